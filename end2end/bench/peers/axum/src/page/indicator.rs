//! An indicator: its latest figure on a ruler, its course, every figure and promise, its journal.

use std::cmp::Reverse;

use crate::{
    book::{Book, Entry, Period, measured},
    chart::{Dot, Line, Tick, at, dots, grid, line, step, ticks},
    text::{amount, day, share, short},
};

/// Entries of the journal in sight; the rest is one tap away.
const IN_SIGHT: usize = 6;
const NONE: &str = "–";

pub struct Indicator<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub programme_slug: &'a str,
    pub programme: &'a str,
    pub unit: &'a str,
    pub amount: String,
    pub measure: &'a str,
    pub period: String,
    pub since: String,
    pub ground: &'a str,
    pub summary: String,
    pub width: String,
    pub ticks: Vec<Tick>,
    pub units: Vec<Choice>,
    pub periods: Vec<Choice>,
    pub grid: Vec<Line>,
    pub line: String,
    pub dots: Vec<Dot>,
    pub series: Vec<Row<'a>>,
    pub rows: Vec<Row<'a>>,
    pub entries: &'a [Entry],
    pub more: &'a [Entry],
    pub more_count: usize,
}

pub struct Choice {
    pub slug: String,
    pub name: String,
    pub selected: bool,
}

pub struct Row<'a> {
    pub period: String,
    pub unit_slug: &'a str,
    pub unit: &'a str,
    pub target: String,
    pub value: String,
    pub state: &'a str,
    pub ground: &'a str,
}

pub fn of<'a>(book: &'a Book, slug: &str) -> Option<Indicator<'a>> {
    let indicator = book.indicator(slug)?;
    let figures = book.figures(indicator);
    let promises = book.promises(indicator);
    let headline = figures.last()?;
    let unit = book.unit(headline.unit_id);
    let programme = book.programme(indicator.programme_id);
    let known: Vec<_> = figures
        .iter()
        .filter(|one| one.unit_id == headline.unit_id)
        .collect();
    let first = known.first()?;
    let step = step(known.iter().map(|one| one.hundredths).max()?);
    let mut rows: Vec<_> = figures
        .iter()
        .map(|figure| {
            let unit = book.unit(figure.unit_id);
            let row = Row {
                period: Period::of(figure).name(),
                unit_slug: &unit.slug,
                unit: &unit.name,
                target: NONE.to_owned(),
                value: measured(figure, indicator),
                state: &indicator.state,
                ground: &figure.ground,
            };
            (Period::of(figure), row)
        })
        .chain(promises.iter().map(|promise| {
            let unit = book.unit(promise.unit_id);
            let period = Period {
                first_day: &promise.first_day,
                last_day: &promise.last_day,
            };
            let row = Row {
                period: period.name(),
                unit_slug: &unit.slug,
                unit: &unit.name,
                target: format!("từ {} {} trở lên", promise.at_least, indicator.measure),
                value: NONE.to_owned(),
                state: &indicator.state,
                ground: "",
            };
            (period, row)
        }))
        .collect();
    rows.sort_by_key(|(period, row)| (Reverse((period.first_day, period.last_day)), row.unit));
    let mut units: Vec<_> = rows
        .iter()
        .map(|(_, row)| (row.unit, row.unit_slug))
        .collect();
    units.sort_unstable();
    units.dedup();
    let mut periods: Vec<_> = rows.iter().map(|(period, _)| *period).collect();
    periods.dedup();
    let entries = book.entries(indicator);
    let (entries, more) = entries.split_at(entries.len().min(IN_SIGHT));
    Some(Indicator {
        slug: &indicator.slug,
        name: &indicator.name,
        programme_slug: &programme.slug,
        programme: &programme.title,
        unit: &unit.name,
        amount: amount(headline.hundredths),
        measure: &indicator.measure,
        period: Period::of(headline).name(),
        since: day(&headline.last_day),
        ground: &headline.ground,
        summary: format!(
            "Từ {} ({}) đến {} ({}), {} kỳ có số liệu.",
            short(first.hundredths),
            Period::of(first).name(),
            short(headline.hundredths),
            Period::of(headline).name(),
            known.len()
        ),
        width: format!("{}%", share(at(headline.hundredths, step))),
        ticks: ticks(step),
        units: units
            .into_iter()
            .map(|(name, slug)| Choice {
                slug: slug.to_owned(),
                name: name.to_owned(),
                selected: slug == unit.slug,
            })
            .collect(),
        periods: periods
            .into_iter()
            .map(|one| Choice {
                slug: one.code(),
                name: one.name(),
                selected: one == Period::of(headline),
            })
            .collect(),
        grid: grid(step),
        line: line(&known, step),
        dots: dots(&known, step),
        series: known
            .iter()
            .map(|figure| Row {
                period: Period::of(figure).name(),
                unit_slug: &unit.slug,
                unit: &unit.name,
                target: NONE.to_owned(),
                value: measured(figure, indicator),
                state: &indicator.state,
                ground: &figure.ground,
            })
            .collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        entries,
        more,
        more_count: more.len(),
    })
}
