use jiff::{Span, civil::date};
use proptest::prelude::*;
use ulid::Ulid;

use super::{
    line::{read, read_dated, written},
    product::{Decided, HandedIn, Standing},
    repeat::Every,
    *,
};
use crate::{
    Timestamp,
    id::{OfficerId, UnitId},
    officer::Author,
    policy::Role,
    task::{Deadline, Update, clear::Clarity, tests::clear},
};

fn signed(officer: u128) -> Signature {
    Signature {
        by: Author::Officer {
            officer: OfficerId::new(Ulid::from(officer)),
            role: Role::Reporter,
            unit: UnitId::new(Ulid::from(3_u128)),
        },
        at: Timestamp::constant(1_790_000_000, 0),
    }
}

fn line(text: &str) -> Line {
    text.try_into().unwrap()
}

fn given() -> Task {
    let mut task = clear().assign(&Clarity::SIX).unwrap();
    task.course = Course::default()
        .with_milestones(vec![
            (line("Trình dự thảo"), date(2026, 12, 10)),
            (line("Lấy ý kiến"), date(2026, 12, 1)),
        ])
        .with_products(vec![(line("Kế hoạch"), Some(date(2026, 12, 20)))]);
    task
}

fn handed(officer: u128) -> HandedIn {
    HandedIn {
        what: line("Kế hoạch 12/KH-UBND"),
        by: signed(officer),
        decided: None,
    }
}

fn decided(officer: u128, returned: Option<&str>) -> Decided {
    Decided {
        returned: returned.map(|text| text.try_into().unwrap()),
        by: signed(officer),
    }
}

#[test]
fn lines_are_read_with_their_day_in_front() {
    for (typed, text, day) in [
        (
            "31/12/2026: Trình dự thảo",
            "Trình dự thảo",
            Some(date(2026, 12, 31)),
        ),
        (
            "2026-12-31 Trình dự thảo",
            "Trình dự thảo",
            Some(date(2026, 12, 31)),
        ),
        ("1/2/2027 – Họp", "Họp", Some(date(2027, 2, 1))),
        ("Báo cáo: bản cuối", "Báo cáo: bản cuối", None),
        ("Quý IV xong", "Quý IV xong", None),
        // A day that does not exist is part of the name, and missed where one is needed.
        ("31/2/2027: Họp", "31/2/2027: Họp", None),
    ] {
        assert_eq!(read(typed), Ok((line(text), day)), "{typed}");
    }
    assert!(matches!(
        read_dated("Trình dự thảo"),
        Err(Problem::NoDayInLine { line }) if line == "Trình dự thảo"
    ));
    assert!(matches!(read("31/12/2026:"), Err(Problem::Text(_))));
}

#[test]
fn what_keeps_its_name_keeps_what_was_said_of_it() {
    let task = given();
    let names: Vec<_> = task
        .course
        .milestones
        .iter()
        .map(|one| (one.number, one.name.vi.as_str()))
        .collect();
    assert_eq!(names, [(2, "Lấy ý kiến"), (1, "Trình dự thảo")], "by day");
    let reached = Reached {
        on: date(2026, 12, 2),
        by: signed(7),
    };
    let task = task.reach(task.revision, 2, Some(reached)).unwrap();
    let moved = task.course.clone().with_milestones(vec![
        (line("Lấy ý kiến"), date(2026, 12, 3)),
        (line("Ban hành"), date(2026, 12, 30)),
    ]);
    assert_eq!(moved.milestones[0].reached, Some(reached));
    assert!(!moved.milestones[0].is_late(date(2026, 12, 31)));
    assert_eq!(moved.milestones[1].number, 3, "a number is not used again");
    assert!(
        task.course.milestones[0].is_late(date(2026, 12, 2)),
        "reached a day late"
    );
}

#[test]
fn a_product_is_handed_in_returned_handed_in_again_and_accepted() {
    let task = given();
    let day = date(2026, 12, 20);
    assert_eq!(task.course.products[0].standing(day), Standing::Open);
    assert_eq!(
        task.course.products[0].standing(day.tomorrow().unwrap()),
        Standing::Late
    );
    let task = task.hand_in(task.revision, 1, handed(7)).unwrap();
    assert_eq!(task.course.products[0].standing(day), Standing::Waiting);
    assert_eq!(
        task.hand_in(task.revision, 1, handed(7)),
        Err(Refusal::HandedInAlready)
    );
    assert_eq!(
        task.decide_product(task.revision, 1, decided(7, None)),
        Err(Refusal::OwnProduct)
    );
    let task = task
        .decide_product(task.revision, 1, decided(8, Some("Thiếu phụ lục")))
        .unwrap();
    assert_eq!(task.course.products[0].standing(day), Standing::Returned);
    assert_eq!(
        task.decide_product(task.revision, 1, decided(8, None)),
        Err(Refusal::NothingHandedIn)
    );
    assert!(task.can_be_done().is_err());
    let task = task.hand_in(task.revision, 1, handed(7)).unwrap();
    let task = task
        .decide_product(task.revision, 1, decided(8, None))
        .unwrap();
    assert_eq!(task.course.products[0].standing(day), Standing::Accepted);
    assert_eq!(
        task.course.products[0].handed.len(),
        2,
        "nothing is forgotten"
    );
    assert_eq!(task.can_be_done(), Ok(()));
    let without = task.course.clone().with_products(Vec::new());
    assert!(without.loses_what_was_handed_in(&task.course));
}

#[test]
fn a_task_is_not_done_while_a_product_is_open() {
    let task = given();
    let update = Update {
        on: date(2026, 12, 20),
        results: Some(Bilingual::both("Đã xong")),
        difficulties: None,
        next: None,
        by: signed(7),
    };
    let refused = task.updated(update.clone(), Some(TaskState::Done), &Clarity::SIX);
    assert_eq!(
        refused,
        Err(Refusal::field(
            Field::State,
            Problem::ProductsOpen { count: 1 }
        ))
    );
    assert!(
        task.updated(update, Some(TaskState::Submitted), &Clarity::SIX)
            .is_ok(),
        "handed in is what it can be called"
    );
}

#[test]
fn steps_are_for_what_was_given_out_and_as_it_was_seen() {
    let task = given();
    assert_eq!(task.reach(99, 1, None), Err(Refusal::ChangedMeanwhile));
    assert_eq!(task.reach(task.revision, 9, None), Err(Refusal::NotFound));
    let draft = Task {
        state: TaskState::Draft,
        ..task
    };
    assert_eq!(
        draft.hand_in(draft.revision, 1, handed(7)),
        Err(Refusal::NotGiven)
    );
}

fn repeated(every: Every, first: Date) -> Task {
    let mut task = given();
    task.deadline = Some(Deadline {
        day: first,
        ..task.deadline.unwrap()
    });
    task.course.repeats = Some(Repeat {
        every,
        until: None,
        first,
        time: 1,
        before: None,
    });
    task
}

#[test]
fn the_last_day_of_a_month_stays_it() {
    let mut task = repeated(Every::Month, date(2027, 1, 31));
    let mut days = Vec::new();
    for time in 2..=4 {
        task = task
            .next_time(format!("lan-{time}").parse().unwrap())
            .unwrap();
        assert_eq!(task.course.repeats.unwrap().time, time);
        days.push(task.deadline.unwrap().day);
    }
    assert_eq!(
        days,
        [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    );
}

#[test]
fn it_comes_again_when_this_time_is_over_and_never_after_its_end() {
    let day = date(2027, 3, 31);
    let mut task = repeated(Every::Quarter, day);
    assert!(!task.comes_again_by(day));
    assert!(task.comes_again_by(day.tomorrow().unwrap()));
    task.state = TaskState::Done;
    assert!(task.comes_again_by(day), "done early");
    task.state = TaskState::Paused;
    assert!(!task.comes_again_by(date(2028, 1, 1)));
    task.state = TaskState::Assigned;
    task.course.repeats = task.course.repeats.map(|repeat| Repeat {
        until: Some(date(2027, 6, 29)),
        ..repeat
    });
    assert!(
        !task.comes_again_by(date(2028, 1, 1)),
        "30 June is after its end"
    );
}

#[test]
fn the_next_time_begins_anew_and_is_always_the_same_task() {
    let task = repeated(Every::Month, date(2026, 12, 31));
    let task = task.hand_in(task.revision, 1, handed(7)).unwrap();
    let next = task.next_time("lan-2".parse().unwrap()).unwrap();
    assert_eq!(next.id, task.next_id());
    assert_eq!(next.id, task.next_time("khac".parse().unwrap()).unwrap().id);
    assert_ne!(next.id, next.next_id());
    assert_eq!((next.state, next.revision), (TaskState::Assigned, 1));
    assert!(next.updates.is_empty());
    assert!(next.course.products[0].handed.is_empty());
    assert_eq!(next.course.products[0].due, Some(date(2027, 1, 20)));
    assert_eq!(next.course.repeats.unwrap().before, Some(task.id));
}

proptest! {
    /// What is written down is read back, whatever the day and the text.
    #[test]
    fn a_line_is_read_as_it_is_written(
        days in 0_i32..40_000,
        dated in any::<bool>(),
        text in "[a-zàâăđêôơưạ][a-zàâăđêôơưạ0-9,]{0,40}[a-zàâăđêôơưạ]",
    ) {
        let day = date(2000, 1, 1).checked_add(Span::new().days(days)).unwrap();
        let day = dated.then_some(day);
        let name = line(&text);
        prop_assert_eq!(read(&written(name.as_str(), day)), Ok((name.clone(), day)));
    }

    /// Deadlines of a task that comes again only go forward, and each is counted from the first.
    #[test]
    fn deadlines_go_forward(
        every in prop::sample::select(&Every::ALL[..]),
        start in 0_i32..20_000,
    ) {
        let first = date(2000, 1, 1).checked_add(Span::new().days(start)).unwrap();
        let mut task = repeated(every, first);
        for _ in 0..24 {
            let next = task.next_time("lan".parse().unwrap()).unwrap();
            prop_assert!(next.deadline.unwrap().day > task.deadline.unwrap().day);
            let gap = next.deadline.unwrap().day.day();
            prop_assert!(every == Every::Week || gap <= first.day());
            task = next;
        }
    }
}
