//! Commands of reporting rounds: the schedule, the holidays, and what a unit answers.

use serde::{Deserialize, Serialize};

use crate::{
    figure::sheet::SheetKey,
    id::{CommandId, DocumentId},
};

/// A schedule as its form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleWords {
    /// A code of [`Cadence`](crate::round::Cadence); empty for no rounds at all.
    pub cadence: String,
    /// The single period, for a round that is held once.
    pub period: String,
    /// The day that a window begins on; empty for calendar periods.
    pub window_day: String,
    /// "working-day", "calendar-day" or "day-of-month".
    pub due: String,
    pub due_day: String,
    /// Whether a day that is not worked moves the deadline to the next one that is.
    pub next_working: bool,
    /// "17:00".
    pub hour: String,
    /// "working-day" or "calendar-day"; empty for no lock.
    pub lock: String,
    pub lock_day: String,
    /// Addresses of units, one a line; empty for those that a promise is made for.
    pub units: String,
    pub since: String,
    pub until: String,
}

/// Says when the units of a programme report: one of its schedules, and what holds for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepSchedule {
    pub id: CommandId,
    pub programme: DocumentId,
    /// The revision the officer saw; 0 for a programme without settings.
    pub base: u32,
    /// The [key](crate::round::Cadence::key) of the schedule that this one takes the place of;
    /// empty for one more.
    #[serde(default)]
    pub instead: String,
    pub schedule: ScheduleWords,
    /// After how many days without a change an item counts as stale; empty for what is usual.
    #[serde(default)]
    pub stale_after: String,
}

/// Adds, changes or withdraws a holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepHoliday {
    pub id: CommandId,
    /// 2026-09-02 or 2/9/2026.
    pub day: String,
    /// The revision the officer saw; 0 for a new one.
    pub base: u32,
    /// A code of [`HolidayKind`](crate::calendar::HolidayKind).
    pub kind: String,
    pub name: String,
    pub name_en: String,
    pub document: String,
    pub note: String,
    #[serde(default)]
    pub note_en: String,
}

/// Answers that a unit has nothing to report in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportNothing {
    pub id: CommandId,
    pub at: SheetKey,
    pub reason: String,
}

/// Takes that answer back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawNothing {
    pub id: CommandId,
    pub at: SheetKey,
}

/// Asks for more time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskExtension {
    pub id: CommandId,
    pub at: SheetKey,
    /// The revision the officer saw; 0 when nothing was asked before.
    pub base: u32,
    pub until: String,
    pub reason: String,
}

/// Grants more time, or refuses it with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideExtension {
    pub id: CommandId,
    pub at: SheetKey,
    pub base: u32,
    pub grant: bool,
    /// Until when it is granted.
    pub until: String,
    /// Why it is refused.
    pub reason: String,
}
