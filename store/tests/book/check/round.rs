//! A whole round approved at once: what has no warning, over all units, all of it or none.

use domain::{
    Refusal,
    command::{ApproveRound, KeepSchedule, Place, RecordFigure, ScheduleWords},
    figure::FigureStep,
    id::{IndicatorId, UnitId},
    journal::Change,
    notice::{About, NoticeKind},
    policy::{Actor, Role},
    refusal::{Field, Problem},
};
use service::{check::SheetDecided, manage::mark};

use crate::world::{
    HANOI, ME_LINH, MODELS, PRODUCTS, PROGRAMME, SECRET_FIGURE, SERVICES, THUONG_TIN, World,
    this_year,
};

async fn hand_in(world: &World, by: &Actor, unit: UnitId, indicator: IndicatorId, value: &str) {
    let at = Place {
        indicator,
        unit,
        period: this_year(),
    };
    let entered = RecordFigure {
        submit: true,
        ..world.record(&at, 0, value)
    };
    world.service.record_figure(by, entered).await.unwrap();
}

/// The form as somebody sees it now.
fn form(world: &World, actor: &Actor) -> ApproveRound {
    let clear = world
        .service
        .book()
        .clear_in_round(actor, PROGRAMME, this_year());
    ApproveRound {
        id: world.service.new_command(),
        programme: PROGRAMME,
        period: this_year(),
        base: mark(Some(&clear)),
    }
}

fn published(world: &World, unit: UnitId, indicator: IndicatorId) -> bool {
    let book = world.service.book();
    let indicator = book.indicator(indicator).unwrap();
    book.cell(indicator, unit, &this_year())
        .is_some_and(|cell| cell.published.is_some())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_clear_in_a_round_is_approved_over_all_units() {
    let world = World::new().await;
    let reporter = world.reporter_of(HANOI).await;
    let reviewer = world.reviewer_of(HANOI).await;
    hand_in(&world, &reporter, ME_LINH, PRODUCTS, "4").await;
    hand_in(&world, &reporter, ME_LINH, SECRET_FIGURE, "2").await;
    hand_in(&world, &reporter, THUONG_TIN, PRODUCTS, "7").await;
    // n above N: odd, and so it is looked at on its own.
    let odd = RecordFigure {
        note: "Tính cả hồ sơ chuyển tiếp".into(),
        submit: true,
        ..world.record(
            &Place {
                indicator: SERVICES,
                unit: THUONG_TIN,
                period: this_year(),
            },
            0,
            "12/10",
        )
    };
    world.service.record_figure(&reporter, odd).await.unwrap();
    let before = world.entries().await;

    let command = form(&world, &reviewer);
    let decided = world
        .service
        .approve_round(&reviewer, command.clone())
        .await;
    let all = SheetDecided {
        published: 3,
        checked: 0,
        returned: 0,
    };
    assert_eq!(decided, Ok(all));
    for (unit, indicator, is_public) in [
        (ME_LINH, PRODUCTS, true),
        (ME_LINH, SECRET_FIGURE, true),
        (THUONG_TIN, PRODUCTS, true),
        (THUONG_TIN, SERVICES, false),
    ] {
        assert_eq!(published(&world, unit, indicator), is_public);
    }
    // Each unit's journal tells of its own, what is restricted apart from what is open.
    assert_eq!(world.entries().await, before + 3);
    for (unit, cells) in [(ME_LINH, [1, 1].as_slice()), (THUONG_TIN, &[1])] {
        let chain = world.chain(unit).await;
        let told: Vec<_> = chain
            .into_iter()
            .filter(|event| event.command == command.id)
            .map(|event| match event.change {
                Change::Cells {
                    step: FigureStep::Approved,
                    cells,
                    ..
                } => cells.len(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(told, cells);
    }
    // Who reported it is told, sheet by sheet.
    let told: Vec<_> = world
        .service
        .book()
        .notices_of(reporter.officer())
        .filter(|notice| notice.kind == NoticeKind::Decided)
        .map(|notice| match &notice.about {
            About::Sheet(key) => (key.unit, notice.count),
            About::Figure { unit, .. } => (*unit, 1),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.contains(&(ME_LINH, 2)) && told.contains(&(THUONG_TIN, 1)));

    // Sent twice it is done once; what is left is not clear.
    let again = world.service.approve_round(&reviewer, command).await;
    assert_eq!(again, Ok(all));
    assert_eq!(world.entries().await, before + 3);
    let nothing = world
        .service
        .approve_round(&reviewer, form(&world, &reviewer))
        .await;
    assert_eq!(
        nothing,
        Err(Refusal::field(Field::Cells, Problem::NothingChosen))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_approved_as_it_was_shown_or_not_at_all() {
    let world = World::new().await;
    let reporter = world.reporter_of(HANOI).await;
    let reviewer = world.reviewer_of(HANOI).await;
    hand_in(&world, &reporter, ME_LINH, PRODUCTS, "4").await;
    let shown = form(&world, &reviewer);
    // One more was handed in meanwhile: nobody has looked at that.
    hand_in(&world, &reporter, THUONG_TIN, PRODUCTS, "7").await;
    let refused = world.service.approve_round(&reviewer, shown).await;
    assert_eq!(refused, Err(Refusal::ChangedMeanwhile));
    assert!(!published(&world, ME_LINH, PRODUCTS));

    // Those without a part in checking are not told what there is.
    for other in [
        world.reporter_of(ME_LINH).await,
        world.planner_of(HANOI).await,
        world.auditor_of(HANOI).await,
        world.administrator().await,
    ] {
        let refused = world
            .service
            .approve_round(&other, form(&world, &other))
            .await;
        assert_eq!(refused, Err(Refusal::NotAllowed));
    }
    // A reviewer of one unit approves that unit's.
    let here = world.reviewer_of(ME_LINH).await;
    let decided = world
        .service
        .approve_round(&here, form(&world, &here))
        .await;
    assert_eq!(decided.map(|decided| decided.published), Ok(1));
    assert!(published(&world, ME_LINH, PRODUCTS));
    assert!(!published(&world, THUONG_TIN, PRODUCTS));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_approves_their_own_with_the_rest_of_a_round() {
    let world = World::new().await;
    let reporter = world.reporter_of(HANOI).await;
    let both = world
        .officer(&[Role::Reporter, Role::Reviewer], HANOI)
        .await;
    hand_in(&world, &reporter, ME_LINH, PRODUCTS, "4").await;
    hand_in(&world, &both, ME_LINH, MODELS, "3").await;
    let decided = world
        .service
        .approve_round(&both, form(&world, &both))
        .await;
    assert_eq!(decided.map(|decided| decided.published), Ok(1));
    assert!(published(&world, ME_LINH, PRODUCTS));
    assert!(!published(&world, ME_LINH, MODELS), "four eyes");

    // A lock of the round stops nothing that was handed in in time.
    let planner = world.planner_of(ME_LINH).await;
    let command = KeepSchedule {
        id: world.service.new_command(),
        programme: PROGRAMME,
        base: 0,
        instead: String::new(),
        schedule: ScheduleWords {
            cadence: "year".into(),
            due: "calendar-day".into(),
            due_day: "1".into(),
            hour: "24:00".into(),
            lock: "calendar-day".into(),
            lock_day: "0".into(),
            ..ScheduleWords::default()
        },
        stale_after: String::new(),
    };
    world
        .service
        .keep_schedule(&planner, command)
        .await
        .unwrap();
    world.pass(jiff::SignedDuration::from_hours(24 * 60));
    let reviewer = world.reviewer_of(HANOI).await;
    let decided = world
        .service
        .approve_round(&reviewer, form(&world, &reviewer))
        .await;
    assert_eq!(decided.map(|decided| decided.published), Ok(1));
}
