//! Which rounds a schedule makes, and from which day to which.

use jiff::ToSpan;
use proptest::prelude::*;

use super::{day, every, monthly, period};
use crate::{
    calendar::{Calendar, tests::calendar_2026},
    period::Period,
    round::{Cadence, DueRule, Schedule, ScheduleProblem, Window},
};

#[test]
fn a_window_is_the_calendar_period_or_begins_where_the_rule_says() {
    let from = Window::From;
    for (cadence, window, code, first, last) in [
        (
            Cadence::Month,
            Window::Calendar,
            "2025-10",
            "2025-10-01",
            "2025-10-31",
        ),
        // 15 to 14, as report regimes count.
        (
            Cadence::Month,
            from(15),
            "2025-10",
            "2025-09-15",
            "2025-10-14",
        ),
        (
            Cadence::Month,
            from(15),
            "2026-01",
            "2025-12-15",
            "2026-01-14",
        ),
        (
            Cadence::Month,
            from(2),
            "2026-03",
            "2026-02-02",
            "2026-03-01",
        ),
        (
            Cadence::Quarter,
            from(15),
            "2026-Q1",
            "2025-12-15",
            "2026-03-14",
        ),
        (
            Cadence::HalfYear,
            from(15),
            "2026-H1",
            "2025-12-15",
            "2026-06-14",
        ),
        (
            Cadence::HalfYear,
            Window::Calendar,
            "2026-H2",
            "2026-07-01",
            "2026-12-31",
        ),
        (
            Cadence::NineMonths,
            from(15),
            "2026-9M",
            "2025-12-15",
            "2026-09-14",
        ),
        (Cadence::Year, from(15), "2026", "2025-12-15", "2026-12-14"),
        (
            Cadence::Week,
            Window::Calendar,
            "2026-W01",
            "2025-12-29",
            "2026-01-04",
        ),
        // Friday to Thursday.
        (
            Cadence::Week,
            from(5),
            "2026-W01",
            "2025-12-26",
            "2026-01-01",
        ),
        (
            Cadence::Once(period("2021..2025")),
            Window::Calendar,
            "2021..2025",
            "2021-01-01",
            "2025-12-31",
        ),
    ] {
        let round = every(cadence, window)
            .round(period(code), &Calendar::default())
            .unwrap();
        assert_eq!(
            (round.first_day, round.last_day),
            (day(first), day(last)),
            "{code} {window:?}"
        );
    }
}

#[test]
fn a_period_of_another_cadence_has_no_round() {
    let schedule = every(Cadence::Quarter, Window::Calendar);
    for other in [
        "2026",
        "2026-01",
        "2026-H1",
        "2026-9M",
        "2026-W01",
        "2021..2025",
    ] {
        assert_eq!(
            schedule.round(period(other), &Calendar::default()),
            None,
            "{other}"
        );
    }
}

#[test]
fn rounds_keep_within_the_schedules_days() {
    let schedule = Schedule {
        since: Some(day("2026-02-01")),
        until: Some(day("2026-04-30")),
        ..monthly(DueRule::WorkingDay { nth: 5 })
    };
    let calendar = Calendar::default();
    for (code, exists) in [
        ("2026-01", false),
        ("2026-02", true),
        ("2026-04", true),
        ("2026-05", false),
    ] {
        assert_eq!(
            schedule.round(period(code), &calendar).is_some(),
            exists,
            "{code}"
        );
    }
    let around = |on, back, ahead| {
        schedule
            .around(day(on), back, ahead, &calendar)
            .iter()
            .map(|round| round.period.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        around("2026-03-10", 12, 2),
        ["2026-02", "2026-03", "2026-04"]
    );
    assert_eq!(around("2026-03-10", 1, 0), ["2026-03"]);
    assert_eq!(
        around("2027-03-10", 12, 2),
        ["2026-02", "2026-03", "2026-04"]
    );
    assert_eq!(around("2025-03-10", 12, 2), [""; 0]);
}

#[test]
fn a_schedule_that_cannot_be_meant_is_refused() {
    let good = monthly(DueRule::WorkingDay { nth: 5 });
    assert!(good.clone().checked().is_ok());
    for (schedule, problem) in [
        (
            every(Cadence::Month, Window::From(29)),
            ScheduleProblem::WindowDay,
        ),
        (
            every(Cadence::Month, Window::From(1)),
            ScheduleProblem::WindowDay,
        ),
        (
            every(Cadence::Week, Window::From(8)),
            ScheduleProblem::WindowDay,
        ),
        (
            every(Cadence::Once(period("2026-11-23")), Window::From(15)),
            ScheduleProblem::WindowDay,
        ),
        (
            every(
                Cadence::Once(Period::since(2020).unwrap()),
                Window::Calendar,
            ),
            ScheduleProblem::EndlessPeriod,
        ),
        (
            monthly(DueRule::DayOfMonth {
                day: 0,
                next_working: false,
            }),
            ScheduleProblem::DueDay,
        ),
        (
            monthly(DueRule::WorkingDay { nth: 367 }),
            ScheduleProblem::DueDay,
        ),
        (
            Schedule {
                lock: Some(DueRule::WorkingDay { nth: 999 }),
                ..good.clone()
            },
            ScheduleProblem::LockDay,
        ),
        (
            Schedule {
                since: Some(day("2026-02-01")),
                until: Some(day("2026-01-01")),
                ..good
            },
            ScheduleProblem::Backwards,
        ),
    ] {
        assert_eq!(schedule.checked(), Err(problem));
    }
}

fn cadences() -> impl Strategy<Value = Cadence> {
    prop::sample::select(vec![
        Cadence::Week,
        Cadence::Month,
        Cadence::Quarter,
        Cadence::HalfYear,
        Cadence::NineMonths,
        Cadence::Year,
    ])
}

proptest! {
    /// Windows of neighbouring periods meet without a gap (nine months leave the last three),
    /// and a deadline never comes before the end of what it is about, nor a lock before it.
    #[test]
    fn rounds_follow_one_another(
        cadence in cadences(),
        shift in prop::option::of(2_i8..8),
        after in 0_i64..3000,
        nth in 0_u16..30,
        lock in 0_u16..30,
    ) {
        let schedule = Schedule {
            lock: Some(DueRule::CalendarDay { nth: lock, next_working: true }),
            ..Schedule {
                due: DueRule::WorkingDay { nth },
                ..every(cadence, shift.map_or(Window::Calendar, Window::From))
            }
        };
        let calendar = calendar_2026();
        let on = day("2022-01-01").saturating_add(after.days());
        let rounds = schedule.around(on, 4, 2, &calendar);
        prop_assert_eq!(rounds.len(), 6);
        prop_assert!(rounds[3].first_day <= on && on < rounds[4].first_day);
        for pair in rounds.windows(2) {
            let next = pair[0].last_day.tomorrow().unwrap();
            if cadence == Cadence::NineMonths {
                prop_assert!(pair[1].first_day > next);
            } else {
                prop_assert_eq!(pair[1].first_day, next);
            }
        }
        for round in &rounds {
            prop_assert!(round.due.day() >= round.last_day);
            prop_assert!(round.opens < round.due.at);
            prop_assert!(round.locks.as_ref().unwrap().at >= round.due.at);
            let again = schedule.round(round.period, &calendar);
            prop_assert_eq!(again.as_ref(), Some(round));
        }
    }

    /// A schedule is read back as it was written.
    #[test]
    fn schedules_are_kept_as_they_are(cadence in cadences(), shift in prop::option::of(2_i8..8), nth in 0_u16..30) {
        let schedule = Schedule {
            due: DueRule::WorkingDay { nth },
            since: Some(day("2026-01-01")),
            ..every(cadence, shift.map_or(Window::Calendar, Window::From))
        };
        let text = serde_json::to_string(&schedule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Schedule>(&text).unwrap(), schedule);
    }
}
