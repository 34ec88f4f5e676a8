//! What pages find quickly is what they would find by looking at everything.

use std::collections::BTreeSet;

use domain::{
    Date, Timestamp,
    figure::{Cell, sheet::Sheet},
    id::UnitId,
    indicator::{Indicator, Promise},
    period::Period,
};
use proptest::prelude::*;
use service::{
    book::{Book, Reader, indicator::Row, news::Wanted},
    seed,
    store::Record,
};

use crate::world::in_world;

fn nobody(on: Date) -> Reader<'static> {
    Reader { actor: None, on }
}

/// The rows as they read: a row has no equality of its own.
fn text(row: Option<&Row>) -> String {
    format!("{row:?}")
}

/// Compares every quick way with the long one.
fn agrees(book: &Book, on: Date) {
    let reader = nobody(on);
    let units: Vec<UnitId> = book.tree().units().map(|unit| unit.id).collect();
    for indicator in book.all_indicators() {
        let (head, whole) = (book.head(indicator, reader), book.follow(indicator, reader));
        assert_eq!(head.is_some(), whole.is_some());
        let (Some(head), Some(whole)) = (head, whole) else {
            continue;
        };
        assert_eq!(
            text(head.headline()),
            text(whole.headline()),
            "{} on {on}",
            indicator.slug
        );
        assert_eq!(head.judged(), whole.judged());
        let here: BTreeSet<UnitId> = whole.rows.iter().map(|row| row.unit).collect();
        for unit in here.iter().chain(units.iter().take(3)) {
            assert_eq!(
                text(book.head_at(indicator, *unit, reader).as_ref()),
                text(whole.at(*unit)),
                "{} at {unit} on {on}",
                indicator.slug
            );
            let own: Vec<_> = whole.rows.iter().filter(|row| row.unit == *unit).collect();
            let rows = book.rows_at(indicator, *unit, reader);
            assert_eq!(format!("{rows:?}"), format!("{own:?}"));
        }
    }
    let weeks = book.weeks_of_news(&Wanted::default(), reader);
    let last = book.last_news(&Wanted::default(), Date::MAX, reader);
    assert_eq!(
        weeks.keys().next_back().copied(),
        last.and_then(|day| Period::week_of(day).ok())
    );
    for line in book.home(reader).programmes {
        let days = book
            .followed_in(line.document.id, reader)
            .into_iter()
            .flat_map(|one| one.rows)
            .filter_map(|row| row.published.map(|published| published.since));
        assert_eq!(line.latest, days.max(), "{} on {on}", line.document.slug);
    }
}

#[test]
fn of_the_demo() {
    in_world(async |world| {
        let book = world.service.book();
        for on in [
            "2023-06-30",
            "2024-12-31",
            "2025-09-01",
            "2026-11-27",
            "2031-01-01",
        ] {
            agrees(&book, on.parse().unwrap());
        }
    });
}

fn period(kind: u8, number: i8) -> Period {
    match kind {
        0 => Period::month(2026, number + 1).unwrap(),
        1 => Period::quarter(2026, number % 4 + 1).unwrap(),
        _ => Period::year(2024 + i16::from(number % 3)).unwrap(),
    }
}

/// A promise or a figure somewhere: indicator, unit, period, and whether it is a part, or on which days of
/// 2026 it became known.
type Somewhere = (usize, usize, u8, i8);

fn book(promises: &[(Somewhere, bool)], figures: &[(Somewhere, [u8; 2])]) -> Book {
    let mut book = Book::default();
    let mut indicators: Vec<Indicator> = Vec::new();
    let mut units = Vec::new();
    let mut some_promise: Option<Promise> = None;
    for record in seed::frame().unwrap() {
        match record {
            // Of one programme.
            Record::Indicator(indicator) => {
                some_promise = some_promise.or_else(|| indicator.promises.first().cloned());
                let of_first = indicators
                    .first()
                    .is_none_or(|first| first.programme == indicator.programme);
                if of_first && indicators.len() < 3 {
                    indicators.push(indicator);
                }
            }
            Record::Unit(unit) if units.len() < 6 => {
                units.push(unit.id);
                book.put(Record::Unit(unit));
            }
            Record::Unit(_) | Record::Task(_) => {}
            other => book.put(other),
        }
    }
    let promise = some_promise.unwrap();
    for one in &mut indicators {
        one.promises.clear();
    }
    for ((indicator, unit, kind, number), is_part) in promises {
        let (unit, period) = (units[*unit], period(*kind, *number));
        let one = &mut indicators[*indicator];
        if one.promise(unit, &period).is_none() {
            one.promises.push(Promise {
                unit,
                period,
                part_of: is_part.then_some(units[0]),
                ..promise.clone()
            });
        }
    }
    let made = seed::figures(1, Timestamp::UNIX_EPOCH)
        .next()
        .unwrap()
        .unwrap();
    let published = made.cells()[0].published.clone().unwrap();
    for ((indicator, unit, kind, number), days) in figures {
        let mut key = made.key.clone();
        (key.unit, key.period) = (units[*unit], period(*kind, *number));
        let mut sheet = book
            .sheet(&key)
            .cloned()
            .unwrap_or_else(|| Sheet::empty(key));
        let on = |day: u8| Date::constant(2026, 1, 1).saturating_add(jiff_days(day));
        let mut cell = Cell::taken_over(
            indicators[*indicator].id,
            published.value.clone(),
            published.approved,
            on(days[0].min(days[1])),
        );
        if days[0] < days[1] {
            let mut corrected = published.clone();
            corrected.since = on(days[1]);
            cell.earlier = cell.published.replace(corrected).into_iter().collect();
        }
        sheet.put(cell);
        book.put(Record::Sheet(sheet));
    }
    for one in indicators {
        book.put(Record::Indicator(one));
    }
    book.settle();
    book
}

fn jiff_days(days: u8) -> jiff::Span {
    jiff::Span::new().days(i64::from(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn of_any_book(
        promises in prop::collection::vec(((0..3_usize, 0..4_usize, 0..3_u8, 0..12_i8), any::<bool>()), 0..12),
        figures in prop::collection::vec(((0..3_usize, 0..4_usize, 0..3_u8, 0..12_i8), [0..200_u8, 0..200_u8]), 0..16),
        day in 0..220_u8,
    ) {
        let book = book(&promises, &figures);
        agrees(&book, Date::constant(2026, 1, 1).saturating_add(jiff_days(day)));
    }
}
