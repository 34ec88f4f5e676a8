//! What is late is told to whoever is in charge, and goes up: once, and level by level.

use domain::{
    command::{AskExplanation, AssignOwner, RaiseObstacle},
    explanation::About as Explained,
    id::UnitId,
    notice::{About, NoticeKind},
    obstacle::Blocked,
    owner::{Charge, Duty},
    policy::Actor,
};
use jiff::SignedDuration;

use super::{given, told};
use crate::world::{AGENCY, BREAKTHROUGH, HANOI, ME_LINH, PRODUCTS, World, this_year};

const SOON: &[NoticeKind] = &[NoticeKind::DueSoon];
const LATE: &[NoticeKind] = &[NoticeKind::DueSoon, NoticeKind::Overdue];
const UP: &[NoticeKind] = &[NoticeKind::GoneUp];
const NONE: &[NoticeKind] = &[];

impl World {
    /// Lets days pass, and looks at the clock twice, also after a restart: nothing is new then.
    async fn days_later(&self, days: i64) {
        self.pass(SignedDuration::from_hours(24 * days));
        self.service.tell_what_is_due().await.unwrap();
        assert_eq!(self.service.tell_what_is_due().await, Ok(0), "told once");
        let again = self.reopened().await;
        assert_eq!(again.tell_what_is_due().await, Ok(0), "after a restart too");
    }

    /// What somebody was told of something by the clock.
    fn heard(&self, actor: &Actor, about: &About) -> Vec<NoticeKind> {
        let mut kinds: Vec<_> = told(&self.service, actor)
            .into_iter()
            .filter(|notice| notice.about == *about && notice.deadline.is_some())
            .map(|notice| notice.kind)
            .collect();
        kinds.sort_unstable();
        kinds
    }

    async fn put_in_charge(&self, by: &Actor, charge: Charge, actor: &Actor) {
        let account = {
            let book = self.service.book();
            book.officer(actor.officer()).unwrap().account.to_string()
        };
        let command = AssignOwner {
            id: self.service.new_command(),
            duty: Duty {
                charge,
                unit: ME_LINH,
            },
            base: String::new(),
            officer: account,
        };
        self.service.assign_owner(by, command).await.unwrap();
    }

    async fn obstacle_with(&self, by: &Actor, to: UnitId) -> About {
        let to = {
            let book = self.service.book();
            book.tree().get(to).unwrap().slug.to_string()
        };
        let command = RaiseObstacle {
            id: self.service.new_command(),
            blocks: Blocked::Item(BREAKTHROUGH),
            unit: ME_LINH,
            what: "Chưa có định mức chi.".into(),
            ask: "Đề nghị hướng dẫn.".into(),
            to,
            due: "30/11/2026".into(),
        };
        let saved = self.service.raise_obstacle(by, command).await.unwrap();
        About::Obstacle(saved.id)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_explanation_is_told_to_whoever_is_in_charge_and_then_to_the_unit_above() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    // In charge from above: not nearest, as the commune has a reporter of its own.
    let in_charge = world.reporter_of(HANOI).await;
    let colleague = world.reporter_of(HANOI).await;
    let asker = world.reviewer_of(ME_LINH).await;
    let above = world.reviewer_of(HANOI).await;
    world
        .put_in_charge(&planner, Charge::Indicator(PRODUCTS), &in_charge)
        .await;
    let question = AskExplanation {
        id: world.service.new_command(),
        about: Explained::Figure {
            indicator: PRODUCTS,
            period: this_year(),
        },
        unit: ME_LINH,
        question: "Vì sao giảm?".into(),
        due: "25/11/2026".into(),
    };
    let sent = world.service.ask_explanation(&asker, question).await;
    let about = About::Explanation(sent.unwrap().id);

    world.days_later(1).await;
    for (actor, kinds) in [
        (&reporter, SOON),
        (&in_charge, SOON),
        (&colleague, NONE),
        (&above, NONE),
    ] {
        assert_eq!(world.heard(actor, &about), kinds);
    }
    // Until the end of the 25th it is between the two of them.
    world.days_later(2).await;
    assert_eq!(world.heard(&above, &about), []);
    world.days_later(1).await;
    for (actor, kinds) in [
        (&reporter, LATE),
        (&in_charge, LATE),
        (&colleague, NONE),
        (&above, UP),
    ] {
        assert_eq!(world.heard(actor, &about), kinds);
    }
    world.days_later(8).await;
    assert_eq!(world.heard(&above, &about), UP, "not again");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_obstacle_goes_up_level_by_level() {
    let world = World::new().await;
    let stopped = world.reporter_of(ME_LINH).await;
    let of_agency = world.reviewer_of(AGENCY).await;
    let near = world.planner_of(ME_LINH).await;
    let above = world.reviewer_of(HANOI).await;
    let about = world.obstacle_with(&stopped, AGENCY).await;
    world.days_later(8).await;
    assert_eq!(world.heard(&near, &about), [], "not late yet");
    world.days_later(1).await;
    assert_eq!(world.heard(&of_agency, &about), LATE);
    assert_eq!(world.heard(&near, &about), UP);
    assert_eq!(world.heard(&above, &about), []);
    world.days_later(4).await;
    assert_eq!(world.heard(&above, &about), []);
    world.days_later(1).await;
    assert_eq!(world.heard(&near, &about), UP);
    assert_eq!(world.heard(&above, &about), UP);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_unit_has_nobody_it_goes_to_those_above_it_and_once() {
    let world = World::new().await;
    let stopped = world.reporter_of(ME_LINH).await;
    world.reviewer_of(AGENCY).await;
    // Mê Linh, which the agency serves, has neither reviewer nor planner.
    let above = world.reviewer_of(HANOI).await;
    let about = world.obstacle_with(&stopped, AGENCY).await;
    world.days_later(9).await;
    assert_eq!(world.heard(&above, &about), UP);
    let stops = world.service.book().stops(&above, world.service.today());
    assert_eq!(stops.escalated.len(), 1, "and it is on their desk");
    world.days_later(5).await;
    assert_eq!(
        world.heard(&above, &about),
        UP,
        "their own level is no news"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_told_to_whoever_is_in_charge_of_it() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let in_charge = world.reporter_of(HANOI).await;
    world.reporter_of(ME_LINH).await;
    // Until 31 December at 17:00.
    let saved = world
        .service
        .plan_task(&planner, given(&world, "Số hóa hồ sơ"))
        .await
        .unwrap();
    let about = About::Task(saved.id);
    world.days_later(37).await;
    assert_eq!(world.heard(&in_charge, &about), []);
    world
        .put_in_charge(&planner, Charge::Task(saved.id), &in_charge)
        .await;
    world.days_later(1).await;
    assert_eq!(world.heard(&in_charge, &about), SOON);
    world.days_later(2).await;
    assert_eq!(world.heard(&in_charge, &about), LATE);
}
