//! How the index follows the book.

use std::collections::BTreeSet;

use domain::{
    id::{DocumentId, UnitId},
    meeting::Meeting,
    unit::Unit,
};

use super::{Book, Found};
use crate::store::Record;

/// What a commit may have changed for search.
#[derive(Default)]
pub(in crate::book) struct Touched {
    found: BTreeSet<Found>,
    /// Units that stand elsewhere, or are new.
    moved: bool,
    /// Units that have another name, which is around whatever belongs to them.
    renamed: Vec<UnitId>,
    issued: Vec<DocumentId>,
}

impl Touched {
    /// Notes a record that is about to take the place of what the book has.
    pub(in crate::book) fn note(&mut self, record: &Record, book: &Book) {
        let found = match record {
            Record::Unit(unit) => {
                self.note_unit(unit, book);
                Found::Unit(unit.id)
            }
            Record::Document(document) => {
                self.issued.push(document.id);
                Found::Document(document.id)
            }
            Record::Source(source) => Found::Source(source.id),
            Record::Indicator(indicator) => Found::Indicator(indicator.id),
            Record::Item(item) => Found::Item(item.id),
            Record::Task(task) => Found::Task(task.id),
            Record::Obstacle(obstacle) => Found::Obstacle(obstacle.id),
            Record::Meeting(meeting) => {
                // An item is found by itself as long as no meeting is it.
                let item = |meeting: &Meeting| meeting.item.map(Found::Item);
                self.found.extend(item(meeting));
                self.found.extend(book.meeting(meeting.id).and_then(item));
                Found::Meeting(meeting.id)
            }
            _ => return,
        };
        self.found.insert(found);
    }

    fn note_unit(&mut self, unit: &Unit, book: &Book) {
        let before = book.tree.get(unit.id);
        let stood = |unit: &Unit| (unit.parents.clone(), unit.serves);
        self.moved |= before.is_none_or(|before| stood(before) != stood(unit));
        if before.is_some_and(|before| before.names != unit.names) {
            self.renamed.push(unit.id);
        }
    }
}

impl Book {
    /// Takes everything into a new index, in an order that every start has.
    pub(in crate::book) fn index_all(&mut self) {
        *self.index = super::index::Index::default();
        let found: Vec<Found> = self
            .tree
            .units()
            .map(|unit| Found::Unit(unit.id))
            .chain(self.documents.keys().map(|id| Found::Document(*id)))
            .chain(self.indicators.keys().map(|id| Found::Indicator(*id)))
            .chain(self.tasks.keys().map(|id| Found::Task(*id)))
            .chain(self.items.keys().map(|id| Found::Item(*id)))
            .chain(self.sources.keys().map(|id| Found::Source(*id)))
            .chain(self.meetings.keys().map(|id| Found::Meeting(*id)))
            .chain(self.obstacles.keys().map(|id| Found::Obstacle(*id)))
            .collect();
        let issued: Vec<_> = self.documents.keys().copied().collect();
        self.index_each(found);
        self.index_issuers(&issued);
        self.index_lines();
    }

    /// Brings the index up to date with what was put into the book.
    pub(in crate::book) fn index_touched(&mut self, touched: Touched) {
        let Touched {
            mut found,
            moved,
            renamed,
            issued,
        } = touched;
        for unit in renamed {
            found.extend(self.index.of_unit(unit));
            let below = self.tree.units().filter(|below| {
                below.serves == Some(unit)
                    || below.parents.iter().any(|parent| parent.value == unit)
            });
            found.extend(below.map(|unit| Found::Unit(unit.id)));
        }
        self.index_each(found);
        self.index_issuers(&issued);
        if moved {
            self.index_lines();
        }
    }

    fn index_each(&mut self, found: impl IntoIterator<Item = Found>) {
        for found in found {
            let material = self.material(found);
            self.index.put(found, material);
        }
    }

    fn index_issuers(&mut self, documents: &[DocumentId]) {
        for id in documents {
            if let Some(document) = self.documents.get(id) {
                self.index.issued_by(*id, document.issuer);
            }
        }
    }

    /// Of every unit, where it ever belonged: as [`UnitTree::ever_within`] walks.
    ///
    /// [`UnitTree::ever_within`]: domain::unit::tree::UnitTree::ever_within
    fn index_lines(&mut self) {
        for at in 0..self.index.units.len() {
            let mut line = BTreeSet::new();
            let mut open = vec![self.index.units[at]];
            while let Some(id) = open.pop() {
                let Some(slot) = self.index.unit_slot(id) else {
                    continue;
                };
                if line.insert(slot)
                    && let Some(unit) = self.tree.get(id)
                {
                    open.extend(unit.parents.iter().map(|parent| parent.value));
                    open.extend(unit.serves);
                }
            }
            self.index.lines[at] = line.into_iter().collect();
        }
    }
}
