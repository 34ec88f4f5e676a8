use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::{
    Bilingual,
    period::Period,
    target::{Bound, Target, Verdict},
};

fn period(code: &str) -> Period {
    code.parse().unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn point(code: &str, value: &str) -> Point {
    Point {
        period: period(code),
        value: decimal(value.trim_start_matches('~')),
        is_exact: !value.starts_with('~'),
    }
}

fn series(figures: &[(&str, &str)]) -> Series {
    Series::of(figures.iter().map(|(code, value)| point(code, value))).unwrap()
}

fn years(values: &[&str]) -> Series {
    Series::of(
        values
            .iter()
            .zip(2018..)
            .map(|(value, year)| point(&year.to_string(), value)),
    )
    .unwrap()
}

fn terms<'a>(goal: Option<(&'a Target, &str)>, measure: &'a str) -> Terms<'a> {
    Terms {
        goal: goal.map(|(target, code)| (target, period(code))),
        measure,
        excess_from: Bound::Upper,
        is_restricted: false,
        unit_ended: false,
    }
}

#[test]
fn a_series_is_of_the_cadence_that_has_the_most_figures() {
    let mixed = series(&[
        ("2024", "9"),
        ("2024-Q2", "3"),
        ("2024-Q1", "1"),
        ("2021..2025", "40"),
        ("2024-Q4", "5"),
    ]);
    let of: Vec<_> = mixed
        .points()
        .iter()
        .map(|point| point.period.to_string())
        .collect();
    assert_eq!(of, ["2024-Q1", "2024-Q2", "2024-Q4"]);
    let all: Vec<_> = mixed.periods(9).iter().map(ToString::to_string).collect();
    assert_eq!(all, ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
    let latest: Vec<_> = mixed.periods(2).iter().map(ToString::to_string).collect();
    assert_eq!(latest, ["2024-Q3", "2024-Q4"]);
    assert_eq!(mixed.run().len(), 1, "the third quarter is missing");
    assert!(Series::of([point("2021..2025", "3")]).is_none());
    assert!(Series::of([]).is_none());
}

#[test]
fn a_path_is_straight_between_what_is_known() {
    let knot = |on, value: &str| Knot {
        on,
        value: decimal(value),
    };
    let start = knot(date(2020, 12, 31), "10");
    let path = Path::of(
        Some(start),
        [
            knot(date(2025, 12, 31), "30"),
            knot(date(2022, 12, 31), "12"),
        ],
    )
    .unwrap();
    for (day, value) in [
        (date(2020, 12, 30), None),
        (date(2020, 12, 31), Some("10")),
        (date(2021, 12, 31), Some("11")),
        (date(2022, 12, 31), Some("12")),
        (date(2024, 7, 1), Some("21")),
        (date(2025, 12, 31), Some("30")),
        (date(2026, 1, 1), None),
    ] {
        let at = path.at(day).map(|value| value.round().to_string());
        assert_eq!(at.as_deref(), value, "{day}");
    }
    assert_eq!((path.baseline(), path.end().value), (start, decimal("30")));
    assert_eq!(Path::of(None, [start]), None);
    assert_eq!(Path::of(Some(start), [start]), None, "not after itself");
}

#[test]
fn a_straight_course_goes_straight_on() {
    let target = Target::AtLeast(Decimal::from(18));
    let straight = years(&["2", "4", "6", "8"]);
    let forecast = forecast(&straight, terms(Some((&target, "2025")), "km")).unwrap();
    assert_eq!(forecast.slope, Decimal::TWO);
    assert_eq!(forecast.figures, 4);
    let ahead: Vec<_> = forecast
        .ahead
        .iter()
        .map(|one| format!("{} {} {} {}", one.period, one.low, one.middle, one.high))
        .collect();
    assert_eq!(
        ahead,
        [
            "2022 10 10 10",
            "2023 12 12 12",
            "2024 14 14 14",
            "2025 16 16 16"
        ]
    );
    assert!(forecast.reaches_goal);
    assert_eq!(forecast.verdict, Some(Verdict::Short));
}

#[test]
fn one_odd_figure_widens_the_band_and_does_not_bend_the_course() {
    let target = Target::AtLeast(Decimal::from(13));
    let odd = years(&["2", "4", "60", "8", "10"]);
    let forecast = forecast(&odd, terms(Some((&target, "2023")), "km")).unwrap();
    assert_eq!(forecast.slope, Decimal::TWO);
    let next = forecast.ahead[0];
    assert_eq!(next.middle, Decimal::from(12));
    assert!(next.low < next.middle && next.middle < next.high);
    assert_eq!(forecast.verdict, Some(Verdict::CannotJudge));
}

#[test]
fn a_band_that_keeps_the_promise_at_both_ends_keeps_it() {
    let target = Target::range(Decimal::from(9), Decimal::from(12)).unwrap();
    for (end, verdict) in [
        ("2022", Some(Verdict::Met)),
        ("2024", Some(Verdict::Exceeded)),
        // Four figures say nothing of the eighth year to come.
        ("2029", None),
    ] {
        let told = forecast(
            &years(&["2", "4", "6", "8"]),
            terms(Some((&target, end)), "km"),
        )
        .unwrap();
        assert_eq!(told.verdict, verdict, "{end}");
        assert!(told.ahead.len() <= 4);
    }
}

#[test]
fn nothing_is_foreseen_where_the_figures_do_not_allow_it() {
    let number = Target::AtLeast(Decimal::from(100));
    let statement = Target::Statement {
        words: Bilingual::both("được công nhận"),
    };
    let goal = Some((&number, "2025"));
    let good = years(&["1", "2", "3", "4"]);
    for (series, terms, why) in [
        (
            years(&["1", "2", "3"]),
            terms(goal, "ha"),
            Unforeseen::TooFew(3),
        ),
        (
            series(&[("2018", "1"), ("2019", "2"), ("2020", "3"), ("2022", "5")]),
            terms(goal, "ha"),
            Unforeseen::TooFew(1),
        ),
        (
            years(&["1", "~2", "3", "4"]),
            terms(goal, "ha"),
            Unforeseen::Approximate,
        ),
        (good.clone(), terms(None, "ha"), Unforeseen::NoGoal),
        (
            good.clone(),
            terms(Some((&statement, "2025")), "ha"),
            Unforeseen::NoGoal,
        ),
        (
            good.clone(),
            terms(Some((&number, "2021")), "ha"),
            Unforeseen::NothingAhead,
        ),
        (
            good.clone(),
            terms(Some((&number, "2021..")), "ha"),
            Unforeseen::NothingAhead,
        ),
        (
            good.clone(),
            Terms {
                is_restricted: true,
                ..terms(goal, "ha")
            },
            Unforeseen::Restricted,
        ),
        (
            good,
            Terms {
                unit_ended: true,
                ..terms(goal, "ha")
            },
            Unforeseen::UnitEnded,
        ),
    ] {
        assert_eq!(forecast(&series, terms), Err(why));
    }
}

#[test]
fn a_percentage_ends_at_a_hundred() {
    let all = Target::All {
        of: Some(Decimal::ONE_HUNDRED),
    };
    let told = forecast(
        &years(&["70", "80", "90", "98"]),
        terms(Some((&all, "2024")), "% số hộ"),
    )
    .unwrap();
    let last = told.ahead.last().unwrap();
    assert_eq!(
        (last.middle, last.high),
        (Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED)
    );
}

proptest! {
    #[test]
    fn a_forecast_keeps_its_word(values in prop::collection::vec(-1_000_000_i64..1_000_000, 1..40), ahead in 1_i16..30) {
        let figures = values.iter().zip(1990..).map(|(value, year): (_, i16)| Point {
            period: Period::year(year).unwrap(),
            value: Decimal::new(*value, 2),
            is_exact: true,
        });
        let series = Series::of(figures).unwrap();
        let last = 1989 + i16::try_from(values.len()).unwrap();
        let target = Target::AtLeast(Decimal::ONE);
        let end = (last + ahead).to_string();
        match forecast(&series, terms(Some((&target, &end)), "ha")) {
            Err(why) => prop_assert_eq!(why, Unforeseen::TooFew(values.len())),
            Ok(told) => {
                prop_assert!(values.len() >= FEWEST && told.figures <= LONGEST);
                prop_assert!(told.ahead.len() <= told.figures);
                for one in &told.ahead {
                    prop_assert!(one.low <= one.middle && one.middle <= one.high);
                    prop_assert!(one.period > period(&last.to_string()));
                }
                for pair in told.ahead.windows(2) {
                    prop_assert!(pair[0].period < pair[1].period);
                }
                prop_assert_eq!(told.verdict.is_some(), told.reaches_goal);
            }
        }
    }

    #[test]
    fn figures_on_a_line_are_foreseen_on_it(start in 0_i64..1000, step in 0_i64..50, count in 4_usize..20) {
        let values: Vec<_> = (0..count).map(|at| start + step * i64::try_from(at).unwrap()).collect();
        let figures = values.iter().zip(2000..).map(|(value, year)| Point {
            period: Period::year(year).unwrap(),
            value: Decimal::from(*value),
            is_exact: true,
        });
        let series = Series::of(figures).unwrap();
        let target = Target::AtLeast(Decimal::ONE);
        let told = forecast(&series, terms(Some((&target, "2050")), "ha")).unwrap();
        for (steps, one) in (1_i64..).zip(&told.ahead) {
            let on_it = Decimal::from(values[count - 1] + step * steps);
            prop_assert_eq!((one.low, one.middle, one.high), (on_it, on_it, on_it));
        }
    }
}
