//! Figures: a value of an indicator for a unit and a period, and its way from draft to
//! public. A cell holds what is published and, beside it, what is being worked on, so that a
//! correction never takes a published figure away before it is approved.

pub mod chain;
mod restore;
pub mod sheet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Refusal,
    id::{IndicatorId, OfficerId},
    moment::local_date,
    officer::{Author, Signature},
    quantity::Quantity,
    refusal::{Field, Problem},
    source::Ground,
    text::Prose,
};
use chain::Chain;

/// A value with where it comes from and who entered it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    pub quantity: Quantity,
    /// What the source itself concludes ("vượt 18 sản phẩm"), kept as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Box<Bilingual>>,
    pub ground: Ground,
    /// Why it changed, or what has to be known to read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<Bilingual>>,
    pub recorded: Signature,
}

/// A value that everybody can see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub value: Value,
    /// Who checked it before the last level, in the order of the levels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Signature>,
    pub approved: Signature,
    /// The day since when the public could know it.
    pub since: Date,
}

/// How far a value that is not public yet has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Draft,
    Submitted(Submission),
    Returned { by: Signature, reason: Prose },
}

/// Handed in, with the checks it has passed since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    pub by: Author,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Signature>,
}

/// What came back, kept beside what is entered in its place, so that whoever decides again sees
/// what changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    pub quantity: Quantity,
    pub by: Signature,
    pub reason: Prose,
}

/// A value that is being worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Working {
    pub value: Value,
    pub stage: Stage,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Box<Returned>>,
}

/// One indicator of a sheet. `revision` counts every change, so that two people who edit the
/// same cell notice it.
///
/// All of a book are in memory, and nearly all are only published: what few have is boxed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub indicator: IndicatorId,
    pub revision: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// What was published before it was corrected, oldest first: a past day shows what was
    /// known then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Published>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working: Option<Box<Working>>,
}

/// The step that was taken on a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureStep {
    Recorded,
    Submitted,
    /// Approved at a level that is not the last.
    Checked,
    Approved,
    Returned,
    /// A draft was dropped.
    Withdrawn,
    /// Put back as it was before a command.
    Restored,
}

impl Cell {
    #[must_use]
    pub const fn empty(indicator: IndicatorId) -> Self {
        Self {
            indicator,
            revision: 0,
            published: None,
            earlier: Vec::new(),
            working: None,
        }
    }

    /// What everybody could know on a day.
    #[must_use]
    pub fn known_on(&self, day: Date) -> Option<&Published> {
        self.published
            .iter()
            .chain(self.earlier.iter().rev())
            .find(|published| published.since <= day)
    }

    /// What the value that is known on a day took the place of: the figure before its correction.
    #[must_use]
    pub fn corrected_on(&self, day: Date) -> Option<&Published> {
        self.published
            .iter()
            .chain(self.earlier.iter().rev())
            .skip_while(|published| published.since > day)
            .nth(1)
    }

    /// A cell whose value was already public where it was taken from.
    #[must_use]
    pub fn taken_over(
        indicator: IndicatorId,
        value: Value,
        approved: Signature,
        since: Date,
    ) -> Self {
        Self {
            indicator,
            revision: 1,
            published: Some(Published {
                value,
                checks: Vec::new(),
                approved,
                since,
            }),
            earlier: Vec::new(),
            working: None,
        }
    }

    /// The value that was last touched: the one being worked on, or else the published one.
    #[must_use]
    pub fn latest(&self) -> Option<&Value> {
        self.working
            .as_ref()
            .map(|working| &working.value)
            .or_else(|| self.published.as_ref().map(|published| &published.value))
    }

    /// Enters a value as a draft. What was submitted before is thereby withdrawn; what is
    /// published stays until the new value is approved.
    ///
    /// # Errors
    /// A conflict when somebody else changed the cell since `base`; a correction of a
    /// published figure without a reason.
    pub fn record(&self, base: u32, value: Value) -> Result<Self, Refusal> {
        self.expect_revision(base, Some(&value.quantity))?;
        if self.published.is_some() && value.note.is_none() {
            return Err(Refusal::field(Field::Note, Problem::CorrectionNeedsReason));
        }
        Ok(self.next(
            self.published.clone(),
            Some(Working {
                value,
                stage: Stage::Draft,
                returned: self.last_returned(),
            }),
        ))
    }

    /// What was given back last, if nothing was published since.
    fn last_returned(&self) -> Option<Box<Returned>> {
        let working = self.working.as_deref()?;
        match &working.stage {
            Stage::Returned { by, reason } => Some(Box::new(Returned {
                quantity: working.value.quantity.clone(),
                by: *by,
                reason: reason.clone(),
            })),
            Stage::Draft | Stage::Submitted(_) => working.returned.clone(),
        }
    }

    /// Hands the draft (or the returned value) to the reviewer.
    ///
    /// # Errors
    /// A conflict, or nothing to submit.
    pub fn submit(&self, base: u32, signature: Signature) -> Result<Self, Refusal> {
        self.expect_revision(base, None)?;
        match self.working.as_deref() {
            Some(Working {
                value,
                stage: Stage::Draft | Stage::Returned { .. },
                ..
            }) => Ok(self.next(
                self.published.clone(),
                Some(Working {
                    value: value.clone(),
                    stage: Stage::Submitted(Submission {
                        by: signature.by,
                        at: signature.at,
                        checks: Vec::new(),
                    }),
                    returned: self.last_returned(),
                }),
            )),
            _ => Err(Refusal::NothingToSubmit),
        }
    }

    /// Approves what was submitted: at the last level of the chain that publishes it, before
    /// that it goes on to the next level.
    ///
    /// # Errors
    /// A conflict; nothing submitted; or the approver entered, submitted or checked it.
    pub fn approve(&self, base: u32, signature: Signature, chain: &Chain) -> Result<Self, Refusal> {
        self.expect_revision(base, None)?;
        let (working, submission) = self.submitted()?;
        four_eyes(signature.by, working)?;
        if !chain.ends_after(submission.checks.len()) {
            let mut working = working.clone();
            let mut submission = submission.clone();
            submission.checks.push(signature);
            working.stage = Stage::Submitted(submission);
            return Ok(self.next(self.published.clone(), Some(working)));
        }
        let mut next = self.next(
            Some(Published {
                value: working.value.clone(),
                checks: submission.checks.clone(),
                approved: signature,
                since: local_date(signature.at),
            }),
            None,
        );
        next.earlier.extend(self.published.clone());
        Ok(next)
    }

    /// Gives back what was submitted, with a reason.
    ///
    /// # Errors
    /// A conflict; nothing submitted; or it is the reviewer's own.
    pub fn give_back(
        &self,
        base: u32,
        signature: Signature,
        reason: Prose,
    ) -> Result<Self, Refusal> {
        self.expect_revision(base, None)?;
        let (working, _) = self.submitted()?;
        four_eyes(signature.by, working)?;
        Ok(self.next(
            self.published.clone(),
            Some(Working {
                value: working.value.clone(),
                stage: Stage::Returned {
                    by: signature,
                    reason,
                },
                returned: None,
            }),
        ))
    }

    /// What waits for a decision, with its way so far.
    ///
    /// # Errors
    /// When nothing does.
    pub fn submitted(&self) -> Result<(&Working, &Submission), Refusal> {
        match self.working.as_deref() {
            Some(
                working @ Working {
                    stage: Stage::Submitted(submission),
                    ..
                },
            ) => Ok((working, submission)),
            _ => Err(Refusal::NothingSubmitted),
        }
    }

    /// Whether the cell is as it was seen.
    ///
    /// # Errors
    /// A conflict with both values when it is not.
    pub fn expect_revision(&self, base: u32, yours: Option<&Quantity>) -> Result<(), Refusal> {
        if self.revision == base {
            return Ok(());
        }
        Err(Refusal::Conflict {
            revision: self.revision,
            theirs: self.latest().map(|value| value.quantity.clone()),
            yours: yours.cloned(),
        })
    }

    fn next(&self, published: Option<Published>, working: Option<Working>) -> Self {
        Self {
            indicator: self.indicator,
            revision: self.revision + 1,
            published,
            earlier: self.earlier.clone(),
            working: working.map(Box::new),
        }
    }
}

/// Nobody decides on what they entered, submitted or checked themselves.
fn four_eyes(decider: Author, working: &Working) -> Result<(), Refusal> {
    let own = decider
        .officer()
        .is_some_and(|officer| working.is_of(officer));
    if own { Err(Refusal::FourEyes) } else { Ok(()) }
}

impl Working {
    /// Whether an officer entered, submitted or checked it, and so must leave the decision to
    /// others.
    #[must_use]
    pub fn is_of(&self, officer: OfficerId) -> bool {
        let submitted = match &self.stage {
            Stage::Submitted(submission) => submission.has_part(officer),
            Stage::Draft | Stage::Returned { .. } => false,
        };
        submitted || self.value.recorded.by.officer() == Some(officer)
    }
}

impl Submission {
    fn has_part(&self, officer: OfficerId) -> bool {
        self.checks
            .iter()
            .map(|check| check.by)
            .chain([self.by])
            .any(|author| author.officer() == Some(officer))
    }
}

#[cfg(test)]
mod tests;
