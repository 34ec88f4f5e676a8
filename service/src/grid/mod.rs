//! Many figures in one action: all of them, or none. What a grid, a pasted block and a file
//! send comes through here; each cell obeys the rules of the single figure.

mod changed;
mod decide;
pub(crate) mod undo;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Refusal, Timestamp,
    command::{Place, RecordFigures},
    figure::{
        FigureStep,
        sheet::{Sheet, SheetKey},
    },
    grid::{MOST_CELLS, Warning},
    policy::{self, Actor, RecordFigure},
    quantity::Quantity,
    refusal::{Field, Problem},
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    book::Book,
    figure::sheet_of,
    run::Decision,
    store::{Kept, Record, RecordKey},
};
use decide::{Deciding, Read};

/// Sheets as they were read, each with the revision it was read at.
pub(crate) type Sheets = BTreeMap<SheetKey, (Sheet, Option<u64>)>;

/// What a command would change, cell by cell, in the order of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub cells: Vec<Previewed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previewed {
    /// What stands there now.
    pub before: Option<Quantity>,
    /// What was entered, where it can be read.
    pub after: Option<Quantity>,
    /// The revision that stands there now.
    pub revision: u32,
    pub outcome: Outcome,
    pub warnings: Vec<Warning>,
}

/// What becomes of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is what stands there already.
    Unchanged,
    Changed(FigureStep),
    Refused(Refusal),
}

impl Preview {
    /// Whether it can be done, all of it.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.cells
            .iter()
            .all(|cell| !matches!(cell.outcome, Outcome::Refused(_)))
    }

    /// How many cells would change.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| matches!(cell.outcome, Outcome::Changed(_)))
            .count()
    }
}

/// Where the cells of a command stand after it, in the order of its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresSaved {
    pub cells: Vec<CellSaved>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellSaved {
    pub at: Place,
    pub revision: u32,
    /// None where nothing had to be changed.
    pub step: Option<FigureStep>,
    /// The value that stands there now.
    pub quantity: Option<Quantity>,
    pub warnings: Vec<Warning>,
}

impl Service {
    /// What a command would change, without changing it.
    ///
    /// # Errors
    /// When there is too much of it, or nothing.
    pub fn preview_figures(
        &self,
        actor: &Actor,
        command: &RecordFigures,
    ) -> Result<Preview, Refusal> {
        self.book()
            .preview_figures(actor, command, self.clock.now())
    }

    /// Enters many figures: all of them, or none.
    ///
    /// # Errors
    /// What is wrong with each entry that cannot be done.
    pub async fn record_figures(
        &self,
        actor: &Actor,
        command: RecordFigures,
    ) -> Result<FiguresSaved, Refusal> {
        let read = self.book().read_entries(actor, &command)?;
        let first = read
            .iter()
            .find_map(|read| read.as_ref().ok())
            .map(|read| read.key.unit);
        let keys: Vec<_> = keys(&read).into_iter().collect();
        let now = self.clock.now();
        let records: Vec<_> = keys.iter().cloned().map(RecordKey::Sheet).collect();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &records,
            |fresh| {
                let mut sheets = as_read(&keys, fresh);
                let book = self.book();
                let decided = Deciding::new(&book, actor, &command, &read, now).decide(&mut sheets);
                let refused = decided.refused();
                if !refused.is_empty() {
                    return Err(Refusal::Entries(refused));
                }
                // Each unit's permit was asked for on the way; this one speaks for the whole.
                let unit = first.ok_or(Refusal::NotFound)?;
                let permit = policy::permit::<RecordFigure>(actor, unit, book.tree())?;
                Ok(Decision {
                    permit,
                    writes: decided.changed.writes(sheets),
                    events: decided.changed.events(command.id, now, None),
                    answer: FiguresSaved {
                        cells: decided.saved,
                    },
                })
            },
        )
        .await
    }
}

impl Book {
    /// What a command would change, by what the book holds.
    ///
    /// # Errors
    /// When there is too much of it, or nothing.
    pub fn preview_figures(
        &self,
        actor: &Actor,
        command: &RecordFigures,
        now: Timestamp,
    ) -> Result<Preview, Refusal> {
        let read = self.read_entries(actor, command)?;
        let mut sheets = self.sheets_in_book(keys(&read));
        let decided = Deciding::new(self, actor, command, &read, now).decide(&mut sheets);
        Ok(Preview {
            cells: decided.previewed,
        })
    }

    fn read_entries(
        &self,
        actor: &Actor,
        command: &RecordFigures,
    ) -> Result<Vec<Result<Read, Refusal>>, Refusal> {
        if command.entries.is_empty() {
            return Err(Refusal::field(Field::Value, Problem::NothingWritten));
        }
        if command.entries.len() > MOST_CELLS {
            return Err(Refusal::TooManyCells { most: MOST_CELLS });
        }
        let mut seen = BTreeSet::new();
        Ok(command
            .entries
            .iter()
            .map(|entry| {
                let read = Read::of(self, actor, command, entry)?;
                if seen.insert((entry.indicator, read.key.clone())) {
                    Ok(read)
                } else {
                    Err(Refusal::field(Field::Value, Problem::Repeated))
                }
            })
            .collect())
    }

    fn sheets_in_book(&self, keys: BTreeSet<SheetKey>) -> Sheets {
        keys.into_iter()
            .map(|key| {
                let sheet = self
                    .sheet(&key)
                    .cloned()
                    .unwrap_or_else(|| Sheet::empty(key.clone()));
                (key, (sheet, None))
            })
            .collect()
    }
}

/// The sheets that the entries are on.
fn keys(read: &[Result<Read, Refusal>]) -> BTreeSet<SheetKey> {
    read.iter().flatten().map(|read| read.key.clone()).collect()
}

/// Sheets from the fresh records for their keys.
fn as_read(keys: &[SheetKey], fresh: Vec<Option<Kept<Record>>>) -> Sheets {
    keys.iter()
        .zip(fresh)
        .map(|(key, kept)| (key.clone(), sheet_of(kept, key)))
        .collect()
}
