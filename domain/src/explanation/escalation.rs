//! How a request stands on a day, and up to which units it has gone because it is late.

use jiff::civil::Date;

use super::Explanation;
use crate::{
    id::UnitId,
    unit::{Unit, tree::UnitTree},
};

/// After its day a request is the business of the unit above; after each further this many days
/// of the one above that.
pub const DAYS_A_LEVEL: i32 = 5;

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
    /// How many levels up it has gone.
    #[must_use]
    pub fn levels_up(self) -> usize {
        match self {
            Self::Overdue { days } => {
                usize::try_from((days - 1) / DAYS_A_LEVEL + 1).unwrap_or_default()
            }
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
        let mut above = above(self.unit, on, tree);
        above.truncate(self.standing(on).levels_up());
        above
    }
}

/// The units above one: a body's begin with the unit it serves, a dissolved unit's are those of
/// its last day.
fn above(unit: UnitId, on: Date, tree: &UnitTree) -> Vec<UnitId> {
    let day = tree.get(unit).map_or(on, |unit| last_day(unit, on));
    let served = tree.get(unit).and_then(|unit| unit.serves);
    let mut above: Vec<_> = served.into_iter().collect();
    above.extend(tree.ancestors(served.unwrap_or(unit), day));
    above
}

fn last_day(unit: &Unit, on: Date) -> Date {
    match unit.exists.until {
        Some(until) if until <= on => until.yesterday().unwrap_or(until),
        _ => on,
    }
}
