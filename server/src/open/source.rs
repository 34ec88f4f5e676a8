//! Sources: the publications that records rest on.

use domain::source::Source as Record;
use serde::Serialize;
use service::book::Book;
use utoipa::ToSchema;

use super::{
    asking::Asking,
    list::{List, One},
    refused::Refused,
    wire::{
        seen::Seen,
        text::{Day, Id, Slug, Text, text},
    },
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Source {
    pub id: Id,
    pub slug: Slug,
    pub title: Text,
    pub publisher: String,
    pub published: Option<Day>,
    /// Where it can be read.
    pub address: Option<String>,
    /// What it covers.
    pub note: Option<Text>,
    /// How many public records rest on it.
    pub records: usize,
    pub url: String,
    pub page: Text,
}

impl Source {
    fn of(source: &Record, seen: &Seen<'_>) -> Self {
        Self {
            id: source.id.ulid().into(),
            slug: (&source.slug).into(),
            title: (&source.title).into(),
            publisher: source.publisher.clone(),
            published: source.published.map(Day::from),
            address: source.url.clone(),
            note: text(source.note.as_ref()),
            records: seen.book.records_from(source.id, seen.reader),
            url: seen.url(&format!("/sources/{}", source.slug)),
            page: seen.page(&format!("/nguon#{}", source.slug)),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "others may refuse")]
pub fn list(asking: &Asking<'_>, book: &Book) -> Result<List<Source>, Refused> {
    let seen = asking.seen(book);
    Ok(List::of(
        book.sources().into_iter(),
        |one| one.slug.to_string(),
        |one| Some(Source::of(one, &seen)),
        asking,
    ))
}

pub fn one(asking: &Asking<'_>, book: &Book) -> Result<One<Source>, Refused> {
    let source = book
        .source_by_slug(asking.slug())
        .ok_or(Refused::NotFound)?;
    Ok(One::of(Source::of(source, &asking.seen(book)), asking))
}
