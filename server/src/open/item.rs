//! Items: everything a programme names that is neither an indicator nor a task.

use domain::item::Item as Record;
use serde::Serialize;
use service::book::Book;
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::{List, One},
    parameter::Parameter,
    refused::Refused,
    wire::{
        code::{Coded, ItemKind},
        promised::Period,
        quantity::{Computed, Published},
        seen::{Ground, Reference, Seen},
        text::{Day, Id, Slug, Text, text},
    },
};

pub const KIND: Parameter = Parameter::code("kind", ItemKind::CODES, "Only items of this kind.");

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Item {
    pub id: Id,
    pub slug: Slug,
    pub kind: ItemKind,
    pub programme: Option<Reference>,
    /// The item it belongs to.
    pub under: Option<Reference>,
    pub name: Text,
    pub detail: Option<Text>,
    pub units: Vec<Reference>,
    pub period: Option<Period>,
    pub date: Option<Day>,
    /// How far it has come, in the words of its register.
    pub stage: Option<Text>,
    pub as_published: Option<Published>,
    pub computed: Option<Computed>,
    pub measure: Option<Text>,
    /// Of a request: who can answer it.
    pub answer_by: Option<Reference>,
    pub note: Option<Text>,
    pub ground: Ground,
    pub url: String,
    pub page: Text,
}

impl Item {
    /// Nothing for what is not public.
    pub fn of(item: &Record, seen: &Seen<'_>) -> Option<Self> {
        if !seen.reader.sees_item(item, seen.book) {
            return None;
        }
        let was = seen.book.item_on(item, seen.reader.on);
        let programme = seen.book.document(item.programme)?;
        Some(Self {
            id: item.id.ulid().into(),
            slug: (&item.slug).into(),
            kind: was.kind.into(),
            programme: seen.programme(item.programme),
            under: was.under.and_then(|id| seen.item(id)),
            name: (&was.name).into(),
            detail: text(was.detail.as_ref()),
            units: seen.units(&was.units),
            period: was.period.as_ref().map(Period::from),
            date: was.date.map(Day::from),
            stage: text(was.stage.as_ref()),
            as_published: was.value.as_ref().map(Published::from),
            computed: was.value.as_ref().map(Computed::from),
            measure: text(was.measure.as_ref()),
            answer_by: was.answer_by.and_then(|id| seen.unit(id)),
            note: text(was.note.as_ref()),
            ground: seen.ground(&was.ground),
            url: seen.url(&format!("/items/{}", item.slug)),
            page: seen.page(&format!("/van-ban/{}#{}", programme.slug, item.slug)),
        })
    }
}

pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Item>, Refused> {
    let seen = asking.seen(book);
    let programme = asking.programme(book)?.map(|one| one.id);
    let unit = asking.unit(book)?;
    let kind = asking.get(&KIND);
    Ok(List::of(
        book.all_items()
            .filter(|one| programme.is_none_or(|id| one.programme == id))
            .filter(|one| {
                unit.is_none_or(|id| one.units.contains(&id) || one.answer_by == Some(id))
            })
            .filter(|one| kind.is_none_or(|kind| ItemKind::from(one.kind).code() == kind)),
        |one| one.slug.to_string(),
        |one| Item::of(one, &seen),
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<Item>, Refused> {
    let item = book
        .item_by_slug(asking.slug())
        .and_then(|item| Item::of(item, &asking.seen(book)))
        .ok_or(Refused::NotFound)?;
    Ok(One::of(item, asking))
}
