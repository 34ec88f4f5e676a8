//! Whether cells can be entered: asked for many units and periods at once, so that each round is
//! made once.

use std::collections::BTreeMap;

use domain::{
    Timestamp,
    figure::sheet::SheetKey,
    id::{DocumentId, UnitId},
    period::Period,
    round::Round,
};

use crate::book::Book;

/// How a unit's sheet stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lock {
    /// The unit reports in this period.
    pub is_asked: bool,
    pub is_locked: bool,
}

pub struct Locks<'a> {
    book: &'a Book,
    now: Timestamp,
    rounds: BTreeMap<(DocumentId, Period), Option<Round>>,
    known: BTreeMap<(DocumentId, UnitId, Period), Lock>,
}

impl<'a> Locks<'a> {
    pub const fn new(book: &'a Book, now: Timestamp) -> Self {
        Self {
            book,
            now,
            rounds: BTreeMap::new(),
            known: BTreeMap::new(),
        }
    }

    pub fn of(&mut self, programme: DocumentId, unit: UnitId, period: Period) -> Lock {
        if let Some(known) = self.known.get(&(programme, unit, period)) {
            return *known;
        }
        let book = self.book;
        let round = self.rounds.entry((programme, period)).or_insert_with(|| {
            book.schedule(programme, period)?
                .round(period, book.calendar())
        });
        let key = SheetKey {
            programme,
            unit,
            period,
        };
        let lock = round
            .as_ref()
            .filter(|round| book.reports_in(&key, round))
            .map_or_else(Lock::default, |round| Lock {
                is_asked: true,
                is_locked: book.locked_since(&key, round, self.now).is_some(),
            });
        self.known.insert((programme, unit, period), lock);
        lock
    }
}
