//! Where an obstacle stands on a day, and whose business it is once it is late.

use jiff::civil::Date;

use super::{Obstacle, Outcome};
use crate::{escalation, id::UnitId, unit::tree::UnitTree};

/// How an obstacle stands, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not answered, and the day has passed.
    Overdue {
        days: i32,
    },
    /// It was to be removed by a day that has passed.
    Broken {
        days: i32,
    },
    /// Not answered yet.
    Waiting,
    UnderWay {
        until: Date,
    },
    Declined,
    /// Removed by the word of who had the authority; who was stopped has not confirmed it.
    Removed,
    Closed,
}

impl Standing {
    /// Whether it still stops the work, as far as is known.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Removed | Self::Closed)
    }

    /// Whether the unit with the authority has to do something.
    #[must_use]
    pub const fn is_owed(self) -> bool {
        matches!(
            self,
            Self::Overdue { .. } | Self::Broken { .. } | Self::Waiting | Self::UnderWay { .. }
        )
    }

    const fn days_late(self) -> i32 {
        match self {
            Self::Overdue { days } | Self::Broken { days } => days,
            _ => 0,
        }
    }
}

impl Obstacle {
    #[must_use]
    pub fn standing(&self, on: Date) -> Standing {
        if self.closed.is_some() {
            return Standing::Closed;
        }
        let late = |due: Date| Some((on - due).get_days()).filter(|days| *days > 0);
        let Some(reply) = &self.latest.reply else {
            return late(self.latest.ask.due)
                .map_or(Standing::Waiting, |days| Standing::Overdue { days });
        };
        match reply.outcome {
            Outcome::Removed => Standing::Removed,
            Outcome::Declined => Standing::Declined,
            Outcome::UnderWay => {
                let until = reply.until.unwrap_or(self.latest.ask.due);
                late(until).map_or(Standing::UnderWay { until }, |days| Standing::Broken {
                    days,
                })
            }
            // A passed one has a new turn, unless that is looked at on a day in between.
            Outcome::Passed { .. } => Standing::Waiting,
        }
    }

    /// The day by which something is to come from the unit with the authority.
    #[must_use]
    pub fn due(&self, on: Date) -> Option<Date> {
        let until = self.latest.reply.as_ref().and_then(|reply| reply.until);
        self.standing(on)
            .is_owed()
            .then(|| until.unwrap_or(self.latest.ask.due))
    }

    /// The units above the one with the authority whose leaders see it because it is late,
    /// nearest first.
    #[must_use]
    pub fn escalated_to(&self, on: Date, tree: &UnitTree) -> Vec<UnitId> {
        escalation::escalated_to(self.with(), self.standing(on).days_late(), on, tree)
    }
}
