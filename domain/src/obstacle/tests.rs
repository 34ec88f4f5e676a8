use jiff::civil::date;
use ulid::Ulid;

use super::*;
use crate::{id::OfficerId, policy::Role, unit::tree::UnitTree};

const STOPPED: u128 = 4;
const DEPARTMENT: u128 = 5;
const CITY: u128 = 6;

fn unit(number: u128) -> UnitId {
    UnitId::new(Ulid::from(number))
}

fn signed(officer: u128, scope: u128, at: &str) -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(Ulid::from(officer)),
            role: Role::Planner,
            unit: unit(scope),
        },
        at: at.parse().unwrap(),
    }
}

fn prose(text: &str) -> Prose {
    text.try_into().unwrap()
}

fn ask(to: u128, due: Date, at: &str) -> Ask {
    Ask {
        text: prose("Đề nghị hướng dẫn định mức chi."),
        to: unit(to),
        due,
        asked: signed(1, STOPPED, at),
    }
}

fn reply(outcome: Outcome, until: Option<Date>, officer: u128, at: &str) -> Reply {
    Reply {
        outcome,
        text: prose("Sở đã có văn bản hướng dẫn."),
        until,
        given: signed(officer, DEPARTMENT, at),
    }
}

fn raised() -> Obstacle {
    Obstacle::raise(
        ObstacleId::new(Ulid::from(9_u128)),
        Raised {
            programme: DocumentId::new(Ulid::from(8_u128)),
            blocks: Blocked::Task(TaskId::new(Ulid::from(7_u128))),
            unit: unit(STOPPED),
            what: prose("Chưa có định mức chi cho chuyển đổi số ở xã."),
            ask: ask(DEPARTMENT, date(2026, 11, 30), "2026-11-20T02:00:00Z"),
            restricted: false,
        },
    )
}

#[test]
fn it_is_answered_and_closed_by_who_was_stopped() {
    let removed = raised()
        .answer(1, reply(Outcome::Removed, None, 2, "2026-11-25T02:00:00Z"))
        .unwrap();
    assert_eq!(removed.standing(date(2027, 1, 1)), Standing::Removed);
    let closing = |officer| Closed {
        text: None,
        by: signed(officer, STOPPED, "2026-11-26T02:00:00Z"),
    };
    assert_eq!(removed.close(2, closing(2)), Err(Refusal::FourEyes));
    assert_eq!(removed.close(1, closing(1)), Err(Refusal::ChangedMeanwhile));
    let closed = removed.close(2, closing(1)).unwrap();
    assert_eq!(closed.standing(date(2027, 1, 1)), Standing::Closed);
    assert_eq!(closed.close(3, closing(1)), Err(Refusal::NothingToAnswer));
    assert_eq!(closed.due(date(2027, 1, 1)), None);
}

#[test]
fn what_is_promised_by_a_day_is_late_after_it() {
    let promised = raised()
        .answer(
            1,
            reply(
                Outcome::UnderWay,
                Some(date(2026, 12, 15)),
                2,
                "2026-11-25T02:00:00Z",
            ),
        )
        .unwrap();
    let until = date(2026, 12, 15);
    assert_eq!(promised.standing(until), Standing::UnderWay { until });
    assert_eq!(promised.due(until), Some(until));
    assert_eq!(
        promised.standing(date(2026, 12, 17)),
        Standing::Broken { days: 2 }
    );
    // It may still be answered, and once removed no more.
    let removed = promised
        .answer(2, reply(Outcome::Removed, None, 2, "2026-12-17T02:00:00Z"))
        .unwrap();
    assert_eq!(
        removed.answer(3, reply(Outcome::Removed, None, 2, "2026-12-17T02:00:00Z")),
        Err(Refusal::NothingToAnswer)
    );
}

#[test]
fn passing_it_on_asks_the_next_one_the_same() {
    let passed = raised()
        .pass_on(
            1,
            reply(
                Outcome::Passed { to: unit(CITY) },
                None,
                2,
                "2026-11-22T02:00:00Z",
            ),
            unit(CITY),
            date(2026, 12, 10),
        )
        .unwrap();
    assert_eq!(passed.with(), unit(CITY));
    assert_eq!(passed.turns().count(), 2);
    assert_eq!(passed.latest.ask.text, raised().latest.ask.text);
    assert_eq!(passed.standing(date(2026, 12, 10)), Standing::Waiting);
    assert_eq!(passed.raised(), raised().raised());
}

#[test]
fn asking_again_needs_an_answer_of_somebody_else() {
    let again = ask(CITY, date(2026, 12, 20), "2026-12-01T02:00:00Z");
    assert_eq!(
        raised().ask_again(1, again.clone()),
        Err(Refusal::NothingAnswered)
    );
    let own = raised()
        .answer(1, reply(Outcome::Declined, None, 1, "2026-11-25T02:00:00Z"))
        .unwrap();
    assert_eq!(own.ask_again(2, again.clone()), Err(Refusal::FourEyes));
    let declined = raised()
        .answer(1, reply(Outcome::Declined, None, 2, "2026-11-25T02:00:00Z"))
        .unwrap();
    assert_eq!(declined.standing(date(2026, 12, 1)), Standing::Declined);
    let asked = declined.ask_again(2, again).unwrap();
    assert_eq!(asked.with(), unit(CITY));
    assert_eq!(asked.standing(date(2026, 12, 1)), Standing::Waiting);
}

#[test]
fn late_answers_go_up_from_the_unit_that_owes_them() {
    let tree = UnitTree::default();
    let late = raised();
    assert_eq!(late.standing(date(2026, 11, 30)), Standing::Waiting);
    assert_eq!(
        late.standing(date(2026, 12, 3)),
        Standing::Overdue { days: 3 }
    );
    // Nothing is above a unit that the tree does not know.
    assert!(late.escalated_to(date(2026, 12, 3), &tree).is_empty());
    assert_eq!(crate::escalation::levels_up(0), 0);
    assert_eq!(crate::escalation::levels_up(1), 1);
    assert_eq!(crate::escalation::levels_up(5), 1);
    assert_eq!(crate::escalation::levels_up(6), 2);
}

#[test]
fn on_a_past_day_it_is_as_it_was_known_then() {
    let now = raised()
        .answer(1, reply(Outcome::Declined, None, 2, "2026-11-25T02:00:00Z"))
        .and_then(|one| one.ask_again(2, ask(CITY, date(2026, 12, 20), "2026-12-01T02:00:00Z")))
        .and_then(|one| {
            one.close(
                3,
                Closed {
                    text: None,
                    by: signed(1, STOPPED, "2026-12-05T02:00:00Z"),
                },
            )
        })
        .unwrap();
    let on = |day: Date| now.on(day).map(|one| one.standing(day));
    assert_eq!(on(date(2026, 11, 19)), None);
    assert_eq!(on(date(2026, 11, 24)), Some(Standing::Waiting));
    assert_eq!(on(date(2026, 11, 26)), Some(Standing::Declined));
    assert_eq!(on(date(2026, 12, 2)), Some(Standing::Waiting));
    assert_eq!(on(date(2026, 12, 5)), Some(Standing::Closed));
}
