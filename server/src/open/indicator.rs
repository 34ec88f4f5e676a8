//! Indicators: what is measured, what was promised for it, and how that stands.

use serde::Serialize;
use service::book::{
    Book,
    indicator::{Followed, Row},
};
use utoipa::ToSchema;

use super::{
    asking::Asking,
    figure::Figure,
    list::{List, One},
    parameter::Parameter,
    refused::Refused,
    wire::{
        code::{Aggregation, Bound, Coded, Direction, Outlook},
        promised::{Period, Standing, Target},
        seen::{Ground, Reference, Seen},
        text::{Id, Slug, Text, text},
    },
};

pub const OUTLOOK: Parameter = Parameter::code(
    "outlook",
    Outlook::CODES,
    "Only indicators that stand so, by the place that stands for the whole.",
);

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Indicator {
    pub id: Id,
    pub slug: Slug,
    pub name: Text,
    pub measure: Text,
    pub direction: Direction,
    pub excess_from: Bound,
    /// None where it is not known.
    pub aggregation: Option<Aggregation>,
    pub programme: Option<Reference>,
    /// The breakthrough or group that it belongs to.
    pub under: Option<Reference>,
    /// Today's term beside one that the source still uses.
    pub term_today: Option<Text>,
    pub note: Option<Text>,
    pub ground: Ground,
    /// How the whole stands, and of which place that is said.
    pub headline: Option<Headline>,
    pub url: String,
    pub page: Text,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Headline {
    pub unit: Option<Reference>,
    pub period: Period,
    pub standing: Standing,
}

/// An indicator with every unit and period that it has a target or a figure for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WholeIndicator {
    #[serde(flatten)]
    pub indicator: Indicator,
    /// Latest first.
    pub places: Vec<IndicatorPlace>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorPlace {
    pub unit: Option<Reference>,
    pub period: Period,
    pub promise: Option<Promise>,
    pub figure: Option<Figure>,
    pub standing: Standing,
}

/// What was promised for a unit and a period.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Promise {
    pub target: Target,
    /// The unit above whose promise this is a part of.
    pub part_of: Option<Reference>,
    pub ground: Ground,
}

impl Indicator {
    pub fn of(followed: &Followed, seen: &Seen<'_>) -> Self {
        let indicator = &followed.indicator;
        Self {
            id: indicator.id.ulid().into(),
            slug: (&indicator.slug).into(),
            name: (&indicator.name).into(),
            measure: (&indicator.measure).into(),
            direction: indicator.direction.into(),
            excess_from: indicator.excess_from.into(),
            aggregation: indicator.aggregation.map(Aggregation::from),
            programme: seen.programme(indicator.programme),
            under: indicator.under.and_then(|id| seen.item(id)),
            term_today: text(indicator.term_today.as_ref()),
            note: text(indicator.note.as_ref()),
            ground: seen.ground(&indicator.ground),
            headline: followed.headline().map(|row| Headline {
                unit: seen.unit(row.unit),
                period: (&row.period).into(),
                standing: Standing::of(&row.standing, indicator),
            }),
            url: seen.url(&format!("/indicators/{}", indicator.slug)),
            page: seen.page(&format!("/chi-tieu/{}", indicator.slug)),
        }
    }
}

impl IndicatorPlace {
    fn of(row: &Row, followed: &Followed, seen: &Seen<'_>) -> Self {
        let indicator = &followed.indicator;
        Self {
            unit: seen.unit(row.unit),
            period: (&row.period).into(),
            promise: row.promise.as_ref().map(|promise| Promise {
                target: Target::of(&promise.target, indicator),
                part_of: promise.part_of.and_then(|unit| seen.unit(unit)),
                ground: seen.ground(&promise.ground),
            }),
            figure: Figure::of(indicator, row, seen),
            standing: Standing::of(&row.standing, indicator),
        }
    }
}

pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Indicator>, Refused> {
    let seen = asking.seen(book);
    let programme = asking.programme(book)?.map(|one| one.id);
    let unit = asking.unit(book)?;
    let outlook = asking.get(&OUTLOOK);
    Ok(List::of(
        book.all_indicators()
            .filter(|one| programme.is_none_or(|id| one.programme == id)),
        |one| one.slug.to_string(),
        |one| {
            let followed = book.follow(one, seen.reader)?;
            let is_there = unit.is_none_or(|id| followed.rows.iter().any(|row| row.unit == id));
            let is_so = outlook.is_none_or(|code| Outlook::from(followed.outlook()).code() == code);
            (is_there && is_so).then(|| Indicator::of(&followed, &seen))
        },
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<WholeIndicator>, Refused> {
    let seen = asking.seen(book);
    let followed = book
        .indicator_by_slug(asking.slug())
        .and_then(|one| book.follow(one, seen.reader))
        .ok_or(Refused::NotFound)?;
    let whole = WholeIndicator {
        indicator: Indicator::of(&followed, &seen),
        places: followed
            .rows
            .iter()
            .map(|row| IndicatorPlace::of(row, &followed, &seen))
            .collect(),
    };
    Ok(One::of(whole, asking))
}
