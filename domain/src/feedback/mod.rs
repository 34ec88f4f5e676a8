//! Feedback: what a citizen asks or reports about something public, the unit that has to answer,
//! by when, and what came of it. Nothing of it is public before the unit has looked at it; who
//! wrote it is theirs alone, can be taken back, and is forgotten in the end.
//!
//! Written by anybody; decided on and answered by the unit in charge, which may pass it on; rated,
//! asked about once more, withdrawn or erased by whoever holds its secret.

pub mod deadline;
pub mod passage;
pub mod reference;
pub mod sender;
mod standing;
mod step;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use self::{
    deadline::AnswerBy,
    passage::Written,
    reference::{Reference, Secret},
    sender::Sender,
    standing::Standing,
    step::{Kind, Reason, Step},
};
use crate::{
    Refusal,
    calendar::Calendar,
    id::{DocumentId, FeedbackId, IndicatorId, ItemId, MeetingId, ObstacleId, TaskId, UnitId},
    journal::Hash,
    moment::local_date,
    officer::Signature,
    text::Prose,
};

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    Programme(DocumentId),
    Item(ItemId),
    Indicator(IndicatorId),
    Task(TaskId),
    Unit(UnitId),
    Obstacle(ObstacleId),
    Conclusion { meeting: MeetingId, number: u16 },
}

/// What the unit in charge said of what was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Everybody reads it, without the parts that are nobody's business; gone once it was erased.
    Published { text: Option<Prose> },
    /// It is not dealt with here; the sender reads why.
    Refused { reason: Reason, why: Option<Prose> },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub verdict: Verdict,
    pub by: Signature,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Gone once everything was erased, as it may repeat what was asked.
    pub text: Option<Prose>,
    pub given: Signature,
}

/// What the sender thinks of an answer: one to five, and in words for the unit alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    pub stars: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Written>,
    pub at: Timestamp,
}

impl Rating {
    pub const MOST: u8 = 5;
}

/// What was written once, and what came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub sent: Timestamp,
    /// As it was written: for the unit in charge alone.
    pub words: Option<Written>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
}

impl Turn {
    const fn new(words: Written, sent: Timestamp) -> Self {
        Self {
            sent,
            words: Some(words),
            decision: None,
            answer: None,
            rating: None,
        }
    }

    const fn is_published(&self) -> bool {
        matches!(
            self.decision,
            Some(Decision {
                verdict: Verdict::Published { .. },
                ..
            })
        )
    }

    const fn is_refused(&self) -> bool {
        self.decision.is_some() && !self.is_published()
    }

    /// What everybody reads of it.
    #[must_use]
    pub const fn public(&self) -> Option<&Prose> {
        match &self.decision {
            Some(Decision {
                verdict: Verdict::Published { text },
                ..
            }) => text.as_ref(),
            _ => None,
        }
    }

    fn wipe(&mut self) {
        self.words = None;
        if let Some(decision) = &mut self.decision {
            match &mut decision.verdict {
                Verdict::Published { text } => *text = None,
                Verdict::Refused { why, .. } => *why = None,
            }
        }
        if let Some(answer) = &mut self.answer {
            answer.text = None;
        }
        if let Some(rating) = &mut self.rating {
            rating.words = None;
        }
    }
}

/// Where it came from before, and why it was passed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forward {
    pub from: UnitId,
    pub to: UnitId,
    /// Gone once everything was erased.
    pub why: Option<Prose>,
    pub by: Signature,
}

/// A question or a report with everything that came of it. `revision` counts every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    pub id: FeedbackId,
    pub revision: u32,
    pub reference: Reference,
    /// Of the secret that its sender holds.
    pub secret: Hash,
    pub about: About,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<DocumentId>,
    /// The unit that has to answer.
    pub unit: UnitId,
    pub kind: Kind,
    /// Who wrote it, if they said so and it was not forgotten since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<Sender>,
    pub first: Turn,
    /// What was asked once more, after an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Turn>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forwards: Vec<Forward>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Timestamp>,
    /// Since when nothing is left of it but numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Timestamp>,
    /// Since when nobody knows any more who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forgotten: Option<Timestamp>,
}

/// What is sent.
#[derive(Clone, Debug)]
pub struct Sent {
    pub reference: Reference,
    pub secret: Hash,
    pub about: About,
    pub programme: Option<DocumentId>,
    pub unit: UnitId,
    pub kind: Kind,
    pub words: Written,
    pub sender: Option<Sender>,
    pub at: Timestamp,
}

impl Feedback {
    #[must_use]
    pub fn send(id: FeedbackId, sent: Sent) -> Self {
        Self {
            id,
            revision: 1,
            reference: sent.reference,
            secret: sent.secret,
            about: sent.about,
            programme: sent.programme,
            unit: sent.unit,
            kind: sent.kind,
            sender: sent.sender,
            first: Turn::new(sent.words, sent.at),
            again: None,
            forwards: Vec::new(),
            withdrawn: None,
            erased: None,
            forgotten: None,
        }
    }

    /// What was written, each with what came back, oldest first.
    pub fn turns(&self) -> impl Iterator<Item = &Turn> {
        [&self.first].into_iter().chain(&self.again)
    }

    #[must_use]
    pub fn latest(&self) -> &Turn {
        self.again.as_ref().unwrap_or(&self.first)
    }

    fn latest_mut(&mut self) -> &mut Turn {
        self.again.as_mut().unwrap_or(&mut self.first)
    }

    /// The day it came.
    #[must_use]
    pub fn since(&self) -> Date {
        local_date(self.first.sent)
    }

    /// Whether somebody shows the secret that it was sent with.
    #[must_use]
    pub fn is_by(&self, secret: &Secret) -> bool {
        self.secret == secret.hash()
    }

    /// Whether everybody may read something of it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.withdrawn.is_none() && self.erased.is_none() && self.first.public().is_some()
    }

    /// By when the unit has to answer what was written last.
    #[must_use]
    pub fn answer_by(&self, calendar: &Calendar) -> AnswerBy {
        AnswerBy::of(local_date(self.latest().sent), calendar)
    }

    /// Lets everybody read it; `text` is what was written, with parts hidden.
    ///
    /// # Errors
    /// Changed since `base`; decided already, or taken back.
    pub fn publish(&self, base: u32, text: Prose, by: Signature) -> Result<Self, Refusal> {
        self.decide(
            base,
            Decision {
                verdict: Verdict::Published { text: Some(text) },
                by,
            },
        )
    }

    /// Does not deal with it, for a reason that its sender reads.
    ///
    /// # Errors
    /// As for [`Self::publish`].
    pub fn refuse(
        &self,
        base: u32,
        reason: Reason,
        why: Prose,
        by: Signature,
    ) -> Result<Self, Refusal> {
        self.decide(
            base,
            Decision {
                verdict: Verdict::Refused {
                    reason,
                    why: Some(why),
                },
                by,
            },
        )
    }

    fn decide(&self, base: u32, decision: Decision) -> Result<Self, Refusal> {
        self.expect(base)?;
        if !self.is_open() || self.latest().decision.is_some() {
            return Err(Refusal::NothingToAnswer);
        }
        let mut next = self.next();
        next.latest_mut().decision = Some(decision);
        Ok(next)
    }

    /// Passes it on to the unit that can answer; the day to answer by stays.
    ///
    /// # Errors
    /// Changed since `base`; answered, refused or taken back already; it is there already.
    pub fn forward(
        &self,
        base: u32,
        to: UnitId,
        why: Prose,
        by: Signature,
    ) -> Result<Self, Refusal> {
        self.expect(base)?;
        if !self.is_open() || to == self.unit {
            return Err(Refusal::NothingToAnswer);
        }
        let mut next = self.next();
        next.forwards.push(Forward {
            from: self.unit,
            to,
            why: Some(why),
            by,
        });
        next.unit = to;
        Ok(next)
    }

    /// Answers, for everybody to read.
    ///
    /// # Errors
    /// Changed since `base`; not published, answered already, or taken back.
    pub fn answer(&self, base: u32, text: Prose, given: Signature) -> Result<Self, Refusal> {
        self.expect(base)?;
        if !self.is_open() || !self.latest().is_published() {
            return Err(Refusal::NothingToAnswer);
        }
        let mut next = self.next();
        next.latest_mut().answer = Some(Answer {
            text: Some(text),
            given,
        });
        Ok(next)
    }

    /// Asks once more, as the answer leaves something open.
    ///
    /// # Errors
    /// Nothing was answered yet; asked once more already; taken back.
    pub fn ask_again(&self, words: Written, at: Timestamp) -> Result<Self, Refusal> {
        if self.is_taken_back() || self.again.is_some() || self.first.answer.is_none() {
            return Err(Refusal::NothingAnswered);
        }
        let mut next = self.next();
        next.again = Some(Turn::new(words, at));
        Ok(next)
    }

    /// Says what the latest answer is worth; said again, the last word counts.
    ///
    /// # Errors
    /// Nothing was answered yet; taken back.
    pub fn rate(&self, rating: Rating) -> Result<Self, Refusal> {
        let is_rated = self.turns().any(|turn| turn.answer.is_some());
        if self.is_taken_back() || !is_rated {
            return Err(Refusal::NothingAnswered);
        }
        let mut next = self.next();
        let turn = match &mut next.again {
            Some(again) if again.answer.is_some() => again,
            _ => &mut next.first,
        };
        turn.rating = Some(rating);
        Ok(next)
    }

    /// Takes it back before it is answered: nobody has to answer, and nobody reads it any more.
    ///
    /// # Errors
    /// Answered, refused or taken back already.
    pub fn withdraw(&self, at: Timestamp) -> Result<Self, Refusal> {
        if !self.is_open() {
            return Err(Refusal::NothingToAnswer);
        }
        let mut next = self.next();
        next.withdrawn = Some(at);
        Ok(next)
    }

    /// Takes away everything that was said, and who said it. That there was something, of which
    /// kind, and when it was answered, stays: numbers do not change.
    ///
    /// # Errors
    /// Erased already.
    pub fn erase(&self, at: Timestamp) -> Result<Self, Refusal> {
        if self.erased.is_some() {
            return Err(Refusal::NothingToAnswer);
        }
        let mut next = self.next();
        next.sender = None;
        next.first.wipe();
        if let Some(again) = &mut next.again {
            again.wipe();
        }
        for forward in &mut next.forwards {
            forward.why = None;
        }
        next.erased = Some(at);
        Ok(next)
    }

    /// The day on which who wrote it is forgotten: so many months after it was closed or, where
    /// nobody closes it, after the day to answer by.
    #[must_use]
    pub fn forgotten_on(&self, months: u8, calendar: &Calendar) -> Date {
        let from = self
            .closed()
            .map_or_else(|| self.answer_by(calendar).day(), local_date);
        from.saturating_add(jiff::Span::new().months(months))
    }

    /// Forgets who wrote it, and what they wrote beyond what was published. What still has to be
    /// answered keeps its words.
    #[must_use]
    pub fn forget(&self, at: Timestamp) -> Self {
        let mut next = self.next();
        let is_closed = self.closed().is_some();
        next.sender = None;
        next.forgotten = Some(at);
        for turn in [Some(&mut next.first), next.again.as_mut()]
            .into_iter()
            .flatten()
        {
            if is_closed {
                turn.words = None;
            }
            if let Some(rating) = &mut turn.rating {
                rating.words = None;
            }
        }
        next
    }

    /// Whether anything is kept that is nobody's business once its time has come.
    #[must_use]
    pub fn has_something_to_forget(&self) -> bool {
        let is_closed = self.closed().is_some();
        self.sender.is_some()
            || self.turns().any(|turn| {
                (is_closed && turn.words.is_some())
                    || turn.rating.as_ref().is_some_and(|one| one.words.is_some())
            })
    }

    /// When there was nothing left to do about it, if there is not.
    #[must_use]
    pub fn closed(&self) -> Option<Timestamp> {
        let turn = self.latest();
        let refused = turn
            .decision
            .as_ref()
            .filter(|_| turn.is_refused())
            .map(|decision| decision.by.at);
        self.withdrawn
            .or(self.erased)
            .or_else(|| turn.answer.as_ref().map(|answer| answer.given.at))
            .or(refused)
    }

    /// Whether the unit has something to do about it still.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed().is_none()
    }

    const fn is_taken_back(&self) -> bool {
        self.withdrawn.is_some() || self.erased.is_some()
    }

    const fn expect(&self, base: u32) -> Result<(), Refusal> {
        if self.revision == base {
            Ok(())
        } else {
            Err(Refusal::ChangedMeanwhile)
        }
    }

    fn next(&self) -> Self {
        Self {
            revision: self.revision + 1,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests;
