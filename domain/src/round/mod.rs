//! Reporting rounds: for each period of a programme's schedule, when its units report, until
//! when, and when the period is locked. Rounds are computed from the schedule, the calendar and
//! the day, never kept: a changed holiday moves every deadline that is still running.

mod deadline;
mod due;
mod extension;
mod period;
mod schedule;
mod schedules;
mod state;

pub(crate) use deadline::skipped_text;
pub use deadline::{Deadline, Explanation, Mark};
pub use due::DueRule;
pub use extension::{Extension, ExtensionRequest, Granting};
pub use schedule::{Cadence, Round, Schedule, ScheduleProblem, Window};
pub use schedules::{NotKept, Schedules};
pub use state::{Progress, RoundState, Standing};

use serde::{Deserialize, Serialize};

use crate::{officer::Signature, text::Prose};

/// "Không có số liệu phát sinh trong kỳ": an answer of its own, not a missing one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NothingToReport {
    pub reason: Prose,
    pub by: Signature,
}

#[cfg(test)]
mod tests;
