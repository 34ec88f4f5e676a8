//! Tasks: work that somebody has to do, and whether that is clear enough to call it given.

pub mod clear;
pub mod course;
pub mod part;

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language, Refusal,
    document::Document,
    id::{DocumentId, ItemId, Slug, TaskId, UnitId},
    meeting::Origin,
    moment::start_of,
    officer::Signature,
    period::{Period, date_text},
    source::Ground,
};
use clear::Clarity;
use course::Course;
use part::Part;

/// Until when: to the end of office hours (17:00) or of the day (24:00) in Vietnam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Deadline {
    pub day: Date,
    pub hour: DeadlineHour,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeadlineHour {
    OfficeClose,
    #[default]
    Midnight,
}

impl Deadline {
    /// The first instant that is late.
    #[must_use]
    pub fn at(self) -> Timestamp {
        let hours = match self.hour {
            DeadlineHour::OfficeClose => 17,
            DeadlineHour::Midnight => 24,
        };
        start_of(self.day)
            .checked_add(SignedDuration::from_hours(hours))
            .unwrap_or(Timestamp::MAX)
    }

    /// "17 giờ ngày 31/12/2026", "17:00 on 31 December 2026".
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let day = date_text(self.day, language);
        match (language, self.hour) {
            (Language::Vi, DeadlineHour::OfficeClose) => format!("17 giờ ngày {day}"),
            (Language::Vi, DeadlineHour::Midnight) => format!("24 giờ ngày {day}"),
            (Language::En, DeadlineHour::OfficeClose) => format!("17:00 on {day}"),
            (Language::En, DeadlineHour::Midnight) => format!("24:00 on {day}"),
        }
    }
}

/// How far a task has come, in the terms that reports use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskState {
    /// Not given yet: a "rõ" is missing.
    Draft,
    Assigned,
    Doing,
    /// Handed in, awaiting a higher level's decision.
    Submitted,
    /// "Cơ bản hoàn thành": between done and not done.
    MostlyDone,
    Done,
    Paused,
}

impl TaskState {
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Assigned,
        Self::Doing,
        Self::Submitted,
        Self::MostlyDone,
        Self::Done,
        Self::Paused,
    ];

    /// The states that a report on the work can name.
    pub const REPORTED: [Self; 5] = [
        Self::Doing,
        Self::Submitted,
        Self::MostlyDone,
        Self::Done,
        Self::Paused,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Draft, Language::Vi) => "bản nháp",
            (Self::Draft, Language::En) => "draft",
            (Self::Assigned, Language::Vi) => "đã giao",
            (Self::Assigned, Language::En) => "assigned",
            (Self::Doing, Language::Vi) => "đang thực hiện",
            (Self::Doing, Language::En) => "under way",
            (Self::Submitted, Language::Vi) => "đã trình",
            (Self::Submitted, Language::En) => "submitted",
            (Self::MostlyDone, Language::Vi) => "cơ bản hoàn thành",
            (Self::MostlyDone, Language::En) => "mostly done",
            (Self::Done, Language::Vi) => "hoàn thành",
            (Self::Done, Language::En) => "done",
            (Self::Paused, Language::Vi) => "tạm dừng",
            (Self::Paused, Language::En) => "paused",
        }
    }

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Assigned => "assigned",
            Self::Doing => "doing",
            Self::Submitted => "submitted",
            Self::MostlyDone => "mostly-done",
            Self::Done => "done",
            Self::Paused => "paused",
        }
    }
}

/// What was written down for each "rõ". The work is the task's name, the time its deadline,
/// the responsibility its lead unit, unless words say more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clear {
    pub person: Option<Bilingual>,
    pub work: Option<Bilingual>,
    pub responsibility: Option<Bilingual>,
    pub product: Option<Bilingual>,
    pub authority: Option<Bilingual>,
    pub process: Option<Bilingual>,
    pub effect: Option<Bilingual>,
}

/// The three parts that every report on a task has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    pub on: Date,
    pub results: Option<Bilingual>,
    pub difficulties: Option<Bilingual>,
    pub next: Option<Bilingual>,
    pub by: Signature,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub id: TaskId,
    pub slug: Slug,
    pub revision: u32,
    pub programme: DocumentId,
    pub under: Option<ItemId>,
    pub name: Bilingual,
    pub lead: Option<UnitId>,
    pub with: Vec<UnitId>,
    pub clear: Clear,
    pub deadline: Option<Deadline>,
    /// The span the source names when it names no day ("2024 và những năm tiếp theo").
    pub period: Option<Period>,
    pub state: TaskState,
    pub done_on: Option<Date>,
    pub updates: Vec<Update>,
    /// The task that it is a part of, and how much of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// The conclusion that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    #[serde(default, skip_serializing_if = "Course::is_empty")]
    pub course: Course,
    pub restricted: bool,
    pub note: Option<Bilingual>,
    pub ground: Ground,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

impl Task {
    /// The unit that answers for the work: the one that leads it or, until it is given out,
    /// the issuer of its programme.
    #[must_use]
    pub fn held_by(&self, programme: &Document) -> UnitId {
        self.lead.unwrap_or(programme.issuer)
    }

    /// Which of the required "rõ" are missing, in the order of the programme.
    #[must_use]
    pub fn missing(&self, required: &[Clarity]) -> Vec<Clarity> {
        required
            .iter()
            .copied()
            .filter(|part| !self.is_clear(*part))
            .collect()
    }

    #[must_use]
    pub fn is_clear(&self, part: Clarity) -> bool {
        match part {
            Clarity::Work => true,
            Clarity::Time => self.deadline.is_some(),
            Clarity::Responsibility => self.lead.is_some(),
            Clarity::Person => self.clear.person.is_some(),
            Clarity::Product => self.clear.product.is_some(),
            Clarity::Authority => self.clear.authority.is_some(),
            Clarity::Process => self.clear.process.is_some(),
            Clarity::Effect => self.clear.effect.is_some(),
        }
    }

    /// What stands for a "rõ" in words; the time and the lead unit are shown from their own
    /// fields.
    #[must_use]
    pub const fn words(&self, part: Clarity) -> Option<&Bilingual> {
        match part {
            Clarity::Person => self.clear.person.as_ref(),
            Clarity::Work => self.clear.work.as_ref(),
            Clarity::Responsibility => self.clear.responsibility.as_ref(),
            Clarity::Product => self.clear.product.as_ref(),
            Clarity::Authority => self.clear.authority.as_ref(),
            Clarity::Process => self.clear.process.as_ref(),
            Clarity::Effect => self.clear.effect.as_ref(),
            Clarity::Time => None,
        }
    }

    /// Gives the work out.
    ///
    /// # Errors
    /// [`Refusal::NotClear`] with what is missing: such a task stays a draft.
    pub fn assign(&self, required: &[Clarity]) -> Result<Self, Refusal> {
        let missing = self.missing(required);
        if !missing.is_empty() {
            return Err(Refusal::NotClear(missing));
        }
        let mut given = self.clone();
        given.revision += 1;
        if given.state == TaskState::Draft {
            given.state = TaskState::Assigned;
        }
        Ok(given)
    }

    /// The task as it was changed: one that was given out may lose nothing that was clear. What a
    /// source tells of as given out, though it never said all of it, may go on lacking just that.
    ///
    /// # Errors
    /// [`Refusal::NotClear`] with what would be lost.
    pub fn keeping_clear(self, before: &Self, required: &[Clarity]) -> Result<Self, Refusal> {
        if before.state == TaskState::Draft {
            return Ok(self);
        }
        let lost: Vec<_> = self
            .missing(required)
            .into_iter()
            .filter(|part| before.is_clear(*part))
            .collect();
        if lost.is_empty() {
            Ok(self)
        } else {
            Err(Refusal::NotClear(lost))
        }
    }

    /// Adds an update, which may move the task on. A draft has to be assigned first.
    ///
    /// # Errors
    /// [`Refusal::NotClear`] for a draft that is to move on; a product is still open when it is
    /// to be done.
    pub fn updated(
        &self,
        update: Update,
        state: Option<TaskState>,
        required: &[Clarity],
    ) -> Result<Self, Refusal> {
        if self.state == TaskState::Draft && state.is_some() {
            return Err(Refusal::NotClear(self.missing(required)));
        }
        if state == Some(TaskState::Done) {
            self.can_be_done()?;
        }
        let mut next = self.clone();
        next.revision += 1;
        if let Some(state) = state {
            next.done_on = (state == TaskState::Done).then_some(update.on);
            next.state = state;
        }
        next.updates.push(update);
        Ok(next)
    }
}

#[cfg(test)]
pub(crate) mod tests;
