//! The time axis of a task: in time or late, done or open.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Language,
    task::{Deadline, Task, TaskState},
};

/// The time axis of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    DoneInTime,
    DoneLate,
    /// Done, but it had no deadline or no day of completion to compare.
    DoneUndated,
    OpenInTime,
    OpenLate,
    OpenUndated,
    Paused,
    NotAssigned,
}

impl Timing {
    /// Judges a task on a day. A deadline at the close of office is still kept on its day.
    #[must_use]
    pub fn of(task: &Task, on: Date) -> Self {
        match (task.state, task.deadline) {
            (TaskState::Draft, _) => Self::NotAssigned,
            (TaskState::Paused, _) => Self::Paused,
            (TaskState::Done, Some(Deadline { day, .. })) => match task.done_on {
                Some(done) if done <= day => Self::DoneInTime,
                Some(_) => Self::DoneLate,
                None => Self::DoneUndated,
            },
            (TaskState::Done, None) => Self::DoneUndated,
            (_, Some(Deadline { day, .. })) if on > day => Self::OpenLate,
            (_, Some(_)) => Self::OpenInTime,
            (_, None) => Self::OpenUndated,
        }
    }

    /// How many days somebody still has for a task, or is late by when it is below zero; none
    /// where nothing is to be done, or by no day. What was handed in is with somebody else.
    #[must_use]
    pub fn days_left(task: &Task, on: Date) -> Option<i32> {
        let is_theirs = matches!(
            task.state,
            TaskState::Assigned | TaskState::Doing | TaskState::MostlyDone
        );
        let day = task.deadline.filter(|_| is_theirs)?.day;
        Some((day - on).get_days())
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::DoneInTime, Language::Vi) => "Hoàn thành đúng hạn",
            (Self::DoneInTime, Language::En) => "Done in time",
            (Self::DoneLate, Language::Vi) => "Hoàn thành quá hạn",
            (Self::DoneLate, Language::En) => "Done late",
            (Self::DoneUndated, Language::Vi) => "Hoàn thành, không có hạn để so",
            (Self::DoneUndated, Language::En) => "Done, without a deadline to compare",
            (Self::OpenInTime, Language::Vi) => "Chưa hoàn thành, trong hạn",
            (Self::OpenInTime, Language::En) => "Open, in time",
            (Self::OpenLate, Language::Vi) => "Chưa hoàn thành, quá hạn",
            (Self::OpenLate, Language::En) => "Open, late",
            (Self::OpenUndated, Language::Vi) => "Chưa hoàn thành, không có hạn",
            (Self::OpenUndated, Language::En) => "Open, without a deadline",
            (Self::Paused, Language::Vi) => "Tạm dừng",
            (Self::Paused, Language::En) => "Paused",
            (Self::NotAssigned, Language::Vi) => "Chưa giao: còn thiếu rõ",
            (Self::NotAssigned, Language::En) => "Not assigned: not clear yet",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::task::{self, clear::Clarity};

    #[test]
    fn the_time_axis_counts_the_day_of_the_deadline_in() {
        let mut given = task::tests::clear().assign(&Clarity::SIX).unwrap();
        assert_eq!(Timing::of(&given, date(2026, 12, 31)), Timing::OpenInTime);
        assert_eq!(Timing::of(&given, date(2027, 1, 1)), Timing::OpenLate);
        given.state = TaskState::Done;
        for (done, timing) in [
            (Some(date(2026, 12, 31)), Timing::DoneInTime),
            (Some(date(2027, 1, 1)), Timing::DoneLate),
            (None, Timing::DoneUndated),
        ] {
            given.done_on = done;
            assert_eq!(Timing::of(&given, date(2027, 2, 1)), timing);
        }
        given.deadline = None;
        given.state = TaskState::Doing;
        assert_eq!(Timing::of(&given, date(2030, 1, 1)), Timing::OpenUndated);
        assert_eq!(
            Timing::of(&task::tests::draft(), date(2030, 1, 1)),
            Timing::NotAssigned
        );
    }

    #[test]
    fn days_are_counted_for_what_is_still_to_be_done() {
        let mut given = task::tests::clear().assign(&Clarity::SIX).unwrap();
        for (on, days) in [
            (date(2026, 12, 28), 3),
            (date(2026, 12, 31), 0),
            (date(2027, 1, 3), -3),
            (date(2027, 3, 1), -60),
        ] {
            assert_eq!(Timing::days_left(&given, on), Some(days), "{on}");
        }
        for state in [TaskState::Submitted, TaskState::Done, TaskState::Paused] {
            given.state = state;
            assert_eq!(Timing::days_left(&given, date(2027, 1, 3)), None);
        }
    }
}
