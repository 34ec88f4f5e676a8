use jiff::ToSpan;
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn holiday(date: &str, kind: HolidayKind, name: &str) -> Holiday {
    Holiday {
        day: day(date),
        revision: 1,
        kind,
        name: Bilingual::both(name),
        document: Line::try_from("Bộ luật Lao động, Điều 112").unwrap(),
        note: None,
    }
}

/// The first four months of 2026: New Year with a Friday off that a Saturday makes up for, and
/// the lunar new year.
pub(crate) fn calendar_2026() -> Calendar {
    use HolidayKind::{DayOff, MadeUpWorkingDay};
    let tet = [
        "2026-02-16",
        "2026-02-17",
        "2026-02-18",
        "2026-02-19",
        "2026-02-20",
    ];
    let mut days = vec![
        holiday("2026-01-01", DayOff, "Tết Dương lịch"),
        holiday("2026-01-02", DayOff, "nghỉ hoán đổi"),
        holiday("2026-01-10", MadeUpWorkingDay, "làm bù"),
    ];
    days.extend(tet.map(|date| holiday(date, DayOff, "Tết Âm lịch")));
    Calendar::of(days)
}

#[test]
fn what_a_day_is() {
    let calendar = calendar_2026();
    for (date, working) in [
        ("2026-01-01", false),
        ("2026-01-02", false),
        ("2026-01-03", false),
        ("2026-01-05", true),
        // A Saturday that is worked, and the Sunday after it that is not.
        ("2026-01-10", true),
        ("2026-01-11", false),
        ("2026-02-13", true),
        ("2026-02-16", false),
        ("2026-02-21", false),
        ("2026-02-23", true),
    ] {
        assert_eq!(calendar.is_working(day(date)), working, "{date}");
    }
}

#[test]
fn counting_passes_over_what_is_not_worked() {
    let calendar = calendar_2026();
    for (from, nth, to, skipped, made_up) in [
        ("2025-12-31", 0, "2025-12-31", 0, 0),
        // 1, 2 January off, 3 and 4 the weekend.
        ("2025-12-31", 1, "2026-01-05", 4, 0),
        // The Saturday that is worked counts.
        ("2026-01-08", 2, "2026-01-10", 0, 1),
        ("2026-01-08", 3, "2026-01-12", 1, 1),
        // Over the lunar new year: two weekends and five days off.
        ("2026-02-13", 1, "2026-02-23", 9, 0),
    ] {
        let count = calendar.working_day_after(day(from), nth);
        assert_eq!(
            (count.day, count.skipped.len(), count.made_up.len()),
            (day(to), skipped, made_up),
            "{nth} after {from}"
        );
    }
}

#[test]
fn a_withdrawn_holiday_is_what_its_weekday_says() {
    let mut calendar = calendar_2026();
    calendar.put(holiday(
        "2026-01-02",
        HolidayKind::Withdrawn,
        "nghỉ hoán đổi",
    ));
    calendar.put(holiday("2026-01-10", HolidayKind::Withdrawn, "làm bù"));
    assert!(calendar.is_working(day("2026-01-02")));
    assert_eq!(calendar.off(day("2026-01-10")), Some(Off::Weekend));
}

#[test]
fn the_end_of_time_ends_the_count() {
    let calendar = Calendar::of([holiday("9999-12-31", HolidayKind::DayOff, "hết")]);
    assert_eq!(calendar.working_day_after(Date::MAX, 3).day, Date::MAX);
}

prop_compose! {
    fn any_calendar()(days in prop::collection::btree_map(0_i64..400, 0_usize..3, 0..60)) -> Calendar {
        Calendar::of(days.into_iter().map(|(after, kind)| Holiday {
            day: day("2026-01-01").saturating_add(after.days()),
            ..holiday("2026-01-01", HolidayKind::ALL[kind], "x")
        }))
    }
}

proptest! {
    /// Counted days end on a working day, and every day on the way is either counted or
    /// skipped with its reason.
    #[test]
    fn every_day_on_the_way_is_accounted_for(
        calendar in any_calendar(),
        start in 0_i64..300,
        nth in 1_u16..40,
    ) {
        let from = day("2026-01-01").saturating_add(start.days());
        let count = calendar.working_day_after(from, nth);
        prop_assert!(calendar.is_working(count.day));
        let passed = i64::from((count.day - from).get_days());
        prop_assert_eq!(passed, i64::from(nth) + i64::try_from(count.skipped.len()).unwrap());
        for skipped in &count.skipped {
            prop_assert_eq!(calendar.off(skipped.day), Some(skipped.why.clone()));
        }
        for made_up in &count.made_up {
            prop_assert!(is_weekend(*made_up) && calendar.is_working(*made_up));
        }
    }

    /// One more day off on the way never brings a deadline nearer.
    #[test]
    fn a_new_holiday_never_shortens(calendar in any_calendar(), off in 0_i64..330, nth in 1_u16..40) {
        let from = day("2026-01-01");
        let before = calendar.working_day_after(from, nth).day;
        let mut with = calendar;
        with.put(Holiday {
            day: from.saturating_add(off.days()),
            ..holiday("2026-01-01", HolidayKind::DayOff, "mới")
        });
        prop_assert!(with.working_day_after(from, nth).day >= before);
    }
}
