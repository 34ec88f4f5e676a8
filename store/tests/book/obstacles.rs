//! Obstacles: who raises them, who answers, who reads them, and how they go up.

use domain::{
    Refusal,
    command::{AnswerObstacle, AskObstacleAgain, CloseObstacle, RaiseObstacle},
    id::{ObstacleId, UnitId},
    journal::{Change, Subject},
    notice::{About, NoticeKind},
    obstacle::{Blocked, Outcome, Standing, Step},
    policy::{Actor, Role},
    refusal::{Field, Problem},
};
use jiff::SignedDuration;
use service::book::obstacle::{Sought, SoughtKind};

use crate::world::{
    AGENCY, BREAKTHROUGH, HANOI, ME_LINH, PROGRAMME, SECRET_ITEM, SECRET_TASK, SECRET_WORD,
    THUONG_TIN, TRAINING, World,
};

impl World {
    fn raise(&self, blocks: Blocked, to: &str) -> RaiseObstacle {
        RaiseObstacle {
            id: self.service.new_command(),
            blocks,
            unit: ME_LINH,
            what: "Chưa có định mức chi cho lớp tập huấn.".into(),
            ask: "Đề nghị hướng dẫn định mức chi.".into(),
            to: to.into(),
            due: "30/11/2026".into(),
        }
    }

    fn reply(&self, obstacle: ObstacleId, base: u32, outcome: &str) -> AnswerObstacle {
        AnswerObstacle {
            id: self.service.new_command(),
            obstacle,
            base,
            outcome: outcome.into(),
            text: "Đã có văn bản hướng dẫn.".into(),
            until: String::new(),
            to: String::new(),
        }
    }

    fn close(&self, obstacle: ObstacleId, base: u32) -> CloseObstacle {
        CloseObstacle {
            id: self.service.new_command(),
            obstacle,
            base,
            text: String::new(),
        }
    }

    fn slug_of(&self, unit: UnitId) -> String {
        let book = self.service.book();
        book.tree().get(unit).unwrap().slug.to_string()
    }

    fn told(&self, actor: &Actor) -> Vec<(NoticeKind, About)> {
        let book = self.service.book();
        book.notices_of(actor.officer())
            .map(|notice| (notice.kind, notice.about.clone()))
            .collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_obstacle_is_raised_passed_on_answered_and_closed() {
    let world = World::new().await;
    let service = &world.service;
    let stopped = world.reporter_of(ME_LINH).await;
    let leader = world.planner_of(HANOI).await;
    let agency = world.reviewer_of(AGENCY).await;
    let today = service.today();
    let command = world.raise(Blocked::Task(TRAINING), &world.slug_of(HANOI));
    let saved = service
        .raise_obstacle(&stopped, command.clone())
        .await
        .unwrap();
    assert_eq!((saved.revision, saved.step), (1, Step::Raised));
    // Sent twice it is one obstacle.
    assert_eq!(service.raise_obstacle(&stopped, command).await, Ok(saved));
    let id = saved.id;
    assert_eq!(service.book().stops(&leader, today).to_answer.len(), 1);
    assert_eq!(service.book().stops(&stopped, today).to_answer.len(), 0);
    assert_eq!(
        world.told(&leader),
        [(NoticeKind::Blocked, About::Obstacle(id))]
    );

    // Another unit has the authority.
    let passed = AnswerObstacle {
        until: "2026-12-10".into(),
        to: world.slug_of(AGENCY),
        ..world.reply(id, 1, "passed")
    };
    service.answer_obstacle(&leader, passed).await.unwrap();
    assert_eq!(service.book().obstacle(id).unwrap().with(), AGENCY);
    assert_eq!(
        world.told(&agency),
        [(NoticeKind::Blocked, About::Obstacle(id))]
    );
    service
        .answer_obstacle(&agency, world.reply(id, 2, "declined"))
        .await
        .unwrap();
    assert_eq!(service.book().stops(&stopped, today).to_close.len(), 1);
    assert!(
        world
            .told(&stopped)
            .contains(&(NoticeKind::Decided, About::Obstacle(id)))
    );

    let again = AskObstacleAgain {
        id: service.new_command(),
        obstacle: id,
        base: 3,
        ask: "Đề nghị xem lại: thông tư mới cho phép.".into(),
        to: world.slug_of(AGENCY),
        due: "2026-12-20".into(),
    };
    service.ask_obstacle_again(&stopped, again).await.unwrap();
    service
        .answer_obstacle(&agency, world.reply(id, 4, "removed"))
        .await
        .unwrap();
    let closed = service
        .close_obstacle(&stopped, world.close(id, 5))
        .await
        .unwrap();
    assert_eq!((closed.revision, closed.step), (6, Step::Closed));
    let one = service.book().obstacle(id).cloned().unwrap();
    assert_eq!(one.turns().count(), 3);
    assert_eq!(one.standing(today), Standing::Closed);
    assert_eq!(world.reopened().await.book().obstacle(id), Some(&one));

    // Every step is in the chain of the unit that was stopped, and on the task's page.
    let steps: Vec<_> = world
        .chain(ME_LINH)
        .await
        .into_iter()
        .filter_map(|event| match event.change {
            Change::Obstacle { step, .. } => Some(step),
            _ => None,
        })
        .collect();
    assert_eq!(
        steps,
        [
            Step::Raised,
            Step::Answered(Outcome::Passed { to: AGENCY }),
            Step::Answered(Outcome::Declined),
            Step::AskedAgain,
            Step::Answered(Outcome::Removed),
            Step::Closed
        ]
    );
    let book = service.book();
    let public = book
        .log_of(Subject::Task(TRAINING), world.anonymous())
        .filter(|logged| matches!(logged.event.change, Change::Obstacle { .. }))
        .count();
    assert_eq!(public, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_concerned_take_a_step() {
    let world = World::new().await;
    let service = &world.service;
    let to = world.slug_of(HANOI);
    for (role, unit, expected) in [
        (Role::Reporter, ME_LINH, None),
        (Role::Planner, HANOI, None),
        (Role::Reviewer, ME_LINH, Some(Refusal::NotAllowed)),
        (Role::Auditor, HANOI, Some(Refusal::NotAllowed)),
        (Role::Administrator, HANOI, Some(Refusal::NotAllowed)),
        (Role::Reporter, THUONG_TIN, Some(Refusal::NotAllowed)),
    ] {
        let officer = world.officer(&[role], unit).await;
        let done = service
            .raise_obstacle(&officer, world.raise(Blocked::Programme(PROGRAMME), &to))
            .await;
        assert_eq!(done.err(), expected, "{role:?} at {unit}");
    }
    let stopped = world.reporter_of(ME_LINH).await;
    let id = service
        .raise_obstacle(&stopped, world.raise(Blocked::Programme(PROGRAMME), &to))
        .await
        .unwrap()
        .id;
    for (role, unit) in [
        (Role::Reporter, HANOI),
        (Role::Planner, ME_LINH),
        (Role::Auditor, HANOI),
        (Role::Reviewer, THUONG_TIN),
    ] {
        let officer = world.officer(&[role], unit).await;
        let done = service
            .answer_obstacle(&officer, world.reply(id, 1, "removed"))
            .await;
        assert_eq!(done, Err(Refusal::NotAllowed), "{role:?} at {unit}");
    }
    let foreign = world.planner_of(THUONG_TIN).await;
    assert_eq!(
        service.close_obstacle(&foreign, world.close(id, 1)).await,
        Err(Refusal::NotAllowed)
    );
    // Nobody confirms their own answer, whatever their roles.
    let both = world.officer(&[Role::Planner], HANOI).await;
    service
        .answer_obstacle(&both, world.reply(id, 1, "removed"))
        .await
        .unwrap();
    assert_eq!(
        service.close_obstacle(&both, world.close(id, 2)).await,
        Err(Refusal::FourEyes)
    );
    assert!(
        service
            .close_obstacle(&stopped, world.close(id, 2))
            .await
            .is_ok()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_named_at_its_field() {
    let world = World::new().await;
    let service = &world.service;
    let stopped = world.reporter_of(ME_LINH).await;
    let bad = RaiseObstacle {
        ask: " ".into(),
        due: "1/11/2026".into(),
        ..world.raise(Blocked::Task(TRAINING), "Sở Không Có")
    };
    let Err(Refusal::Fields(problems)) = service.raise_obstacle(&stopped, bad).await else {
        panic!("taken");
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Ask, Field::Authority, Field::Due]);
    assert!(problems.contains(&(Field::Due, Problem::DayHasPassed)));

    let id = service
        .raise_obstacle(
            &stopped,
            world.raise(Blocked::Task(TRAINING), &world.slug_of(HANOI)),
        )
        .await
        .unwrap()
        .id;
    let leader = world.planner_of(HANOI).await;
    for (outcome, to, field) in [
        ("", "", Field::Outcome),
        ("under-way", "", Field::Until),
        ("passed", "", Field::Authority),
    ] {
        let answer = AnswerObstacle {
            to: to.into(),
            ..world.reply(id, 1, outcome)
        };
        let Err(Refusal::Fields(problems)) = service.answer_obstacle(&leader, answer).await else {
            panic!("{outcome} was taken");
        };
        assert!(
            problems.iter().any(|(of, _)| *of == field),
            "{outcome}: {problems:?}"
        );
    }
    // It is with Hà Nội already.
    let back = AnswerObstacle {
        to: world.slug_of(HANOI),
        until: "2026-12-10".into(),
        ..world.reply(id, 1, "passed")
    };
    assert_eq!(
        service.answer_obstacle(&leader, back).await,
        Err(Refusal::field(Field::Authority, Problem::SameUnit))
    );
    assert_eq!(service.book().obstacle(id).unwrap().revision, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_late_is_on_the_desks_above_and_on_top_of_the_register() {
    let world = World::new().await;
    let service = &world.service;
    let stopped = world.reporter_of(ME_LINH).await;
    // The agency serves Mê Linh: what it owes goes up to Mê Linh, then to Hà Nội.
    let to = world.slug_of(AGENCY);
    let id = service
        .raise_obstacle(&stopped, world.raise(Blocked::Item(BREAKTHROUGH), &to))
        .await
        .unwrap()
        .id;
    let near = world.reviewer_of(ME_LINH).await;
    let above = world.planner_of(HANOI).await;
    let of_agency = world.reviewer_of(AGENCY).await;
    let late = |actor: &Actor| {
        let book = service.book();
        let stops = book.stops(actor, service.today());
        (stops.to_answer.len(), stops.escalated.len())
    };
    assert_eq!(late(&of_agency), (1, 0));
    assert_eq!(late(&near), (0, 0), "it is the agency's, until it is late");
    world.pass(SignedDuration::from_hours(24 * 9));
    let sought = Sought {
        kind: Some(SoughtKind::Late),
        ..Sought::default()
    };
    let register = service.book().register(sought, world.anonymous());
    assert_eq!(register.first().map(|one| one.id), Some(id));
    assert_eq!(
        register[0].standing(service.today()),
        Standing::Overdue { days: 1 }
    );
    assert_eq!(late(&of_agency), (1, 0));
    assert_eq!((late(&near), late(&above)), ((0, 1), (0, 0)));
    assert!(service.tell_what_is_due().await.unwrap() >= 1);
    assert!(
        world
            .told(&of_agency)
            .contains(&(NoticeKind::Overdue, About::Obstacle(id)))
    );
    assert_eq!(service.tell_what_is_due().await, Ok(0), "told once");
    world.pass(SignedDuration::from_hours(24 * 5));
    assert_eq!((late(&near), late(&above)), ((0, 1), (0, 1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_source_names_is_taken_up_once_and_then_followed() {
    let world = World::new().await;
    let service = &world.service;
    let stopped = world.reporter_of(ME_LINH).await;
    let to = world.slug_of(HANOI);
    let found = |world: &World| {
        let book = world.service.book();
        book.obstacles_of(Blocked::Item(BREAKTHROUGH), world.anonymous())
            .len()
    };
    assert_eq!(found(&world), 0);
    service
        .raise_obstacle(&stopped, world.raise(Blocked::Item(BREAKTHROUGH), &to))
        .await
        .unwrap();
    assert_eq!(found(&world), 1);
    // The day before, nobody had raised it.
    let book = service.book();
    let yesterday = service::book::Reader {
        actor: None,
        on: service.today().yesterday().unwrap(),
    };
    assert!(
        book.obstacles_of(Blocked::Item(BREAKTHROUGH), yesterday)
            .is_empty()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_obstacle_of_something_restricted_stays_with_those_concerned() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let planner = world.planner_of(ME_LINH).await;
    let to = world.slug_of(HANOI);
    let secret = |blocks| RaiseObstacle {
        what: format!("Kế hoạch {SECRET_WORD} chưa được duyệt."),
        ..world.raise(blocks, &to)
    };
    let id = service
        .raise_obstacle(&planner, secret(Blocked::Task(SECRET_TASK)))
        .await
        .unwrap()
        .id;
    let stranger = world.planner_of(THUONG_TIN).await;
    let leader = world.planner_of(HANOI).await;
    let sees = |actor: Option<&Actor>| {
        let book = service.book();
        let reader = service::book::Reader {
            actor,
            on: service.today(),
        };
        let in_register = book
            .register(Sought::default(), reader)
            .iter()
            .any(|one| one.id == id);
        let seen = reader.sees_obstacle(book.obstacle(id).unwrap(), &book);
        assert_eq!(in_register, seen);
        seen
    };
    assert!(!sees(None));
    assert!(!sees(Some(&stranger)));
    assert!(sees(Some(&leader)));
    assert!(sees(Some(&reporter)));
    let hidden = service
        .raise_obstacle(&stranger, secret(Blocked::Item(SECRET_ITEM)))
        .await;
    assert_eq!(hidden, Err(Refusal::NotFound));
    assert_eq!(
        service
            .answer_obstacle(&stranger, world.reply(id, 1, "removed"))
            .await,
        Err(Refusal::NotFound)
    );
    let book = service.book();
    let public = book
        .chain_of(ME_LINH, world.anonymous())
        .filter_map(|(_, _, logged)| logged)
        .any(|logged| matches!(logged.event.change, Change::Obstacle { .. }));
    assert!(!public);
}
