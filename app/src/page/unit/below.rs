//! The units below: as equal tiles where something is followed at any of them, with the ranking of one
//! indicator that several report; as a list where nothing is.

use std::collections::BTreeSet;

use domain::{
    id::UnitId, indicator::Direction, quantity::Quantity, status::Counts, unit::Unit as UnitRecord,
};
use leptos::prelude::*;
use service::book::{Book, indicator::Row, unit::UnitSeen};

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
    let counted: Vec<_> = seen
        .below
        .iter()
        .map(|unit| (unit, book.counts_at(unit.id, reading.reader())))
        .collect();
    if counted.iter().all(|(_, counts)| counts.is_none()) {
        return units(words.children(), &seen.below, reading);
    }
    let tiles: Vec<_> = counted
        .into_iter()
        .map(|(unit, counts)| tile(unit, counts, reading))
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
                <h2>{words.children()} " " <span class="count">{words.counted(seen.below.len())}</span></h2>
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
    let (indicator, period, rows) = book.most_reported(&below, reading.reader())?;
    let measure = indicator.measure.get(language);
    let tiles: Vec<_> = rows
        .iter()
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
        view! { <section class="stack"><h2>{title} " " <span class="count">{reading.words.counted(units.len())}</span></h2><ul class="columns">{all}</ul></section> }.into_any()
    })
}
