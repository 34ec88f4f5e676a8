//! The units below: as equal tiles where something is followed at any of them, with the ranking of one
//! indicator that several report; as a list where nothing is.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::UnitId, indicator::Direction, period::Period, quantity::Quantity, status::Counts,
    unit::Unit as UnitRecord,
};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Followed, Row},
    unit::UnitSeen,
};

use crate::{
    page::{
        compare,
        reading::Reading,
        shown::{leading, leading_words, tone, unit_name, value_text},
    },
    part::{
        ranking::{First, Ranking},
        state::Tone,
        tile_map::{Tile, TileMap, TileWords},
    },
};

/// The places below, each with how its indicators stand.
pub fn children(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let by_unit = book.counts_by_unit(reading.reader());
    let is_known = seen.below.iter().any(|unit| by_unit.contains_key(&unit.id));
    if !is_known {
        return units(words.children(), &seen.below, reading);
    }
    let tiles: Vec<_> = seen
        .below
        .iter()
        .map(|unit| tile(unit, by_unit.get(&unit.id).copied(), reading))
        .collect();
    let table = TileWords {
        table: words.tiles_table().to_owned(),
        place: words.unit().to_owned(),
        value: words.indicators().to_owned(),
        state: words.state().to_owned(),
    };
    Some(
        view! {
            <section class="stack">
                <h2>{words.children()} " " <span class="count">{seen.below.len()}</span></h2>
                <TileMap label=words.tiles_label() tiles table=Some(table)/>
            </section>
        }
        .into_any(),
    )
}

fn tile(unit: &UnitRecord, counts: Option<Counts>, reading: &Reading) -> Tile {
    let (words, language) = (reading.words, reading.language);
    let counts = counts.filter(|counts| counts.all() > 0);
    Tile {
        name: unit_name(unit, reading),
        href: reading.address.unit(&unit.slug),
        value: counts.map_or_else(
            || words.none().to_owned(),
            |counts| words.indicators_counted(counts.all()),
        ),
        key: None,
        tone: counts.map_or(Tone::Unknown, |counts| tone(leading(counts))),
        word: counts.map_or_else(
            || words.no_figure().to_owned(),
            |counts| leading_words(counts, language),
        ),
    }
}

/// What several of the units below report of one indicator in one period: of all such, what most report,
/// and of those the latest.
pub fn ranking(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let below: BTreeSet<UnitId> = seen.below.iter().map(|unit| unit.id).collect();
    let (followed, period) = book
        .all_indicators()
        .filter_map(|indicator| book.follow(indicator, reading.reader()))
        .filter_map(|followed| {
            let (period, count) = most_reported(&followed, &below)?;
            Some((count, period, followed))
        })
        .max_by_key(|(count, period, followed)| {
            (
                *count,
                *period,
                std::cmp::Reverse(followed.indicator.slug.clone()),
            )
        })
        .map(|(_, period, followed)| (followed, period))?;
    let indicator = &followed.indicator;
    let measure = indicator.measure.get(language);
    let tiles: Vec<_> = followed
        .rows
        .iter()
        .filter(|row| row.period == period && below.contains(&row.unit))
        .filter_map(|row| Some(ranked(row, book.tree().get(row.unit)?, measure, reading)))
        .collect();
    let first = match indicator.direction {
        Direction::Down => First::Smallest,
        Direction::Up | Direction::None => First::Largest,
    };
    let name = indicator.name.get(language);
    let table = TileWords {
        table: format!("{name}, {}", period.name(language)),
        place: words.unit().to_owned(),
        value: words.result().to_owned(),
        state: words.state().to_owned(),
    };
    let slug = indicator.slug.to_string();
    let href = compare::way(&[(compare::INDICATOR, slug)], reading);
    Some(
        view! {
            <section class="stack">
                <h2>{words.ranked_below()}</h2>
                <Ranking tiles first words=table rank=words.rank() unranked=words.unranked()/>
                <p><a href=href>{words.compare()}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The period for which most units of a set have a published figure, if two have.
fn most_reported(followed: &Followed, below: &BTreeSet<UnitId>) -> Option<(Period, usize)> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    let reported = followed
        .rows
        .iter()
        .filter(|row| row.published.is_some() && below.contains(&row.unit));
    for row in reported {
        *counts.entry(row.period).or_default() += 1;
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .max_by_key(|(period, count)| (*count, *period))
}

fn ranked(row: &Row, unit: &UnitRecord, measure: &str, reading: &Reading) -> Tile {
    Tile {
        name: unit_name(unit, reading),
        href: reading.address.unit(&unit.slug),
        value: value_text(row, measure, reading),
        key: row.standing.actual.as_ref().and_then(Quantity::number),
        tone: tone(row.standing.outlook),
        word: row.standing.outlook.name(reading.language).to_owned(),
    }
}

pub fn units(title: &'static str, units: &[UnitRecord], reading: &Reading) -> Option<AnyView> {
    let all: Vec<_> = units
        .iter()
        .map(|unit| view! { <li><a href=reading.address.unit(&unit.slug)>{unit_name(unit, reading)}</a></li> })
        .collect();
    (!all.is_empty()).then(|| {
        view! { <section class="stack"><h2>{title} " " <span class="count">{units.len()}</span></h2><ul class="columns">{all}</ul></section> }.into_any()
    })
}
