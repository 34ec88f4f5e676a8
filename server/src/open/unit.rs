//! Units through time: names, codes and what they were under, each with its days, and what became
//! of those that are over.

use domain::unit::{Dated, Unit as Record, succession::Succession as Edge};
use serde::Serialize;
use service::book::{Book, unit::seen_day};
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::{List, One},
    parameter::{self, Parameter},
    refused::Refused,
    wire::{
        code::{Coded, SuccessionKind, UnitKind},
        seen::{Reference, Seen},
        text::{Day, Id, Slug, Text, text},
    },
};

pub const KIND: Parameter = Parameter::code("kind", UnitKind::CODES, "Only units of this kind.");

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Unit {
    pub id: Id,
    pub slug: Slug,
    pub kind: UnitKind,
    /// Its name on the day that is looked at, or its last one.
    pub name: Text,
    pub exists: Span,
    pub names: Vec<NameThen>,
    /// Official codes. The same code can be another unit's on other days: it is no key.
    pub codes: Vec<CodeThen>,
    pub parents: Vec<ParentThen>,
    /// Of a body: the unit that it serves.
    pub serves: Option<Reference>,
    pub became: Vec<Succession>,
    pub made_of: Vec<Succession>,
    pub note: Option<Text>,
    pub source: Option<Reference>,
    pub url: String,
    pub page: Text,
}

/// From which day to which, both included; none where it is open or not known.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Span {
    pub from: Option<Day>,
    pub last_day: Option<Day>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NameThen {
    pub full: Text,
    pub short: String,
    pub span: Span,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CodeThen {
    pub code: String,
    pub span: Span,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParentThen {
    pub unit: Option<Reference>,
    pub span: Span,
}

/// What went from a former unit to another one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Succession {
    pub from: Option<Reference>,
    pub to: Option<Reference>,
    pub kind: SuccessionKind,
    /// The first day of the successor.
    pub on: Day,
    pub document: Option<Reference>,
    pub source: Option<Reference>,
    pub note: Option<Text>,
    /// Reported, and not confirmed by the deciding document.
    pub unverified: bool,
}

impl<T> From<&Dated<T>> for Span {
    fn from(dated: &Dated<T>) -> Self {
        Self {
            from: dated.from.map(Day::from),
            last_day: dated.last_day().map(Day::from),
        }
    }
}

impl Unit {
    fn of(unit: &Record, seen: &Seen<'_>) -> Self {
        let day = seen_day(unit, seen.reader.on);
        let tree = seen.book.tree();
        Self {
            id: unit.id.ulid().into(),
            slug: (&unit.slug).into(),
            kind: unit.kind.into(),
            name: Text::said(|language| unit.full_name(day, language).to_owned()),
            exists: (&unit.exists).into(),
            names: unit
                .names
                .iter()
                .map(|name| NameThen {
                    full: (&name.value.full).into(),
                    short: name.value.short.clone(),
                    span: name.into(),
                })
                .collect(),
            codes: unit
                .codes
                .iter()
                .map(|code| CodeThen {
                    code: code.value.clone(),
                    span: code.into(),
                })
                .collect(),
            parents: unit
                .parents
                .iter()
                .map(|parent| ParentThen {
                    unit: seen.unit(parent.value),
                    span: parent.into(),
                })
                .collect(),
            serves: unit.serves.and_then(|id| seen.unit(id)),
            became: tree
                .successors(unit.id)
                .map(|edge| succession(edge, seen))
                .collect(),
            made_of: tree
                .predecessors(unit.id)
                .map(|edge| succession(edge, seen))
                .collect(),
            note: text(unit.note.as_ref()),
            source: unit.source.and_then(|id| seen.source(id)),
            url: seen.url(&format!("/units/{}", unit.slug)),
            page: seen.page(&format!("/don-vi/{}", unit.slug)),
        }
    }
}

fn succession(edge: &Edge, seen: &Seen<'_>) -> Succession {
    Succession {
        from: seen.unit(edge.from),
        to: seen.unit(edge.to),
        kind: edge.kind.into(),
        on: edge.on.into(),
        document: edge.document.and_then(|id| seen.document(id)),
        source: edge.source.and_then(|id| seen.source(id)),
        note: text(edge.note.as_ref()),
        unverified: edge.unverified,
    }
}

pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Unit>, Refused> {
    let seen = asking.seen(book);
    let within = asking.unit_of(&parameter::WITHIN, book)?;
    let kind = asking.get(&KIND);
    Ok(List::of(
        book.tree()
            .units()
            .filter(|one| kind.is_none_or(|kind| UnitKind::from(one.kind).code() == kind))
            .filter(|one| within.is_none_or(|above| book.tree().ever_within(one.id, above))),
        |one| one.slug.to_string(),
        |one| Some(Unit::of(one, &seen)),
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<Unit>, Refused> {
    let unit = book
        .tree()
        .by_slug(asking.slug())
        .ok_or(Refused::NotFound)?;
    Ok(One::of(Unit::of(unit, &asking.seen(book)), asking))
}
