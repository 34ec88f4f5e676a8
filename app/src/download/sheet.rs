//! A sheet as its officers see it: indicators (or units) down, periods across. Read in again it
//! changes nothing; with other numbers in the last column it is a month's report.

use domain::quantity::Quantity;
use exchange::report::{Column, Report, Shown};

use super::notes;
use crate::page::{
    grid::which::{Kind, Which},
    reading::Reading,
    shown::name_of,
};

/// `path` is that of the sheet's page, without the first slash.
pub fn of(path: &str, reading: &Reading) -> Option<Report> {
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let which = Which::at(&book, path)?;
    let grid = which.grid(&book, reading.reader(), reading.door.service.clock().now())?;
    let mut columns = vec![
        Column::wide(words.column_indicator_code(), 30),
        Column::wide(words.column_indicator_name(), 44),
        Column::wide(words.column_unit_code(), 20),
        Column::wide(words.column_measure(), 16),
        Column::wide(words.target(), 24),
    ];
    let periods = grid.earlier.iter().chain([&grid.period]);
    columns.extend(periods.map(|period| Column::named(period.to_string())));
    let rows = grid
        .rows
        .iter()
        .map(|row| {
            let measure = row.indicator.measure.get(language);
            let unit = book.tree().get(row.unit);
            let target = row
                .promise
                .as_ref()
                .map(|promise| promise.target.measured(measure, language));
            let now: Option<Quantity> = row
                .cell
                .as_ref()
                .and_then(|cell| cell.latest())
                .map(|value| value.quantity.clone());
            let mut shown = vec![
                Shown::text(row.indicator.slug.as_str()),
                Shown::text(row.indicator.name.get(language)),
                unit.map_or(Shown::Empty, |unit| Shown::text(unit.slug.as_str())),
                Shown::text(measure),
                target.map_or(Shown::Empty, Shown::Text),
            ];
            shown.extend(
                row.earlier
                    .iter()
                    .map(|one| Shown::from(one.quantity.clone())),
            );
            shown.push(now.into());
            shown
        })
        .collect();
    let name = match &which.kind {
        Kind::Unit(unit, _) => name_of(&book, *unit, reading),
        Kind::Indicator(indicator, _) => book.indicator(*indicator)?.name.get(language).to_owned(),
    };
    Some(Report {
        title: format!("{name}, {}", grid.period.name(language)),
        notes: notes(&which.path(), reading),
        columns,
        rows,
    })
}
