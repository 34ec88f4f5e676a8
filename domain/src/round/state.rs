//! How one unit stands in one round. Not due, missing, late and locked are different things, and
//! an answer that there is nothing to report is none of them.

use jiff::Timestamp;

use super::Round;
use crate::Language;

/// In one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoundState {
    /// The period has not ended yet.
    NotDue,
    Open,
    /// Every figure is handed in.
    Complete,
    NothingToReport,
    /// More time was granted, and it is still running.
    Extended,
    /// Past the deadline, and still open.
    Late,
    /// Locked with some figures handed in.
    Locked,
    /// Locked, and nothing was handed in.
    Missing,
}

impl RoundState {
    pub const ALL: [Self; 8] = [
        Self::NotDue,
        Self::Open,
        Self::Complete,
        Self::NothingToReport,
        Self::Extended,
        Self::Late,
        Self::Locked,
        Self::Missing,
    ];

    /// The deadline is over and something is missing.
    pub const OWED: [Self; 3] = [Self::Late, Self::Missing, Self::Locked];

    #[must_use]
    pub fn is_owed(self) -> bool {
        Self::OWED.contains(&self)
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::NotDue => language.pick("chưa đến kỳ", "not due yet"),
            Self::Open => language.pick("đang mở", "open"),
            Self::Complete => language.pick("đã báo cáo đủ", "complete"),
            Self::NothingToReport => language.pick("không phát sinh", "nothing to report"),
            Self::Extended => language.pick("được gia hạn", "extended"),
            Self::Late => language.pick("quá hạn", "late"),
            Self::Locked => language.pick("đã khoá, còn thiếu", "locked, incomplete"),
            Self::Missing => language.pick("không báo cáo", "missing"),
        }
    }

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotDue => "not-due",
            Self::Open => "open",
            Self::Complete => "complete",
            Self::NothingToReport => "nothing-to-report",
            Self::Extended => "extended",
            Self::Late => "late",
            Self::Locked => "locked",
            Self::Missing => "missing",
        }
    }
}

/// How much of a sheet is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Figures that are asked for.
    pub expected: usize,
    /// Of those, the ones that have a value, drafts and returned ones included.
    pub filled: usize,
    /// Of those, the ones handed in or published.
    pub handed_in: usize,
}

/// How a unit stands in a round at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub state: RoundState,
    /// Whether figures can no longer be entered or corrected.
    pub is_locked: bool,
    /// Until when more time was granted, if any was.
    pub extended_until: Option<Timestamp>,
}

impl Standing {
    #[must_use]
    pub fn of(
        round: &Round,
        progress: Progress,
        nothing: bool,
        extended_until: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        let is_locked = round.is_locked(extended_until, now);
        let is_complete = progress.expected > 0 && progress.handed_in == progress.expected;
        let state = if nothing {
            RoundState::NothingToReport
        } else if is_complete {
            RoundState::Complete
        } else if now < round.opens {
            RoundState::NotDue
        } else if now < round.due.at {
            RoundState::Open
        } else if extended_until.is_some_and(|until| now < until) {
            RoundState::Extended
        } else if !is_locked {
            RoundState::Late
        } else if progress.handed_in == 0 {
            RoundState::Missing
        } else {
            RoundState::Locked
        };
        Self {
            state,
            is_locked,
            extended_until,
        }
    }
}

impl Round {
    /// Whether figures can no longer be entered: after the lock, unless more time was granted
    /// that is still running.
    #[must_use]
    pub fn is_locked(&self, extended_until: Option<Timestamp>, now: Timestamp) -> bool {
        self.locks.as_ref().is_some_and(|lock| now >= lock.at)
            && extended_until.is_none_or(|until| now >= until)
    }
}
