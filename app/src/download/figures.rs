//! Published figures with everything that makes them trustworthy, one a row: the same columns
//! for an indicator, a programme and a unit, and the same by which a file is read in.

use domain::{id::UnitId, indicator::Indicator, period::Period, source::Ground};
use exchange::report::{Column, Report, Shown};
use service::book::{
    Book,
    indicator::{Followed, Row},
};

use super::notes;
use crate::page::{compare, reading::Reading, shown::name_of};

pub fn of_indicator(slug: &str, reading: &Reading) -> Option<Report> {
    let book = reading.book();
    let followed = book.follow(book.indicator_by_slug(slug)?, reading.reader())?;
    let rows = followed.rows.iter().map(|row| (&followed.indicator, row));
    let rows = rows
        .map(|(indicator, at)| row(&book, indicator, at, reading))
        .collect();
    Some(Report {
        title: followed.indicator.name.get(reading.language).to_owned(),
        notes: notes(&format!("/chi-tieu/{slug}"), reading),
        columns: columns(reading),
        rows,
    })
}

pub fn of_programme(slug: &str, reading: &Reading) -> Option<Report> {
    let book = reading.book();
    let document = book
        .document_by_slug(slug)
        .filter(|document| document.programme)?;
    let rows = book
        .followed_in(document.id, reading.reader())
        .iter()
        .flat_map(|one| one.rows.iter().map(|row| (&one.indicator, row)))
        .map(|(indicator, at)| row(&book, indicator, at, reading))
        .collect();
    Some(Report {
        title: document.title.get(reading.language).to_owned(),
        notes: notes(&format!("/van-ban/{slug}"), reading),
        columns: columns(reading),
        rows,
    })
}

pub fn of_unit(slug: &str, reading: &Reading) -> Option<Report> {
    let book = reading.book();
    let unit = book.tree().by_slug(slug)?;
    let seen = book.unit_seen(unit, reading.reader());
    let rows = seen
        .figures
        .iter()
        .map(|figure| row(&book, &figure.indicator, &figure.row, reading))
        .collect();
    Some(Report {
        title: name_of(&book, unit.id, reading),
        notes: notes(&format!("/don-vi/{slug}"), reading),
        columns: columns(reading),
        rows,
    })
}

/// What is side by side on the page; a place without a figure is a row too.
pub fn compared(reading: &Reading) -> Option<Report> {
    let book = reading.book();
    let followed = reading
        .asked(compare::INDICATOR)
        .and_then(|slug| book.indicator_by_slug(slug))
        .and_then(|indicator| book.follow(indicator, reading.reader()));
    let (title, rows) = if let Some(followed) = &followed {
        let indicator = &followed.indicator;
        let rows = compare::indicator::places(followed, &book, reading)
            .into_iter()
            .map(|(unit, period, at)| match at {
                Some(at) => row(&book, indicator, at, reading),
                None => nothing_at(&book, indicator, unit, Some(period), reading),
            })
            .collect();
        (indicator.name.get(reading.language).to_owned(), rows)
    } else {
        let slug = reading.asked(compare::PROGRAMME)?;
        let document = book.programme_by_slug(slug)?;
        let choice = compare::programme::choice(document, &book, reading);
        let at = |one: &Followed, unit: UnitId| match one.at(unit) {
            Some(at) => row(&book, &one.indicator, at, reading),
            None => nothing_at(&book, &one.indicator, unit, None, reading),
        };
        let rows = choice
            .followed
            .iter()
            .flat_map(|one| choice.chosen.iter().map(|unit| at(one, *unit)))
            .collect();
        (document.label(reading.language).to_owned(), rows)
    };
    Some(Report {
        title: format!("{}: {title}", reading.words.compare()),
        notes: notes("/so-sanh", reading),
        columns: columns(reading),
        rows,
    })
}

/// A place that nothing was reported for: said to be so, and no number.
fn nothing_at(
    book: &Book,
    indicator: &Indicator,
    unit: UnitId,
    period: Option<Period>,
    reading: &Reading,
) -> Vec<Shown> {
    let (words, language) = (reading.words, reading.language);
    let slug = book.tree().get(unit).map(|unit| unit.slug.to_string());
    let mut row = vec![
        Shown::text(indicator.slug.as_str()),
        Shown::text(indicator.name.get(language)),
        slug.map_or(Shown::Empty, Shown::Text),
        Shown::Text(name_of(book, unit, reading)),
        period.map_or(Shown::Empty, |period| Shown::Text(period.to_string())),
        Shown::Empty,
        Shown::text(indicator.measure.get(language)),
        Shown::Empty,
        Shown::Empty,
        Shown::text(words.no_figure()),
    ];
    row.resize(columns(reading).len(), Shown::Empty);
    row
}

fn columns(reading: &Reading) -> Vec<Column> {
    let words = reading.words;
    vec![
        Column::wide(words.column_indicator_code(), 30),
        Column::wide(words.column_indicator_name(), 44),
        Column::wide(words.column_unit_code(), 20),
        Column::wide(words.column_unit_name(), 26),
        Column::wide(words.column_period(), 12),
        Column::wide(words.column_value(), 18),
        Column::wide(words.column_measure(), 16),
        Column::wide(words.column_number(), 16),
        Column::wide(words.target(), 24),
        Column::wide(words.state(), 20),
        Column::wide(words.column_ground(), 40),
        Column::wide(words.column_note(), 30),
        Column::wide(words.column_since(), 14),
        Column::wide(words.column_source(), 44),
    ]
}

fn row(book: &Book, indicator: &Indicator, at: &Row, reading: &Reading) -> Vec<Shown> {
    let language = reading.language;
    let measure = indicator.measure.get(language);
    let unit = book.tree().get(at.unit);
    let published = at.published.as_ref();
    let value = published.map(|published| &published.value);
    let text = |text: Option<String>| text.map_or(Shown::Empty, Shown::Text);
    vec![
        Shown::text(indicator.slug.as_str()),
        Shown::text(indicator.name.get(language)),
        text(unit.map(|unit| unit.slug.to_string())),
        Shown::Text(name_of(book, at.unit, reading)),
        Shown::Text(at.period.to_string()),
        value.map(|value| value.quantity.clone()).into(),
        Shown::text(measure),
        value.and_then(|value| value.quantity.number()).into(),
        text(
            at.promise
                .as_ref()
                .map(|promise| promise.target.measured(measure, language)),
        ),
        Shown::text(at.standing.outlook.name(language)),
        text(value.map(|value| value.ground.place.to_string())),
        text(
            value
                .and_then(|value| value.note.as_ref())
                .map(|note| note.get(language).to_owned()),
        ),
        text(published.map(|published| published.since.to_string())),
        text(value.and_then(|value| source(book, &value.ground, reading))),
    ]
}

/// Whose publication it is taken from, and where that can be read.
fn source(book: &Book, ground: &Ground, reading: &Reading) -> Option<String> {
    let source = book.source(ground.source?)?;
    let root = reading.door.public_url.clone().unwrap_or_default();
    let address = reading.address.source(&source.slug);
    Some(format!("{}, {root}{address}", source.publisher))
}
