//! A round that is late is told to whoever is in charge of what is missing, and to the unit above.

use domain::{
    command::{AssignOwner, RecordFigure},
    notice::{About, NoticeKind},
    owner::{Charge, Duty},
    policy::Actor,
    round::RoundState,
};
use jiff::SignedDuration;

use super::{at, key};
use crate::world::{HANOI, ME_LINH, PRODUCTS, SERVICES, World};

impl World {
    /// What somebody was told of the round of November by the clock.
    fn told_of_round(&self, actor: &Actor) -> Vec<NoticeKind> {
        let book = self.service.book();
        let mut kinds: Vec<_> = book
            .notices_of(actor.officer())
            .filter(|notice| notice.about == About::Sheet(key("2026-11")))
            .map(|notice| notice.kind)
            .collect();
        kinds.sort_unstable();
        kinds
    }

    async fn on_day(&self, hours: i64) {
        self.pass(SignedDuration::from_hours(hours));
        self.service.tell_what_is_due().await.unwrap();
        assert_eq!(self.service.tell_what_is_due().await, Ok(0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_round_goes_up_and_only_who_is_in_charge_of_what_is_missing_is_reminded() {
    let world = World::with_rounds().await;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    let above = world.reviewer_of(HANOI).await;
    let (done, missing) = (
        world.reporter_of(HANOI).await,
        world.reporter_of(HANOI).await,
    );
    for (indicator, officer) in [(PRODUCTS, &done), (SERVICES, &missing)] {
        let account = {
            let book = world.service.book();
            book.officer(officer.officer()).unwrap().account.to_string()
        };
        let command = AssignOwner {
            id: world.service.new_command(),
            duty: Duty {
                charge: Charge::Indicator(indicator),
                unit: ME_LINH,
            },
            base: String::new(),
            officer: account,
        };
        world.service.assign_owner(&planner, command).await.unwrap();
    }
    let figure = RecordFigure {
        submit: true,
        ..world.record(&at(PRODUCTS, "2026-11"), 0, "4")
    };
    world
        .service
        .record_figure(&reporter, figure)
        .await
        .unwrap();

    // Due on 7 December at 17:00; it is the 4th.
    world.on_day(24 * 12).await;
    let soon = [NoticeKind::DueSoon];
    assert_eq!(world.told_of_round(&reporter), soon);
    assert_eq!(world.told_of_round(&missing), soon);
    assert_eq!(world.told_of_round(&done), []);
    // The 7th at 18:00: late, and still the unit's own business.
    world.on_day(24 * 3 + 9).await;
    let late = [NoticeKind::DueSoon, NoticeKind::Overdue];
    assert_eq!(world.told_of_round(&reporter), late);
    assert_eq!(world.told_of_round(&missing), late);
    assert_eq!(world.told_of_round(&above), []);
    // The 8th, and then locked.
    world.on_day(15).await;
    assert_eq!(world.round("2026-11").standing.state, RoundState::Late);
    assert_eq!(world.told_of_round(&above), [NoticeKind::GoneUp]);
    world.on_day(24 * 4).await;
    assert_eq!(world.round("2026-11").standing.state, RoundState::Locked);
    assert_eq!(world.told_of_round(&above), [NoticeKind::GoneUp]);
    assert_eq!(world.told_of_round(&reporter), late);
    assert_eq!(world.told_of_round(&done), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn those_above_hear_of_a_round_that_nobody_reports_in() {
    let world = World::with_rounds().await;
    let above = world.reviewer_of(HANOI).await;
    // 8 December in the morning.
    world.on_day(24 * 16).await;
    assert_eq!(world.told_of_round(&above), [NoticeKind::GoneUp]);
}
