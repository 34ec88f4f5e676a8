//! What a dissolved unit left: proposed, refused, proposed again, accepted; who may, who sees it, and
//! what moves and what stays.

mod carried;

use domain::{
    Refusal,
    command::{
        AnswerHandover, AnswerObstacle, AskExplanation, AssignOwner, EndHandover, Pick,
        ProposeHandover, RaiseObstacle,
    },
    explanation::About as Asked,
    handover::{Ending, Handover, Matter, Standing, Step},
    id::{HandoverId, UnitId},
    journal::{Change, Subject},
    notice::{About, NoticeKind},
    obstacle::Blocked,
    owner::{Charge, Duty},
    policy::{Actor, Role},
    refusal::{Field, Problem},
};
use service::book::Reader;

use crate::world::{
    HANOI, ME_LINH, PRODUCTS, SECRET_TASK, SECRET_WORD, THUONG_TIN, TRAINING, World, place,
    this_year,
};

/// A world in which Mê Linh was divided into a northern and a southern commune.
struct Divided {
    world: World,
    north: UnitId,
    south: UnitId,
    /// Leads Hà Nội.
    above: Actor,
    of_north: Actor,
    of_south: Actor,
}

impl Divided {
    async fn new() -> Self {
        Self::from(World::new().await).await
    }

    async fn from(world: World) -> Self {
        let admin = world.administrator().await;
        world.reformed(&admin, &world.divide()).await.unwrap();
        let (north, south) = (
            world.unit_at("xa-me-linh-bac").id,
            world.unit_at("xa-me-linh-nam").id,
        );
        Self {
            above: world.planner_of(HANOI).await,
            of_north: world.planner_of(north).await,
            of_south: world.planner_of(south).await,
            world,
            north,
            south,
        }
    }

    fn slug(&self, unit: UnitId) -> String {
        let book = self.world.service.book();
        book.tree().get(unit).unwrap().slug.to_string()
    }

    fn propose(&self, matters: &[(Matter, u32)], to: UnitId) -> ProposeHandover {
        ProposeHandover {
            id: self.world.service.new_command(),
            from: ME_LINH,
            picks: picks(matters),
            to: self.slug(to),
            text: String::new(),
        }
    }

    fn answer(&self, matters: &[(Matter, u32)], accept: bool, text: &str) -> AnswerHandover {
        AnswerHandover {
            id: self.world.service.new_command(),
            picks: picks(matters),
            accept,
            text: text.into(),
        }
    }

    fn standing(&self, matter: Matter) -> Standing {
        let book = self.world.service.book();
        let kept = book.handover(HandoverId::of(ME_LINH, matter));
        kept.map_or(Standing::Open, Handover::standing)
    }

    fn told(&self, actor: &Actor) -> Vec<(NoticeKind, About)> {
        let book = self.world.service.book();
        book.notices_of(actor.officer())
            .map(|notice| (notice.kind, notice.about.clone()))
            .collect()
    }

    fn left(&self, actor: Option<&Actor>) -> Vec<Matter> {
        let service = &self.world.service;
        let reader = Reader {
            actor,
            on: service.today(),
        };
        let left = service.book().left_by(ME_LINH, reader);
        left.into_iter().map(|one| one.matter).collect()
    }
}

fn picks(matters: &[(Matter, u32)]) -> Vec<Pick> {
    matters
        .iter()
        .map(|(matter, base)| Pick {
            handover: HandoverId::of(ME_LINH, *matter),
            base: *base,
        })
        .collect()
}

const TASK: Matter = Matter::Task(TRAINING);

fn promise() -> Matter {
    Matter::Promise {
        indicator: PRODUCTS,
        period: this_year(),
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn a_task_goes_to_the_successor_that_accepts_it() {
    let at = Divided::new().await;
    let service = &at.world.service;
    let today = service.today();
    assert!(at.left(None).contains(&TASK));
    let desk = |actor: &Actor| {
        let handing = service.book().handing(actor, today);
        (
            handing
                .to_propose
                .iter()
                .map(|(_, count)| count)
                .sum::<usize>(),
            handing.to_accept.len(),
        )
    };
    let open = desk(&at.above).0;
    assert!(open >= 6, "{open}");
    assert_eq!(desk(&at.of_north), (0, 0));

    let command = at.propose(&[(TASK, 0)], at.north);
    let handed = service
        .propose_handover(&at.above, command.clone())
        .await
        .unwrap();
    assert_eq!((handed.from, handed.items), (ME_LINH, 1));
    // Sent twice it is proposed once; nothing has moved.
    assert_eq!(
        service.propose_handover(&at.above, command).await,
        Ok(handed)
    );
    assert_eq!(at.standing(TASK), Standing::Proposed(at.north));
    assert_eq!(service.book().task(TRAINING).unwrap().lead, Some(ME_LINH));
    assert_eq!(desk(&at.above), (open - 1, 0));
    assert_eq!(desk(&at.of_north), (0, 1));
    assert_eq!(
        at.told(&at.of_north),
        [(NoticeKind::HandedOver, About::Handover(ME_LINH))]
    );

    // Refused, with a reason and not without; it comes back.
    let refused = service
        .answer_handover(&at.of_north, at.answer(&[(TASK, 1)], false, " "))
        .await;
    assert!(
        matches!(&refused, Err(Refusal::Fields(problems)) if problems[0].0 == Field::Reason),
        "{refused:?}"
    );
    service
        .answer_handover(
            &at.of_north,
            at.answer(&[(TASK, 1)], false, "Lớp học ở địa bàn phía nam."),
        )
        .await
        .unwrap();
    assert_eq!(at.standing(TASK), Standing::Refused(at.north));
    assert_eq!(desk(&at.above), (open, 0));
    assert!(
        at.told(&at.above)
            .contains(&(NoticeKind::Decided, About::Handover(ME_LINH)))
    );

    service
        .propose_handover(&at.above, at.propose(&[(TASK, 2)], at.south))
        .await
        .unwrap();
    let accept = at.answer(&[(TASK, 3)], true, "");
    let handed = service
        .answer_handover(&at.of_south, accept.clone())
        .await
        .unwrap();
    assert_eq!(
        service.answer_handover(&at.of_south, accept).await,
        Ok(handed)
    );
    assert_eq!(at.standing(TASK), Standing::Accepted(at.south));
    let task = service.book().task(TRAINING).cloned().unwrap();
    assert_eq!((task.lead, task.revision), (Some(at.south), 2));
    assert!(!at.left(None).is_empty());
    let taken: Vec<_> = {
        let book = service.book();
        let all = book.taken_over_by(at.south, at.world.anonymous());
        all.into_iter().map(|one| one.matter).collect()
    };
    assert_eq!(taken, [TASK]);

    // Every step stands in both chains, and on the task's page.
    let steps = |events: Vec<domain::journal::Event>| -> Vec<Step> {
        events
            .into_iter()
            .filter_map(|event| match event.change {
                Change::Handover { step, .. } => Some(step),
                _ => None,
            })
            .collect()
    };
    assert_eq!(
        steps(at.world.chain(ME_LINH).await),
        [
            Step::Proposed,
            Step::Refused,
            Step::Proposed,
            Step::Accepted
        ]
    );
    assert_eq!(
        steps(at.world.chain(at.north).await),
        [Step::Proposed, Step::Refused]
    );
    assert_eq!(
        steps(at.world.chain(at.south).await),
        [Step::Proposed, Step::Accepted]
    );
    {
        let book = service.book();
        let moved = book
            .log_of(Subject::Task(TRAINING), at.world.anonymous())
            .filter(|logged| matches!(logged.event.change, Change::Task { .. }))
            .count();
        assert_eq!(moved, 1);
        // The day before, the task was the former unit's.
        let yesterday = today.yesterday().unwrap();
        assert_eq!(book.task_on(&task, yesterday).lead, Some(ME_LINH));
    }
    let again = at.world.reopened().await;
    assert_eq!(
        again.book().handover(HandoverId::of(ME_LINH, TASK)),
        service.book().handover(HandoverId::of(ME_LINH, TASK))
    );
    assert_eq!(again.verify_journal().await.unwrap().damages, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_unit_above_proposes_and_only_another_of_the_successor_answers() {
    let at = Divided::new().await;
    let service = &at.world.service;
    for (role, unit, expected) in [
        (Role::Planner, HANOI, None),
        (Role::Planner, ME_LINH, Some(Refusal::NotAllowed)),
        (Role::Planner, THUONG_TIN, Some(Refusal::NotAllowed)),
        (Role::Reviewer, HANOI, Some(Refusal::NotAllowed)),
        (Role::Reporter, HANOI, Some(Refusal::NotAllowed)),
        (Role::Administrator, HANOI, Some(Refusal::NotAllowed)),
        (Role::Auditor, HANOI, Some(Refusal::NotAllowed)),
    ] {
        let officer = at.world.officer(&[role], unit).await;
        let proposed = service
            .propose_handover(&officer, at.propose(&[(promise(), 0)], at.north))
            .await;
        assert_eq!(proposed.err(), expected, "{role:?} at {unit}");
    }
    // Who leads both the unit above and the successor does not answer what they proposed.
    service
        .propose_handover(&at.above, at.propose(&[(TASK, 0)], at.north))
        .await
        .unwrap();
    let accept = || at.answer(&[(TASK, 1)], true, "");
    assert_eq!(
        service.answer_handover(&at.above, accept()).await,
        Err(Refusal::OwnProposal)
    );
    for (role, unit) in [
        (Role::Planner, at.south),
        (Role::Planner, ME_LINH),
        (Role::Reviewer, at.north),
        (Role::Reporter, at.north),
        (Role::Administrator, at.north),
    ] {
        let officer = at.world.officer(&[role], unit).await;
        assert_eq!(
            service.answer_handover(&officer, accept()).await,
            Err(Refusal::NotAllowed),
            "{role:?} at {unit}"
        );
    }
    let colleague = at.world.planner_of(HANOI).await;
    assert!(service.answer_handover(&colleague, accept()).await.is_ok());
    // Answered already.
    assert_eq!(
        service
            .answer_handover(&at.of_north, at.answer(&[(TASK, 2)], false, "Không."))
            .await,
        Err(Refusal::NothingProposed)
    );
    // A unit that is there has nothing to hand over.
    let there = ProposeHandover {
        from: THUONG_TIN,
        ..at.propose(&[(TASK, 2)], at.north)
    };
    assert_eq!(
        service.propose_handover(&at.above, there).await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_are_several_successors_it_is_asked_which() {
    let at = Divided::new().await;
    let service = &at.world.service;
    let to = |to: &str| ProposeHandover {
        to: to.into(),
        ..at.propose(&[(TASK, 0)], at.north)
    };
    let field = async |command| match service.propose_handover(&at.above, command).await {
        Err(Refusal::Fields(problems)) => problems,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        field(to("")).await,
        [(Field::Successor, Problem::NothingChosen)]
    );
    assert_eq!(
        field(to("thuong-tin")).await,
        [(Field::Successor, Problem::NotASuccessor)]
    );
    let nothing = ProposeHandover {
        picks: Vec::new(),
        ..to("xa-me-linh-bac")
    };
    assert_eq!(
        field(nothing).await,
        [(Field::Items, Problem::NothingChosen)]
    );
    let stale = at.propose(&[(TASK, 3)], at.north);
    assert_eq!(
        service.propose_handover(&at.above, stale).await,
        Err(Refusal::ChangedMeanwhile)
    );
    // Several items in one command, to one of them.
    let many = at.propose(&[(TASK, 0), (promise(), 0)], at.south);
    let handed = service.propose_handover(&at.above, many).await.unwrap();
    assert_eq!(handed.items, 2);
    assert_eq!(at.told(&at.of_south).len(), 1, "told once for both");
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_stay_with_the_former_unit_and_its_officer_is_released() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let planner = world.planner_of(ME_LINH).await;
    let form = place(PRODUCTS);
    let entered = domain::command::RecordFigure {
        submit: true,
        ..world.record(&form, 0, "4")
    };
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    world
        .service
        .approve_figure(&reviewer, world.approve(&form, 2))
        .await
        .unwrap();
    let duty = Duty {
        charge: Charge::Indicator(PRODUCTS),
        unit: ME_LINH,
    };
    let account = {
        let book = world.service.book();
        book.officer(reporter.officer())
            .unwrap()
            .account
            .to_string()
    };
    let assign = AssignOwner {
        id: world.service.new_command(),
        duty,
        base: String::new(),
        officer: account,
    };
    world.service.assign_owner(&planner, assign).await.unwrap();
    let at = Divided::from(world).await;
    let service = &at.world.service;
    let before = at.world.figure(PRODUCTS, at.world.anonymous());
    service
        .propose_handover(&at.above, at.propose(&[(promise(), 0)], at.north))
        .await
        .unwrap();
    assert!(service.book().in_charge(duty).is_some());
    service
        .answer_handover(
            &at.of_north,
            at.answer(&[(promise(), 1)], true, "Xã làm tiếp."),
        )
        .await
        .unwrap();
    // The year is not over: what was published stays where it was published.
    assert_eq!(at.world.figure(PRODUCTS, at.world.anonymous()), before);
    assert_eq!(before.as_deref(), Some("4"));
    let book = service.book();
    let promised = book.indicator(PRODUCTS).unwrap();
    assert!(promised.promise(ME_LINH, &this_year()).is_some());
    assert!(promised.promise(at.north, &this_year()).is_none());
    assert!(book.in_charge(duty).is_none());
    assert_eq!(book.carrier(ME_LINH, promise()), at.north);
    let by: Vec<_> = book
        .handovers_of(
            |of| matches!(of, Matter::Promise { indicator, .. } if indicator == PRODUCTS),
            at.world.anonymous(),
        )
        .into_iter()
        .filter_map(domain::handover::Handover::taken)
        .map(|(to, _)| to)
        .collect();
    assert_eq!(by, [at.north]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_takes_is_kept_or_ended_with_a_reason() {
    let at = Divided::new().await;
    let service = &at.world.service;
    let end = |how: &str, text: &str| EndHandover {
        id: service.new_command(),
        from: ME_LINH,
        picks: picks(&[(TASK, 0)]),
        how: how.into(),
        text: text.into(),
    };
    let bad = service.end_handover(&at.above, end("", "")).await;
    assert!(
        matches!(&bad, Err(Refusal::Fields(problems))
            if problems.iter().map(|(field, _)| *field).eq([Field::Outcome, Field::Reason])),
        "{bad:?}"
    );
    assert_eq!(
        service
            .end_handover(&at.of_north, end("kept", "Không."))
            .await,
        Err(Refusal::NotAllowed)
    );
    service
        .end_handover(&at.above, end("kept", "Chờ kế hoạch mới của thành phố."))
        .await
        .unwrap();
    assert_eq!(at.standing(TASK), Standing::Ended(Ending::Kept));
    assert_eq!(
        service
            .propose_handover(&at.above, at.propose(&[(TASK, 1)], at.north))
            .await,
        Err(Refusal::HandoverSettled)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_restricted_is_seen_by_those_who_hand_it_over_and_nobody_else() {
    let at = Divided::new().await;
    let service = &at.world.service;
    let secret = Matter::Task(SECRET_TASK);
    let stranger = at.world.planner_of(THUONG_TIN).await;
    let admin = at.world.administrator().await;
    let counted = |actor: Option<&Actor>| {
        let reader = Reader {
            actor,
            on: service.today(),
        };
        let book = service.book();
        let tally = book
            .former(reader)
            .get(&ME_LINH)
            .copied()
            .unwrap_or_default();
        tally.to_propose + tally.waiting + tally.accepted + tally.ended
    };
    let public = counted(None);
    for nobody in [None, Some(&stranger), Some(&at.of_north), Some(&admin)] {
        assert!(!at.left(nobody).contains(&secret));
        assert_eq!(counted(nobody), public);
    }
    assert!(at.left(Some(&at.above)).contains(&secret));
    assert!(counted(Some(&at.above)) > public);
    let hidden = service
        .propose_handover(&at.of_north, at.propose(&[(secret, 0)], at.north))
        .await;
    assert_eq!(hidden, Err(Refusal::NotAllowed));

    service
        .propose_handover(&at.above, at.propose(&[(secret, 0)], at.north))
        .await
        .unwrap();
    // Who is asked may look at what they are asked to take.
    assert!(at.left(Some(&at.of_north)).contains(&secret));
    for nobody in [None, Some(&stranger), Some(&at.of_south), Some(&admin)] {
        assert!(!at.left(nobody).contains(&secret));
        assert_eq!(counted(nobody), public);
        let id = HandoverId::of(ME_LINH, secret);
        let reader = Reader {
            actor: nobody,
            on: service.today(),
        };
        assert!(service.book().left(id, reader).is_none());
    }
    assert_eq!(
        service
            .answer_handover(&at.of_south, at.answer(&[(secret, 1)], true, ""))
            .await,
        Err(Refusal::NotFound)
    );
    let reason = format!("Chưa nhận hồ sơ {SECRET_WORD}.");
    service
        .answer_handover(&at.of_north, at.answer(&[(secret, 1)], false, &reason))
        .await
        .unwrap();
    let book = service.book();
    for unit in [ME_LINH, at.north] {
        let public: Vec<_> = book
            .chain_of(unit, at.world.anonymous())
            .filter_map(|(_, _, logged)| logged)
            .collect();
        assert!(!format!("{public:?}").contains(SECRET_WORD));
    }
    let lately: Vec<_> = book.lately(at.world.anonymous()).collect();
    assert!(!format!("{lately:?}").contains(SECRET_WORD));
}
