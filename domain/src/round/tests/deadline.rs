//! Deadlines: which day they fall on, and what they say of it.

use super::{monthly, period};
use crate::{
    Language,
    calendar::{
        Calendar, Holiday, HolidayKind, Hour,
        tests::{calendar_2026, holiday},
    },
    round::{DueRule, Schedule, Window},
};

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
