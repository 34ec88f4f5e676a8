//! Where it stands, and whose business it is once it is late.

use jiff::civil::Date;

use super::{Feedback, Turn};
use crate::{
    Language, calendar::Calendar, escalation, id::UnitId, moment::local_date, unit::tree::UnitTree,
};

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The unit has not looked at it yet.
    Received,
    /// Everybody reads it; the answer is to come.
    Published,
    Answered,
    Refused,
    Withdrawn,
    Erased,
}

impl Standing {
    pub const ALL: [Self; 6] = [
        Self::Received,
        Self::Published,
        Self::Answered,
        Self::Refused,
        Self::Withdrawn,
        Self::Erased,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Received => language.pick("đã tiếp nhận", "received"),
            Self::Published => language.pick("đang trả lời", "being answered"),
            Self::Answered => language.pick("đã trả lời", "answered"),
            Self::Refused => language.pick("không xử lý", "not dealt with"),
            Self::Withdrawn => language.pick("người gửi đã rút", "withdrawn by its sender"),
            Self::Erased => language.pick("người gửi đã xóa", "erased by its sender"),
        }
    }

    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Published)
    }
}

impl Feedback {
    #[must_use]
    pub fn standing(&self) -> Standing {
        let turn = self.latest();
        if self.erased.is_some() {
            Standing::Erased
        } else if self.withdrawn.is_some() {
            Standing::Withdrawn
        } else if turn.answer.is_some() {
            Standing::Answered
        } else if turn.is_refused() {
            Standing::Refused
        } else if turn.is_published() {
            Standing::Published
        } else {
            Standing::Received
        }
    }

    /// By how many days the answer is late on a day; 0 when it is not, or none is owed.
    #[must_use]
    pub fn days_late(&self, on: Date, calendar: &Calendar) -> i32 {
        if !self.is_open() {
            return 0;
        }
        (on - self.answer_by(calendar).day()).get_days().max(0)
    }

    /// Of each answer that was given, whether it came in time.
    pub fn in_time<'a>(&'a self, calendar: &'a Calendar) -> impl Iterator<Item = bool> + 'a {
        self.turns().filter_map(|turn| turn.in_time(calendar))
    }

    /// The units above whose leaders see it because it is late, nearest first.
    #[must_use]
    pub fn escalated_to(
        &self,
        unit: UnitId,
        on: Date,
        calendar: &Calendar,
        tree: &UnitTree,
    ) -> Vec<UnitId> {
        escalation::escalated_to(unit, self.days_late(on, calendar), on, tree)
    }
}

impl Turn {
    fn in_time(&self, calendar: &Calendar) -> Option<bool> {
        let answered = local_date(self.answer.as_ref()?.given.at);
        let by = super::AnswerBy::of(local_date(self.sent), calendar);
        Some(answered <= by.day())
    }
}
