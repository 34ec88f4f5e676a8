//! A programme's schedule: how often its units report, on which days, until when.

use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Deadline, DueRule, Mark};
use crate::{
    Language,
    calendar::{Calendar, Hour},
    id::UnitId,
    moment::start_of,
    period::{Period, PeriodKind},
};

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cadence {
    Week,
    Month,
    Quarter,
    HalfYear,
    NineMonths,
    Year,
    Once(Period),
}

impl Cadence {
    /// The codes, in the order of a form; `once` needs its period beside it.
    pub const CODES: [&str; 7] = [
        "week",
        "month",
        "quarter",
        "half-year",
        "nine-months",
        "year",
        "once",
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::NineMonths => "nine-months",
            Self::Year => "year",
            Self::Once(_) => "once",
        }
    }

    /// "hằng tháng", "monthly": the word for a code.
    #[must_use]
    pub fn name(code: &str, language: Language) -> &'static str {
        match code {
            "week" => language.pick("hằng tuần", "weekly"),
            "month" => language.pick("hằng tháng", "monthly"),
            "quarter" => language.pick("hằng quý", "quarterly"),
            "half-year" => language.pick("6 tháng một lần", "half-yearly"),
            "nine-months" => language.pick("9 tháng đầu năm", "first nine months"),
            "year" => language.pick("hằng năm", "yearly"),
            _ => language.pick("một lần", "once"),
        }
    }
}

/// From which day to which day a period is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// The days of the calendar period.
    #[default]
    Calendar,
    /// From this day of the month before (2 to 28) to the day before it in the last month:
    /// with 15, October is 15 September to 14 October. For weeks, from this weekday (2 Tuesday
    /// to 7 Sunday) of the week before.
    From(i8),
}

/// When the units of a programme report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub cadence: Cadence,
    #[serde(default)]
    pub window: Window,
    /// Counted from the last day of the window.
    pub due: DueRule,
    pub hour: Hour,
    /// Counted from the due day; without it figures can be entered at any time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<DueRule>,
    /// Who reports; empty means the units that a promise is made for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitId>,
    /// Windows that begin before this day have no round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Windows that end after this day have no round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Why a schedule cannot be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleProblem {
    /// The single round's period has no end.
    EndlessPeriod,
    /// The day a window begins on is out of its range.
    WindowDay,
    DueDay,
    LockDay,
    /// It ends before it begins.
    Backwards,
}

/// One period of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub period: Period,
    pub first_day: Date,
    pub last_day: Date,
    /// From when it counts as open: the beginning of its last day. Entering earlier is allowed.
    pub opens: Timestamp,
    pub due: Deadline,
    pub locks: Option<Deadline>,
}

impl Schedule {
    /// Gives itself back when it can be meant.
    ///
    /// # Errors
    /// The first thing that cannot.
    pub fn checked(self) -> Result<Self, ScheduleProblem> {
        if let Cadence::Once(period) = self.cadence
            && period.last_day().is_none()
        {
            return Err(ScheduleProblem::EndlessPeriod);
        }
        if let Window::From(day) = self.window {
            let most = if matches!(self.cadence, Cadence::Week) {
                7
            } else {
                28
            };
            let days = matches!(
                self.cadence,
                Cadence::Once(period) if matches!(period.kind(), PeriodKind::Day(_) | PeriodKind::Week { .. })
            );
            if days || !(2..=most).contains(&day) {
                return Err(ScheduleProblem::WindowDay);
            }
        }
        if !self.due.is_sound() {
            return Err(ScheduleProblem::DueDay);
        }
        if !self.lock.is_none_or(DueRule::is_sound) {
            return Err(ScheduleProblem::LockDay);
        }
        if let (Some(since), Some(until)) = (self.since, self.until)
            && until < since
        {
            return Err(ScheduleProblem::Backwards);
        }
        Ok(self)
    }

    /// The round of a period; none when the period is not one of this schedule.
    #[must_use]
    pub fn round(&self, period: Period, calendar: &Calendar) -> Option<Round> {
        if !self.cadence.has(period) {
            return None;
        }
        let (first_day, last_day) = self.window_of(period)?;
        let too_early = self.since.is_some_and(|since| first_day < since);
        let too_late = self.until.is_some_and(|until| last_day > until);
        if too_early || too_late {
            return None;
        }
        let due = Deadline::of(Mark::Due, self.due, last_day, self.hour, calendar);
        let locks = self
            .lock
            .map(|rule| Deadline::of(Mark::Lock, rule, due.day(), self.hour, calendar));
        Some(Round {
            period,
            first_day,
            last_day,
            opens: start_of(last_day),
            due,
            locks,
        })
    }

    /// The rounds around a day, earliest first: at most `back` that have begun, and at most
    /// `ahead` that have not.
    #[must_use]
    pub fn around(&self, day: Date, back: usize, ahead: usize, calendar: &Calendar) -> Vec<Round> {
        // A window may begin in the period before its own: one more period ahead is looked at.
        let Some(mut period) = self.cadence.at(day) else {
            return Vec::new();
        };
        for _ in 0..=ahead {
            period = self.cadence.after(period).unwrap_or(period);
        }
        let (mut begun, mut coming) = (Vec::new(), Vec::new());
        let mut at = Some(period);
        while let Some(period) = at {
            if let Some(round) = self.round(period, calendar) {
                if round.first_day > day {
                    coming.push(round);
                } else {
                    begun.push(round);
                }
            } else if self.is_over(period) {
                break;
            }
            if begun.len() >= back {
                break;
            }
            at = self.cadence.before(period);
        }
        // Both were found latest first.
        begun.truncate(back);
        begun.reverse();
        coming.reverse();
        coming.truncate(ahead);
        begun.extend(coming);
        begun
    }

    /// Whether this period and all before it have no round.
    fn is_over(&self, period: Period) -> bool {
        match (self.since, self.window_of(period)) {
            (Some(since), Some((first_day, _))) => first_day < since,
            _ => false,
        }
    }

    /// The first and last day that a period's figures are of.
    fn window_of(&self, period: Period) -> Option<(Date, Date)> {
        let (first, last) = (period.first_day(), period.last_day()?);
        Some(match (self.window, self.cadence) {
            (Window::Calendar, _) => (first, last),
            (Window::From(weekday), Cadence::Week) => {
                let earlier = (8 - i64::from(weekday)).days();
                (
                    first.checked_sub(earlier).ok()?,
                    last.checked_sub(earlier).ok()?,
                )
            }
            (Window::From(day), _) => {
                let before = first.first_of_month().checked_sub(1.month()).ok()?;
                (
                    Date::new(before.year(), before.month(), day).ok()?,
                    Date::new(last.year(), last.month(), day - 1).ok()?,
                )
            }
        })
    }
}
