//! The rule by which a deadline follows from the day that a period ends on.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Count};

/// Which day after a given one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueRule {
    /// The `nth` working day after it; the day itself for 0.
    WorkingDay { nth: u16 },
    /// The `nth` day after it, and on to the next working day when that is asked for.
    CalendarDay { nth: u16, next_working: bool },
    /// The first such day of a month after it; of a shorter month, its last day.
    DayOfMonth { day: i8, next_working: bool },
}

/// What a rule led to.
pub(super) struct Due {
    /// The day that the rule names, before it is moved to a working day.
    pub named: Date,
    pub count: Count,
}

impl DueRule {
    /// More days than this are a typing error.
    pub const MOST: u16 = 366;

    /// Whether its numbers can be meant.
    #[must_use]
    pub fn is_sound(self) -> bool {
        match self {
            Self::WorkingDay { nth } | Self::CalendarDay { nth, .. } => nth <= Self::MOST,
            Self::DayOfMonth { day, .. } => (1..=31).contains(&day),
        }
    }

    pub(super) fn apply(self, after: Date, calendar: &Calendar) -> Due {
        match self {
            Self::WorkingDay { nth } => {
                let count = calendar.working_day_after(after, nth);
                Due {
                    named: count.day,
                    count,
                }
            }
            Self::CalendarDay { nth, next_working } => moved(
                after.saturating_add(i64::from(nth).days()),
                next_working,
                calendar,
            ),
            Self::DayOfMonth { day, next_working } => {
                let this_month = in_month(after, day);
                let named = if this_month > after {
                    this_month
                } else {
                    in_month(after.first_of_month().saturating_add(1.month()), day)
                };
                moved(named, next_working, calendar)
            }
        }
    }
}

fn in_month(month: Date, day: i8) -> Date {
    Date::new(month.year(), month.month(), day).unwrap_or_else(|_| month.last_of_month())
}

fn moved(named: Date, next_working: bool, calendar: &Calendar) -> Due {
    let count = if next_working {
        calendar.working_day_from(named)
    } else {
        Count {
            day: named,
            skipped: Vec::new(),
            made_up: Vec::new(),
        }
    };
    Due { named, count }
}
