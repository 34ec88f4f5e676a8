//! Merging, splitting and transferring as one act: old units end or go on, new ones begin, edges say
//! how much of which went where, codes go where the decision says, and what was below goes along.

use jiff::civil::Date;

use super::{
    Dated, Unit, history,
    succession::{Succession, SuccessionKind},
    tree::UnitTree,
};
use crate::{
    Bilingual,
    id::{DocumentId, SourceId, UnitId},
    refusal::{Field, Problem},
};

/// How many units one act may have on each side.
pub const MOST: usize = 6;

/// A unit that something is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    pub unit: UnitId,
    /// It only gives a part away.
    pub goes_on: bool,
}

/// A unit that something goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    Known(UnitId),
    /// Begins with the act: its days, code and parent's days are set by it.
    New(Box<Unit>),
}

impl Receiver {
    #[must_use]
    pub const fn id(&self) -> UnitId {
        match self {
            Self::Known(id) => *id,
            Self::New(unit) => unit.id,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub receiver: Receiver,
    /// The code it has from the day on; none leaves a known unit's as it is.
    pub code: Option<String>,
    /// How much of each old unit.
    pub takes: Vec<(UnitId, SuccessionKind)>,
}

/// The act, by one decision and with one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reform {
    /// The first day on which it holds.
    pub on: Date,
    pub document: Option<DocumentId>,
    pub source: Option<SourceId>,
    pub note: Option<Bilingual>,
    pub old: Vec<Old>,
    pub outcomes: Vec<Outcome>,
    /// What is below those that end: which outcome it goes to, by its place; none ends with them.
    pub below: Vec<(UnitId, Option<usize>)>,
}

/// What the act comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reformed {
    /// Every unit that is new or not as it was.
    pub units: Vec<Unit>,
    pub edges: Vec<Succession>,
}

impl Reform {
    /// Decides what becomes of each unit.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn decide(&self, tree: &UnitTree) -> Result<Reformed, Vec<(Field, Problem)>> {
        let mut faults = self.faults_of_old(tree);
        faults.extend(self.faults_of_outcomes(tree));
        faults.extend(self.faults_of_below(tree));
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut after = tree.clone();
        let mut changed: Vec<UnitId> = Vec::new();
        for old in &self.old {
            if let Some(unit) = tree.get(old.unit).filter(|_| !old.goes_on) {
                after.put(ended(unit, self.on));
                changed.push(unit.id);
            }
        }
        // Codes are given up first, so that they are free for whoever takes them.
        for outcome in &self.outcomes {
            if let Some(unit) = self.made(outcome, &after) {
                changed.push(unit.id);
                after.put(unit);
            }
        }
        for (id, to) in &self.below {
            let Some(unit) = tree.get(*id) else {
                continue;
            };
            let moved = match to.and_then(|at| self.outcomes.get(at)) {
                Some(outcome) => moved(unit, outcome.receiver.id(), self.on),
                None => ended(unit, self.on),
            };
            changed.push(moved.id);
            after.put(moved);
        }
        let mut units: Vec<Unit> = Vec::new();
        let mut faults = Vec::new();
        for id in changed {
            let Some(unit) = after.get(id) else {
                continue;
            };
            if tree.get(id) == Some(unit) || units.iter().any(|known| known.id == id) {
                continue;
            }
            let found = history::faults(unit, &after);
            faults.extend(
                found
                    .into_iter()
                    .map(|(_, problem)| (self.field_of(id), problem)),
            );
            units.push(unit.clone());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Reformed {
            units,
            edges: self.edges(),
        })
    }

    fn edges(&self) -> Vec<Succession> {
        let edge = |from: UnitId, to: UnitId, kind| Succession {
            from,
            to,
            kind,
            on: self.on,
            source: self.source,
            document: self.document,
            note: self.note.clone(),
            unverified: false,
        };
        self.outcomes
            .iter()
            .flat_map(|outcome| {
                let to = outcome.receiver.id();
                outcome
                    .takes
                    .iter()
                    .map(move |(from, kind)| (*from, to, *kind))
            })
            .map(|(from, to, kind)| edge(from, to, kind))
            .collect()
    }

    /// The receiver from the day on.
    fn made(&self, outcome: &Outcome, tree: &UnitTree) -> Option<Unit> {
        let code = |value: &String| Dated {
            value: value.clone(),
            from: Some(self.on),
            until: None,
        };
        match &outcome.receiver {
            Receiver::New(unit) => {
                let mut unit = (**unit).clone();
                unit.exists.from = Some(self.on);
                unit.exists.until = None;
                for parent in &mut unit.parents {
                    parent.from = Some(self.on);
                }
                unit.codes = outcome.code.as_ref().map(code).into_iter().collect();
                Some(unit)
            }
            Receiver::Known(id) => {
                let mut unit = tree.get(*id)?.clone();
                if let Some(new) = &outcome.code
                    && unit.code_on(self.on) != Some(new)
                {
                    close(&mut unit.codes, self.on);
                    unit.codes.push(code(new));
                }
                Some(unit)
            }
        }
    }

    fn takers(&self, old: UnitId) -> impl Iterator<Item = SuccessionKind> {
        self.outcomes
            .iter()
            .flat_map(|outcome| &outcome.takes)
            .filter(move |(from, _)| *from == old)
            .map(|(_, kind)| *kind)
    }

    /// One that ends goes over as a whole to one, or in parts with one remainder at most; one that
    /// goes on gives parts only.
    fn faults_of_old(&self, tree: &UnitTree) -> Vec<(Field, Problem)> {
        let mut faults = Vec::new();
        if self.old.is_empty() {
            faults.push((Field::Old, Problem::NothingWritten));
        }
        for (at, old) in self.old.iter().enumerate() {
            let field = Field::OldRow(at);
            let Some(unit) = tree.get(old.unit) else {
                faults.push((field, Problem::Unknown));
                continue;
            };
            let before = self.on.yesterday().unwrap_or(self.on);
            if !unit.exists_on(before) || (old.goes_on && !unit.exists_on(self.on)) {
                faults.push((field, Problem::NotThereThen));
            }
            if self.old[..at].iter().any(|other| other.unit == old.unit) {
                faults.push((field, Problem::Repeated));
            }
            let kinds: Vec<_> = self.takers(old.unit).collect();
            let count = |kind| kinds.iter().filter(|one| **one == kind).count();
            let (whole, rest) = (
                count(SuccessionKind::Whole),
                count(SuccessionKind::Remainder),
            );
            if kinds.is_empty() {
                faults.push((field, Problem::GoesNowhere));
            } else if old.goes_on && whole + rest > 0 {
                faults.push((field, Problem::GoesOnAndGoesOver));
            } else if whole > 0 && kinds.len() > 1 || rest > 1 {
                faults.push((field, Problem::WholeBesideParts));
            } else if !old.goes_on && whole == 0 && kinds.len() == 1 {
                faults.push((field, Problem::RestGoesNowhere));
            }
        }
        faults
    }

    fn faults_of_outcomes(&self, tree: &UnitTree) -> Vec<(Field, Problem)> {
        let mut faults = Vec::new();
        if self.outcomes.is_empty() {
            faults.push((Field::Outcomes, Problem::NothingWritten));
        }
        for (at, outcome) in self.outcomes.iter().enumerate() {
            let field = Field::OutcomeRow(at);
            let id = outcome.receiver.id();
            if let Receiver::Known(id) = outcome.receiver {
                let there = tree.get(id).is_some_and(|unit| unit.exists_on(self.on));
                if !there {
                    faults.push((field, Problem::NotThereThen));
                }
                if self.old.iter().any(|old| old.unit == id && !old.goes_on) {
                    faults.push((field, Problem::EndsInThis));
                }
            }
            if outcome.takes.is_empty() {
                faults.push((field, Problem::TakesNothing));
            }
            if outcome.takes.iter().any(|(from, _)| *from == id) {
                faults.push((field, Problem::SameUnit));
            }
            let known = |from: UnitId| {
                tree.successors(from)
                    .any(|edge| edge.to == id && edge.on == self.on)
            };
            if outcome.takes.iter().any(|(from, _)| known(*from)) {
                faults.push((field, Problem::Taken));
            }
            if self.outcomes[..at]
                .iter()
                .any(|other| other.receiver.id() == id)
            {
                faults.push((field, Problem::Repeated));
            }
        }
        faults
    }

    /// Nothing is left below a unit that is no more.
    fn faults_of_below(&self, tree: &UnitTree) -> Vec<(Field, Problem)> {
        self.left_below(tree)
            .into_iter()
            .enumerate()
            .filter(|(_, unit)| !self.below.iter().any(|(id, _)| id == unit))
            .map(|(at, _)| (Field::BelowRow(at), Problem::NothingChosen))
            .collect()
    }

    /// What is below those that end on that day, and does not end with them anyway.
    #[must_use]
    pub fn left_below(&self, tree: &UnitTree) -> Vec<UnitId> {
        let ends = |id: UnitId| self.old.iter().any(|old| old.unit == id && !old.goes_on);
        let mut left: Vec<UnitId> = self
            .old
            .iter()
            .filter(|old| !old.goes_on)
            .flat_map(|old| {
                tree.units()
                    .filter(move |unit| is_below_on(unit, old.unit, self.on))
            })
            .map(|unit| unit.id)
            .filter(|id| !ends(*id))
            .collect();
        left.sort_unstable();
        left.dedup();
        left
    }

    /// The field that a unit of the act stands at.
    fn field_of(&self, id: UnitId) -> Field {
        let outcome = self
            .outcomes
            .iter()
            .position(|outcome| outcome.receiver.id() == id);
        let old = self.old.iter().position(|old| old.unit == id);
        let below = self.below.iter().position(|(unit, _)| *unit == id);
        match (outcome, old, below) {
            (Some(at), _, _) => Field::OutcomeRow(at),
            (_, Some(at), _) => Field::OldRow(at),
            (_, _, Some(at)) => Field::BelowRow(at),
            _ => Field::Old,
        }
    }
}

/// Whether a unit is there and directly below another on a day, whose last day it would outlive.
fn is_below_on(unit: &Unit, above: UnitId, on: Date) -> bool {
    unit.exists_on(on)
        && unit
            .parents
            .iter()
            .any(|row| row.value == above && row.holds_on(on))
}

/// Ends what is open on a day, so that something else can begin on it.
fn close<T>(rows: &mut Vec<Dated<T>>, on: Date) {
    rows.retain(|row| row.from.is_none_or(|from| from < on));
    for row in rows {
        if row.until.is_none_or(|until| until > on) {
            row.until = Some(on);
        }
    }
}

/// A unit that is no more from a day on, with its names, codes and parents.
fn ended(unit: &Unit, on: Date) -> Unit {
    let mut unit = unit.clone();
    unit.exists.until = Some(on);
    close(&mut unit.names, on);
    close(&mut unit.codes, on);
    close(&mut unit.parents, on);
    unit
}

/// A unit that belongs to another one from a day on.
fn moved(unit: &Unit, to: UnitId, on: Date) -> Unit {
    let mut unit = unit.clone();
    close(&mut unit.parents, on);
    unit.parents.push(Dated {
        value: to,
        from: Some(on),
        until: None,
    });
    unit
}

#[cfg(test)]
mod tests;
