//! The answer that there is nothing to report.

use domain::{
    Refusal,
    command::{ReportNothing, WithdrawNothing},
    round::RoundState,
};

use super::{at, key};
use crate::world::{ME_LINH, SERVICES, World};

impl World {
    fn nothing(&self, code: &str) -> ReportNothing {
        ReportNothing {
            id: self.service.new_command(),
            at: key(code),
            reason: "Trong kỳ không mở đợt xét công nhận".into(),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_to_report_is_an_answer_of_its_own() {
    let world = World::with_rounds().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let state = || world.round("2026-11").standing.state;
    assert_eq!(state(), RoundState::NotDue);

    world
        .service
        .report_nothing(&reporter, world.nothing("2026-11"))
        .await
        .unwrap();
    assert_eq!(state(), RoundState::NothingToReport);
    // It outlasts the program.
    let reopened = world.reopened().await;
    let kept = reopened
        .book()
        .unit_round(&key("2026-11"), world.anonymous(), world.now())
        .unwrap();
    assert_eq!(
        kept.nothing.unwrap().reason.as_str(),
        "Trong kỳ không mở đợt xét công nhận"
    );

    let withdrawal = || WithdrawNothing {
        id: world.service.new_command(),
        at: key("2026-11"),
    };
    world
        .service
        .withdraw_nothing(&reporter, withdrawal())
        .await
        .unwrap();
    assert_eq!(state(), RoundState::NotDue);
    assert_eq!(
        world
            .service
            .withdraw_nothing(&reporter, withdrawal())
            .await,
        Err(Refusal::NothingWasAnswered)
    );

    // A figure takes the place of the answer, and keeps it from being given.
    world
        .service
        .report_nothing(&reporter, world.nothing("2026-11"))
        .await
        .unwrap();
    let entered = world.record(&at(SERVICES, "2026-11"), 0, "91%");
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    assert_eq!(state(), RoundState::NotDue);
    assert_eq!(world.round("2026-11").progress.filled, 1);
    assert_eq!(
        world
            .service
            .report_nothing(&reporter, world.nothing("2026-11"))
            .await,
        Err(Refusal::FiguresAreThere)
    );
    // In a locked round it is too late for the answer as well.
    assert!(matches!(
        world
            .service
            .report_nothing(&reporter, world.nothing("2026-10"))
            .await,
        Err(Refusal::RoundLocked { .. })
    ));
    // And where there is no round there is nothing to answer.
    assert_eq!(
        world
            .service
            .report_nothing(&reporter, world.nothing("2026"))
            .await,
        Err(Refusal::NotFound)
    );
}
