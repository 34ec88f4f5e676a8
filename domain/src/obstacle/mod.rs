//! Obstacles: what stops work, who has the authority to remove it, what is asked of them by when,
//! and what they answered. Nothing named as an obstacle stays without an address and a day.
//!
//! Raised by the unit that is stopped; answered by the one that has the authority, which may pass
//! it on; closed by whoever raised it. Everybody can read it, unless what it stops is restricted.

mod standing;
mod step;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::{
    standing::Standing,
    step::{Outcome, Step},
};
use crate::{
    Refusal,
    id::{DocumentId, IndicatorId, ItemId, ObstacleId, TaskId, UnitId},
    moment::local_date,
    officer::{Author, Signature},
    text::Prose,
};

/// What is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blocked {
    Task(TaskId),
    Indicator(IndicatorId),
    /// A difficulty or a request that a source names, which is taken up here.
    Item(ItemId),
    /// A programme as a whole.
    Programme(DocumentId),
}

/// What is asked of whom, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    pub text: Prose,
    /// The unit that has the authority.
    pub to: UnitId,
    /// The last day for an answer.
    pub due: Date,
    pub asked: Signature,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub outcome: Outcome,
    pub text: Prose,
    /// When it is being removed: until which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    pub given: Signature,
}

/// What was asked and what came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub ask: Ask,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub text: Option<Prose>,
    pub by: Signature,
}

/// An obstacle with everything that was asked and answered. `revision` counts every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    pub id: ObstacleId,
    pub revision: u32,
    pub programme: DocumentId,
    pub blocks: Blocked,
    /// The unit that is stopped.
    pub unit: UnitId,
    /// What stands in the way.
    pub what: Prose,
    /// Those before the latest, each answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Turn>,
    pub latest: Turn,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
    pub restricted: bool,
}

/// What is said when an obstacle is raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    pub programme: DocumentId,
    pub blocks: Blocked,
    pub unit: UnitId,
    pub what: Prose,
    pub ask: Ask,
    pub restricted: bool,
}

impl Obstacle {
    #[must_use]
    pub fn raise(id: ObstacleId, raised: Raised) -> Self {
        Self {
            id,
            revision: 1,
            programme: raised.programme,
            blocks: raised.blocks,
            unit: raised.unit,
            what: raised.what,
            earlier: Vec::new(),
            latest: Turn {
                ask: raised.ask,
                reply: None,
            },
            closed: None,
            restricted: raised.restricted,
        }
    }

    /// Everything that was asked, with what came back, oldest first.
    pub fn turns(&self) -> impl Iterator<Item = &Turn> {
        self.earlier.iter().chain([&self.latest])
    }

    /// Whether a unit has something to do with it still: it is stopped, or owes an answer.
    #[must_use]
    pub fn is_open_with(&self, unit: UnitId) -> bool {
        let owes = self.with() == unit && self.expect_open(self.revision).is_ok();
        self.closed.is_none() && (self.unit == unit || owes)
    }

    /// Who has the authority now.
    #[must_use]
    pub const fn with(&self) -> UnitId {
        self.latest.ask.to
    }

    /// When it was raised, and by whom.
    #[must_use]
    pub fn raised(&self) -> Signature {
        self.earlier.first().unwrap_or(&self.latest).ask.asked
    }

    /// The day it was raised.
    #[must_use]
    pub fn since(&self) -> Date {
        local_date(self.raised().at)
    }

    /// Answers for the unit that has the authority.
    ///
    /// # Errors
    /// Changed since `base`; answered or closed already.
    pub fn answer(&self, base: u32, reply: Reply) -> Result<Self, Refusal> {
        self.expect_open(base)?;
        let mut next = self.next();
        next.latest.reply = Some(reply);
        Ok(next)
    }

    /// Says that another unit has the authority, and asks it the same.
    ///
    /// # Errors
    /// As for [`Self::answer`].
    pub fn pass_on(&self, base: u32, reply: Reply, to: UnitId, due: Date) -> Result<Self, Refusal> {
        let given = reply.given;
        let mut next = self.answer(base, reply)?;
        let ask = Ask {
            text: next.latest.ask.text.clone(),
            to,
            due,
            asked: given,
        };
        next.turn(ask);
        Ok(next)
    }

    /// Asks again, as what came back does not remove it.
    ///
    /// # Errors
    /// Changed since `base`; nothing came back yet, or it is closed; or it is one's own answer.
    pub fn ask_again(&self, base: u32, ask: Ask) -> Result<Self, Refusal> {
        self.expect(base)?;
        let reply = self.latest.reply.as_ref().filter(|_| self.closed.is_none());
        let Some(reply) = reply else {
            return Err(Refusal::NothingAnswered);
        };
        if is_same(reply.given.by, ask.asked.by) {
            return Err(Refusal::FourEyes);
        }
        let mut next = self.next();
        next.turn(ask);
        Ok(next)
    }

    /// Says that it is out of the way. Whoever answered does not say so: who was stopped knows.
    ///
    /// # Errors
    /// Changed since `base`; closed already; or it is one's own answer.
    pub fn close(&self, base: u32, closed: Closed) -> Result<Self, Refusal> {
        self.expect(base)?;
        if self.closed.is_some() {
            return Err(Refusal::NothingToAnswer);
        }
        let own = |reply: &Reply| is_same(reply.given.by, closed.by.by);
        if self.latest.reply.as_ref().is_some_and(own) {
            return Err(Refusal::FourEyes);
        }
        let mut next = self.next();
        next.closed = Some(closed);
        Ok(next)
    }

    /// The same with another unit in the place of one that is no more: stopped now is its successor,
    /// and what it owed an answer for is passed on, with the day it was owed by.
    #[must_use]
    pub fn handed(&self, from: UnitId, to: UnitId, text: Prose, given: Signature) -> Self {
        let mut next = self.next();
        if next.unit == from {
            next.unit = to;
        }
        if next.latest.ask.to == from && next.expect_open(next.revision).is_ok() {
            let (text_asked, due) = (next.latest.ask.text.clone(), next.latest.ask.due);
            next.latest.reply = Some(Reply {
                outcome: Outcome::Passed { to },
                text,
                until: None,
                given,
            });
            next.turn(Ask {
                text: text_asked,
                to,
                due,
                asked: given,
            });
        }
        next
    }

    /// The obstacle as it was at the end of a day; nothing before it was raised.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Self> {
        let by_then = |signature: Signature| local_date(signature.at) <= day;
        let mut turns: Vec<Turn> = self
            .turns()
            .filter(|turn| by_then(turn.ask.asked))
            .cloned()
            .collect();
        let mut latest = turns.pop()?;
        latest.reply = latest.reply.filter(|reply| by_then(reply.given));
        Some(Self {
            earlier: turns,
            latest,
            closed: self.closed.clone().filter(|closed| by_then(closed.by)),
            ..self.clone()
        })
    }

    fn turn(&mut self, ask: Ask) {
        let before = std::mem::replace(&mut self.latest, Turn { ask, reply: None });
        self.earlier.push(before);
    }

    const fn expect(&self, base: u32) -> Result<(), Refusal> {
        if self.revision == base {
            Ok(())
        } else {
            Err(Refusal::ChangedMeanwhile)
        }
    }

    /// An answer that says it is under way may be followed by another one.
    fn expect_open(&self, base: u32) -> Result<(), Refusal> {
        self.expect(base)?;
        let may_follow = self
            .latest
            .reply
            .as_ref()
            .is_none_or(|reply| reply.outcome == Outcome::UnderWay);
        if self.closed.is_some() || !may_follow {
            return Err(Refusal::NothingToAnswer);
        }
        Ok(())
    }

    fn next(&self) -> Self {
        Self {
            revision: self.revision + 1,
            ..self.clone()
        }
    }
}

/// Whether two are one and the same officer.
fn is_same(one: Author, other: Author) -> bool {
    one.officer().is_some() && one.officer() == other.officer()
}

#[cfg(test)]
mod tests;
