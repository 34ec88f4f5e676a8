use jiff::{Timestamp, ToSpan, civil::Date};
use proptest::prelude::*;

use super::*;
use crate::{
    Language, Refusal,
    calendar::HolidayKind,
    calendar::{
        Calendar, Holiday, Hour,
        tests::{calendar_2026, holiday},
    },
    figure::sheet::SheetKey,
    id::{DocumentId, OfficerId, UnitId},
    officer::{Author, Signature},
    period::Period,
    policy::Role,
    text::Prose,
};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn monthly(due: DueRule) -> Schedule {
    Schedule {
        cadence: Cadence::Month,
        window: Window::Calendar,
        due,
        hour: Hour::OFFICE_CLOSE,
        lock: Some(DueRule::WorkingDay { nth: 3 }),
        units: Vec::new(),
        since: None,
        until: None,
    }
}

fn every(cadence: Cadence, window: Window) -> Schedule {
    Schedule {
        cadence,
        window,
        ..monthly(DueRule::WorkingDay { nth: 5 })
    }
}

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
fn deadlines_explain_themselves() {
    let office = Hour::OFFICE_CLOSE;
    let schedule = |due, hour| Schedule {
        hour,
        ..monthly(due)
    };
    let next_working = true;
    for (schedule, code, vi, en) in [
        (
            schedule(DueRule::WorkingDay { nth: 5 }, office),
            "2025-10",
            "Hạn 17:00 ngày 7/11/2025: ngày làm việc thứ 5 sau khi kết thúc kỳ (31/10/2025), đã bỏ qua thứ Bảy 1/11, Chủ nhật 2/11.",
            "Due 17:00 on 7 November 2025: the 5th working day after the period ends (31 October 2025), skipping Saturday 1 November, Sunday 2 November.",
        ),
        (
            schedule(DueRule::WorkingDay { nth: 10 }, Hour::MIDNIGHT),
            "2026-01",
            "Hạn 24:00 ngày 13/2/2026: ngày làm việc thứ 10 sau khi kết thúc kỳ (31/1/2026), đã bỏ qua Chủ nhật 1/2, thứ Bảy 7/2, Chủ nhật 8/2.",
            "Due 24:00 on 13 February 2026: the 10th working day after the period ends (31 January 2026), skipping Sunday 1 February, Saturday 7 February, Sunday 8 February.",
        ),
        (
            schedule(DueRule::WorkingDay { nth: 7 }, office),
            "2025-12",
            "Hạn 17:00 ngày 12/1/2026: ngày làm việc thứ 7 sau khi kết thúc kỳ (31/12/2025), đã bỏ qua 1/1 (Tết Dương lịch), 2/1 (nghỉ hoán đổi), thứ Bảy 3/1, Chủ nhật 4/1, Chủ nhật 11/1, tính cả thứ Bảy 10/1 là ngày làm bù.",
            "Due 17:00 on 12 January 2026: the 7th working day after the period ends (31 December 2025), skipping 1 January (Tết Dương lịch), 2 January (nghỉ hoán đổi), Saturday 3 January, Sunday 4 January, Sunday 11 January, counting Saturday 10 January, worked to make up.",
        ),
        (
            schedule(
                DueRule::CalendarDay {
                    nth: 16,
                    next_working,
                },
                office,
            ),
            "2026-01",
            "Hạn 17:00 ngày 23/2/2026: ngày thứ 16 sau khi kết thúc kỳ (31/1/2026); thứ Hai 16/2 không làm việc nên chuyển sang ngày làm việc kế tiếp, đã bỏ qua 16–20/2 (Tết Âm lịch), thứ Bảy 21/2, Chủ nhật 22/2.",
            "Due 17:00 on 23 February 2026: the 16th day after the period ends (31 January 2026); Monday 16 February is not worked, so it moves to the next working day, skipping 16–20 February (Tết Âm lịch), Saturday 21 February, Sunday 22 February.",
        ),
        (
            schedule(
                DueRule::DayOfMonth {
                    day: 20,
                    next_working: false,
                },
                office,
            ),
            "2026-03",
            "Hạn 17:00 ngày 20/4/2026: ngày 20 đầu tiên sau khi kết thúc kỳ (31/3/2026).",
            "Due 17:00 on 20 April 2026: the first 20th of a month after the period ends (31 March 2026).",
        ),
        (
            schedule(
                DueRule::CalendarDay {
                    nth: 0,
                    next_working: false,
                },
                "11:30".parse().unwrap(),
            ),
            "2026-03",
            "Hạn 11:30 ngày 31/3/2026: ngày cuối kỳ (31/3/2026).",
            "Due 11:30 on 31 March 2026: the last day of the period (31 March 2026).",
        ),
    ] {
        let round = schedule.round(period(code), &calendar_2026()).unwrap();
        assert_eq!(round.due.sentence(Language::Vi), vi);
        assert_eq!(round.due.sentence(Language::En), en);
    }
}

#[test]
fn the_lock_explains_itself_too() {
    let round = monthly(DueRule::WorkingDay { nth: 5 })
        .round(period("2025-10"), &Calendar::default())
        .unwrap();
    let lock = round.locks.unwrap();
    assert_eq!(
        lock.sentence(Language::Vi),
        "Khoá 17:00 ngày 12/11/2025: ngày làm việc thứ 3 sau hạn (7/11/2025), đã bỏ qua thứ Bảy 8/11, Chủ nhật 9/11."
    );
    assert_eq!(
        lock.sentence(Language::En),
        "Locked from 17:00 on 12 November 2025: the 3rd working day after the due day (7 November 2025), skipping Saturday 8 November, Sunday 9 November."
    );
}

#[test]
fn a_fixed_day_is_the_first_one_after_the_window() {
    let due = |day, window, code| {
        Schedule {
            window,
            ..monthly(DueRule::DayOfMonth {
                day,
                next_working: false,
            })
        }
        .round(period(code), &Calendar::default())
        .unwrap()
        .due
        .day()
        .to_string()
    };
    assert_eq!(due(20, Window::From(15), "2025-10"), "2025-10-20");
    assert_eq!(due(10, Window::From(15), "2025-10"), "2025-11-10");
    assert_eq!(due(14, Window::From(15), "2025-10"), "2025-11-14");
    assert_eq!(due(31, Window::Calendar, "2026-01"), "2026-02-28");
    assert_eq!(due(5, Window::Calendar, "2025-12"), "2026-01-05");
}

#[test]
fn a_changed_holiday_moves_the_deadline() {
    let schedule = monthly(DueRule::WorkingDay { nth: 5 });
    let mut calendar = Calendar::default();
    let due = |calendar: &Calendar| {
        schedule
            .round(period("2025-10"), calendar)
            .unwrap()
            .due
            .text(Language::Vi)
    };
    assert_eq!(due(&calendar), "17:00 ngày 7/11/2025");
    calendar.put(holiday("2025-11-05", HolidayKind::DayOff, "nghỉ tránh bão"));
    assert_eq!(due(&calendar), "17:00 ngày 10/11/2025");
    calendar.put(Holiday {
        kind: HolidayKind::Withdrawn,
        ..holiday("2025-11-05", HolidayKind::DayOff, "nghỉ tránh bão")
    });
    assert_eq!(due(&calendar), "17:00 ngày 7/11/2025");
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

#[test]
fn not_due_missing_late_and_locked_are_distinct() {
    use RoundState::{Complete, Extended, Late, Locked, Missing, NotDue, NothingToReport, Open};
    // Due 17:00 on 7 November, locked 17:00 on 12 November 2025.
    let round = monthly(DueRule::WorkingDay { nth: 5 })
        .round(period("2025-10"), &Calendar::default())
        .unwrap();
    let at = |day: &str, time: &str| -> Timestamp {
        format!("2025-{day}T{time}:00+07:00").parse().unwrap()
    };
    let progress = |filled, handed_in| Progress {
        expected: 3,
        filled,
        handed_in,
    };
    let none = progress(0, 0);
    let extended = Some(at("11-20", "17:00"));
    for (now, progress, nothing, until, state, is_locked) in [
        (at("10-30", "23:59"), none, false, None, NotDue, false),
        (at("10-31", "00:00"), none, false, None, Open, false),
        (
            at("11-07", "16:59"),
            progress(3, 2),
            false,
            None,
            Open,
            false,
        ),
        (
            at("11-07", "17:00"),
            progress(3, 2),
            false,
            None,
            Late,
            false,
        ),
        (at("11-12", "16:59"), none, false, None, Late, false),
        (at("11-12", "17:00"), none, false, None, Missing, true),
        (
            at("11-12", "17:00"),
            progress(3, 0),
            false,
            None,
            Missing,
            true,
        ),
        (
            at("11-12", "17:00"),
            progress(1, 1),
            false,
            None,
            Locked,
            true,
        ),
        (at("11-08", "08:00"), none, false, extended, Extended, false),
        (at("11-20", "16:59"), none, false, extended, Extended, false),
        (at("11-20", "17:00"), none, false, extended, Missing, true),
        (
            at("10-20", "08:00"),
            progress(3, 3),
            false,
            None,
            Complete,
            false,
        ),
        (
            at("12-01", "08:00"),
            progress(3, 3),
            false,
            None,
            Complete,
            true,
        ),
        (
            at("12-01", "08:00"),
            none,
            true,
            None,
            NothingToReport,
            true,
        ),
        (
            at("11-01", "08:00"),
            none,
            true,
            None,
            NothingToReport,
            false,
        ),
    ] {
        let standing = Standing::of(&round, progress, nothing, until, now);
        assert_eq!(
            (standing.state, standing.is_locked),
            (state, is_locked),
            "{now} {progress:?}"
        );
    }
}

#[test]
fn nothing_asked_for_is_not_complete() {
    let round = monthly(DueRule::WorkingDay { nth: 5 })
        .round(period("2025-10"), &Calendar::default())
        .unwrap();
    let standing = Standing::of(&round, Progress::default(), false, None, round.opens);
    assert_eq!(standing.state, RoundState::Open);
}

mod extension {
    use super::*;

    fn signed(officer: u128, at: &str) -> Signature {
        Signature {
            by: Author::Officer {
                officer: OfficerId::new(ulid::Ulid::from(officer)),
                role: Role::Reporter,
                unit: UnitId::new(ulid::Ulid::from(1_u128)),
            },
            at: at.parse().unwrap(),
        }
    }

    fn none() -> Extension {
        Extension::none(SheetKey {
            programme: DocumentId::new(ulid::Ulid::from(1_u128)),
            unit: UnitId::new(ulid::Ulid::from(2_u128)),
            period: period("2025-10"),
        })
    }

    fn reason() -> Prose {
        Prose::try_from("Mất điện do bão").unwrap()
    }

    const NOW: &str = "2025-11-10T02:00:00Z";

    #[test]
    fn time_is_asked_for_and_granted_by_somebody_else() {
        let asked = none()
            .ask(0, reason(), day("2025-11-20"), signed(7, NOW))
            .unwrap();
        assert!(asked.pending().is_some());
        assert_eq!(asked.granted(), None);
        let granted = Granting::Granted {
            until: day("2025-11-18"),
        };
        assert_eq!(
            asked.decide(1, granted.clone(), signed(7, NOW)),
            Err(Refusal::OwnRequest)
        );
        let decided = asked.decide(1, granted.clone(), signed(8, NOW)).unwrap();
        assert_eq!(decided.granted(), Some(day("2025-11-18")));
        assert_eq!(decided.pending(), None);
        assert_eq!(
            decided.decide(2, granted, signed(8, NOW)),
            Err(Refusal::NothingAsked)
        );
    }

    #[test]
    fn a_refused_request_can_be_followed_by_another() {
        let asked = none()
            .ask(0, reason(), day("2025-11-20"), signed(7, NOW))
            .unwrap();
        assert_eq!(
            asked.ask(1, reason(), day("2025-11-21"), signed(7, NOW)),
            Err(Refusal::ExtensionAsked)
        );
        let refused = Granting::Refused { reason: reason() };
        let decided = asked.decide(1, refused, signed(8, NOW)).unwrap();
        assert_eq!(decided.granted(), None);
        let again = decided
            .ask(2, reason(), day("2025-11-21"), signed(7, NOW))
            .unwrap();
        assert_eq!(again.requests.len(), 2);
    }

    #[test]
    fn time_that_is_over_and_an_old_page_are_refused() {
        assert!(matches!(
            none().ask(0, reason(), day("2025-11-09"), signed(7, NOW)),
            Err(Refusal::Fields(_))
        ));
        // Today is not over yet.
        let asked = none()
            .ask(0, reason(), day("2025-11-10"), signed(7, NOW))
            .unwrap();
        assert_eq!(
            none().ask(3, reason(), day("2025-11-20"), signed(7, NOW)),
            Err(Refusal::ChangedMeanwhile)
        );
        let late = Granting::Granted {
            until: day("2025-11-01"),
        };
        assert!(matches!(
            asked.decide(1, late, signed(8, NOW)),
            Err(Refusal::Fields(_))
        ));
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
