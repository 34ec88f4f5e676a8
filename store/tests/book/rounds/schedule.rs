//! The schedule of a programme: whom it asks to report, and what cannot be meant by one.

use domain::{
    Refusal, command::ScheduleWords, figure::sheet::SheetKey, id::UnitId, refusal::Field,
};

use super::{key, monthly};
use crate::world::{HANOI, ME_LINH, THUONG_TIN, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_reports_where_it_is_named_or_promised_something() {
    let world = World::with_rounds().await;
    let planner = world.planner_of(HANOI).await;
    let rounds = |unit: UnitId, code: &str| {
        let key = SheetKey { unit, ..key(code) };
        world.service.book().round(&key).is_some()
    };
    // By what it promised, and in the time it promised it for.
    assert!(rounds(ME_LINH, "2026-10"));
    assert!(!rounds(ME_LINH, "2027-01"));
    assert!(!rounds(THUONG_TIN, "2026-10"));
    let named = ScheduleWords {
        units: "Xã Thường Tín\nthuong-tin\n\n".into(),
        ..monthly()
    };
    world.keep_schedule(&planner, 1, named).await.unwrap();
    assert!(!rounds(ME_LINH, "2026-10"));
    assert!(rounds(THUONG_TIN, "2027-01"));
    // Nobody in particular reports, and there is no round, once there is no schedule.
    world
        .keep_schedule(&planner, 2, ScheduleWords::default())
        .await
        .unwrap();
    assert!(!rounds(THUONG_TIN, "2027-01"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_a_schedule_that_is_wrong_is_told_at_once() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let wrong = ScheduleWords {
        cadence: "fortnight".into(),
        window_day: "mười lăm".into(),
        due_day: String::new(),
        hour: "5 giờ chiều".into(),
        lock_day: "-1".into(),
        units: "Xã Không Có".into(),
        since: "mai".into(),
        ..monthly()
    };
    let Err(Refusal::Fields(problems)) = world.keep_schedule(&planner, 0, wrong).await else {
        panic!("it was kept");
    };
    let fields: Vec<_> = problems.into_iter().map(|(field, _)| field).collect();
    assert_eq!(
        fields,
        [
            Field::Cadence,
            Field::WindowDay,
            Field::DueDay,
            Field::LockDay,
            Field::Hour,
            Field::Units,
            Field::Since
        ]
    );
    for (schedule, field) in [
        (
            ScheduleWords {
                window_day: "31".into(),
                ..monthly()
            },
            Field::WindowDay,
        ),
        (
            ScheduleWords {
                due_day: "999".into(),
                ..monthly()
            },
            Field::DueDay,
        ),
        (
            ScheduleWords {
                since: "2026-12-01".into(),
                until: "2026-01-01".into(),
                ..monthly()
            },
            Field::Until,
        ),
        (
            ScheduleWords {
                cadence: "once".into(),
                ..monthly()
            },
            Field::Period,
        ),
    ] {
        let refused = world.keep_schedule(&planner, 0, schedule).await;
        assert!(
            matches!(&refused, Err(Refusal::Fields(problems)) if problems[0].0 == field),
            "{field:?} {refused:?}"
        );
    }
}
