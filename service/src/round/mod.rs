//! Reporting rounds: the schedule, the holidays, the answer that there is nothing to report, and
//! more time. Whether a round is open is decided by [`Book::round_gate`](crate::book::Book).

mod extension;
mod holiday;
mod nothing;
mod schedule;

use domain::{
    Date, Refusal, Timestamp,
    figure::sheet::SheetKey,
    period::parse_date,
    refusal::{Field, Problem},
};

use crate::Service;

impl Service {
    /// Whether a sheet can be written to now: asked inside every use case that enters, corrects
    /// or hands in a figure.
    ///
    /// # Errors
    /// Its round is locked, and no more time was granted that is still running.
    pub fn round_gate(&self, key: &SheetKey, now: Timestamp) -> Result<(), Refusal> {
        self.book().round_gate(key, now)
    }
}

/// A day that has to be there.
fn day(typed: &str, field: Field, problems: &mut Vec<(Field, Problem)>) -> Option<Date> {
    let day = parse_date(typed);
    if day.is_none() {
        let problem = if typed.trim().is_empty() {
            Problem::NothingWritten
        } else {
            Problem::NotADate
        };
        problems.push((field, problem));
    }
    day
}
