use jiff::civil::date;
use ulid::Ulid;

use super::*;
use crate::{
    id::OfficerId,
    policy::Role,
    unit::{Dated, Unit, UnitKind, tree::UnitTree},
};

const COMMUNE: u128 = 4;
const PROVINCE: u128 = 2;
const COUNTRY: u128 = 1;

fn id(number: u128) -> UnitId {
    UnitId::new(Ulid::from(number))
}

fn signed(officer: u128, role: Role, unit: u128) -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(Ulid::from(officer)),
            role,
            unit: id(unit),
        },
        at: "2026-11-22T03:00:00Z".parse().unwrap(),
    }
}

fn question(due: Date) -> Question {
    Question {
        text: "Vì sao giảm so với tháng trước?".try_into().unwrap(),
        due,
        asked: signed(1, Role::Reviewer, PROVINCE),
    }
}

fn answer(officer: u128) -> Answer {
    Answer {
        text: "Một hộ ngừng sản xuất.".try_into().unwrap(),
        given: signed(officer, Role::Reporter, COMMUNE),
    }
}

fn asked() -> Explanation {
    Explanation::ask(
        ExplanationId::new(Ulid::from(9_u128)),
        About::Task(TaskId::new(Ulid::from(8_u128))),
        id(COMMUNE),
        question(date(2026, 11, 25)),
        false,
    )
}

fn unit(number: u128, parent: Option<u128>) -> Unit {
    Unit {
        id: id(number),
        slug: format!("u{number}").parse().unwrap(),
        kind: UnitKind::Commune,
        exists: Dated {
            value: (),
            from: None,
            until: None,
        },
        names: Vec::new(),
        codes: Vec::new(),
        parents: parent
            .map(|parent| Dated {
                value: id(parent),
                from: None,
                until: None,
            })
            .into_iter()
            .collect(),
        serves: None,
        note: None,
        source: None,
        facts: Vec::new(),
    }
}

/// A commune below a province below the country; a body that serves the commune; and a district
/// between them that is over since July 2025, with a commune of its own.
fn tree() -> UnitTree {
    let reform = Some(date(2025, 7, 1));
    let mut district = unit(3, Some(PROVINCE));
    district.exists.until = reform;
    district.parents[0].until = reform;
    let mut former = unit(5, Some(3));
    former.exists.until = reform;
    former.parents[0].until = reform;
    let mut body = unit(6, None);
    body.serves = Some(id(COMMUNE));
    let mut tree = UnitTree::default();
    for unit in [
        unit(COUNTRY, None),
        unit(PROVINCE, Some(COUNTRY)),
        district,
        unit(COMMUNE, Some(PROVINCE)),
        former,
        body,
    ] {
        tree.put(unit);
    }
    tree
}

#[test]
fn it_is_answered_and_accepted() {
    let settled = asked()
        .answer(1, answer(2))
        .and_then(|one| one.settle(2, signed(1, Role::Reviewer, PROVINCE)))
        .unwrap();
    assert_eq!(settled.revision, 3);
    assert_eq!(settled.standing(date(2030, 1, 1)), Standing::Settled);
    assert_eq!(settled.answer(3, answer(2)), Err(Refusal::NothingToAnswer));
    assert_eq!(
        settled.ask_again(3, question(date(2026, 12, 1))),
        Err(Refusal::NothingAnswered)
    );
}

#[test]
fn asking_again_keeps_what_was_said() {
    let again = asked()
        .answer(1, answer(2))
        .and_then(|one| one.ask_again(2, question(date(2026, 12, 1))))
        .unwrap();
    assert_eq!(again.exchanges().count(), 2);
    assert!(again.earlier[0].answer.is_some());
    assert_eq!(again.standing(date(2026, 12, 1)), Standing::Waiting);
    assert_eq!(
        again.standing(date(2026, 12, 2)),
        Standing::Overdue { days: 1 }
    );
    assert!(again.answer(3, answer(2)).is_ok());
}

#[test]
fn out_of_order_and_out_of_date_is_refused() {
    let one = asked();
    let by = signed(1, Role::Reviewer, PROVINCE);
    assert_eq!(one.settle(1, by), Err(Refusal::NothingAnswered));
    assert_eq!(one.answer(2, answer(2)), Err(Refusal::ChangedMeanwhile));
    let answered = one.answer(1, answer(2)).unwrap();
    assert_eq!(answered.answer(2, answer(2)), Err(Refusal::NothingToAnswer));
}

#[test]
fn nobody_accepts_their_own_answer() {
    let answered = asked().answer(1, answer(2)).unwrap();
    let own = signed(2, Role::Reviewer, PROVINCE);
    assert_eq!(answered.settle(2, own), Err(Refusal::FourEyes));
}

#[test]
fn what_is_late_goes_up_level_by_level() {
    let table: [(Date, &[u128]); 7] = [
        (date(2026, 11, 22), &[]),
        (date(2026, 11, 25), &[]),
        (date(2026, 11, 26), &[PROVINCE]),
        (date(2026, 11, 30), &[PROVINCE]),
        (date(2026, 12, 1), &[PROVINCE, COUNTRY]),
        (date(2026, 12, 6), &[PROVINCE, COUNTRY]),
        (date(2028, 1, 1), &[PROVINCE, COUNTRY]),
    ];
    for (on, units) in table {
        let expected: Vec<_> = units.iter().map(|unit| id(*unit)).collect();
        assert_eq!(asked().escalated_to(on, &tree()), expected, "{on}");
    }
    let answered = asked().answer(1, answer(2)).unwrap();
    assert!(answered.escalated_to(date(2027, 1, 1), &tree()).is_empty());
}

#[test]
fn a_body_goes_to_the_unit_it_serves_and_a_former_unit_to_those_above_it_then() {
    let of = |unit| {
        let mut one = asked();
        one.unit = id(unit);
        one.escalated_to(date(2026, 12, 20), &tree())
    };
    assert_eq!(of(6), [id(COMMUNE), id(PROVINCE), id(COUNTRY)]);
    assert_eq!(of(5), [id(3), id(PROVINCE), id(COUNTRY)]);
}
