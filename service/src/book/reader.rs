//! Who is reading, and what they may see: asked here by every query alike.

use domain::{
    Date,
    id::UnitId,
    indicator::Indicator,
    item::Item,
    policy::{self, Actor, ReadRestricted, RecordFigure},
    task::Task,
};

use super::Book;

/// Who is reading, and as of which day.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Nobody in particular, or a signed-in officer.
    pub actor: Option<&'a Actor>,
    /// The day whose state of knowledge is shown.
    pub on: Date,
}

impl Reader<'_> {
    /// Whether something restricted that belongs to a unit may be shown.
    #[must_use]
    pub fn may_see(&self, restricted: bool, unit: UnitId, book: &Book) -> bool {
        !restricted
            || self
                .actor
                .is_some_and(|actor| policy::may::<ReadRestricted>(actor, unit, &book.tree))
    }

    /// Whether a unit's figures that are not published yet may be shown.
    #[must_use]
    pub fn sees_drafts(&self, unit: UnitId, book: &Book) -> bool {
        self.actor
            .is_some_and(|actor| policy::knows::<RecordFigure>(actor, true, unit, &book.tree))
    }

    #[must_use]
    pub fn sees_task(&self, task: &Task, book: &Book) -> bool {
        let issuer = book
            .document(task.programme)
            .map(|document| document.issuer);
        task.lead
            .or(issuer)
            .is_some_and(|unit| self.may_see(task.restricted, unit, book))
    }

    #[must_use]
    pub fn sees_indicator(&self, indicator: &Indicator, book: &Book) -> bool {
        let unit = indicator
            .promises
            .first()
            .map(|promise| promise.unit)
            .or_else(|| {
                book.document(indicator.programme)
                    .map(|document| document.issuer)
            });
        unit.is_some_and(|unit| self.may_see(indicator.restricted, unit, book))
    }

    #[must_use]
    pub fn sees_item(&self, item: &Item, book: &Book) -> bool {
        let issuer = book
            .document(item.programme)
            .map(|document| document.issuer);
        item.units
            .first()
            .copied()
            .or(issuer)
            .is_some_and(|unit| self.may_see(item.restricted, unit, book))
    }
}
