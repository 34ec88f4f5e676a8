use jiff::{SignedDuration, civil::date};
use proptest::prelude::*;
use ulid::Ulid;

use super::*;
use crate::{
    id::OfficerId,
    officer::Author,
    policy::{self, Role},
};

const COMMUNE: u128 = 4;
const AGENCY: u128 = 5;

fn unit(number: u128) -> UnitId {
    UnitId::new(Ulid::from(number))
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn signed(at: Timestamp) -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(Ulid::from(1_u128)),
            role: Role::Planner,
            unit: unit(COMMUNE),
        },
        at,
    }
}

fn prose(text: &str) -> Prose {
    text.try_into().unwrap()
}

fn written(text: &str) -> Written {
    text.try_into().unwrap()
}

fn secret() -> Secret {
    Secret::of([3; 16])
}

fn sent() -> Feedback {
    Feedback::send(
        FeedbackId::new(Ulid::from(9_u128)),
        Sent {
            reference: Reference::of([1; 7]),
            secret: secret().hash(),
            about: About::Unit(unit(COMMUNE)),
            programme: None,
            unit: unit(COMMUNE),
            kind: Kind::Question,
            words: written("Bao giờ đường thôn được sửa?"),
            sender: Some(Sender {
                name: Some("Người gửi".to_owned().try_into().unwrap()),
                public: false,
                contact: Some("0912345678".to_owned().try_into().unwrap()),
                agreed: at("2026-11-26T02:00:00Z"),
            }),
            at: at("2026-11-26T02:00:00Z"),
        },
    )
}

#[test]
fn it_is_published_answered_asked_again_and_rated() {
    let now = at("2026-11-27T02:00:00Z");
    let one = sent();
    assert_eq!(
        (one.standing(), one.is_public()),
        (Standing::Received, false)
    );
    let one = one.publish(1, prose("Bao giờ?"), signed(now)).unwrap();
    assert_eq!(
        (one.standing(), one.is_public()),
        (Standing::Published, true)
    );
    let one = one
        .answer(2, prose("Trong quý I/2027."), signed(now))
        .unwrap();
    assert_eq!(one.standing(), Standing::Answered);
    assert_eq!(one.closed(), Some(now));
    let rating = |stars| Rating {
        stars,
        words: None,
        at: now,
    };
    let one = one.rate(rating(2)).unwrap();
    let one = one.ask_again(written("Ngày nào?"), now).unwrap();
    assert_eq!(one.standing(), Standing::Received);
    // The answer that is there stays public while the next is awaited, and is what is rated.
    assert!(one.is_public());
    let one = one.rate(rating(3)).unwrap();
    assert_eq!(
        one.first.rating.as_ref().map(|rating| rating.stars),
        Some(3)
    );
    let one = one.publish(6, prose("Ngày nào?"), signed(now)).unwrap();
    let one = one.answer(7, prose("15/3/2027."), signed(now)).unwrap();
    let one = one.rate(rating(5)).unwrap();
    let stars: Vec<_> = one
        .turns()
        .filter_map(|turn| turn.rating.as_ref())
        .map(|rating| rating.stars)
        .collect();
    assert_eq!(stars, [3, 5]);
    assert_eq!(
        one.ask_again(written("Nữa?"), now),
        Err(Refusal::NothingAnswered),
        "once"
    );
}

#[test]
fn it_is_passed_on_and_the_day_stays() {
    let calendar = Calendar::default();
    let now = at("2026-12-02T02:00:00Z");
    let one = sent();
    let due = one.answer_by(&calendar).day();
    assert_eq!(due, date(2026, 12, 10));
    let passed = one
        .forward(
            1,
            unit(AGENCY),
            prose("Việc của phòng Kinh tế."),
            signed(now),
        )
        .unwrap();
    assert_eq!(
        (passed.unit, passed.answer_by(&calendar).day()),
        (unit(AGENCY), due)
    );
    assert_eq!(
        passed.forward(2, unit(AGENCY), prose("Lại."), signed(now)),
        Err(Refusal::NothingToAnswer)
    );
    assert_eq!(passed.days_late(date(2026, 12, 10), &calendar), 0);
    assert_eq!(passed.days_late(date(2026, 12, 13), &calendar), 3);
}

#[test]
fn what_was_refused_is_not_answered() {
    let now = at("2026-11-27T02:00:00Z");
    let one = sent()
        .refuse(
            1,
            Reason::Unclear,
            prose("Xin nêu rõ tên đường."),
            signed(now),
        )
        .unwrap();
    assert_eq!(
        (one.standing(), one.is_public()),
        (Standing::Refused, false)
    );
    assert_eq!(
        one.answer(2, prose("Không."), signed(now)),
        Err(Refusal::NothingToAnswer)
    );
    assert_eq!(one.withdraw(now), Err(Refusal::NothingToAnswer));
    assert_eq!(
        sent().publish(2, prose("x"), signed(now)),
        Err(Refusal::ChangedMeanwhile)
    );
}

#[test]
fn only_the_secret_opens_it() {
    let one = sent();
    let permit = policy::sender(&one, &secret()).unwrap();
    assert_eq!(
        (permit.unit(), permit.author()),
        (one.unit, Author::Citizen)
    );
    assert_eq!(
        policy::sender(&one, &Secret::of([4; 16])).unwrap_err(),
        Refusal::WrongSecret
    );
}

#[test]
fn after_a_time_nobody_knows_who_wrote_it() {
    let calendar = Calendar::default();
    let now = at("2026-11-27T02:00:00Z");
    let open = sent();
    assert_eq!(open.forgotten_on(12, &calendar), date(2027, 12, 10));
    let forgotten = open.forget(now);
    assert_eq!(forgotten.sender, None);
    assert!(
        forgotten.first.words.is_some(),
        "it has to be answered still"
    );
    let answered = open
        .publish(1, prose("Bao giờ?"), signed(now))
        .and_then(|one| one.answer(2, prose("Quý I."), signed(now)))
        .unwrap();
    assert_eq!(answered.forgotten_on(12, &calendar), date(2027, 11, 27));
    let forgotten = answered.forget(now);
    assert_eq!(
        (forgotten.sender.is_none(), forgotten.first.words.is_none()),
        (true, true)
    );
    assert!(forgotten.is_public(), "what was published stays");
}

/// Nothing that anybody wrote is in what is kept of something erased.
#[test]
fn erasing_leaves_numbers_alone() {
    let calendar = Calendar::default();
    let now = at("2026-11-27T02:00:00Z");
    let full = sent()
        .forward(1, unit(AGENCY), prose("Đường của phòng."), signed(now))
        .and_then(|one| one.publish(2, prose("Bao giờ đường?"), signed(now)))
        .and_then(|one| one.answer(3, prose("Đường sửa quý I."), signed(now)))
        .and_then(|one| {
            one.rate(Rating {
                stars: 4,
                words: Some(written("Đường tốt")),
                at: now,
            })
        })
        .and_then(|one| one.ask_again(written("Còn đường kia?"), now))
        .and_then(|one| one.refuse(6, Reason::OffTopic, prose("Đường khác."), signed(now)))
        .unwrap();
    let erased = full.erase(now).unwrap();
    let kept = serde_json::to_string(&erased).unwrap();
    for gone in ["ường", "Người", "0912"] {
        assert!(!kept.contains(gone), "{gone} in {kept}");
    }
    assert_eq!(
        erased.in_time(&calendar).collect::<Vec<_>>(),
        full.in_time(&calendar).collect::<Vec<_>>()
    );
    assert_eq!(erased.kind, full.kind);
    assert_eq!(
        erased.first.rating.as_ref().map(|rating| rating.stars),
        Some(4)
    );
    assert_eq!(erased.erase(now), Err(Refusal::NothingToAnswer));
}

/// Everything that can be tried.
#[derive(Clone, Copy, Debug)]
enum Move {
    Publish,
    Refuse,
    Forward(u128),
    Answer,
    AskAgain,
    Rate(u8),
    Withdraw,
    Erase,
    Forget,
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        4 => Just(Move::Publish),
        1 => Just(Move::Refuse),
        2 => (4_u128..7).prop_map(Move::Forward),
        4 => Just(Move::Answer),
        3 => Just(Move::AskAgain),
        2 => (1_u8..6).prop_map(Move::Rate),
        1 => Just(Move::Withdraw),
        1 => Just(Move::Erase),
        1 => Just(Move::Forget),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Five hundred walks of twenty random moves, ten thousand in all: a refused move changes
    /// nothing, a done one counts up, and what must hold after each holds.
    #[test]
    fn whatever_is_tried_the_rules_hold(tried in prop::collection::vec(moves(), 20)) {
        let calendar = Calendar::default();
        let mut one = sent();
        let mut now = at("2026-11-26T03:00:00Z");
        for this in tried {
            now += SignedDuration::from_hours(7);
            let by = signed(now);
            let base = one.revision;
            let done = match this {
                Move::Publish => one.publish(base, prose("Bao giờ?"), by),
                Move::Refuse => one.refuse(base, Reason::Unclear, prose("Chưa rõ."), by),
                Move::Forward(to) => one.forward(base, unit(to), prose("Của đơn vị khác."), by),
                Move::Answer => one.answer(base, prose("Trả lời."), by),
                Move::AskAgain => one.ask_again(written("Hỏi lại."), now),
                Move::Rate(stars) => one.rate(Rating { stars, words: None, at: now }),
                Move::Withdraw => one.withdraw(now),
                Move::Erase => one.erase(now),
                Move::Forget => Ok(one.forget(now)),
            };
            let Ok(next) = done else { continue };
            prop_assert_eq!(next.revision, base + 1);
            // Identity, and the secret, never change.
            prop_assert_eq!((next.id, next.reference, next.secret), (one.id, one.reference, one.secret));
            // Nobody answers what is not public, taken back, or answered.
            if matches!(this, Move::Answer) {
                prop_assert_eq!(one.standing(), Standing::Published);
            }
            // What was taken back stays so, and is read by nobody.
            if one.withdrawn.is_some() || one.erased.is_some() {
                prop_assert!(!next.is_public());
                prop_assert!(matches!(next.standing(), Standing::Withdrawn | Standing::Erased));
            }
            // An answer is never lost, nor whether it came in time.
            prop_assert!(next.in_time(&calendar).count() >= one.in_time(&calendar).count());
            prop_assert_eq!(next.is_open(), next.standing().is_open());
            prop_assert!(next.turns().count() <= 2);
            // Whatever is written down is read back the same.
            let kept = serde_json::to_string(&next).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Feedback>(&kept).unwrap(), &next);
            if next.erased.is_some() {
                prop_assert!(!kept.contains("Bao giờ") && !kept.contains("Trả lời."));
            }
            one = next;
        }
    }
}
