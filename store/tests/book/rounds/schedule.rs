//! The schedule of a programme: whom it asks to report, and what cannot be meant by one.

use domain::{
    Refusal,
    command::{KeepSchedule, ScheduleWords},
    figure::sheet::SheetKey,
    id::UnitId,
    journal::Change,
    programme::Programme,
    refusal::{Field, Problem},
    round::RoundState,
};
use service::{
    book::freshness::{Lack, STALE_AFTER_DAYS},
    store::Record,
};

use super::{at, key, monthly, period};
use crate::world::{HANOI, ME_LINH, OLD_PROGRAMME, PRODUCTS, PROGRAMME, THUONG_TIN, World};

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

/// The year is settled by 15 January at 24:00 and locked at once; only Mê Linh is asked.
fn yearly() -> ScheduleWords {
    ScheduleWords {
        cadence: "year".into(),
        due: "calendar-day".into(),
        due_day: "15".into(),
        hour: "24:00".into(),
        lock: "calendar-day".into(),
        lock_day: "0".into(),
        units: "me-linh".into(),
        ..monthly()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_is_reported_on_by_the_month_and_by_the_year() {
    let world = World::with_rounds().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    world
        .keep_schedule_instead(&planner, 1, "", yearly())
        .await
        .unwrap();
    // A sheet goes by the schedule of its period: deadline, lock and who is asked.
    assert_eq!(world.due("2026-10"), "17:00 ngày 6/11/2026");
    assert_eq!(world.due("2026"), "24:00 ngày 15/1/2027");
    let record = |code| world.record(&at(PRODUCTS, code), 0, "4");
    let locked = service.record_figure(&reporter, record("2026-10")).await;
    assert!(matches!(locked, Err(Refusal::RoundLocked { .. })));
    service
        .record_figure(&reporter, record("2026"))
        .await
        .unwrap();
    assert_eq!(world.round("2026-10").standing.state, RoundState::Missing);
    assert_eq!(world.round("2026").standing.state, RoundState::NotDue);
    // A quarter is neither's: nothing is due there, and nothing locked.
    assert!(service.book().round(&key("2026-Q3")).is_none());
    service
        .record_figure(&reporter, record("2026-Q3"))
        .await
        .unwrap();
    // The officer has both, in the order of their days.
    let mine: Vec<_> = service
        .book()
        .rounds_of(&reporter, world.now())
        .into_iter()
        .map(|one| one.key.period)
        .collect();
    assert!(mine.contains(&period("2026")) && mine.contains(&period("2026-11")));
    let november = mine.iter().position(|one| *one == period("2026-11"));
    assert!(november < mine.iter().position(|one| *one == period("2026")));

    // One of the two changes, and the other stays as it was.
    let later = ScheduleWords {
        due_day: "20".into(),
        ..yearly()
    };
    world
        .keep_schedule_instead(&planner, 2, "year", later)
        .await
        .unwrap();
    assert_eq!(world.due("2026"), "24:00 ngày 20/1/2027");
    assert_eq!(world.due("2026-10"), "17:00 ngày 6/11/2026");
    let journal = world.chain(ME_LINH).await;
    let Change::Programme {
        before: Some(before),
        after,
    } = &journal.last().unwrap().change
    else {
        panic!("{:?}", journal.last());
    };
    let count = |programme: &Programme| programme.reporting.as_slice().len();
    assert_eq!((count(before), count(after)), (2, 2));
    // It outlasts the program.
    let reopened = world.reopened().await;
    assert_eq!(reopened.book().schedules(PROGRAMME).len(), 2);

    // A second one for the same periods is refused, and so is one for what is gone.
    let again = world
        .keep_schedule_instead(&planner, 3, "", monthly())
        .await;
    assert_eq!(
        again,
        Err(Refusal::field(Field::Cadence, Problem::CadenceTaken))
    );
    let gone = world
        .keep_schedule_instead(&planner, 3, "quarter", yearly())
        .await;
    assert_eq!(gone, Err(Refusal::ChangedMeanwhile));
    // The year goes; the months stay.
    world
        .keep_schedule_instead(&planner, 3, "year", ScheduleWords::default())
        .await
        .unwrap();
    assert!(service.book().round(&key("2026")).is_none());
    assert!(service.book().round(&key("2026-10")).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_book_from_before_there_were_several_schedules_is_read() {
    let world = World::with_rounds().await;
    let kept = {
        let book = world.service.book();
        let programme = book.settings(PROGRAMME).unwrap();
        let mut kept = serde_json::to_value(programme).unwrap();
        kept["reporting"] = kept["reporting"][0].take();
        kept["document"] = serde_json::to_value(OLD_PROGRAMME).unwrap();
        kept
    };
    assert!(kept["reporting"].is_object(), "{kept}");
    let old: Programme = serde_json::from_value(kept).unwrap();
    let records = vec![Record::Programme(old)];
    world.service.load(records, HANOI).await.unwrap();
    let book = world.service.book();
    assert_eq!(book.schedules(OLD_PROGRAMME), book.schedules(PROGRAMME));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_how_long_something_is_stale_is_the_programmes_to_say() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    service
        .record_figure(&reporter, world.record(&at(PRODUCTS, "2026"), 0, "4"))
        .await
        .unwrap();
    let stale = || {
        service
            .book()
            .running::<domain::policy::AssignOwner>(&planner, service.today())
            .into_iter()
            .any(|one| one.lacks(Lack::Freshness))
    };
    let say = |base, days: &str| KeepSchedule {
        id: service.new_command(),
        programme: PROGRAMME,
        base,
        instead: String::new(),
        schedule: ScheduleWords::default(),
        stale_after: days.into(),
    };
    world.pass(jiff::SignedDuration::from_hours(24 * 30));
    assert!(!stale(), "{STALE_AFTER_DAYS} days unless it says otherwise");
    service.keep_schedule(&planner, say(0, "29")).await.unwrap();
    assert!(stale());
    assert!(service.book().schedules(PROGRAMME).is_empty());
    service
        .keep_schedule(&planner, say(1, " 30 "))
        .await
        .unwrap();
    assert!(!stale());
    for wrong in ["6", "3651", "-1", "ba tháng", "1.5"] {
        let refused = service.keep_schedule(&planner, say(2, wrong)).await;
        let least_most = Problem::DaysBetween {
            least: 7,
            most: 3650,
        };
        assert_eq!(
            refused,
            Err(Refusal::field(Field::StaleAfter, least_most)),
            "{wrong}"
        );
    }
    service.keep_schedule(&planner, say(2, "")).await.unwrap();
    let book = service.book();
    assert_eq!(book.settings(PROGRAMME).unwrap().stale_after_days, None);
}
