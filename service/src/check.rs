//! Checking: approve or return what was handed in, a cell or many cells of a sheet at once, all
//! of them or none. Who decides is a reviewer of the level at which a cell waits; only the last
//! level publishes.

mod round;

use std::collections::BTreeSet;

use domain::{
    Refusal,
    command::{ApproveFigure, ApproveFigures, Place, ReturnFigure, ReturnFigures, SeenCell},
    figure::{
        Cell, FigureStep,
        sheet::{Sheet, SheetKey},
    },
    id::CommandId,
    indicator::Indicator,
    journal::{CellChanged, Change, Event},
    officer::Signature,
    policy::{self, Action, Actor, Permit},
    refusal::{Field, Problem},
    text::Prose,
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    figure::{FigureSaved, event, sheet_of},
    run::Decision,
    store::{Record, RecordKey, Write},
};

/// What became of many cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDecided {
    /// Everybody sees them now.
    pub published: usize,
    /// They went on to the next level.
    pub checked: usize,
    pub returned: usize,
}

/// What is decided.
#[derive(Clone, Debug)]
enum Verdict {
    Approve,
    Return(Prose),
}

impl Service {
    /// Approves a figure: publishes it, or hands it to the next level.
    ///
    /// # Errors
    /// No permit at the level where it waits, a conflict, nothing submitted, or a figure one had
    /// a part in.
    pub async fn approve_figure(
        &self,
        actor: &Actor,
        command: ApproveFigure,
    ) -> Result<FigureSaved, Refusal> {
        self.decide_one::<policy::ApproveFigure, _>(
            actor,
            &command,
            command.id,
            (&command.at, command.base),
            &Verdict::Approve,
        )
        .await
    }

    /// Gives a figure back with a reason.
    ///
    /// # Errors
    /// No reason, and as for approving.
    pub async fn return_figure(
        &self,
        actor: &Actor,
        command: ReturnFigure,
    ) -> Result<FigureSaved, Refusal> {
        let verdict = Verdict::Return(reason(&command.reason)?);
        self.decide_one::<policy::ReturnFigure, _>(
            actor,
            &command,
            command.id,
            (&command.at, command.base),
            &verdict,
        )
        .await
    }

    /// Approves many cells of a sheet, all or none.
    ///
    /// # Errors
    /// Nothing chosen; for each cell what [`Self::approve_figure`] would say.
    pub async fn approve_figures(
        &self,
        actor: &Actor,
        command: ApproveFigures,
    ) -> Result<SheetDecided, Refusal> {
        self.decide_many::<policy::ApproveFigure, _>(
            actor,
            &command,
            command.id,
            (&command.sheet, &command.cells),
            &Verdict::Approve,
        )
        .await
    }

    /// Gives many cells of a sheet back with one reason, all or none.
    ///
    /// # Errors
    /// No reason; nothing chosen; for each cell what [`Self::return_figure`] would say.
    pub async fn return_figures(
        &self,
        actor: &Actor,
        command: ReturnFigures,
    ) -> Result<SheetDecided, Refusal> {
        let reason = reason(&command.reason);
        let chosen = chosen(&command.cells);
        let reason = match (reason, chosen) {
            (Ok(reason), Ok(())) => reason,
            (reason, chosen) => {
                let mut problems = Vec::new();
                for refused in [reason.err(), chosen.err()].into_iter().flatten() {
                    if let Refusal::Fields(fields) = refused {
                        problems.extend(fields);
                    }
                }
                return Err(Refusal::Fields(problems));
            }
        };
        self.decide_many::<policy::ReturnFigure, _>(
            actor,
            &command,
            command.id,
            (&command.sheet, &command.cells),
            &Verdict::Return(reason),
        )
        .await
    }

    async fn decide_one<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        id: CommandId,
        (at, base): (&Place, u32),
        verdict: &Verdict,
    ) -> Result<FigureSaved, Refusal> {
        let indicator = self.indicator_for(actor, at)?;
        let key = SheetKey {
            programme: indicator.programme,
            unit: at.unit,
            period: at.period,
        };
        let now = self.clock.now();
        self.run(
            id,
            &(actor.officer(), command),
            &[RecordKey::Sheet(key.clone())],
            |mut fresh| {
                let (mut sheet, read_at) = sheet_of(fresh.pop().flatten(), &key);
                let decided =
                    self.decided::<A>(actor, &sheet, &indicator, base, verdict, (id, now))?;
                let answer = FigureSaved {
                    revision: decided.after.revision,
                    step: decided.step,
                    quantity: decided.after.latest().map(|value| value.quantity.clone()),
                };
                sheet.put(decided.after);
                Ok(Decision {
                    permit: decided.permit,
                    writes: vec![Write {
                        record: Record::Sheet(sheet),
                        read_at,
                    }],
                    events: vec![decided.event],
                    answer,
                })
            },
        )
        .await
    }

    async fn decide_many<A: Action, C: Serialize + Sync>(
        &self,
        actor: &Actor,
        command: &C,
        id: CommandId,
        (key, cells): (&SheetKey, &[SeenCell]),
        verdict: &Verdict,
    ) -> Result<SheetDecided, Refusal> {
        chosen(cells)?;
        let indicators = self.indicators_of(actor, key, cells)?;
        let now = self.clock.now();
        self.run(
            id,
            &(actor.officer(), command),
            &[RecordKey::Sheet(key.clone())],
            |mut fresh| {
                let (mut sheet, read_at) = sheet_of(fresh.pop().flatten(), key);
                let mut tally = Tally::<A>::default();
                self.decide_sheet(
                    actor,
                    &mut sheet,
                    cells.iter().zip(&indicators),
                    verdict,
                    (id, now),
                    &mut tally,
                );
                tally.decision(vec![Write {
                    record: Record::Sheet(sheet),
                    read_at,
                }])
            },
        )
        .await
    }

    /// Decides on cells of a sheet, as far as that can be.
    fn decide_sheet<'a, A: Action>(
        &self,
        actor: &Actor,
        sheet: &mut Sheet,
        cells: impl Iterator<Item = (&'a SeenCell, &'a Indicator)>,
        verdict: &Verdict,
        stamp: (CommandId, domain::Timestamp),
        tally: &mut Tally<A>,
    ) {
        let mut events = Vec::new();
        for (seen, indicator) in cells {
            let decided = self.decided::<A>(actor, sheet, indicator, seen.base, verdict, stamp);
            match decided {
                Ok(decided) => {
                    match decided.step {
                        FigureStep::Approved => tally.answer.published += 1,
                        FigureStep::Checked => tally.answer.checked += 1,
                        _ => tally.answer.returned += 1,
                    }
                    sheet.put(decided.after);
                    events.push(decided.event);
                    tally.permit = Some(decided.permit);
                }
                Err(refusal) => tally.problems.push((tally.count, refusal)),
            }
            tally.count += 1;
        }
        tally.events.extend(together(events));
    }

    /// The indicators of the cells, if they are there for this actor and belong to the sheet.
    fn indicators_of(
        &self,
        actor: &Actor,
        key: &SheetKey,
        cells: &[SeenCell],
    ) -> Result<Vec<Indicator>, Refusal> {
        let found = cells.iter().map(|seen| {
            let place = Place {
                indicator: seen.indicator,
                unit: key.unit,
                period: key.period,
            };
            self.indicator_for(actor, &place).and_then(|indicator| {
                if indicator.programme == key.programme {
                    Ok(indicator)
                } else {
                    Err(Refusal::NotFound)
                }
            })
        });
        found.collect()
    }

    /// One cell decided on, with the permit of the level at which it waits.
    fn decided<A: Action>(
        &self,
        actor: &Actor,
        sheet: &Sheet,
        indicator: &Indicator,
        base: u32,
        verdict: &Verdict,
        (command, now): (CommandId, domain::Timestamp),
    ) -> Result<Decided<A>, Refusal> {
        let book = self.book();
        let chain = book.chain(indicator.programme);
        let before = sheet
            .cell(indicator.id)
            .cloned()
            .unwrap_or_else(|| Cell::empty(indicator.id));
        let (programme, unit) = (indicator.programme, sheet.key.unit);
        if book.is_in_chain(actor, programme, unit) {
            // What went on to another level meanwhile is a conflict, not a missing right.
            before.expect_revision(base, None)?;
            before.submitted()?;
        }
        let checks = before
            .submitted()
            .map_or(0, |(_, submission)| submission.checks.len());
        let permit: Permit<A> = policy::permit(actor, chain.decided_at(checks, unit), book.tree())?;
        let signature = Signature {
            by: permit.author(),
            at: now,
        };
        let (after, step) = match verdict {
            Verdict::Approve => {
                let step = if chain.ends_after(checks) {
                    FigureStep::Approved
                } else {
                    FigureStep::Checked
                };
                (before.approve(base, signature, chain)?, step)
            }
            Verdict::Return(reason) => (
                before.give_back(base, signature, reason.clone())?,
                FigureStep::Returned,
            ),
        };
        let place = Place {
            indicator: indicator.id,
            unit,
            period: sheet.key.period,
        };
        let event = event::<A>(
            &permit, command, now, indicator, &place, step, &before, &after,
        );
        Ok(Decided {
            permit,
            after,
            step,
            event,
        })
    }
}

/// What came of deciding on cells one after the other, before it is known whether all of it holds.
struct Tally<A: Action> {
    /// Of the last one: each asks for its own, and this one speaks for the whole.
    permit: Option<Permit<A>>,
    events: Vec<Event>,
    /// How many were looked at, and what is wrong with which.
    count: usize,
    problems: Vec<(usize, Refusal)>,
    answer: SheetDecided,
}

impl<A: Action> Default for Tally<A> {
    fn default() -> Self {
        Self {
            permit: None,
            events: Vec::new(),
            count: 0,
            problems: Vec::new(),
            answer: SheetDecided {
                published: 0,
                checked: 0,
                returned: 0,
            },
        }
    }
}

impl<A: Action> Tally<A> {
    /// All of it or none.
    fn decision(self, writes: Vec<Write>) -> Result<Decision<A, SheetDecided>, Refusal> {
        match self.permit {
            Some(permit) if self.problems.is_empty() => Ok(Decision {
                permit,
                writes,
                events: self.events,
                answer: self.answer,
            }),
            // Without any right here there is nothing to tell of single cells.
            _ if self
                .problems
                .iter()
                .all(|(_, refusal)| *refusal == Refusal::NotAllowed) =>
            {
                Err(Refusal::NotAllowed)
            }
            _ => Err(Refusal::Entries(self.problems)),
        }
    }
}

struct Decided<A: Action> {
    permit: Permit<A>,
    after: Cell,
    step: FigureStep,
    event: Event,
}

/// One event for the cells of one step, by one role and of one degree of secrecy.
fn together(events: Vec<Event>) -> Vec<Event> {
    let mut groups: Vec<Event> = Vec::new();
    for event in events {
        let Change::Figure {
            indicator,
            programme,
            period,
            step,
            before,
            after,
            reason,
        } = event.change
        else {
            groups.push(event);
            continue;
        };
        let cell = CellChanged {
            indicator,
            before,
            after,
            reason,
        };
        let group = groups.iter_mut().find_map(|group| match &mut group.change {
            Change::Cells {
                step: of, cells, ..
            } if *of == step && group.restricted == event.restricted && group.by == event.by => {
                Some(cells)
            }
            _ => None,
        });
        match group {
            Some(cells) => cells.push(cell),
            None => groups.push(Event {
                change: Change::Cells {
                    programme,
                    period,
                    step,
                    cells: vec![cell],
                    undoes: None,
                },
                ..event
            }),
        }
    }
    groups
}

fn reason(text: &str) -> Result<Prose, Refusal> {
    Prose::try_from(text).map_err(|problem| Refusal::field(Field::Reason, Problem::Text(problem)))
}

/// At least one cell, none of them twice.
fn chosen(cells: &[SeenCell]) -> Result<(), Refusal> {
    let problem = if cells.is_empty() {
        Problem::NothingChosen
    } else {
        let different: BTreeSet<_> = cells.iter().map(|seen| seen.indicator).collect();
        if different.len() == cells.len() {
            return Ok(());
        }
        Problem::Repeated
    };
    Err(Refusal::field(Field::Cells, problem))
}
