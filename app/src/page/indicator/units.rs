//! The units of one period side by side: as tiles, and in the order of their results. Whoever has no
//! figure yet has no place in that order.

use std::collections::BTreeSet;

use domain::{Decimal, id::UnitId, indicator::Direction, period::Period};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Followed, Row},
};

use super::drawing::drawn;
use crate::{
    address::DAY,
    page::{
        reading::Reading,
        shown::{name_of, tone, value_text},
    },
    part::{
        ranking::{First, Ranking, ranked},
        tile_map::{Tile, TileMap, TileWords},
    },
};

/// The parameters that name the unit whose course is drawn, and the period that is compared.
const UNIT: &str = "don-vi";
const PERIOD: &str = "ky";

/// What the reader looks at: one unit's course, one period's units.
pub struct Chosen {
    pub unit: UnitId,
    pub period: Period,
    units: Vec<UnitId>,
    periods: Vec<Period>,
}

impl Chosen {
    /// As the address asks for it, or else the place that stands for the whole.
    pub fn of(followed: &Followed, book: &Book, reading: &Reading) -> Option<Self> {
        let headline = followed.headline()?;
        let mut units: Vec<_> = followed.rows.iter().map(|row| row.unit).collect();
        units.sort_by_key(|unit| book.tree().get(*unit).map(|unit| unit.slug.clone()));
        units.dedup();
        let mut periods: Vec<_> = followed.rows.iter().map(|row| row.period).collect();
        periods.sort_unstable();
        periods.dedup();
        periods.reverse();
        let unit = reading
            .asked(UNIT)
            .and_then(|slug| book.tree().by_slug(slug))
            .map(|unit| unit.id)
            .filter(|unit| units.contains(unit));
        let period = reading
            .asked(PERIOD)
            .and_then(|code| code.parse().ok())
            .filter(|period| periods.contains(period));
        Some(Self {
            unit: unit.unwrap_or(headline.unit),
            period: period.unwrap_or(headline.period),
            units,
            periods,
        })
    }

    /// The form to choose by, when there is something to choose.
    pub fn form(&self, book: &Book, reading: &Reading) -> Option<AnyView> {
        if self.units.len() < 2 {
            return None;
        }
        let (words, language) = (reading.words, reading.language);
        let units = self.units.iter().map(|unit| {
            let slug = book.tree().get(*unit).map(|unit| unit.slug.to_string());
            let name = name_of(book, *unit, reading);
            view! { <option value=slug selected=*unit == self.unit>{name}</option> }
        });
        let periods = self.periods.iter().map(|period| {
            let name = period.name(language);
            view! { <option value=period.to_string() selected=*period == self.period>{name}</option> }
        });
        let day = reading
            .address
            .on
            .map(|day| view! { <input type="hidden" name=DAY value=day.to_string()/> });
        Some(
            view! {
                <form method="get" class="choose">
                    <label>{words.unit()} <select name=UNIT>{units.collect_view()}</select></label>
                    <label>{words.period()} <select name=PERIOD>{periods.collect_view()}</select></label>
                    {day}
                    <button>{words.apply_choice()}</button>
                </form>
            }
            .into_any(),
        )
    }
}

/// So many units stand beside each other; of more, those that come first.
const MOST: usize = 200;

/// The units of the chosen period, when there is more than one.
pub fn section(
    followed: &Followed,
    chosen: &Chosen,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let rows = side_by_side(followed, chosen.period, book);
    if rows.len() < 2 {
        return None;
    }
    let measure = followed.indicator.measure.get(language);
    let mut tiles: Vec<_> = rows
        .iter()
        .map(|row| tile(row, measure, book, reading))
        .collect();
    let known = tiles.iter().filter(|tile| tile.key.is_some()).count();
    let said = words.units_known(known, tiles.len(), chosen.period);
    let first = match followed.indicator.direction {
        Direction::Up => Some(First::Largest),
        Direction::Down => Some(First::Smallest),
        Direction::None => None,
    };
    let (all, is_many) = (tiles.len(), tiles.len() > MOST);
    if is_many {
        let (known, unknown) = ranked(tiles, first.unwrap_or(First::Largest));
        let known = known.into_iter().map(|one| one.tile);
        tiles = known.chain(unknown).take(MOST).collect();
    }
    let rest = is_many.then(|| {
        view! { <p class="small">{words.units_in_sight(tiles.len(), all)}</p> }
    });
    let of = TileWords {
        table: format!("{}, {}", words.ranking(), chosen.period.name(language)),
        place: words.unit().into(),
        value: words.result().into(),
        state: words.state().into(),
    };
    let label = format!("{}, {}", words.map_of_units(), chosen.period.name(language));
    // Where neither is better, or results are of two kinds, there is no order to speak of.
    let drawn = if let Some(first) = first.filter(|_| is_of_one_kind(&rows)) {
        view! {
            {(!is_many).then(|| view! { <TileMap label=label tiles=tiles.clone() table=None/> })}
            <Ranking tiles=tiles first=first words=of rank=words.rank() unranked=words.unranked()/>
        }
        .into_any()
    } else {
        let table = Some(TileWords {
            table: words.chart_table().into(),
            ..of
        });
        view! { <TileMap label=label tiles=tiles table=table/> }.into_any()
    };
    Some(
        view! {
            <section class="stack" id="cac-don-vi">
                <h2>{words.units_compared()} ": " {chosen.period.name(language)}</h2>
                <p>{said}</p>
                {drawn}
                {rest}
            </section>
        }
        .into_any(),
    )
}

/// The rows of a period whose units can stand beside each other: none that is above another of
/// them, as a whole is not ranked among its parts.
fn side_by_side<'a>(followed: &'a Followed, period: Period, book: &Book) -> Vec<&'a Row> {
    let rows: Vec<_> = followed
        .rows
        .iter()
        .filter(|row| row.period == period)
        .collect();
    let units: BTreeSet<UnitId> = rows.iter().map(|row| row.unit).collect();
    let above: BTreeSet<UnitId> = units
        .iter()
        .flat_map(|unit| {
            let above = book.tree().ever_above(*unit);
            above.into_iter().filter(move |above| above != unit)
        })
        .collect();
    let divided: BTreeSet<UnitId> = rows
        .iter()
        .filter_map(|row| row.promise.as_ref()?.part_of)
        .collect();
    let mut apart: Vec<_> = rows
        .iter()
        .filter(|row| !above.contains(&row.unit) && !divided.contains(&row.unit))
        .copied()
        .collect();
    apart.sort_by_key(|row| book.tree().get(row.unit).map(|unit| unit.slug.clone()));
    apart
}

fn tile(row: &Row, measure: &str, book: &Book, reading: &Reading) -> Tile {
    let language = reading.language;
    let key: Option<Decimal> = row
        .standing
        .actual
        .as_ref()
        .and_then(|actual| drawn(actual, &row.standing, measure));
    Tile {
        name: name_of(book, row.unit, reading),
        href: book
            .tree()
            .get(row.unit)
            .map(|unit| reading.address.unit(&unit.slug))
            .unwrap_or_default(),
        value: value_text(row, measure, reading),
        key,
        tone: tone(row.standing.outlook),
        word: row.standing.outlook.name(language).to_owned(),
    }
}

/// Percentages are not compared with counts.
fn is_of_one_kind(rows: &[&Row]) -> bool {
    let mut kinds = rows
        .iter()
        .filter_map(|row| row.standing.actual.as_ref())
        .map(|actual| (actual.is_percent(), actual.share().is_some()));
    let first = kinds.next();
    kinds.all(|kind| Some(kind) == first)
}
