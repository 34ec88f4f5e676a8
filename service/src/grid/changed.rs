//! What an action changes: the sheets concerned, and one event for each sheet, step and degree
//! of secrecy.

use std::collections::BTreeSet;

use domain::{
    Timestamp,
    figure::{
        Cell, FigureStep,
        sheet::{Sheet, SheetKey},
    },
    id::CommandId,
    indicator::Indicator,
    journal::{CellChanged, Change, Event},
    officer::Author,
    policy::{Action, RecordFigure},
};

use super::Sheets;
use crate::{
    figure::{reason, shown},
    store::{Record, Write},
};

/// One cell's step.
pub(super) struct Step {
    pub after: Cell,
    pub kind: FigureStep,
    pub by: Author,
}

#[derive(Default)]
pub(super) struct Changed {
    touched: BTreeSet<SheetKey>,
    groups: Vec<Group>,
}

/// Cells that one event tells of.
struct Group {
    key: SheetKey,
    step: FigureStep,
    restricted: bool,
    by: Author,
    cells: Vec<CellChanged>,
}

impl Changed {
    /// Puts a changed cell into its sheet.
    pub fn put(
        &mut self,
        sheets: &mut Sheets,
        key: &SheetKey,
        indicator: &Indicator,
        before: &Cell,
        change: Step,
    ) {
        let Step {
            after,
            kind: step,
            by,
        } = change;
        let cell = CellChanged {
            indicator: indicator.id,
            before: shown(before, step),
            after: shown(&after, step),
            reason: match step {
                // What is left is not what the reason was given for.
                FigureStep::Withdrawn => None,
                _ => reason(&after),
            },
        };
        let restricted = indicator.restricted;
        // Entries come sheet by sheet: the group is most often the last one.
        let group = self.groups.iter_mut().rev().find(|group| {
            group.key == *key && group.step == step && group.restricted == restricted
        });
        match group {
            Some(group) => group.cells.push(cell),
            None => self.groups.push(Group {
                key: key.clone(),
                step,
                restricted,
                by,
                cells: vec![cell],
            }),
        }
        sheets
            .entry(key.clone())
            .or_insert_with(|| (Sheet::empty(key.clone()), None))
            .0
            .put(after);
        self.touched.insert(key.clone());
    }

    /// One event a group; with the action that all of it takes back, if it does.
    pub fn events(
        self,
        command: CommandId,
        at: Timestamp,
        undoes: Option<CommandId>,
    ) -> Vec<Event> {
        self.groups
            .into_iter()
            .map(|group| Event {
                unit: group.key.unit,
                at,
                by: group.by,
                action: RecordFigure::NAME,
                command,
                change: Change::Cells {
                    programme: group.key.programme,
                    period: group.key.period,
                    step: group.step,
                    cells: group.cells,
                    undoes,
                },
                restricted: group.restricted,
            })
            .collect()
    }

    /// The sheets that changed, to be written.
    pub fn writes(&self, sheets: Sheets) -> Vec<Write> {
        sheets
            .into_iter()
            .filter(|(key, _)| self.touched.contains(key))
            .map(|(_, (sheet, read_at))| Write {
                record: Record::Sheet(sheet),
                read_at,
            })
            .collect()
    }
}
