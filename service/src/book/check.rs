//! What waits to be checked, and by whom: sheets for the list of a reviewer, and one sheet with
//! everything needed to decide on its cells.

use domain::{
    Timestamp,
    command::SeenCell,
    figure::{
        Cell, Published, Stage, Working,
        chain::{Chain, Level},
        sheet::{Sheet, SheetKey},
    },
    grid::Warning,
    id::{DocumentId, UnitId},
    indicator::Indicator,
    period::Period,
    policy::{self, Actor, ApproveFigure},
};

use serde::Serialize;

use super::Book;
use crate::desk::Line;

/// A programme without settings has no levels.
static NO_CHAIN: Chain = Chain::none();

/// A sheet with cells that wait for this reviewer.
#[derive(Clone, Debug)]
pub struct WaitingSheet {
    pub key: SheetKey,
    /// How many of its cells they may decide on.
    pub waiting: usize,
    /// How many of those there is something odd about.
    pub warned: usize,
    /// The level at which most of them wait; `None` where the programme names none.
    pub level: Option<Level>,
    /// When the first of them was handed in.
    pub since: Timestamp,
}

/// The cells of a sheet that wait for a reviewer and that there is nothing odd about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClearSheet {
    pub key: SheetKey,
    pub cells: Vec<SeenCell>,
}

/// A cell of a sheet as a reviewer has to see it.
#[derive(Clone, Debug)]
pub struct ReviewLine {
    pub line: Line,
    /// May decide on it now.
    pub may_decide: bool,
    /// What is odd about the value that waits.
    pub warnings: Vec<Warning>,
    /// The published figure of the last period of the same length before.
    pub previous: Option<(Period, Published)>,
}

/// A whole sheet to be checked.
#[derive(Clone, Debug)]
pub struct Review {
    pub key: SheetKey,
    pub chain: Chain,
    pub lines: Vec<ReviewLine>,
}

impl Review {
    /// The cells that this reviewer may decide on.
    pub fn to_decide(&self) -> impl Iterator<Item = &ReviewLine> {
        self.lines.iter().filter(|line| line.may_decide)
    }
}

impl Book {
    /// Who checks the figures of a programme.
    #[must_use]
    pub fn chain(&self, programme: DocumentId) -> &Chain {
        self.programmes
            .get(&programme)
            .map_or(&NO_CHAIN, |settings| &settings.chain)
    }

    /// The level at which a value waits; `None` when it does not wait, or its programme names no
    /// levels.
    #[must_use]
    pub fn waits_at(&self, programme: DocumentId, working: &Working) -> Option<&Level> {
        match &working.stage {
            Stage::Submitted(submission) => self.chain(programme).level(submission.checks.len()),
            Stage::Draft | Stage::Returned { .. } => None,
        }
    }

    /// Whether an officer is a reviewer of some level for a unit of a programme. Who checks a
    /// figure may read it, also a restricted one.
    #[must_use]
    pub fn is_in_chain(&self, actor: &Actor, programme: DocumentId, unit: UnitId) -> bool {
        self.chain(programme)
            .deciders(unit)
            .any(|decider| policy::may::<ApproveFigure>(actor, decider, self.tree()))
    }

    /// Whether an officer may approve or return a value now: they are a reviewer of the level at
    /// which it waits, and had no part in it so far.
    #[must_use]
    pub fn may_decide(
        &self,
        actor: &Actor,
        programme: DocumentId,
        unit: UnitId,
        working: &Working,
    ) -> bool {
        let Stage::Submitted(submission) = &working.stage else {
            return false;
        };
        let decider = self
            .chain(programme)
            .decided_at(submission.checks.len(), unit);
        !working.is_of(actor.officer()) && policy::may::<ApproveFigure>(actor, decider, self.tree())
    }

    /// The sheets that wait for an officer: by programme, then the latest period first.
    #[must_use]
    pub fn sheets_to_check(&self, actor: &Actor) -> Vec<WaitingSheet> {
        let mut waiting: Vec<_> = self
            .sheets
            .all()
            .filter_map(|sheet| self.waiting_in(sheet, actor))
            .collect();
        waiting.sort_by(|a, b| {
            (a.key.programme, b.key.period, a.since, a.key.unit).cmp(&(
                b.key.programme,
                a.key.period,
                b.since,
                b.key.unit,
            ))
        });
        waiting
    }

    /// Whether an officer has a part in checking any sheet of a round.
    #[must_use]
    pub fn checks_in_round(&self, actor: &Actor, programme: DocumentId, period: Period) -> bool {
        self.sheets
            .of_period(programme, period)
            .any(|sheet| self.is_in_chain(actor, programme, sheet.key.unit))
    }

    /// What of a round waits for an officer without anything odd about it, by unit.
    #[must_use]
    pub fn clear_in_round(
        &self,
        actor: &Actor,
        programme: DocumentId,
        period: Period,
    ) -> Vec<ClearSheet> {
        let is_clear = |sheet: &Sheet, cell: &Cell| {
            let key = &sheet.key;
            cell.submitted()
                .is_ok_and(|(working, _)| self.may_decide(actor, key.programme, key.unit, working))
                && self
                    .indicator(cell.indicator)
                    .is_some_and(|indicator| self.warnings_in(indicator, key, cell).is_empty())
        };
        let mut clear: Vec<_> = self
            .sheets
            .of_period(programme, period)
            .map(|sheet| ClearSheet {
                key: sheet.key.clone(),
                cells: sheet
                    .cells()
                    .iter()
                    .filter(|cell| is_clear(sheet, cell))
                    .map(|cell| SeenCell {
                        indicator: cell.indicator,
                        base: cell.revision,
                    })
                    .collect(),
            })
            .filter(|sheet| !sheet.cells.is_empty())
            .collect();
        clear.sort_by_key(|sheet| sheet.key.unit);
        clear
    }

    fn waiting_in(&self, sheet: &Sheet, actor: &Actor) -> Option<WaitingSheet> {
        let key = &sheet.key;
        let mine: Vec<_> = sheet
            .cells()
            .iter()
            .filter_map(|cell| {
                cell.submitted()
                    .ok()
                    .map(|(working, sent)| (cell, working, sent))
            })
            .filter(|(_, working, _)| self.may_decide(actor, key.programme, key.unit, working))
            .collect();
        let since = mine.iter().map(|(_, _, submission)| submission.at).min()?;
        let least = mine
            .iter()
            .map(|(_, _, submission)| submission.checks.len())
            .min()?;
        let warned = mine
            .iter()
            .filter(|(cell, _, _)| {
                self.indicator(cell.indicator)
                    .is_some_and(|indicator| !self.warnings_in(indicator, key, cell).is_empty())
            })
            .count();
        Some(WaitingSheet {
            warned,
            key: key.clone(),
            waiting: mine.len(),
            level: self.chain(key.programme).level(least).cloned(),
            since,
        })
    }

    /// A sheet for an officer who checks it at some level; nothing for everybody else, and
    /// nothing when there is no figure in it.
    #[must_use]
    pub fn review(&self, key: &SheetKey, actor: &Actor) -> Option<Review> {
        if !self.is_in_chain(actor, key.programme, key.unit) {
            return None;
        }
        let sheet = self.sheet(key)?;
        let mut lines: Vec<_> = sheet
            .cells()
            .iter()
            .filter_map(|cell| {
                let indicator = self.indicator(cell.indicator)?;
                let may_decide = cell.working.as_deref().is_some_and(|working| {
                    self.may_decide(actor, key.programme, key.unit, working)
                });
                Some(ReviewLine {
                    warnings: self.warnings_in(indicator, key, cell),
                    may_decide,
                    previous: self.previous(indicator, key.unit, key.period),
                    line: Line {
                        promise: indicator.promise(key.unit, &key.period).cloned(),
                        cell: Some(cell.clone()),
                        indicator: indicator.clone(),
                        unit: key.unit,
                        period: key.period,
                    },
                })
            })
            .collect();
        lines.sort_by(|a, b| {
            b.may_decide.cmp(&a.may_decide).then_with(|| {
                domain::text::order::compare(&a.line.indicator.name.vi, &b.line.indicator.name.vi)
            })
        });
        Some(Review {
            key: key.clone(),
            chain: self.chain(key.programme).clone(),
            lines,
        })
    }

    fn warnings_in(&self, indicator: &Indicator, key: &SheetKey, cell: &Cell) -> Vec<Warning> {
        cell.submitted().map_or_else(
            |_| Vec::new(),
            |(working, _)| {
                self.warnings_of(indicator, key.unit, key.period, &working.value.quantity)
            },
        )
    }

    /// What was published for the last period of the same kind before one.
    fn previous(
        &self,
        indicator: &Indicator,
        unit: UnitId,
        period: Period,
    ) -> Option<(Period, Published)> {
        let kind = std::mem::discriminant(&period.kind());
        self.sheets
            .of_unit(indicator.programme, unit)
            .filter(|sheet| {
                sheet.key.period.first_day() < period.first_day()
                    && std::mem::discriminant(&sheet.key.period.kind()) == kind
            })
            .filter_map(|sheet| {
                let published = sheet.cell(indicator.id)?.published.clone()?;
                Some((sheet.key.period, published))
            })
            .max_by_key(|(period, _)| period.first_day())
    }
}
