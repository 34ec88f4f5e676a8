//! Published figures, each with where it comes from, who reported and approved it, and what stood
//! there before.

use domain::{figure::Published as Record, indicator::Indicator};
use serde::Serialize;
use service::book::{Book, indicator::Row};
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::List,
    parameter,
    refused::Refused,
    wire::{
        promised::Period,
        quantity::{Computed, Published},
        seen::{Ground, Reference, Seen, Signature},
        text::{Day, Text, text},
    },
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Figure {
    /// Indicator, unit and period: what the figure is of.
    pub key: String,
    pub indicator: Option<Reference>,
    pub unit: Option<Reference>,
    pub period: Period,
    pub measure: Text,
    pub state: FigureState,
    /// How many values were published there up to the day that is looked at: 1 was never corrected.
    pub revision: usize,
    pub value: Value,
    /// What was published before it was corrected.
    pub before: Option<Value>,
}

/// How far a figure has come. Nobody but those who work on it sees one before it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FigureState {
    Published,
    /// Published, and corrected since it first was.
    Corrected,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Value {
    pub as_published: Published,
    pub computed: Computed,
    /// What the source itself concludes, in its words.
    pub claim: Option<Text>,
    /// Why it was corrected, or what has to be known to read it.
    pub note: Option<Text>,
    pub ground: Ground,
    /// The day since when the public could know it.
    pub since: Day,
    pub reported: Signature,
    /// Who checked it before the last level, in the order of the levels.
    pub checked: Vec<Signature>,
    pub approved: Signature,
}

impl Value {
    fn of(published: &Record, seen: &Seen<'_>) -> Self {
        let value = &published.value;
        Self {
            as_published: (&value.quantity).into(),
            computed: (&value.quantity).into(),
            claim: text(value.claim.as_deref()),
            note: text(value.note.as_deref()),
            ground: seen.ground(&value.ground),
            since: published.since.into(),
            reported: seen.signature(value.recorded),
            checked: published
                .checks
                .iter()
                .map(|check| seen.signature(*check))
                .collect(),
            approved: seen.signature(published.approved),
        }
    }
}

impl Figure {
    /// Nothing where nothing was published.
    pub fn of(indicator: &Indicator, row: &Row, seen: &Seen<'_>) -> Option<Self> {
        let published = row.published.as_ref()?;
        let unit = seen.book.tree().get(row.unit)?;
        let cell = seen.book.cell(indicator, row.unit, &row.period)?;
        let revision = cell
            .earlier
            .iter()
            .chain(&cell.published)
            .filter(|one| one.since <= seen.reader.on)
            .count();
        Some(Self {
            key: format!("{}/{}/{}", indicator.slug, unit.slug, row.period),
            indicator: seen.indicator(indicator.id),
            unit: seen.unit(row.unit),
            period: (&row.period).into(),
            measure: (&indicator.measure).into(),
            state: if revision > 1 {
                FigureState::Corrected
            } else {
                FigureState::Published
            },
            revision,
            value: Value::of(published, seen),
            before: row.corrected.as_ref().map(|before| Value::of(before, seen)),
        })
    }
}

/// Indicator by indicator, so that the rest of a long list is not drawn to be dropped.
pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Figure>, Refused> {
    let seen = asking.seen(book);
    let programme = asking.programme(book)?.map(|one| one.id);
    let unit = asking.unit(book)?;
    let indicator = asking.indicator(&seen)?.map(|one| one.id);
    let period = asking.period()?;
    let since = asking.get(&parameter::SINCE).and_then(parameter::day);
    let after = asking.get(&parameter::AFTER).unwrap_or_default();
    let first = after.split('/').next().unwrap_or_default();
    let mut indicators: Vec<_> = book
        .all_indicators()
        .filter(|one| programme.is_none_or(|id| one.programme == id))
        .filter(|one| indicator.is_none_or(|id| one.id == id))
        .filter(|one| one.slug.as_str() >= first)
        .collect();
    indicators.sort_by(|a, b| a.slug.cmp(&b.slug));
    let figures = indicators.into_iter().flat_map(|one| {
        let mut figures: Vec<_> = book
            .follow(one, seen.reader)
            .map(|followed| {
                followed
                    .rows
                    .iter()
                    .filter(|row| unit.is_none_or(|id| row.unit == id))
                    .filter(|row| period.is_none_or(|period| row.period == period))
                    .filter(|row| {
                        since.is_none_or(|since| {
                            row.published
                                .as_ref()
                                .is_some_and(|published| published.since >= since)
                        })
                    })
                    .filter_map(|row| Figure::of(&followed.indicator, row, &seen))
                    .map(|figure| (figure.key.clone(), figure))
                    .filter(|(key, _)| order(key) > order(after))
                    .collect()
            })
            .unwrap_or_default();
        figures.sort_by(|a, b| order(&a.0).cmp(&order(&b.0)));
        figures
    });
    Ok(List::drawn(figures, Some, asking))
}

/// Part by part, or a slug that begins another one would be out of order with what stands behind
/// the slash.
fn order(key: &str) -> Vec<&str> {
    key.split('/').collect()
}
