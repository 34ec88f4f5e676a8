//! Rounds of a schedule, at the turn of months and years and of the calendar's days off.

mod deadline;
mod extension;
mod schedule;
mod state;

use jiff::civil::Date;

use super::{Cadence, DueRule, Schedule, Window};
use crate::{calendar::Hour, period::Period};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn monthly(due: DueRule) -> Schedule {
    Schedule {
        cadence: Cadence::Month,
        window: Window::Calendar,
        due,
        hour: Hour::OFFICE_CLOSE,
        lock: Some(DueRule::WorkingDay { nth: 3 }),
        units: Vec::new(),
        since: None,
        until: None,
    }
}

fn every(cadence: Cadence, window: Window) -> Schedule {
    Schedule {
        cadence,
        window,
        ..monthly(DueRule::WorkingDay { nth: 5 })
    }
}
