//! Requests for explanation: somebody who checks asks a unit about a figure, a task or a round,
//! with a day to answer by. The unit answers in place; the asking side is content or asks again.
//! What is late goes up, level by level: that is computed from the day, never stored.

mod standing;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use standing::Standing;

use crate::{
    Language, Refusal,
    id::{DocumentId, ExplanationId, IndicatorId, TaskId, UnitId},
    officer::{Author, Signature},
    period::Period,
    text::Prose,
};

/// What has to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The unit's figure of a period, or that there is none.
    Figure {
        indicator: IndicatorId,
        period: Period,
    },
    Task(TaskId),
    /// A whole report: the unit's figures of a programme and period.
    Round {
        programme: DocumentId,
        period: Period,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub text: Prose,
    /// The last day for an answer.
    pub due: Date,
    pub asked: Signature,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub text: Prose,
    pub given: Signature,
}

/// A question and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    pub question: Question,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// A request with everything that was asked and answered. `revision` counts every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub id: ExplanationId,
    pub revision: u32,
    pub about: About,
    /// Who is asked.
    pub unit: UnitId,
    /// Those before the latest, each answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Exchange>,
    pub latest: Exchange,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Signature>,
    /// It is about something restricted.
    pub restricted: bool,
}

/// The step that was taken on a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExplanationStep {
    Asked,
    Answered,
    AskedAgain,
    Settled,
}

impl ExplanationStep {
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Asked, Language::Vi) => "Yêu cầu giải trình",
            (Self::Asked, Language::En) => "Explanation requested",
            (Self::Answered, Language::Vi) => "Trả lời giải trình",
            (Self::Answered, Language::En) => "Explanation given",
            (Self::AskedAgain, Language::Vi) => "Yêu cầu giải trình thêm",
            (Self::AskedAgain, Language::En) => "Further explanation requested",
            (Self::Settled, Language::Vi) => "Chấp nhận giải trình",
            (Self::Settled, Language::En) => "Explanation accepted",
        }
    }
}

impl Explanation {
    #[must_use]
    pub const fn ask(
        id: ExplanationId,
        about: About,
        unit: UnitId,
        question: Question,
        restricted: bool,
    ) -> Self {
        Self {
            id,
            revision: 1,
            about,
            unit,
            earlier: Vec::new(),
            latest: Exchange {
                question,
                answer: None,
            },
            settled: None,
            restricted,
        }
    }

    /// Every question with its answer, oldest first.
    pub fn exchanges(&self) -> impl Iterator<Item = &Exchange> {
        self.earlier.iter().chain([&self.latest])
    }

    /// For which unit the asker asked: its officers are the ones to be content.
    #[must_use]
    pub const fn asked_for(&self) -> Option<UnitId> {
        match self.latest.question.asked.by {
            Author::Officer { unit, .. } => Some(unit),
            Author::Operator | Author::Citizen => None,
        }
    }

    /// # Errors
    /// Changed since `base`; answered or settled already.
    pub fn answer(&self, base: u32, answer: Answer) -> Result<Self, Refusal> {
        self.expect(base)?;
        if self.settled.is_some() || self.latest.answer.is_some() {
            return Err(Refusal::NothingToAnswer);
        }
        let mut next = self.next();
        next.latest.answer = Some(answer);
        Ok(next)
    }

    /// # Errors
    /// Changed since `base`; nothing answered yet, or settled; or it is one's own answer.
    pub fn ask_again(&self, base: u32, question: Question) -> Result<Self, Refusal> {
        self.expect_answer(base, question.asked.by)?;
        let mut next = self.next();
        next.earlier.push(self.latest.clone());
        next.latest = Exchange {
            question,
            answer: None,
        };
        Ok(next)
    }

    /// # Errors
    /// Changed since `base`; nothing answered yet, or settled; or it is one's own answer.
    pub fn settle(&self, base: u32, signature: Signature) -> Result<Self, Refusal> {
        self.expect_answer(base, signature.by)?;
        let mut next = self.next();
        next.settled = Some(signature);
        Ok(next)
    }

    const fn expect(&self, base: u32) -> Result<(), Refusal> {
        if self.revision == base {
            Ok(())
        } else {
            Err(Refusal::ChangedMeanwhile)
        }
    }

    /// Nobody judges their own answer.
    fn expect_answer(&self, base: u32, by: Author) -> Result<(), Refusal> {
        self.expect(base)?;
        let Some(answer) = self
            .latest
            .answer
            .as_ref()
            .filter(|_| self.settled.is_none())
        else {
            return Err(Refusal::NothingAnswered);
        };
        if by.officer().is_some() && answer.given.by.officer() == by.officer() {
            return Err(Refusal::FourEyes);
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

#[cfg(test)]
mod tests;
