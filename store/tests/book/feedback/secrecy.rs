//! Who reads and decides what, and what is left in the end.

use domain::{
    Refusal,
    command::{ForwardFeedback, KeepFeedback, RefuseFeedback, Wish},
    feedback::{About, Standing},
    journal::Change,
    policy::{Actor, Role},
    refusal::{Field, Problem},
};
use jiff::SignedDuration;
use service::book::{Reader, feedback::Sought};

use super::{NAME, PHONE, answer, form, journal, keep, kept, publish, published, send, typed};
use crate::world::{
    AGENCY, BREAKTHROUGH, HANOI, ME_LINH, PRODUCTS, SECRET_FIGURE, SECRET_ITEM, SECRET_TASK,
    THUONG_TIN, TRAINING, World,
};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_private_is_in_the_journal_and_nothing_at_all_is_left_once_erased() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let (id, sent) = published(&world, &planner, About::Task(TRAINING)).await;
    let command = answer(service.new_command(), id, 2);
    service.answer_feedback(&planner, command).await.unwrap();
    let rate = Wish::Rate {
        stars: "5".into(),
        words: "Nhận xét riêng".into(),
    };
    service
        .keep_feedback(keep(&world, &sent, rate))
        .await
        .unwrap();
    let secret = sent.secret.as_ref().unwrap().reveal();
    let traces = [
        NAME,
        PHONE,
        "0912 345",
        "Vì sao số sản phẩm",
        "Nhận xét riêng",
        "hoàn thiện hồ sơ",
    ];
    let everything = kept(&world).await;
    assert!(everything.contains(NAME), "there is something to find");
    assert!(!everything.contains(&secret) && !everything.contains(&secret.replace('-', "")));
    let told = journal(&world).await;
    for trace in traces {
        assert!(!told.contains(trace), "{trace} is in the journal");
    }
    let before = service
        .book()
        .feedback_tally(Sought::default(), service.today());
    service
        .keep_feedback(keep(&world, &sent, Wish::Erase))
        .await
        .unwrap();
    let everything = kept(&world).await;
    for trace in traces {
        assert!(!everything.contains(trace), "{trace} is still kept");
    }
    assert!(
        everything.contains(r#""step":"erased""#),
        "that it was erased stays"
    );
    let after = service
        .book()
        .feedback_tally(Sought::default(), service.today());
    assert_eq!(
        (
            after.received,
            after.answers,
            after.in_time,
            after.rated,
            after.stars
        ),
        (
            before.received,
            before.answers,
            before.in_time,
            before.rated,
            before.stars
        )
    );
    let one = service.book().feedback(id).cloned().unwrap();
    assert_eq!((one.standing(), one.is_public()), (Standing::Erased, false));
    let everybody = world.anonymous();
    assert!(!everybody.sees_feedback(&one, &service.book()));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_secret_opens_nothing() {
    let world = World::new().await;
    let service = &world.service;
    let (_, sent) = send(&world, About::Unit(ME_LINH)).await;
    let (_, other) = send(&world, About::Unit(ME_LINH)).await;
    assert_ne!(sent.reference, other.reference);
    let wrong = KeepFeedback {
        secret: other.secret.as_ref().unwrap().reveal(),
        ..keep(&world, &sent, Wish::Erase)
    };
    assert_eq!(
        service.keep_feedback(wrong).await,
        Err(Refusal::WrongSecret)
    );
    let open = |secret: &str| service.open_feedback(sent.reference, secret, "203.0.113.9");
    assert!(open(&sent.secret.as_ref().unwrap().reveal()).is_ok());
    assert_eq!(
        open("không phải mã").map(drop),
        Err(Refusal::field(Field::Secret, Problem::NotASecret))
    );
    // Nobody tries for long.
    let waits = (0..40).any(|_| {
        let refused = open("ZZZZ-ZZZZ-ZZZZ-ZZZZ").map(drop);
        matches!(refused, Err(Refusal::TooManyAttempts { .. }))
    });
    assert!(waits);
    assert!(
        service
            .open_feedback(
                sent.reference,
                &sent.secret.unwrap().reveal(),
                "203.0.113.10"
            )
            .is_ok(),
        "its sender does not wait for somebody else"
    );
}

/// Who may look at it, pass it on and answer: the unit's reviewers and planners, and those above.
#[tokio::test(flavor = "multi_thread")]
async fn the_unit_in_charge_decides_and_nobody_else() {
    let world = World::new().await;
    let service = &world.service;
    let opener = world.planner_of(HANOI).await;
    let (mut done, mut refused) = (0, 0);
    for role in Role::ALL {
        for (unit, reaches) in [
            (HANOI, true),
            (ME_LINH, true),
            (AGENCY, false),
            (THUONG_TIN, false),
        ] {
            let actor = world.officer(&[role], unit).await;
            let may = reaches && matches!(role, Role::Reviewer | Role::Planner);
            let (id, _) = send(&world, About::Item(BREAKTHROUGH)).await;
            let refuse = RefuseFeedback {
                id: service.new_command(),
                feedback: id,
                base: 1,
                reason: "unclear".into(),
                why: "Xin nêu rõ.".into(),
            };
            let forward = ForwardFeedback {
                id: service.new_command(),
                feedback: id,
                base: 1,
                to: "ha-noi".into(),
                why: "Việc của thành phố.".into(),
            };
            let tried = [
                service
                    .publish_feedback(&actor, publish(service.new_command(), id, 1))
                    .await
                    .map(drop),
                if may {
                    Ok(())
                } else {
                    service.refuse_feedback(&actor, refuse).await.map(drop)
                },
                if may {
                    Ok(())
                } else {
                    service.forward_feedback(&actor, forward).await.map(drop)
                },
            ];
            for outcome in tried {
                if may {
                    assert_eq!(outcome, Ok(()), "{role:?} at {unit}");
                    done += 1;
                } else {
                    let is_refused = [Err(Refusal::NotAllowed), Err(Refusal::NotFound)];
                    assert!(
                        is_refused.contains(&outcome),
                        "{role:?} at {unit}: {outcome:?}"
                    );
                    refused += 1;
                }
            }
            if !may {
                let command = publish(service.new_command(), id, 1);
                service.publish_feedback(&opener, command).await.unwrap();
            }
            let answered = service
                .answer_feedback(&actor, answer(service.new_command(), id, 2))
                .await;
            assert_eq!(answered.is_ok(), may, "{role:?} at {unit}: {answered:?}");
        }
    }
    assert_eq!((done, refused), (12, 48));
}

#[tokio::test(flavor = "multi_thread")]
async fn how_to_reach_a_sender_is_for_those_in_charge_alone() {
    let world = World::new().await;
    let service = &world.service;
    let own = world.reviewer_of(ME_LINH).await;
    let above = world.planner_of(HANOI).await;
    let elsewhere = world.planner_of(THUONG_TIN).await;
    let auditor = world.auditor_of(ME_LINH).await;
    let (id, _) = send(&world, About::Indicator(PRODUCTS)).await;
    let book = service.book();
    let one = book.feedback(id).unwrap();
    let handles = |actor: &Actor| book.handles_feedback(actor, one, service.today());
    assert_eq!(
        [
            handles(&own),
            handles(&above),
            handles(&elsewhere),
            handles(&auditor)
        ],
        [true, false, false, false]
    );
    let sees = |actor: Option<&Actor>| {
        Reader {
            actor,
            on: service.today(),
        }
        .sees_feedback(one, &book)
    };
    assert_eq!(
        [
            sees(None),
            sees(Some(&elsewhere)),
            sees(Some(&above)),
            sees(Some(&auditor))
        ],
        [false, false, true, true]
    );
    // A search finds nothing of it.
    assert_eq!(
        book.search("Người Gửi Thử", world.reader(&own)).hits.len(),
        0
    );
    assert_eq!(book.search("0912345678", world.anonymous()).hits.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_asks_about_what_is_restricted_and_what_becomes_so_disappears() {
    let world = World::new().await;
    let service = &world.service;
    for about in [
        About::Task(SECRET_TASK),
        About::Item(SECRET_ITEM),
        About::Indicator(SECRET_FIGURE),
    ] {
        let sent = service
            .send_feedback(form(&world, service, about, typed()))
            .await;
        assert_eq!(sent, Err(Refusal::NotFound));
        assert!(
            service
                .book()
                .asked_about_public(about, service.today())
                .is_none()
        );
    }
    let planner = world.planner_of(ME_LINH).await;
    let (id, sent) = published(&world, &planner, About::Item(BREAKTHROUGH)).await;
    let command = answer(service.new_command(), id, 2);
    service.answer_feedback(&planner, command).await.unwrap();
    let public = || {
        let book = service.book();
        let one = book.feedback(id).unwrap();
        (
            book.published_feedback(Sought::default(), service.today())
                .len(),
            book.feedback_about(About::Item(BREAKTHROUGH), service.today())
                .len(),
            book.feedback_of_unit(ME_LINH, service.today()).len(),
            book.feedback_tally(Sought::default(), service.today())
                .received,
            world.anonymous().sees_feedback(one, &book),
            book.chain_of(ME_LINH, world.anonymous())
                .filter_map(|(_, _, logged)| logged)
                .any(|logged| matches!(logged.event.change, Change::Feedback { .. })),
        )
    };
    assert_eq!(public(), (1, 1, 1, 1, true, true));
    let restricted = world.with_restricted(BREAKTHROUGH);
    service.keep_item(&planner, restricted).await.unwrap();
    assert_eq!(public(), (0, 0, 0, 0, false, false));
    // Whoever sent it still reaches what is theirs.
    service
        .keep_feedback(keep(&world, &sent, Wish::Erase))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn senders_are_forgotten_when_their_time_has_come() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let (id, _) = published(&world, &planner, About::Unit(ME_LINH)).await;
    let command = answer(service.new_command(), id, 2);
    service.answer_feedback(&planner, command).await.unwrap();
    assert_eq!(service.forget_senders().await, Ok(0));
    world.pass(SignedDuration::from_hours(24 * 364));
    assert_eq!(service.forget_senders().await, Ok(0));
    world.pass(SignedDuration::from_hours(24 * 2));
    assert_eq!(service.forget_senders().await, Ok(1));
    assert_eq!(service.forget_senders().await, Ok(0), "once");
    let everything = kept(&world).await;
    for trace in [NAME, PHONE, "0912 345"] {
        assert!(!everything.contains(trace), "{trace} is still kept");
    }
    let book = service.book();
    let one = book.feedback(id).unwrap();
    assert!(one.is_public() && one.sender.is_none());
    assert!(everything.contains("hoàn thiện hồ sơ"), "the answer stays");
}
