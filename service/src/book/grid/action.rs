//! What an officer can take back, and do again: their own actions, one after the other, as they
//! stand in the journal.

use domain::{
    Timestamp,
    figure::{Cell, FigureStep, sheet::SheetKey},
    id::{CommandId, DocumentId, IndicatorId, UnitId},
    journal::{CellChanged, Change, Event, Subject},
    period::Period,
    policy::Actor,
};

use crate::{
    book::{Book, log::Logged},
    grid::undo::{can_be_undone, left},
};

/// So many actions back at most.
pub const MOST_ACTIONS: usize = 200;

/// The cells whose changes are looked at.
#[derive(Clone, Debug)]
pub struct Within {
    pub programme: DocumentId,
    pub of: Of,
    /// Every one when empty.
    pub periods: Vec<Period>,
}

/// All of a unit, or one indicator in all units.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    Unit(UnitId),
    Indicator(IndicatorId),
}

/// An action as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    pub command: CommandId,
    pub at: Timestamp,
    /// How many of the cells that are looked at it changed.
    pub cells: usize,
}

/// What can be taken back next, and what was taken back last and can be done again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    pub undo: Option<Action>,
    pub redo: Option<Action>,
}

/// One figure's change, where it is one.
struct Changed<'a> {
    key: SheetKey,
    step: FigureStep,
    undoes: Option<CommandId>,
    cells: Vec<std::borrow::Cow<'a, CellChanged>>,
}

impl<'a> Changed<'a> {
    fn of(event: &'a Event) -> Option<Self> {
        let key = |programme, period| SheetKey {
            programme,
            unit: event.unit,
            period,
        };
        match &event.change {
            Change::Cells {
                programme,
                period,
                step,
                cells,
                undoes,
            } => Some(Self {
                key: key(*programme, *period),
                step: *step,
                undoes: *undoes,
                cells: cells.iter().map(std::borrow::Cow::Borrowed).collect(),
            }),
            Change::Figure {
                indicator,
                programme,
                period,
                step,
                before,
                after,
                reason,
            } => Some(Self {
                key: key(*programme, *period),
                step: *step,
                undoes: None,
                cells: vec![std::borrow::Cow::Owned(CellChanged {
                    indicator: *indicator,
                    before: before.clone(),
                    after: after.clone(),
                    reason: reason.clone(),
                })],
            }),
            _ => None,
        }
    }
}

impl Within {
    fn holds(&self, changed: &Changed<'_>) -> bool {
        self.programme == changed.key.programme
            && (self.periods.is_empty() || self.periods.contains(&changed.key.period))
            && match self.of {
                Of::Unit(unit) => changed.key.unit == unit,
                Of::Indicator(one) => changed.cells.iter().any(|cell| cell.indicator == one),
            }
    }
}

/// An action with what it changed.
struct Found<'a> {
    action: Action,
    undoes: Option<CommandId>,
    is_restoring: bool,
    changed: Vec<Changed<'a>>,
}

impl Book {
    /// What an officer did last that still stands, and what they took back last.
    #[must_use]
    pub fn steps(&self, within: &Within, actor: &Actor) -> Steps {
        let (mut undo, mut redo): (Vec<Found<'_>>, Vec<Found<'_>>) = (Vec::new(), Vec::new());
        for found in self.own_actions(within, actor) {
            match found.undoes {
                // Taken back before it was written down what was: nothing before it is known.
                None if found.is_restoring => {
                    undo.clear();
                    redo.clear();
                }
                None => {
                    undo.push(found);
                    redo.clear();
                }
                Some(undone) => {
                    let among = |list: &[Found<'_>]| {
                        list.iter().rposition(|one| one.action.command == undone)
                    };
                    if let Some(at) = among(&undo) {
                        undo.remove(at);
                        redo.push(found);
                    } else if let Some(at) = among(&redo) {
                        redo.remove(at);
                        undo.push(found);
                    }
                }
            }
        }
        // What somebody else changed or decided on meanwhile is no longer one's own to take back.
        let last = |list: &[Found<'_>]| {
            list.iter()
                .rev()
                .find(|found| self.is_standing(found))
                .map(|found| found.action)
        };
        Steps {
            undo: last(&undo),
            redo: last(&redo),
        }
    }

    /// The last actions of an officer there, earliest first.
    fn own_actions<'a>(&'a self, within: &'a Within, actor: &Actor) -> Vec<Found<'a>> {
        let logged: Box<dyn Iterator<Item = &'a Logged>> = match within.of {
            Of::Indicator(one) => Box::new(self.log_of_subject(Subject::Indicator(one))),
            Of::Unit(unit) => Box::new(self.log_of_unit(unit)),
        };
        let mut found: Vec<Found<'a>> = Vec::new();
        for logged in logged {
            let event = &logged.event;
            if event.by.officer() != Some(actor.officer()) {
                continue;
            }
            let Some(changed) = Changed::of(event).filter(|changed| within.holds(changed)) else {
                continue;
            };
            if !can_be_undone(changed.step) {
                continue;
            }
            let cells = changed.cells.len();
            let known = found
                .iter()
                .rposition(|one| one.action.command == event.command);
            if let Some(one) = known.and_then(|at| found.get_mut(at)) {
                one.action.cells += cells;
                one.changed.push(changed);
                continue;
            }
            if found.len() == MOST_ACTIONS {
                break;
            }
            found.push(Found {
                action: Action {
                    command: event.command,
                    at: event.at,
                    cells,
                },
                undoes: changed.undoes,
                is_restoring: changed.step == FigureStep::Restored,
                changed: vec![changed],
            });
        }
        found.reverse();
        found
    }

    fn is_standing(&self, found: &Found<'_>) -> bool {
        found.changed.iter().all(|changed| {
            changed
                .cells
                .iter()
                .all(|cell| self.stands(&changed.key, cell).is_some())
        })
    }

    /// The revision at which a cell stands as a change left it: the one it left, or where
    /// everything after it was taken back, the one after that. None when something came after
    /// it that still holds.
    pub(crate) fn stands(&self, key: &SheetKey, changed: &CellChanged) -> Option<u32> {
        let indicator = self.indicator(changed.indicator)?;
        let current = self
            .cell(indicator, key.unit, &key.period)
            .map_or(0, |cell: &Cell| cell.revision);
        let mut at = left(changed);
        if at == current {
            return Some(at);
        }
        let later: Vec<(CommandId, Option<CommandId>, u32)> = self
            .log_in_unit(indicator.id, key.unit)
            .filter_map(|logged| {
                let changed = Changed::of(&logged.event)?;
                let cell = changed
                    .cells
                    .iter()
                    .find(|cell| changed.key == *key && cell.indicator == indicator.id)?;
                Some((logged.event.command, changed.undoes, left(cell)))
            })
            .filter(|(_, _, revision)| *revision > at)
            .collect();
        while at < current {
            let (next, ..) = later.iter().find(|(_, _, revision)| *revision == at + 1)?;
            let (_, _, taken_back) = later
                .iter()
                .find(|(_, undoes, revision)| *undoes == Some(*next) && *revision > at + 1)?;
            at = *taken_back;
        }
        (at == current).then_some(at)
    }
}
