//! Feedback: what citizens send, who decides and answers, who reads what of it, and what is left of
//! it in the end.

use domain::{
    Refusal,
    command::{
        AnswerFeedback, FeedbackTyped, ForwardFeedback, KeepFeedback, KeepItem, ModerateFeedback,
        RefuseFeedback, SendFeedback, TypedPair, Wish,
    },
    feedback::{About, Standing, Step},
    id::{CommandId, FeedbackId, UnitId},
    journal::Change,
    notice::{About as Noticed, NoticeKind},
    policy::{Actor, Role},
    refusal::{Field, Problem},
};
use jiff::SignedDuration;
use service::{
    Service,
    book::{Reader, feedback::Sought},
    feedback::{FeedbackSent, gate::Bounds},
    manage::mark,
    store::{Part, Record, Store},
};

use crate::world::{
    AGENCY, BREAKTHROUGH, HANOI, ME_LINH, PLENTY, PRODUCTS, PROGRAMME, SECRET_FIGURE, SECRET_ITEM,
    SECRET_TASK, THUONG_TIN, TRAINING, World,
};

const NAME: &str = "Người Gửi Thử";
const PHONE: &str = "0912345678";
const WORDS: &str = "Vì sao số sản phẩm chưa tăng? Gọi tôi theo số 0912 345 678.";

fn typed() -> FeedbackTyped {
    FeedbackTyped {
        kind: "question".into(),
        words: WORDS.into(),
        name: NAME.into(),
        public: false,
        contact: PHONE.into(),
        agreed: true,
        trap: String::new(),
    }
}

/// A form as it was made, and sent after somebody took their time.
fn form(world: &World, service: &Service, about: About, typed: FeedbackTyped) -> SendFeedback {
    let id = service.new_command();
    let token = service.feedback_token(id, about, service.clock().now());
    world.pass(SignedDuration::from_secs(30));
    SendFeedback {
        id,
        about,
        token,
        typed,
        address: "203.0.113.1".into(),
    }
}

async fn send(world: &World, about: About) -> (FeedbackId, FeedbackSent) {
    let command = form(world, &world.service, about, typed());
    let id = FeedbackId::new(command.id.ulid());
    (id, world.service.send_feedback(command).await.unwrap())
}

fn keep(world: &World, sent: &FeedbackSent, wish: Wish) -> KeepFeedback {
    KeepFeedback {
        id: world.service.new_command(),
        reference: sent.reference,
        secret: sent.secret.as_ref().unwrap().reveal(),
        wish,
        address: "203.0.113.1".into(),
    }
}

fn publish(id: CommandId, feedback: FeedbackId, base: u32) -> ModerateFeedback {
    ModerateFeedback {
        id,
        feedback,
        base,
        hide: "0912 345 678".into(),
    }
}

fn answer(id: CommandId, feedback: FeedbackId, base: u32) -> AnswerFeedback {
    AnswerFeedback {
        id,
        feedback,
        base,
        text: "Hai cơ sở đang hoàn thiện hồ sơ.".into(),
    }
}

async fn published(world: &World, by: &Actor, about: About) -> (FeedbackId, FeedbackSent) {
    let (id, sent) = send(world, about).await;
    let command = publish(world.service.new_command(), id, 1);
    world.service.publish_feedback(by, command).await.unwrap();
    (id, sent)
}

/// Everything the store has, as it has it: the records as they are written, and the journal.
async fn kept(world: &World) -> String {
    let mut kept = String::new();
    let mut take = |part: Part| match part {
        Part::Records(records) => {
            for record in records {
                if let Record::Feedback(one) = record {
                    kept.push_str(&serde_json::to_string(&one).unwrap());
                }
            }
        }
        Part::Journal(entries) => {
            for entry in entries {
                kept.push_str(&entry.body);
            }
        }
    };
    world.store.read_all(&mut take).await.unwrap();
    kept
}

async fn journal(world: &World) -> String {
    let mut told = String::new();
    for unit in [HANOI, ME_LINH, AGENCY] {
        for entry in world.store.chain(unit).await.unwrap() {
            told.push_str(&entry.body);
        }
    }
    told
}

async fn steps(world: &World, unit: UnitId) -> Vec<Step> {
    let chain = world.chain(unit).await;
    chain
        .into_iter()
        .filter_map(|event| match event.change {
            Change::Feedback { step, .. } => Some(step),
            _ => None,
        })
        .collect()
}

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
    let item = service.book().item(BREAKTHROUGH).cloned().unwrap();
    let restricted = KeepItem {
        id: service.new_command(),
        programme: PROGRAMME,
        item: Some(BREAKTHROUGH),
        base: mark(Some(&item)),
        language: domain::Language::Vi,
        kind: service::manage::code(&item.kind),
        name: TypedPair {
            vi: item.name.vi,
            en: String::new(),
        },
        detail: TypedPair::default(),
        under: String::new(),
        units: "me-linh".into(),
        period: String::new(),
        date: String::new(),
        stage: TypedPair::default(),
        value: String::new(),
        measure: TypedPair::default(),
        answer_by: String::new(),
        restricted: true,
        note: TypedPair::default(),
        ground: "phần III".into(),
    };
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
