//! Documents: resolutions, programmes, plans, decisions, and which implements which.

use domain::document::Document as Record;
use serde::Serialize;
use service::book::Book;
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::{List, One},
    refused::Refused,
    wire::{
        code::DocumentKind,
        seen::{Ground, Reference, Seen},
        text::{Day, Id, Slug, Text, text},
    },
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Document {
    pub id: Id,
    pub slug: Slug,
    /// Its official number, such as `07-CTr/TU`. It is unique only within a year or a term.
    pub number: Option<String>,
    pub kind: DocumentKind,
    pub title: Text,
    pub short: Option<Text>,
    pub issuer: Option<Reference>,
    pub date: Option<Day>,
    pub term: Option<String>,
    pub first_year: Option<i16>,
    pub last_year: Option<i16>,
    /// Whether what it promises is followed here.
    pub is_programme: bool,
    pub implements: Vec<Reference>,
    pub implemented_by: Vec<Reference>,
    pub ground: Option<Ground>,
    pub url: String,
    pub page: Text,
}

impl Document {
    pub fn of(document: &Record, seen: &Seen<'_>) -> Self {
        let was = seen.book.document_on(document, seen.reader.on);
        let below = seen.book.cascade(document.id).below;
        Self {
            id: document.id.ulid().into(),
            slug: (&document.slug).into(),
            number: was.number.as_ref().map(ToString::to_string),
            kind: was.kind.into(),
            title: (&was.title).into(),
            short: text(was.short.as_ref()),
            issuer: seen.unit(was.issuer),
            date: was.date.map(Day::from),
            term: was.term.clone(),
            first_year: was.starts,
            last_year: was.ends,
            is_programme: was.programme,
            implements: was
                .implements
                .iter()
                .filter_map(|id| seen.document(*id))
                .collect(),
            implemented_by: below.iter().map(|one| seen.document_of(one)).collect(),
            ground: was.ground.as_ref().map(|ground| seen.ground(ground)),
            url: seen.url(&format!("/documents/{}", document.slug)),
            page: seen.page(&format!("/van-ban/{}", document.slug)),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "others may refuse")]
pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Document>, Refused> {
    let seen = asking.seen(book);
    Ok(List::of(
        book.documents().into_iter(),
        |one| one.slug.to_string(),
        |one| Some(Document::of(one, &seen)),
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<Document>, Refused> {
    let found = book
        .document_by_slug(asking.slug())
        .ok_or(Refused::NotFound)?;
    Ok(One::of(Document::of(found, &asking.seen(book)), asking))
}
