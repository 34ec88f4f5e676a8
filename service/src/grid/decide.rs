//! What becomes of each cell, decided over whole sheets: the same for a preview and for the
//! deed itself.

use std::collections::BTreeMap;

use domain::{
    Refusal, Timestamp,
    command::{Entry, Place, RecordFigures, Typed},
    figure::{Cell, FigureStep, Stage, sheet::SheetKey},
    grid::{Warning, warnings},
    id::{IndicatorId, UnitId},
    indicator::Indicator,
    officer::Signature,
    period::Period,
    policy::{self, Actor, RecordFigure},
    quantity::Quantity,
    refusal::{Field, Problem},
    text::normalise,
};

use super::{
    CellSaved, Outcome, Previewed, Sheets,
    changed::{Changed, Step},
};
use crate::{
    book::{Book, grid::Comparing},
    figure::Entered,
};

/// An entry, read.
pub(super) struct Read {
    pub indicator: Indicator,
    pub key: SheetKey,
    wish: Wish,
}

enum Wish {
    /// A value: its number alone where the rest cannot be read, as what stands there already
    /// needs no ground.
    Set {
        quantity: Quantity,
        entered: Result<Entered, Refusal>,
    },
    HandIn,
    Drop,
}

impl Read {
    pub fn of(
        book: &Book,
        actor: &Actor,
        command: &RecordFigures,
        entry: &Entry,
    ) -> Result<Self, Refusal> {
        let at = Place {
            indicator: entry.indicator,
            unit: entry.unit,
            period: entry.period,
        };
        let indicator = book.indicator_for(actor, &at)?.clone();
        if indicator.programme != command.programme {
            return Err(Refusal::NotFound);
        }
        let wish = match &entry.value {
            Typed::AsItStands => Wish::HandIn,
            Typed::Text(text) if normalise(text).is_empty() => Wish::Drop,
            Typed::Text(text) => {
                let ground = if normalise(&entry.ground).is_empty() {
                    &command.ground
                } else {
                    &entry.ground
                };
                let entered = Entered::parse(text, ground, &entry.note, command.language);
                let quantity = Quantity::parse(text, command.language);
                match (quantity, entered) {
                    (Ok(quantity), entered) => Wish::Set { quantity, entered },
                    (Err(_), Err(refusal)) => return Err(refusal),
                    (Err(problem), Ok(_)) => {
                        return Err(Refusal::field(Field::Value, Problem::Quantity(problem)));
                    }
                }
            }
        };
        Ok(Self {
            key: SheetKey {
                programme: indicator.programme,
                unit: entry.unit,
                period: entry.period,
            },
            indicator,
            wish,
        })
    }

    fn quantity(&self) -> Option<&Quantity> {
        match &self.wish {
            Wish::Set { quantity, .. } => Some(quantity),
            Wish::HandIn | Wish::Drop => None,
        }
    }
}

/// Everything that a decision needs, besides the sheets.
pub(super) struct Deciding<'a> {
    book: &'a Book,
    actor: &'a Actor,
    command: &'a RecordFigures,
    read: &'a [Result<Read, Refusal>],
    now: Timestamp,
}

/// What was decided, entry by entry; and what changes, if nothing was refused.
pub(super) struct Decided {
    pub previewed: Vec<Previewed>,
    pub saved: Vec<CellSaved>,
    pub changed: Changed,
}

impl Decided {
    /// By its place among the entries, what is wrong with each that cannot be done.
    pub fn refused(&self) -> Vec<(usize, Refusal)> {
        self.previewed
            .iter()
            .enumerate()
            .filter_map(|(at, cell)| match &cell.outcome {
                Outcome::Refused(refusal) => Some((at, refusal.clone())),
                Outcome::Unchanged | Outcome::Changed(_) => None,
            })
            .collect()
    }
}

impl<'a> Deciding<'a> {
    pub fn new(
        book: &'a Book,
        actor: &'a Actor,
        command: &'a RecordFigures,
        read: &'a [Result<Read, Refusal>],
        now: Timestamp,
    ) -> Self {
        Self {
            book,
            actor,
            command,
            read,
            now,
        }
    }

    /// Decides every entry and puts what changes into the sheets.
    pub fn decide(&self, sheets: &mut Sheets) -> Decided {
        let book = self.book;
        let entered: BTreeMap<(IndicatorId, UnitId, Period), &Quantity> = self
            .read
            .iter()
            .flatten()
            .filter_map(|read| {
                let place = (read.indicator.id, read.key.unit, read.key.period);
                Some((place, read.quantity()?))
            })
            .collect();
        let periods = self.read.iter().flatten().map(|read| read.key.period);
        let comparing = Comparing::new(book, periods, entered);
        let mut decided = Decided {
            previewed: Vec::with_capacity(self.read.len()),
            saved: Vec::with_capacity(self.read.len()),
            changed: Changed::default(),
        };
        for (entry, read) in self.command.entries.iter().zip(self.read) {
            let read = match read {
                Ok(read) => read,
                Err(refusal) => {
                    decided.previewed.push(Previewed {
                        before: None,
                        after: None,
                        revision: entry.base,
                        outcome: Outcome::Refused(refusal.clone()),
                        warnings: Vec::new(),
                    });
                    continue;
                }
            };
            let before = sheets
                .get(&read.key)
                .and_then(|(sheet, _)| sheet.cell(read.indicator.id))
                .cloned()
                .unwrap_or_else(|| Cell::empty(read.indicator.id));
            let value = read
                .quantity()
                .or_else(|| before.latest().map(|value| &value.quantity));
            let odd = match &read.wish {
                Wish::Drop => Vec::new(),
                Wish::Set { .. } | Wish::HandIn => value.map_or_else(Vec::new, |value| {
                    let context =
                        comparing.context(&read.indicator, read.key.unit, read.key.period);
                    warnings(value, &context)
                }),
            };
            let permit = policy::permit::<RecordFigure>(self.actor, read.key.unit, book.tree());
            let outcome = permit.and_then(|permit| {
                let signature = Signature {
                    by: permit.author(),
                    at: self.now,
                };
                let Some((after, kind)) = self.cell(&before, entry, read, &odd, signature)? else {
                    return Ok(None);
                };
                book.round_gate(&read.key, self.now)?;
                Ok(Some(Step {
                    after,
                    kind,
                    by: signature.by,
                }))
            });
            decided.previewed.push(Previewed {
                before: before.latest().map(|value| value.quantity.clone()),
                after: value.cloned(),
                revision: before.revision,
                outcome: match &outcome {
                    Ok(None) => Outcome::Unchanged,
                    Ok(Some(change)) => Outcome::Changed(change.kind),
                    Err(refusal) => Outcome::Refused(refusal.clone()),
                },
                warnings: odd.clone(),
            });
            if let Ok(change) = outcome {
                let now = change.as_ref().map_or(&before, |change| &change.after);
                decided.saved.push(CellSaved {
                    at: Place {
                        indicator: entry.indicator,
                        unit: entry.unit,
                        period: entry.period,
                    },
                    revision: now.revision,
                    step: change.as_ref().map(|change| change.kind),
                    quantity: now.latest().map(|value| value.quantity.clone()),
                    warnings: odd,
                });
                if let Some(change) = change {
                    let (key, indicator) = (&read.key, &read.indicator);
                    decided.changed.put(sheets, key, indicator, &before, change);
                }
            }
        }
        decided
    }

    /// What becomes of one cell; none when it is what was asked for already.
    fn cell(
        &self,
        before: &Cell,
        entry: &Entry,
        read: &Read,
        odd: &[Warning],
        signature: Signature,
    ) -> Result<Option<(Cell, FigureStep)>, Refusal> {
        let answered = |cell: &Cell| {
            let note = cell.latest().and_then(|value| value.note.as_ref());
            if odd.is_empty() || note.is_some() {
                Ok(())
            } else {
                Err(Refusal::field(
                    Field::Note,
                    Problem::WarningNeedsReason(odd.to_vec()),
                ))
            }
        };
        let hand_in = |cell: &Cell, base: u32| {
            let submitted = cell.submit(base, signature)?;
            answered(&submitted)?;
            Ok(Some((submitted, FigureStep::Submitted)))
        };
        match &read.wish {
            Wish::Drop if before.latest().is_none() => Ok(None),
            Wish::Drop => Ok(Some((before.withdraw(entry.base)?, FigureStep::Withdrawn))),
            Wish::HandIn if is_in_hand(before) => hand_in(before, entry.base),
            Wish::HandIn => Ok(None),
            Wish::Set { quantity, .. } if stands_there(before, quantity, entry) => {
                if self.command.submit && is_in_hand(before) {
                    hand_in(before, before.revision)
                } else {
                    Ok(None)
                }
            }
            Wish::Set { entered, .. } => {
                let entered = entered.as_ref().map_err(Clone::clone)?;
                let drafted = before.record(entry.base, entered.value(signature))?;
                if self.command.submit {
                    hand_in(&drafted, drafted.revision)
                } else {
                    Ok(Some((drafted, FigureStep::Recorded)))
                }
            }
        }
    }
}

/// Whether a value is with those who enter it, to be handed in.
fn is_in_hand(cell: &Cell) -> bool {
    cell.working
        .as_ref()
        .is_some_and(|working| matches!(working.stage, Stage::Draft | Stage::Returned { .. }))
}

/// Whether an entry says what stands there already, without a new note or ground of its own.
fn stands_there(cell: &Cell, quantity: &Quantity, entry: &Entry) -> bool {
    cell.latest().is_some_and(|value| {
        let note = normalise(&entry.note);
        let ground = normalise(&entry.ground);
        value.quantity == *quantity
            && (note.is_empty() || value.note.as_ref().is_some_and(|kept| kept.vi == note))
            && (ground.is_empty() || value.ground.place.as_str() == ground)
    })
}
