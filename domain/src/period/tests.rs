use proptest::prelude::*;

use super::*;

#[test]
fn a_day_is_in_the_week_that_its_monday_names() {
    for (day, week) in [
        ("2026-11-23", "2026-W48"),
        ("2026-11-29", "2026-W48"),
        ("2026-11-30", "2026-W49"),
        // The first days of a year may be in the last week of the one before.
        ("2027-01-01", "2026-W53"),
    ] {
        let found = Period::week_of(day.parse().unwrap()).unwrap();
        assert_eq!(found.to_string(), week, "{day}");
    }
}

#[test]
#[rustfmt::skip] // a table is read in rows
fn codes_names_and_days() {
    for (code, vi, en, first, last) in [
        ("2023", "năm 2023", "2023", "2023-01-01", "2023-12-31"),
        ("2024-H1", "6 tháng đầu năm 2024", "first half of 2024", "2024-01-01", "2024-06-30"),
        ("2024-H2", "6 tháng cuối năm 2024", "second half of 2024", "2024-07-01", "2024-12-31"),
        ("2024-Q1", "quý I/2024", "Q1 2024", "2024-01-01", "2024-03-31"),
        ("2024-Q3", "quý III/2024", "Q3 2024", "2024-07-01", "2024-09-30"),
        ("2024-Q4", "quý IV/2024", "Q4 2024", "2024-10-01", "2024-12-31"),
        ("2024-02", "tháng 2/2024", "February 2024", "2024-02-01", "2024-02-29"),
        ("2024-07", "tháng 7/2024", "July 2024", "2024-07-01", "2024-07-31"),
        ("2024-9M", "9 tháng đầu năm 2024", "first nine months of 2024", "2024-01-01", "2024-09-30"),
        ("2024-W07", "tuần 7/2024", "week 7 of 2024", "2024-02-12", "2024-02-18"),
        ("2025-W01", "tuần 1/2025", "week 1 of 2025", "2024-12-30", "2025-01-05"),
        ("2012..2016", "2012–2016", "2012–2016", "2012-01-01", "2016-12-31"),
        ("2024..", "từ năm 2024", "since 2024", "2024-01-01", ""),
        ("2024-07-19", "ngày 19/7/2024", "19 July 2024", "2024-07-19", "2024-07-19"),
    ] {
        let period: Period = code.parse().unwrap();
        assert_eq!(period.to_string(), code);
        assert_eq!(period.name(Language::Vi), vi);
        assert_eq!(period.name(Language::En), en);
        assert_eq!(period.first_day().to_string(), first);
        assert_eq!(
            period
                .last_day()
                .map_or(String::new(), |day| day.to_string()),
            last
        );
    }
}

#[test]
fn what_is_not_a_period_says_why() {
    for (code, problem) in [
        ("", PeriodProblem::NotAPeriod),
        ("24", PeriodProblem::NotAPeriod),
        ("+024", PeriodProblem::NotAPeriod),
        ("2024-7", PeriodProblem::NotAPeriod),
        ("2024-q3", PeriodProblem::NotAPeriod),
        ("2024-Q33", PeriodProblem::NotAPeriod),
        ("2024-W7", PeriodProblem::NotAPeriod),
        ("năm 2024", PeriodProblem::NotAPeriod),
        ("0999", PeriodProblem::OutOfRange),
        ("2024-Q5", PeriodProblem::OutOfRange),
        ("2024-H0", PeriodProblem::OutOfRange),
        ("2024-13", PeriodProblem::OutOfRange),
        ("2023-02-29", PeriodProblem::OutOfRange),
        ("2024-W53", PeriodProblem::OutOfRange),
        ("2016..9999", PeriodProblem::OutOfRange),
        ("2016..2012", PeriodProblem::Backwards),
        ("2016..2016", PeriodProblem::Backwards),
    ] {
        assert_eq!(code.parse::<Period>(), Err(problem), "{code}");
    }
}

#[test]
fn periods_that_begin_together_are_ordered_by_their_end() {
    let codes = [
        "2023",
        "2024-01-01",
        "2024-W01",
        "2024-01",
        "2024-Q1",
        "2024-H1",
        "2024-9M",
        "2024",
        "2024..2025",
        "2024..",
        "2024-02",
    ];
    let mut periods: Vec<Period> = codes
        .iter()
        .rev()
        .map(|code| code.parse().unwrap())
        .collect();
    periods.sort();
    let sorted: Vec<String> = periods.iter().map(ToString::to_string).collect();
    assert_eq!(sorted, codes);
}

fn any_period() -> impl Strategy<Value = Period> {
    let year = || Period::YEARS;
    prop_oneof![
        year().prop_map(Period::year),
        (year(), 1..=2_i8).prop_map(|(year, half)| Period::half_year(year, half)),
        (year(), 1..=4_i8).prop_map(|(year, quarter)| Period::quarter(year, quarter)),
        (year(), 1..=12_i8).prop_map(|(year, month)| Period::month(year, month)),
        year().prop_map(Period::nine_months),
        (year(), 1..=52_i8).prop_map(|(year, week)| Period::week(year, week)),
        (1900..2100_i16, 1..=99_i16).prop_map(|(from, years)| Period::span(from, from + years)),
        year().prop_map(Period::since),
        (year(), 1..=12_i8, 1..=28_i8)
            .prop_map(|(year, month, day)| Period::day(date(year, month, day))),
    ]
    .prop_map(Result::unwrap)
}

proptest! {
    #[test]
    fn a_code_reads_back(period in any_period()) {
        prop_assert_eq!(period.to_string().parse(), Ok(period));
        prop_assert!(period.last_day().is_none_or(|last| last >= period.first_day()));
    }

    #[test]
    fn only_the_same_period_is_equal_in_order(a in any_period(), b in any_period()) {
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert!(a.first_day() >= b.first_day() || a < b);
    }

    #[test]
    fn no_text_panics(text in ".{0,14}") {
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.to_string(), text);
        }
    }
}

#[test]
fn dates_are_read_as_sent_and_as_written() {
    for text in ["2026-12-31", "31/12/2026", " 31 / 12 / 2026 "] {
        assert_eq!(parse_date(text), Some(date(2026, 12, 31)), "{text}");
    }
    for bad in ["31/13/2026", "31/12", "1/2/3/4", "31/12/26", "mai", ""] {
        assert_eq!(parse_date(bad), None, "{bad}");
    }
}
