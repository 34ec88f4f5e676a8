//! What is taken of what is sent, and what is not.

use domain::{
    Refusal,
    command::{FeedbackTyped, SendFeedback},
    feedback::About,
    id::FeedbackId,
    refusal::{Field, Problem},
};
use jiff::SignedDuration;
use service::{book::feedback::Sought, feedback::gate::Bounds};

use super::{form, typed};
use crate::world::{HANOI, ME_LINH, PLENTY, THUONG_TIN, World};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_named_at_its_field() {
    let world = World::new().await;
    let service = &world.service;
    let about = About::Unit(ME_LINH);
    let bad = FeedbackTyped {
        kind: String::new(),
        words: " ".into(),
        contact: "001234567890".into(),
        agreed: false,
        ..typed()
    };
    let sent = service
        .send_feedback(form(&world, service, about, bad))
        .await;
    let Err(Refusal::Fields(problems)) = sent else {
        panic!("taken");
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        fields,
        [Field::Kind, Field::Feedback, Field::Contact, Field::Consent]
    );
    // Without personal data nothing has to be agreed to, and nothing of anybody is kept.
    let nobody = FeedbackTyped {
        name: String::new(),
        contact: String::new(),
        agreed: false,
        ..typed()
    };
    let command = form(&world, service, about, nobody);
    let id = FeedbackId::new(command.id.ulid());
    service.send_feedback(command).await.unwrap();
    assert_eq!(service.book().feedback(id).unwrap().sender, None);
    // A program fills in everything.
    let program = FeedbackTyped {
        trap: "http://example.com".into(),
        ..typed()
    };
    assert_eq!(
        service
            .send_feedback(form(&world, service, about, program))
            .await,
        Err(Refusal::field(Field::Trap, Problem::LeaveEmpty))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn only_forms_that_were_made_here_are_taken() {
    let world = World::new().await;
    let service = &world.service;
    let about = About::Unit(ME_LINH);
    let made = form(&world, service, about, typed());
    for (why, wrong) in [
        (
            "no token",
            SendFeedback {
                token: String::new(),
                ..made.clone()
            },
        ),
        (
            "another's",
            SendFeedback {
                id: service.new_command(),
                ..made.clone()
            },
        ),
        (
            "for something else",
            SendFeedback {
                about: About::Unit(HANOI),
                ..made.clone()
            },
        ),
    ] {
        assert_eq!(
            service.send_feedback(wrong).await,
            Err(Refusal::FormTooOld),
            "{why}"
        );
    }
    let quick = SendFeedback {
        token: service.feedback_token(made.id, about, service.clock().now()),
        ..made.clone()
    };
    assert_eq!(service.send_feedback(quick).await, Err(Refusal::TooQuick));
    assert_eq!(
        service
            .book()
            .feedback_tally(Sought::default(), service.today())
            .received,
        0
    );
    // Somebody else who knows its id gets no secret: another run of the server made the form.
    service.send_feedback(made.clone()).await.unwrap();
    let other = world.reopened().await;
    let guess = SendFeedback {
        token: other.feedback_token(made.id, about, other.clock().now()),
        ..made
    };
    world.pass(SignedDuration::from_secs(10));
    let sent = other.send_feedback(guess).await.unwrap();
    assert_eq!(sent.secret, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_an_end_to_what_is_taken() {
    let world = World::new().await;
    let service = world.reopened().await.bound_feedback(Bounds {
        per_unit: 3,
        ..PLENTY
    });
    let about = About::Unit(ME_LINH);
    for _ in 0..3 {
        let command = form(&world, &service, about, typed());
        service.send_feedback(command).await.unwrap();
    }
    let full = form(&world, &service, about, typed());
    assert_eq!(service.send_feedback(full).await, Err(Refusal::FullToday));
    let elsewhere = form(&world, &service, About::Unit(THUONG_TIN), typed());
    assert!(service.send_feedback(elsewhere).await.is_ok());
    world.pass(SignedDuration::from_hours(24));
    let tomorrow = form(&world, &service, about, typed());
    assert!(service.send_feedback(tomorrow).await.is_ok());
    let one_a_day = world.reopened().await.bound_feedback(Bounds {
        per_address: 1,
        ..PLENTY
    });
    let first = form(&world, &one_a_day, about, typed());
    assert!(one_a_day.send_feedback(first).await.is_ok());
    let second = form(&world, &one_a_day, about, typed());
    let refused = one_a_day.send_feedback(second).await;
    assert!(
        matches!(refused, Err(Refusal::TooManyAttempts { .. })),
        "{refused:?}"
    );
}
