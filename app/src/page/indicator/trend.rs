//! The course of one unit's figures over periods: the path that was promised, and where the course
//! leads where the figures allow to say so.

use domain::{
    Decimal, Language,
    period::{Period, PeriodKind},
    quantity::format_decimal,
    target::Target,
    trend::{Forecast, Knot, Path, Point, Series, Terms, Unforeseen, forecast},
};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Followed, Row},
};

use super::drawing::drawn;
use crate::{
    page::{
        reading::Reading,
        shown::{name_of, tone, value_text},
    },
    part::{
        chart::{Chart, ChartExpected, ChartPoint, ChartView, ChartWords},
        scale::Scale,
    },
};

/// At most so many periods that have passed are drawn, and so many to come.
const BACK: usize = 36;
const AHEAD: usize = 24;

/// The rows of one unit, with what is drawn of them.
struct Course<'a> {
    followed: &'a Followed,
    rows: Vec<&'a Row>,
    series: Series,
}

/// The trend of a unit, once there are at least two figures.
pub fn section(
    followed: &Followed,
    unit: domain::id::UnitId,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    let language = reading.language;
    let measure = followed.indicator.measure.get(language);
    let rows: Vec<_> = followed
        .rows
        .iter()
        .filter(|row| row.unit == unit)
        .collect();
    let series = Series::of(rows.iter().filter_map(|row| {
        let actual = row.standing.actual.as_ref()?;
        Some(Point {
            period: row.period,
            value: drawn(actual, &row.standing, measure)?,
            is_exact: actual.qualifier().is_none(),
        })
    }))
    .filter(|series| series.points().len() > 1)?;
    let course = Course {
        followed,
        rows,
        series,
    };
    let foreseen = course.forecast(unit, book, reading);
    let path = course.path();
    let chart = course.chart(foreseen.as_ref().ok(), path.as_ref(), reading);
    let name = name_of(book, unit, reading);
    Some(
        view! {
            <section class="stack" id="xu-huong">
                <h2>{reading.words.trend()} ": " {name}</h2>
                {chart}
                {told(foreseen, &course, reading)}
            </section>
        }
        .into_any(),
    )
}

impl Course<'_> {
    /// Whether a figure of any period is a level that a promise for a term can be held against: a
    /// rate, not a count of what was done in that period.
    fn is_level(&self) -> bool {
        let indicator = &self.followed.indicator;
        indicator.measure.vi.trim_start().starts_with('%')
            || indicator.aggregation == Some(domain::indicator::Aggregation::Apart)
    }

    /// The promises that the figures can be held against, by their end.
    fn goals(&self) -> Vec<(&Target, Period)> {
        let mut goals: Vec<_> = self
            .rows
            .iter()
            .filter_map(|row| row.promise.as_ref())
            .filter(|promise| promise.target.is_numeric())
            .filter(|promise| self.series.cadence().has(promise.period) || self.is_level())
            .map(|promise| (&promise.target, promise.period))
            .collect();
        goals.sort_by_key(|(_, period)| (period.last_day(), *period));
        goals
    }

    /// Straight to the one promise that lies ahead of a figure; where each period has a promise of
    /// its own, those are the path.
    fn path(&self) -> Option<Path> {
        let goals = self.goals();
        let (target, period) = *goals.last()?;
        let own = goals
            .iter()
            .filter(|(_, period)| self.series.cadence().has(*period))
            .count();
        if own > 1 {
            return None;
        }
        let knot = |point: &Point| {
            Some(Knot {
                on: point.period.last_day()?,
                value: point.value,
            })
        };
        let points = self.series.points();
        // From before the term where that is known, or else from the first figure.
        let before = points
            .iter()
            .rev()
            .find(|point| point.period.last_day() < Some(period.first_day()))
            .filter(|_| own == 0);
        let baseline = before.or_else(|| points.first()).and_then(knot);
        let goal = Knot {
            on: period.last_day()?,
            value: aim(target)?,
        };
        Path::of(baseline, [goal])
    }

    fn forecast(
        &self,
        unit: domain::id::UnitId,
        book: &Book,
        reading: &Reading,
    ) -> Result<Forecast, Unforeseen> {
        let indicator = &self.followed.indicator;
        let is_over =
            |unit: &domain::unit::Unit| unit.exists.until.is_some_and(|until| until <= reading.on);
        let terms = Terms {
            goal: self.goals().last().copied(),
            measure: &indicator.measure.vi,
            excess_from: indicator.excess_from,
            is_restricted: indicator.restricted,
            unit_ended: book.tree().get(unit).is_none_or(is_over),
        };
        forecast(&self.series, terms)
    }

    /// Every period that is drawn: those with figures, and those to come that something is said of.
    fn periods(&self, foreseen: Option<&Forecast>, path: Option<&Path>) -> Vec<Period> {
        let mut periods = self.series.periods(BACK);
        let until = foreseen
            .and_then(|told| told.ahead.last())
            .and_then(|last| last.period.last_day())
            .max(path.map(|path| path.end().on));
        for _ in 0..AHEAD {
            let next = periods
                .last()
                .and_then(|last| self.series.cadence().after(*last));
            match next {
                Some(next) if next.last_day() <= until && until.is_some() => periods.push(next),
                _ => break,
            }
        }
        periods
    }

    fn chart(
        &self,
        foreseen: Option<&Forecast>,
        path: Option<&Path>,
        reading: &Reading,
    ) -> Option<AnyView> {
        let (words, language) = (reading.words, reading.language);
        let points: Vec<_> = self
            .periods(foreseen, path)
            .into_iter()
            .map(|period| self.point(period, foreseen, path, reading))
            .collect();
        let largest = points
            .iter()
            .flat_map(|point| {
                let high = point.expected.as_ref().map(|one| one.high);
                [point.value, point.target, point.path, high]
            })
            .flatten()
            .max()?;
        let scale = Scale::holding(largest);
        let view = ChartView {
            marks: scale
                .marks()
                .into_iter()
                .map(|mark| format_decimal(mark, language))
                .collect(),
            scale,
            sentence: self.sentence(foreseen, path, reading),
            points,
            words: ChartWords {
                period: words.period().into(),
                target: words.target().into(),
                path: words.path().into(),
                value: words.result().into(),
                forecast: words.forecast().into(),
                state: words.state().into(),
                table: words.chart_table().into(),
            },
        };
        Some(view! { <Chart view=view/> }.into_any())
    }

    fn point(
        &self,
        period: Period,
        foreseen: Option<&Forecast>,
        path: Option<&Path>,
        reading: &Reading,
    ) -> ChartPoint {
        let (words, language) = (reading.words, reading.language);
        let measure = self.followed.indicator.measure.get(language);
        let row = self.rows.iter().find(|row| row.period == period);
        let value = self
            .series
            .points()
            .iter()
            .find(|point| point.period == period)
            .map(|point| point.value);
        let target = row.and_then(|row| row.standing.target.as_ref());
        let on_path = path
            .zip(period.last_day())
            .and_then(|(path, day)| path.at(day));
        let expected = foreseen.and_then(|told| told.ahead.iter().find(|one| one.period == period));
        let number = |value: Decimal| format_decimal(value, language);
        ChartPoint {
            period: period.name(language),
            short: short(period, language),
            value,
            value_text: row.map_or_else(
                || words.no_figure().to_owned(),
                |row| value_text(row, measure, reading),
            ),
            label: row
                .and_then(|row| row.standing.actual.as_ref())
                .map(|actual| actual.format(language))
                .unwrap_or_default(),
            target: target.and_then(aim),
            target_text: target
                .map_or_else(|| words.none().to_owned(), |target| target.text(language)),
            path: on_path,
            path_text: on_path.map_or_else(
                || words.none().to_owned(),
                |value| number(value.round_dp(1).normalize()),
            ),
            expected: expected.map(|one| ChartExpected {
                low: one.low,
                middle: one.middle,
                high: one.high,
                text: format!(
                    "{} ({}–{})",
                    number(one.middle),
                    number(one.low),
                    number(one.high)
                ),
            }),
            state: row.filter(|row| row.published.is_some()).map(|row| {
                let outlook = row.standing.outlook;
                (tone(outlook), outlook.name(language).to_owned())
            }),
        }
    }

    /// What the drawing shows, in words.
    fn sentence(
        &self,
        foreseen: Option<&Forecast>,
        path: Option<&Path>,
        reading: &Reading,
    ) -> String {
        let (words, language) = (reading.words, reading.language);
        let number = |value: Decimal| format_decimal(value.normalize(), language);
        let points = self.series.points();
        let mut said = Vec::new();
        if let Some((first, last)) = points.first().zip(points.last()) {
            let [from, until] = [number(first.value), number(last.value)];
            said.push(words.course_told(
                [&from, &until],
                [first.period, last.period],
                points.len(),
            ));
        }
        if let Some(path) = path {
            let (start, end) = (path.baseline(), path.end());
            let [from, to] = [number(start.value), number(end.value)];
            said.push(words.path_drawn([&from, &to], [start.on, end.on]));
        }
        if let Some(last) = foreseen.and_then(|told| told.ahead.last()) {
            let band = format!("{}–{}", number(last.low), number(last.high));
            said.push(words.foreseen(last.period, &number(last.middle), &band) + ".");
        }
        said.join(" ")
    }
}

/// The forecast in words and how it is made, or why there is none.
fn told(
    foreseen: Result<Forecast, Unforeseen>,
    course: &Course<'_>,
    reading: &Reading,
) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let told = match foreseen {
        Err(why) => {
            return Some(view! { <p class="small">{words.unforeseen(why)}</p> }.into_any());
        }
        Ok(told) => told,
    };
    let last = told.ahead.last()?;
    let number = |value: Decimal| format_decimal(value, language);
    let measure = course.followed.indicator.measure.get(language);
    // A percent sign stands at its number.
    let blank = if measure.starts_with('%') { "" } else { " " };
    let band = format!("{}–{}{blank}{measure}", number(last.low), number(last.high));
    let said = words.foreseen(last.period, &number(last.middle), &band);
    let verdict = words.foreseen_verdict(told.verdict);
    let method = words.forecast_method(told.figures, told.from, told.until, &number(told.slope));
    Some(
        view! {
            <div class="stack-s">
                <p>{said} "; " {verdict}</p>
                <details class="why"><summary>{words.how_forecast()}</summary><p>{method}</p></details>
            </div>
        }
        .into_any(),
    )
}

/// The number that a promise leads to: for a limit, the limit.
fn aim(target: &Target) -> Option<Decimal> {
    match target {
        Target::AtMost(most) => Some(*most),
        other => other.goal(),
    }
}

/// A period as it fits below an axis.
fn short(period: Period, language: Language) -> String {
    match period.kind() {
        PeriodKind::Year(year) | PeriodKind::NineMonths(year) => year.to_string(),
        PeriodKind::Month { year, month } => format!("{month}/{year}"),
        PeriodKind::HalfYear { year, half } => match language {
            Language::Vi => format!("{}/{year}", if half == 1 { "1–6" } else { "7–12" }),
            Language::En => format!("H{half} {year}"),
        },
        PeriodKind::Quarter { .. } => period.name(language).trim_start_matches("quý ").to_owned(),
        PeriodKind::Week { monday } => {
            let week = monday.iso_week_date();
            let mark = language.pick("t.", "w");
            format!("{mark}{}/{}", week.week(), week.year())
        }
        _ => period.name(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_periods_fit_below_an_axis() {
        for (code, vi, en) in [
            ("2025", "2025", "2025"),
            ("2025-07", "7/2025", "7/2025"),
            ("2025-Q4", "IV/2025", "Q4 2025"),
            ("2025-H1", "1–6/2025", "H1 2025"),
            ("2025-W07", "t.7/2025", "w7/2025"),
        ] {
            let period: Period = code.parse().unwrap();
            assert_eq!(short(period, Language::Vi), vi);
            assert_eq!(short(period, Language::En), en);
        }
    }
}
