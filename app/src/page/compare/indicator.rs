//! One indicator at several units and periods: each on a ruler of the same scale, and ranked where it is
//! one period.

use std::collections::BTreeSet;

use domain::{Language, id::UnitId, indicator::Direction, period::Period};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Followed, Row},
};

use super::{Compared, INDICATOR, PERIOD, by_name, choose::Sides};
use crate::{
    download::links,
    page::{
        indicator::drawing::{reach, ruler},
        reading::Reading,
        shown::{badge, heading, name_of, tone, unit_link, value_text},
    },
    part::{
        passage::written,
        ranking::{First, Ranking},
        state::{StateBadge, Tone},
        tile_map::{Tile, TileWords},
    },
};

/// So many units and periods can be read side by side.
const MOST_UNITS: usize = 40;
const MOST_PERIODS: usize = 12;

/// A unit and a period, with what is known there.
pub type Place<'a> = (UnitId, Period, Option<&'a Row>);

/// What is there, and what of it the address chooses.
struct Choice {
    units: Vec<UnitId>,
    chosen_units: Vec<UnitId>,
    periods: Vec<Period>,
    chosen_periods: Vec<Period>,
}

fn choice(followed: &Followed, book: &Book, reading: &Reading) -> Choice {
    let mut units: Vec<UnitId> = followed
        .rows
        .iter()
        .map(|row| row.unit)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    by_name(&mut units, book, reading);
    let chosen_units = super::units(&units, MOST_UNITS, book, reading);
    let periods: Vec<Period> = followed
        .rows
        .iter()
        .map(|row| row.period)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .rev()
        .collect();
    let chosen_periods = chosen_periods(&periods, &chosen_units, followed, reading);
    Choice {
        units,
        chosen_units,
        periods,
        chosen_periods,
    }
}

impl Choice {
    /// Every unit at every period, in the order of the page.
    fn places<'a>(&self, followed: &'a Followed) -> Vec<Place<'a>> {
        let row_at = |unit: UnitId, period: Period| {
            followed
                .rows
                .iter()
                .find(|row| row.unit == unit && row.period == period)
        };
        let at = |period: &Period| {
            let period = *period;
            self.chosen_units
                .iter()
                .map(move |unit| (*unit, period, row_at(*unit, period)))
                .collect::<Vec<_>>()
        };
        self.chosen_periods.iter().flat_map(at).collect()
    }
}

/// What the page shows, for its file.
#[must_use]
pub fn places<'a>(followed: &'a Followed, book: &Book, reading: &Reading) -> Vec<Place<'a>> {
    choice(followed, book, reading).places(followed)
}

pub(super) fn compared(followed: &Followed, book: &Book, reading: &Reading) -> Compared {
    let language = reading.language;
    let indicator = &followed.indicator;
    let choice = choice(followed, book, reading);
    let places = choice.places(followed);
    let known = places
        .iter()
        .filter(|(_, _, row)| row.is_some_and(|row| row.published.is_some()))
        .count();
    let sides = Sides {
        of: (INDICATOR, indicator.slug.to_string()),
        units: &choice.units,
        chosen_units: &choice.chosen_units,
        periods: &choice.periods,
        chosen_periods: &choice.chosen_periods,
    };
    let table = table(&places, followed, book, reading);
    let ranking = ranking(&places, &choice.chosen_periods, followed, book, reading);
    let name = indicator.name.get(language).to_owned();
    let href = reading.address.indicator(&indicator.slug);
    let content = view! {
        {table}
        {ranking}
        {sides.form(book, reading)}
        <p><a href=href>{written(&name, language)}</a></p>
    };
    Compared {
        sentence: sentence(places.len(), known, language),
        name,
        content: content.into_any(),
    }
}

/// Every place as a line with its ruler, all of them as far as the farthest.
fn table(places: &[Place<'_>], followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let indicator = &followed.indicator;
    let measure = indicator.measure.get(language);
    let farthest = places
        .iter()
        .filter_map(|(_, _, row)| reach((*row)?, measure))
        .max();
    let lines: Vec<_> = places
        .iter()
        .map(|(unit, period, row)| {
            let drawing = row
                .zip(farthest)
                .filter(|(row, _)| reach(row, measure).is_some())
                .map(|(row, reach)| ruler(row, measure, reach, reading));
            let target = row.and_then(|row| row.promise.as_ref()).map_or_else(
                || words.none().to_owned(),
                |promise| promise.target.text(language),
            );
            let value = row.map_or_else(
                || words.no_figure().to_owned(),
                |row| value_text(row, measure, reading),
            );
            let state = row.map_or_else(
                || view! { <StateBadge tone=Tone::Unknown word=words.no_figure()/> }.into_any(),
                |row| badge(&row.standing, measure, language),
            );
            view! {
                <tr>
                    <th scope="row">{unit_link(book, *unit, reading)}</th>
                    <td class="nowrap" data-label=words.period()>{period.name(language)}</td>
                    <td class="num" data-label=words.target()>{target}</td>
                    <td class="num" data-label=words.result()>{value}</td>
                    <td data-label=words.state()>{state}</td>
                    <td class="drawn">{drawing}</td>
                </tr>
            }
        })
        .collect();
    if lines.is_empty() {
        view! { <p>{words.compare_nothing()}</p> }.into_any()
    } else {
        view! {
            <section class="stack">
                <p class="small">{words.compare_same_ruler()}</p>
                <table class="cards compared">
                    <thead>
                        <tr>
                            <th scope="col">{words.unit()}</th>
                            <th scope="col">{words.period()}</th>
                            <th scope="col" class="num">{words.target()}</th>
                            <th scope="col" class="num">{words.result()}</th>
                            <th scope="col">{words.state()}</th>
                            <th scope="col"><span class="hidden">{words.ruler_column()}</span></th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
                {links(&reading.asked_of("/so-sanh"), reading)}
            </section>
        }
        .into_any()
    }
}

fn sentence(places: usize, known: usize, language: Language) -> String {
    let missing = places - known;
    match (language, missing) {
        (Language::Vi, 0) => format!("{places} chỗ đặt cạnh nhau, chỗ nào cũng có số liệu."),
        (Language::Vi, _) => format!(
            "{places} chỗ đặt cạnh nhau; {missing} chỗ chưa có số liệu, không bị coi là kém."
        ),
        (Language::En, 0) => format!("{places} places side by side, all with a figure."),
        (Language::En, _) => format!(
            "{places} places side by side; {missing} without a figure yet, which is not held against them."
        ),
    }
}

/// The periods that the address names; or else those of the only unit, or the one that most of the units
/// have figures for.
fn chosen_periods(
    every: &[Period],
    chosen: &[UnitId],
    followed: &Followed,
    reading: &Reading,
) -> Vec<Period> {
    let mut asked: Vec<Period> = reading
        .asked_all(PERIOD)
        .filter_map(|code| code.parse().ok())
        .collect();
    asked.sort_unstable_by(|a, b| b.cmp(a));
    asked.dedup();
    if asked.is_empty() {
        asked = if chosen.len() < 2 {
            every.to_vec()
        } else {
            let reported = |period: &Period| {
                followed
                    .rows
                    .iter()
                    .filter(|row| row.period == *period && chosen.contains(&row.unit))
                    .filter(|row| row.published.is_some())
                    .count()
            };
            every
                .iter()
                .max_by_key(|period| (reported(period), **period))
                .copied()
                .into_iter()
                .collect()
        };
    }
    asked.truncate(MOST_PERIODS);
    asked
}

/// Several units in one period, in order; those without a figure apart.
fn ranking(
    places: &[Place<'_>],
    periods: &[Period],
    followed: &Followed,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let [period] = periods else {
        return None;
    };
    if places.len() < 2 {
        return None;
    }
    let indicator = &followed.indicator;
    let measure = indicator.measure.get(language);
    let tiles: Vec<_> = places
        .iter()
        .filter_map(|(unit, _, row)| {
            let slug = &book.tree().get(*unit)?.slug;
            Some(Tile {
                name: name_of(book, *unit, reading),
                href: reading.address.unit(slug),
                value: row.map_or_else(
                    || words.no_figure().to_owned(),
                    |row| value_text(row, measure, reading),
                ),
                key: row
                    .and_then(|row| row.standing.actual.as_ref())
                    .and_then(domain::quantity::Quantity::number),
                tone: row.map_or(Tone::Unknown, |row| tone(row.standing.outlook)),
                word: row
                    .map_or(words.no_figure(), |row| row.standing.outlook.name(language))
                    .to_owned(),
            })
        })
        .collect();
    let first = match indicator.direction {
        Direction::Down => First::Smallest,
        Direction::Up | Direction::None => First::Largest,
    };
    let table = TileWords {
        table: heading(&period.name(language)),
        place: words.unit().to_owned(),
        value: words.result().to_owned(),
        state: words.state().to_owned(),
    };
    Some(
        view! {
            <section class="stack">
                <h2>{words.rank()}</h2>
                <Ranking tiles first words=table rank=words.rank() unranked=words.unranked()/>
            </section>
        }
        .into_any(),
    )
}
