//! What stands at an address, if everybody may see it.

use domain::{Date, short::Short};
use service::book::{Book, search::Found};

/// A thing with a page of its own that may be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    pub found: Found,
    /// Of its page, without language and day: `/chi-tieu/…`.
    pub path: String,
}

impl Thing {
    /// What has its page at a path, for everybody, on a day.
    #[must_use]
    pub fn at(path: &str, book: &Book, on: Date) -> Option<Self> {
        let (kind, key) = path.strip_prefix('/')?.split_once('/')?;
        let found = match kind {
            "van-ban" => Found::Document(book.document_by_slug(key)?.id),
            "chi-tieu" => Found::Indicator(book.indicator_by_slug(key)?.id),
            "nhiem-vu" => Found::Task(book.task_by_slug(key)?.id),
            "don-vi" => Found::Unit(book.tree().by_slug(key)?.id),
            "vuong-mac" => Found::Obstacle(key.parse().ok()?),
            "cuoc-hop" => Found::Meeting(book.meeting_by_slug(key)?.id),
            _ => return None,
        };
        Self::of(found, book, on)
    }

    /// What a short code leads to.
    #[must_use]
    pub fn named(code: &str, book: &Book, on: Date) -> Option<Self> {
        let found = book.shared(code.parse().ok()?, on)?;
        Self::of(found, book, on)
    }

    fn of(found: Found, book: &Book, on: Date) -> Option<Self> {
        if !book.is_public(found, on) {
            return None;
        }
        let path = match found {
            Found::Document(id) => format!("/van-ban/{}", book.document(id)?.slug),
            Found::Indicator(id) => format!("/chi-tieu/{}", book.indicator(id)?.slug),
            Found::Task(id) => format!("/nhiem-vu/{}", book.task(id)?.slug),
            Found::Unit(id) => format!("/don-vi/{}", book.tree().get(id)?.slug),
            Found::Obstacle(id) => format!("/vuong-mac/{id}"),
            Found::Meeting(id) => format!("/cuoc-hop/{}", book.meeting(id)?.slug),
            Found::Item(_) | Found::Source(_) => return None,
        };
        Some(Self { found, path })
    }

    /// Its short code, unless it shares it with another.
    #[must_use]
    pub fn code(&self, book: &Book) -> Option<Short> {
        book.code_of(self.found)
    }
}
