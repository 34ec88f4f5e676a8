//! From a question to its answer, and what happens when none comes.

use domain::{
    Refusal,
    command::{ForwardFeedback, ModerateFeedback, Wish},
    feedback::{About, Step},
    id::FeedbackId,
    notice::{About as Noticed, NoticeKind},
    policy::Actor,
    refusal::{Field, Problem},
};
use jiff::SignedDuration;
use service::book::feedback::Sought;

use super::{answer, form, keep, publish, send, steps, typed};
use crate::world::{HANOI, ME_LINH, PRODUCTS, PROGRAMME, World};

#[expect(clippy::too_many_lines, reason = "one matter from beginning to end")]
#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_published_answered_rated_and_asked_again() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let about = About::Indicator(PRODUCTS);
    let command = form(&world, service, about, typed());
    let id = FeedbackId::new(command.id.ulid());
    let sent = service.send_feedback(command.clone()).await.unwrap();
    // Pressed twice it is one, with the same codes.
    assert_eq!(service.send_feedback(command).await, Ok(sent.clone()));
    assert_eq!(service.book().feedback(id).unwrap().unit, ME_LINH);
    let told: Vec<_> = service
        .book()
        .notices_of(planner.officer())
        .map(|notice| (notice.kind, notice.about.clone()))
        .collect();
    assert_eq!(told, [(NoticeKind::Feedback, Noticed::Feedback(id))]);
    assert_eq!(
        service
            .book()
            .voices(&planner, service.today())
            .to_moderate
            .len(),
        1
    );
    let public = || {
        let book = service.book();
        (
            book.feedback_about(about, service.today()).len(),
            book.published_feedback(Sought::default(), service.today())
                .len(),
            book.feedback_of_unit(ME_LINH, service.today()).len(),
        )
    };
    assert_eq!(public(), (0, 0, 0), "nobody looked at it yet");

    // A part that is not there is told of, and nothing is published.
    let wrong = ModerateFeedback {
        hide: "số khác".into(),
        ..publish(service.new_command(), id, 1)
    };
    let part = "số khác".to_owned();
    assert_eq!(
        service.publish_feedback(&planner, wrong).await,
        Err(Refusal::field(Field::Hide, Problem::PartNotThere { part }))
    );
    let command = publish(service.new_command(), id, 1);
    service.publish_feedback(&planner, command).await.unwrap();
    assert_eq!(public(), (1, 1, 1));
    assert_eq!(
        service
            .book()
            .feedback(id)
            .unwrap()
            .first
            .public()
            .unwrap()
            .as_str(),
        "Vì sao số sản phẩm chưa tăng? Gọi tôi theo số [đã ẩn]."
    );
    let command = answer(service.new_command(), id, 2);
    service.answer_feedback(&planner, command).await.unwrap();

    let rate = Wish::Rate {
        stars: "4".into(),
        words: "Rõ ràng".into(),
    };
    service
        .keep_feedback(keep(&world, &sent, rate))
        .await
        .unwrap();
    let again = Wish::AskAgain {
        words: "Bao giờ xong?".into(),
    };
    let command = keep(&world, &sent, again.clone());
    let saved = service.keep_feedback(command.clone()).await.unwrap();
    assert_eq!((saved.step, saved.revision), (Step::AskedAgain, 5));
    assert_eq!(
        service.keep_feedback(command).await,
        Ok(saved),
        "sent twice"
    );
    assert_eq!(
        service.keep_feedback(keep(&world, &sent, again)).await,
        Err(Refusal::NothingAnswered),
        "once"
    );
    let tally = service
        .book()
        .feedback_tally(Sought::default(), service.today());
    assert_eq!(
        (
            tally.received,
            tally.answers,
            tally.in_time,
            tally.open,
            tally.stars
        ),
        (1, 1, 1, 1, 4)
    );
    assert_eq!(
        steps(&world, ME_LINH).await,
        [
            Step::Sent,
            Step::Published,
            Step::Answered,
            Step::Rated,
            Step::AskedAgain
        ]
    );
    let reopened = world.reopened().await;
    assert_eq!(reopened.book().feedback(id), service.book().feedback(id));
    assert!(service.verify_journal().await.unwrap().damages.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn late_answers_go_up_and_what_is_passed_on_is_with_another_unit() {
    let world = World::new().await;
    let service = &world.service;
    let own = world.planner_of(ME_LINH).await;
    let above = world.reviewer_of(HANOI).await;
    let (id, _) = send(&world, About::Programme(PROGRAMME)).await;
    let desk = |actor: &Actor| {
        let voices = service.book().voices(actor, service.today());
        (
            voices.to_moderate.len() + voices.to_answer.len(),
            voices.escalated.len(),
        )
    };
    assert_eq!((desk(&own), desk(&above)), ((1, 0), (0, 0)));
    // Ten working days from Sunday 22 November.
    let due = service
        .book()
        .feedback(id)
        .unwrap()
        .answer_by(service.book().calendar())
        .day();
    assert_eq!(due.to_string(), "2026-12-04");
    let kinds = |actor: &Actor| -> Vec<NoticeKind> {
        let book = service.book();
        book.notices_of(actor.officer())
            .map(|notice| notice.kind)
            .collect()
    };
    world.pass(SignedDuration::from_hours(24 * 10));
    service.tell_what_is_due().await.unwrap();
    assert_eq!(kinds(&own), [NoticeKind::DueSoon, NoticeKind::Feedback]);
    world.pass(SignedDuration::from_hours(24 * 3));
    service.tell_what_is_due().await.unwrap();
    assert_eq!((desk(&own), desk(&above)), ((1, 0), (0, 1)));
    assert_eq!(kinds(&above), [NoticeKind::GoneUp]);
    assert_eq!(kinds(&own)[0], NoticeKind::Overdue);
    let tally = service
        .book()
        .feedback_tally(Sought::default(), service.today());
    assert_eq!((tally.open, tally.late), (1, 1));
    let command = ForwardFeedback {
        id: service.new_command(),
        feedback: id,
        base: 1,
        to: "ha-noi".into(),
        why: "Việc của thành phố.".into(),
    };
    service.forward_feedback(&own, command).await.unwrap();
    assert_eq!((desk(&own), desk(&above)), ((0, 0), (1, 0)));
    assert_eq!(steps(&world, ME_LINH).await, [Step::Sent, Step::Forwarded]);
    assert_eq!(kinds(&above)[0], NoticeKind::Feedback);
}
