use ulid::Ulid;

use super::*;
use crate::{officer::Author, task::course::Course};

pub(crate) fn draft() -> Task {
    Task {
        id: TaskId::new(Ulid::from(1_u128)),
        slug: "tuyen-truyen".parse().unwrap(),
        revision: 1,
        programme: DocumentId::new(Ulid::from(2_u128)),
        under: None,
        name: Bilingual::both("Tuyên truyền chương trình"),
        lead: None,
        with: Vec::new(),
        clear: Clear::default(),
        deadline: None,
        period: Some(Period::since(2024).unwrap()),
        state: TaskState::Draft,
        done_on: None,
        updates: Vec::new(),
        part: None,
        origin: None,
        course: Course::default(),
        restricted: false,
        note: None,
        ground: Ground {
            source: None,
            place: "đoạn 12".try_into().unwrap(),
        },
        facts: vec!["TT-27".into()],
    }
}

pub(crate) fn clear() -> Task {
    Task {
        lead: Some(UnitId::new(Ulid::from(3_u128))),
        deadline: Some(Deadline {
            day: jiff::civil::date(2026, 12, 31),
            hour: DeadlineHour::OfficeClose,
        }),
        clear: Clear {
            person: Some(Bilingual::both("Trưởng phòng")),
            product: Some(Bilingual::both("Kế hoạch tuyên truyền")),
            authority: Some(Bilingual::both("Chủ tịch UBND")),
            ..Clear::default()
        },
        ..draft()
    }
}

fn update() -> Update {
    Update {
        on: jiff::civil::date(2026, 11, 22),
        results: Some(Bilingual::both("Đã mở 2 lớp")),
        difficulties: None,
        next: None,
        by: Signature {
            by: Author::Operator,
            at: "2026-11-22T00:00:00Z".parse().unwrap(),
        },
    }
}

#[test]
fn a_task_without_its_six_stays_a_draft_and_says_which() {
    assert_eq!(
        draft().assign(&Clarity::SIX),
        Err(Refusal::NotClear(vec![
            Clarity::Person,
            Clarity::Time,
            Clarity::Responsibility,
            Clarity::Product,
            Clarity::Authority,
        ]))
    );
    assert_eq!(
        clear().assign(&Clarity::SIX).unwrap().state,
        TaskState::Assigned
    );
}

#[test]
fn a_programme_may_ask_for_other_clarities() {
    let five = [
        Clarity::Person,
        Clarity::Work,
        Clarity::Responsibility,
        Clarity::Process,
        Clarity::Effect,
    ];
    assert_eq!(clear().missing(&five), [Clarity::Process, Clarity::Effect]);
}

#[test]
fn what_was_given_out_loses_nothing_that_was_clear() {
    use Clarity::{Person, Product, Time};
    type Case = (TaskState, Task, Task, &'static [Clarity]);
    let without = |task: Task, parts: &[Clarity]| Task {
        deadline: task.deadline.filter(|_| !parts.contains(&Time)),
        clear: Clear {
            person: task.clear.person.filter(|_| !parts.contains(&Person)),
            product: task.clear.product.filter(|_| !parts.contains(&Product)),
            ..task.clear
        },
        ..task
    };
    let table: [Case; 6] = [
        // A draft is not given out: it may say less than before.
        (TaskState::Draft, clear(), draft(), &[]),
        (TaskState::Assigned, clear(), clear(), &[]),
        (
            TaskState::Assigned,
            clear(),
            without(clear(), &[Time, Product]),
            &[Time, Product],
        ),
        (
            TaskState::Done,
            clear(),
            without(clear(), &[Person]),
            &[Person],
        ),
        // A source told of it as under way and never named a product.
        (
            TaskState::Doing,
            without(clear(), &[Product]),
            without(clear(), &[Product]),
            &[],
        ),
        (
            TaskState::Doing,
            without(clear(), &[Product]),
            without(clear(), &[Product, Time]),
            &[Time],
        ),
    ];
    for (state, before, after, lost) in table {
        let before = Task { state, ..before };
        let after = Task { state, ..after };
        let kept = after.clone().keeping_clear(&before, &Clarity::SIX);
        let expected = if lost.is_empty() {
            Ok(after)
        } else {
            Err(Refusal::NotClear(lost.to_vec()))
        };
        assert_eq!(kept, expected, "{state:?}");
    }
}

#[test]
fn an_update_moves_an_assigned_task_but_not_a_draft() {
    let given = clear().assign(&Clarity::SIX).unwrap();
    let done = given
        .updated(update(), Some(TaskState::Done), &Clarity::SIX)
        .unwrap();
    assert_eq!(done.done_on, Some(jiff::civil::date(2026, 11, 22)));
    assert!(
        draft()
            .updated(update(), Some(TaskState::Done), &Clarity::SIX)
            .is_err()
    );
    assert_eq!(
        draft()
            .updated(update(), None, &Clarity::SIX)
            .unwrap()
            .state,
        TaskState::Draft
    );
}
