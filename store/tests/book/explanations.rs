//! Requests for explanation: who asks, who answers, who sees it, and how it goes up.

use domain::{
    Refusal,
    command::{AnswerExplanation, AskAgain, AskExplanation, SettleExplanation},
    explanation::{About, ExplanationStep, Standing},
    id::{ExplanationId, UnitId},
    journal::Change,
    policy::{Actor, Role},
    refusal::{Field, Problem},
};
use jiff::SignedDuration;

use crate::world::{
    DIGITAL, HANOI, ME_LINH, PRODUCTS, PROGRAMME, SECRET_FIGURE, THUONG_TIN, TRAINING, World,
    this_year,
};

fn figure(indicator: domain::id::IndicatorId) -> About {
    About::Figure {
        indicator,
        period: this_year(),
    }
}

impl World {
    fn ask(&self, about: About, unit: UnitId) -> AskExplanation {
        AskExplanation {
            id: self.service.new_command(),
            about,
            unit,
            question: "Vì sao giảm so với năm trước?".into(),
            due: "25/11/2026".into(),
        }
    }

    fn explain(&self, explanation: ExplanationId, base: u32) -> AnswerExplanation {
        AnswerExplanation {
            id: self.service.new_command(),
            explanation,
            base,
            answer: "Hai cơ sở ngừng sản xuất.".into(),
        }
    }

    fn ask_again(&self, explanation: ExplanationId, base: u32, due: &str) -> AskAgain {
        AskAgain {
            id: self.service.new_command(),
            explanation,
            base,
            question: "Cơ sở nào?".into(),
            due: due.into(),
        }
    }

    fn settle(&self, explanation: ExplanationId, base: u32) -> SettleExplanation {
        SettleExplanation {
            id: self.service.new_command(),
            explanation,
            base,
        }
    }

    fn sees(&self, actor: &Actor, id: ExplanationId) -> bool {
        let book = self.service.book();
        let one = book.explanation(id).unwrap();
        self.reader(actor).sees_explanation(one, &book)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_asked_answers_is_asked_again_and_believed() {
    let world = World::new().await;
    let service = &world.service;
    let asker = world.reviewer_of(HANOI).await;
    let reporter = world.reporter_of(ME_LINH).await;
    let today = service.today();
    let command = world.ask(figure(PRODUCTS), ME_LINH);
    let saved = service
        .ask_explanation(&asker, command.clone())
        .await
        .unwrap();
    assert_eq!((saved.revision, saved.step), (1, ExplanationStep::Asked));
    // Sent twice it is one request.
    assert_eq!(service.ask_explanation(&asker, command).await, Ok(saved));
    let id = saved.id;
    assert_eq!(service.book().requests(&reporter, today).to_answer.len(), 1);
    assert_eq!(service.book().requests(&asker, today).waiting.len(), 1);

    service
        .answer_explanation(&reporter, world.explain(id, 1))
        .await
        .unwrap();
    assert_eq!(service.book().requests(&asker, today).to_settle.len(), 1);
    service
        .ask_again(&asker, world.ask_again(id, 2, "2026-12-01"))
        .await
        .unwrap();
    service
        .answer_explanation(&reporter, world.explain(id, 3))
        .await
        .unwrap();
    let settled = service
        .settle_explanation(&asker, world.settle(id, 4))
        .await
        .unwrap();
    assert_eq!(settled.revision, 5);
    let one = service.book().explanation(id).cloned().unwrap();
    assert_eq!(one.exchanges().count(), 2);
    assert_eq!(one.standing(today), Standing::Settled);
    // Every step is in the chain of the unit that was asked.
    let steps: Vec<_> = world
        .chain(ME_LINH)
        .await
        .into_iter()
        .filter_map(|event| match event.change {
            Change::Explanation { step, .. } => Some(step),
            _ => None,
        })
        .collect();
    assert_eq!(
        steps,
        [
            ExplanationStep::Asked,
            ExplanationStep::Answered,
            ExplanationStep::AskedAgain,
            ExplanationStep::Answered,
            ExplanationStep::Settled
        ]
    );
    let again = world.reopened().await;
    assert_eq!(again.book().explanation(id), Some(&one));
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_and_answering_are_refused_to_the_wrong_officer() {
    let world = World::new().await;
    let service = &world.service;
    for (role, unit, may) in [
        (Role::Reviewer, HANOI, true),
        (Role::Planner, ME_LINH, true),
        (Role::Auditor, HANOI, true),
        (Role::Reporter, ME_LINH, false),
        (Role::Administrator, HANOI, false),
        (Role::Reviewer, THUONG_TIN, false),
    ] {
        let officer = world.officer(&[role], unit).await;
        let asked = service
            .ask_explanation(&officer, world.ask(figure(DIGITAL), ME_LINH))
            .await;
        assert_eq!(asked.is_ok(), may, "{role:?} at {unit}: {asked:?}");
    }
    let asker = world.reviewer_of(HANOI).await;
    let id = service
        .ask_explanation(&asker, world.ask(About::Task(TRAINING), ME_LINH))
        .await
        .unwrap()
        .id;
    for (officer, expected) in [
        (world.reviewer_of(ME_LINH).await, Refusal::NotAllowed),
        (asker.clone(), Refusal::NotAllowed),
        (world.reporter_of(THUONG_TIN).await, Refusal::NotFound),
    ] {
        assert_eq!(
            service
                .answer_explanation(&officer, world.explain(id, 1))
                .await,
            Err(expected)
        );
    }
    let both = world
        .officer(&[Role::Reporter, Role::Reviewer], HANOI)
        .await;
    service
        .answer_explanation(&both, world.explain(id, 1))
        .await
        .unwrap();
    // Nobody believes themselves, and only the side that asked decides.
    assert_eq!(
        service.settle_explanation(&both, world.settle(id, 2)).await,
        Err(Refusal::FourEyes)
    );
    let own = world.reviewer_of(ME_LINH).await;
    assert_eq!(
        service.settle_explanation(&own, world.settle(id, 2)).await,
        Err(Refusal::NotAllowed)
    );
    service
        .settle_explanation(&asker, world.settle(id, 2))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_asked_is_told_at_its_field() {
    let world = World::new().await;
    let asker = world.reviewer_of(HANOI).await;
    let ask = world.ask(figure(PRODUCTS), ME_LINH);
    for (question, due, expected) in [
        (" ", "hôm nay", vec![Field::Question, Field::Due]),
        ("Vì sao?", "21/11/2026", vec![Field::Due]),
        ("Vì sao?", "", vec![Field::Due]),
    ] {
        let refused = world
            .service
            .ask_explanation(
                &asker,
                AskExplanation {
                    question: question.into(),
                    due: due.into(),
                    ..ask.clone()
                },
            )
            .await;
        let Err(Refusal::Fields(problems)) = refused else {
            panic!("{refused:?}");
        };
        let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, expected, "{question} {due}");
    }
    let passed = AskExplanation {
        due: "21/11/2026".into(),
        ..ask.clone()
    };
    assert_eq!(
        world.service.ask_explanation(&asker, passed).await,
        Err(Refusal::field(Field::Due, Problem::DayHasPassed))
    );
    // A task is asked about where it is done.
    assert_eq!(
        world
            .service
            .ask_explanation(&asker, world.ask(About::Task(TRAINING), THUONG_TIN))
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_goes_up_by_the_day_alone() {
    let world = World::new().await;
    let service = &world.service;
    let asker = world.reviewer_of(ME_LINH).await;
    let above = world.reviewer_of(HANOI).await;
    let planner_above = world.planner_of(HANOI).await;
    let sibling = world.reviewer_of(THUONG_TIN).await;
    let round = About::Round {
        programme: PROGRAMME,
        period: this_year(),
    };
    let id = service
        .ask_explanation(&asker, world.ask(round, ME_LINH))
        .await
        .unwrap()
        .id;
    let entries = world.entries().await;
    // Until the end of 25 November it is between the commune and its own reviewer.
    world.pass(SignedDuration::from_hours(24 * 3));
    assert!(!world.sees(&above, id));
    assert!(world.sees(&asker, id));
    world.pass(SignedDuration::from_hours(24));
    assert!(world.sees(&above, id));
    assert!(!world.sees(&planner_above, id));
    assert!(!world.sees(&sibling, id));
    let requests = service.book().requests(&above, service.today());
    assert_eq!(requests.escalated.len(), 1);
    // Nothing was written for that.
    assert_eq!(world.entries().await, entries);
    let reporter = world.reporter_of(ME_LINH).await;
    service
        .answer_explanation(&reporter, world.explain(id, 1))
        .await
        .unwrap();
    assert!(!world.sees(&above, id));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_about_something_restricted_is_for_those_who_may_read_that() {
    let world = World::new().await;
    let asker = world.reviewer_of(HANOI).await;
    let outside = world.reviewer_of(THUONG_TIN).await;
    assert_eq!(
        world
            .service
            .ask_explanation(&outside, world.ask(figure(SECRET_FIGURE), ME_LINH))
            .await,
        Err(Refusal::NotFound)
    );
    let id = world
        .service
        .ask_explanation(&asker, world.ask(figure(SECRET_FIGURE), ME_LINH))
        .await
        .unwrap()
        .id;
    {
        let book = world.service.book();
        let one = book.explanation(id).unwrap();
        assert!(one.restricted);
        assert!(!world.anonymous().sees_explanation(one, &book));
    }
    assert!(!world.sees(&outside, id));
    assert!(world.sees(&world.reporter_of(ME_LINH).await, id));
    // Nor does the journal tell.
    let entry = world.chain(ME_LINH).await.pop().unwrap();
    assert!(entry.restricted);
    let book = world.service.book();
    let shown = book
        .chain_of(ME_LINH, world.anonymous())
        .next()
        .map(|(_, _, content)| content.is_some());
    assert_eq!(shown, Some(false));
}
