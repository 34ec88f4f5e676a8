//! Where a request stands, and whose business it is once it is late.

use jiff::civil::Date;

use super::Explanation;
use crate::{escalation, id::UnitId, unit::tree::UnitTree};

/// How a request stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not answered, and the day has passed.
    Overdue {
        days: i32,
    },
    /// Not answered yet.
    Waiting,
    /// Answered: the asking side has to say whether it is content.
    Answered,
    Settled,
}

impl Standing {
    const fn days_late(self) -> i32 {
        match self {
            Self::Overdue { days } => days,
            Self::Waiting | Self::Answered | Self::Settled => 0,
        }
    }
}

impl Explanation {
    #[must_use]
    pub fn standing(&self, on: Date) -> Standing {
        if self.settled.is_some() {
            return Standing::Settled;
        }
        if self.latest.answer.is_some() {
            return Standing::Answered;
        }
        let days = (on - self.latest.question.due).get_days();
        if days > 0 {
            Standing::Overdue { days }
        } else {
            Standing::Waiting
        }
    }

    /// The units above whose reviewers see it because it is late, nearest first.
    #[must_use]
    pub fn escalated_to(&self, on: Date, tree: &UnitTree) -> Vec<UnitId> {
        escalation::escalated_to(self.unit, self.standing(on).days_late(), on, tree)
    }
}
