//! Taking a whole action back: every cell it changed gets what stood there before, as a new
//! revision, if it stands as the action left it. What came after it and was taken back itself is
//! in nobody's way.

use std::collections::BTreeSet;

use domain::{
    Bilingual, Refusal,
    command::{Place, UndoFigures},
    figure::{Cell, FigureStep, Value, sheet::SheetKey},
    journal::{CellChanged, Change, FigureShown},
    officer::Signature,
    policy::{self, Actor, RecordFigure},
};

use super::{
    CellSaved, FiguresSaved, as_read,
    changed::{Changed, Step},
};
use crate::{Service, run::Decision, store::RecordKey};

/// A cell that the action changed, and where.
struct Done {
    key: SheetKey,
    cell: CellChanged,
}

impl Service {
    /// Takes an action of the same officer back: all of it, or nothing.
    ///
    /// # Errors
    /// When there is no such action, or it is somebody else's; or by its place in it, each cell
    /// that was changed since.
    pub async fn undo_figures(
        &self,
        actor: &Actor,
        command: UndoFigures,
    ) -> Result<FiguresSaved, Refusal> {
        let done = self.done_by(actor, &command)?;
        let first = done.first().ok_or(Refusal::NothingToUndo)?.key.unit;
        let keys: Vec<_> = done
            .iter()
            .map(|done| done.key.clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let records: Vec<_> = keys.iter().cloned().map(RecordKey::Sheet).collect();
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &records,
            |fresh| {
                let mut sheets = as_read(&keys, fresh);
                let book = self.book();
                let mut changed = Changed::default();
                let (mut saved, mut refused) = (Vec::new(), Vec::new());
                for (at, done) in done.iter().enumerate() {
                    let indicator = book
                        .indicator(done.cell.indicator)
                        .ok_or(Refusal::NotFound)?;
                    let permit = policy::permit::<RecordFigure>(actor, done.key.unit, book.tree())?;
                    let by = permit.author();
                    book.round_gate(&done.key, now)?;
                    let before = sheets
                        .get(&done.key)
                        .and_then(|(sheet, _)| sheet.cell(indicator.id))
                        .cloned()
                        .unwrap_or_else(|| Cell::empty(indicator.id));
                    let note = book.note_of(&done.key, &done.cell);
                    let signature = Signature { by, at: now };
                    // Where it does not stand, the revision it had says whose change is in the way.
                    let base = book
                        .stands(&done.key, &done.cell)
                        .unwrap_or_else(|| left(&done.cell));
                    match restored(&before, &done.cell, base, (note, signature)) {
                        Err(refusal) => refused.push((at, refusal)),
                        Ok(after) => {
                            saved.push(CellSaved {
                                at: Place {
                                    indicator: indicator.id,
                                    unit: done.key.unit,
                                    period: done.key.period,
                                },
                                revision: after.revision,
                                step: Some(FigureStep::Restored),
                                quantity: after.latest().map(|value| value.quantity.clone()),
                                warnings: Vec::new(),
                            });
                            let step = Step {
                                after,
                                kind: FigureStep::Restored,
                                by,
                            };
                            changed.put(&mut sheets, &done.key, indicator, &before, step);
                        }
                    }
                }
                if !refused.is_empty() {
                    return Err(Refusal::Entries(refused));
                }
                let permit = policy::permit::<RecordFigure>(actor, first, book.tree())?;
                Ok(Decision {
                    permit,
                    writes: changed.writes(sheets),
                    events: changed.events(command.id, now, Some(command.command)),
                    answer: FiguresSaved { cells: saved },
                })
            },
        )
        .await
    }

    /// What the officer's action changed, from the journal.
    fn done_by(&self, actor: &Actor, command: &UndoFigures) -> Result<Vec<Done>, Refusal> {
        let book = self.book();
        let mut done = Vec::new();
        for logged in book.log_of_command(command.command) {
            let event = &logged.event;
            if event.by.officer() != Some(actor.officer()) {
                return Err(Refusal::NotAllowed);
            }
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
                    ..
                } if can_be_undone(*step) => {
                    done.extend(cells.iter().map(|cell| Done {
                        key: key(*programme, *period),
                        cell: cell.clone(),
                    }));
                }
                Change::Figure {
                    indicator,
                    programme,
                    period,
                    step,
                    before,
                    after,
                    reason,
                } if can_be_undone(*step) => done.push(Done {
                    key: key(*programme, *period),
                    cell: CellChanged {
                        indicator: *indicator,
                        before: before.clone(),
                        after: after.clone(),
                        reason: reason.clone(),
                    },
                }),
                _ => {}
            }
        }
        Ok(done)
    }
}

/// What a reviewer decided is not for a reporter to take back.
pub(crate) const fn can_be_undone(step: FigureStep) -> bool {
    matches!(
        step,
        FigureStep::Recorded | FigureStep::Submitted | FigureStep::Withdrawn | FigureStep::Restored
    )
}

/// The revision that a change left its cell at. Dropping a draft leaves no value to show, and is
/// one step on.
pub(crate) fn left(changed: &CellChanged) -> u32 {
    let dropped = || {
        changed
            .before
            .as_ref()
            .map_or(0, |before| before.revision + 1)
    };
    changed
        .after
        .as_ref()
        .map_or_else(dropped, |after| after.revision)
}

/// The cell as it was before the action, if it is at the revision `base`; what was published
/// then is published now, as nobody has changed the cell since.
fn restored(
    cell: &Cell,
    changed: &CellChanged,
    base: u32,
    (note, signature): (Option<String>, Signature),
) -> Result<Cell, Refusal> {
    let is_published = |shown: &FigureShown| {
        cell.published.as_ref().is_some_and(|published| {
            published.value.quantity == shown.quantity && published.value.ground == shown.ground
        })
    };
    let earlier = changed
        .before
        .as_ref()
        .filter(|shown| !is_published(shown))
        .map(|shown| Value {
            quantity: shown.quantity.clone(),
            claim: None,
            ground: shown.ground.clone(),
            note: note.map(|note| Box::new(Bilingual::both(note))),
            recorded: signature,
        });
    cell.restore(base, earlier)
}
