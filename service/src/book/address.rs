//! Which record an address leads to.

use domain::{
    document::Document,
    id::{DocumentId, IndicatorId, ItemId, MeetingId, Slug, SourceId, TaskId},
    indicator::Indicator,
    item::Item,
    meeting::Meeting,
    source::Source,
    task::Task,
};

use super::Book;

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Unit,
    Document,
    Indicator,
    Task,
    Item,
    Source,
    Meeting,
    Obstacle,
}

impl Book {
    pub(super) fn address(&mut self, kind: Kind, slug: &Slug, id: ulid::Ulid) {
        self.addresses.insert((kind, slug.clone()), id);
    }

    pub(super) fn id_at(&self, kind: Kind, slug: &str) -> Option<ulid::Ulid> {
        let slug: Slug = slug.parse().ok()?;
        self.addresses.get(&(kind, slug)).copied()
    }

    /// A document whose items are followed.
    #[must_use]
    pub fn programme_by_slug(&self, slug: &str) -> Option<&Document> {
        self.document_by_slug(slug)
            .filter(|document| document.programme)
    }

    #[must_use]
    pub fn document_by_slug(&self, slug: &str) -> Option<&Document> {
        self.id_at(Kind::Document, slug)
            .and_then(|id| self.document(DocumentId::new(id)))
    }

    #[must_use]
    pub fn indicator_by_slug(&self, slug: &str) -> Option<&Indicator> {
        self.id_at(Kind::Indicator, slug)
            .and_then(|id| self.indicator(IndicatorId::new(id)))
    }

    #[must_use]
    pub fn task_by_slug(&self, slug: &str) -> Option<&Task> {
        self.id_at(Kind::Task, slug)
            .and_then(|id| self.task(TaskId::new(id)))
    }

    #[must_use]
    pub fn meeting_by_slug(&self, slug: &str) -> Option<&Meeting> {
        self.id_at(Kind::Meeting, slug)
            .and_then(|id| self.meeting(MeetingId::new(id)))
    }

    #[must_use]
    pub fn source_by_slug(&self, slug: &str) -> Option<&Source> {
        self.id_at(Kind::Source, slug)
            .and_then(|id| self.source(SourceId::new(id)))
    }

    #[must_use]
    pub fn item_by_slug(&self, slug: &str) -> Option<&Item> {
        self.id_at(Kind::Item, slug)
            .and_then(|id| self.item(ItemId::new(id)))
    }
}
