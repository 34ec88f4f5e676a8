//! The schedules of a programme: one that is followed by the month and settled by the year has
//! two. Which of them a sheet goes by follows from its period alone, so no period may be one of
//! two schedules.

use serde::{Deserialize, Serialize};

use super::{Cadence, Schedule};
use crate::period::Period;

/// At most one for each cadence, the shortest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Schedules(Vec<Schedule>);

/// As it was written down: a programme used to have one schedule at most.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Several(Vec<Schedule>),
    One(Box<Schedule>),
}

impl From<Kept> for Schedules {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::One(schedule) => Self(vec![*schedule]),
            Kept::Several(schedules) => Self(schedules),
        }
    }
}

/// Why a schedule does not go with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The one it was to take the place of is not there any more.
    Gone,
    /// Another one has its periods.
    Taken,
}

impl Cadence {
    /// What tells it from the others of a programme: "month", "once-2023".
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Once(period) => format!("{}-{period}", self.code()),
            other => other.code().to_owned(),
        }
    }

    /// Whether a period can be one of both.
    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Once(period), of) | (of, Self::Once(period)) => of.has(period),
            _ => self == other,
        }
    }

    fn place(self) -> usize {
        let known = Self::CODES.iter().position(|code| *code == self.code());
        known.unwrap_or(Self::CODES.len())
    }
}

impl Schedules {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn as_slice(&self) -> &[Schedule] {
        &self.0
    }

    /// The one that a period's sheets go by.
    #[must_use]
    pub fn of(&self, period: Period) -> Option<&Schedule> {
        self.0.iter().find(|one| one.cadence.has(period))
    }

    /// The one that is called so.
    #[must_use]
    pub fn named(&self, key: &str) -> Option<&Schedule> {
        self.0.iter().find(|one| one.cadence.key() == key)
    }

    /// Puts a schedule in the place of the one that is called `instead`, or beside the others
    /// where that is empty; without one there is one less.
    ///
    /// # Errors
    /// It is not there to be replaced, or another one has the same periods.
    pub fn keeping(&self, instead: &str, schedule: Option<Schedule>) -> Result<Self, NotKept> {
        if !instead.is_empty() && self.named(instead).is_none() {
            return Err(NotKept::Gone);
        }
        let mut left: Vec<_> = self
            .0
            .iter()
            .filter(|one| one.cadence.key() != instead)
            .cloned()
            .collect();
        if let Some(schedule) = schedule {
            if left.iter().any(|one| one.cadence.meets(schedule.cadence)) {
                return Err(NotKept::Taken);
            }
            left.push(schedule);
        }
        left.sort_by_key(|one| {
            let once = match one.cadence {
                Cadence::Once(period) => Some(period),
                _ => None,
            };
            (one.cadence.place(), once)
        });
        Ok(Self(left))
    }
}

impl From<Schedule> for Schedules {
    fn from(schedule: Schedule) -> Self {
        Self(vec![schedule])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{calendar::Hour, round::DueRule};

    fn schedule(cadence: Cadence) -> Schedule {
        Schedule {
            cadence,
            window: crate::round::Window::Calendar,
            due: DueRule::WorkingDay { nth: 5 },
            hour: Hour::OFFICE_CLOSE,
            lock: None,
            units: Vec::new(),
            since: None,
            until: None,
        }
    }

    fn period(code: &str) -> Period {
        code.parse().unwrap()
    }

    fn keys(schedules: &Schedules) -> Vec<String> {
        let all = schedules.as_slice().iter();
        all.map(|one| one.cadence.key()).collect()
    }

    #[test]
    fn a_sheet_goes_by_the_schedule_of_its_period() {
        let mut schedules = Schedules::default();
        for cadence in [
            Cadence::Year,
            Cadence::Once(period("2023")),
            Cadence::Month,
            Cadence::HalfYear,
            Cadence::NineMonths,
        ] {
            // 2023 is a year too.
            let kept = schedules.keeping("", Some(schedule(cadence)));
            if cadence == Cadence::Once(period("2023")) {
                assert_eq!(kept, Err(NotKept::Taken));
            } else {
                schedules = kept.unwrap();
            }
        }
        assert_eq!(
            keys(&schedules),
            ["month", "half-year", "nine-months", "year"]
        );
        for (code, cadence) in [
            ("2026", Some(Cadence::Year)),
            ("2026-10", Some(Cadence::Month)),
            ("2026-H1", Some(Cadence::HalfYear)),
            ("2026-9M", Some(Cadence::NineMonths)),
            ("2026-Q3", None),
            ("2021..2025", None),
        ] {
            let of = schedules.of(period(code)).map(|one| one.cadence);
            assert_eq!(of, cadence, "{code}");
        }
    }

    #[test]
    fn one_takes_the_place_of_another_or_goes() {
        let month = Schedules::from(schedule(Cadence::Month));
        let both = month
            .keeping("", Some(schedule(Cadence::Once(period("2023")))))
            .unwrap();
        assert_eq!(keys(&both), ["month", "once-2023"]);
        let quarter = both.keeping("month", Some(schedule(Cadence::Quarter)));
        assert_eq!(keys(&quarter.unwrap()), ["quarter", "once-2023"]);
        let again = both.keeping("month", Some(schedule(Cadence::Month)));
        assert_eq!(again.unwrap(), both, "its own place is free");
        assert_eq!(keys(&both.keeping("once-2023", None).unwrap()), ["month"]);
        assert_eq!(both.keeping("quarter", None), Err(NotKept::Gone));
        assert_eq!(
            both.keeping("", Some(schedule(Cadence::Month))),
            Err(NotKept::Taken)
        );
        assert_eq!(
            both.keeping("month", Some(schedule(Cadence::Year))),
            Err(NotKept::Taken),
            "the single round of 2023 would be one of every year"
        );
    }

    #[test]
    fn a_programme_that_had_one_schedule_is_read() {
        let kept = serde_json::to_string(&schedule(Cadence::Month)).unwrap();
        let old: Schedules = serde_json::from_str(&kept).unwrap();
        assert_eq!(old, Schedules::from(schedule(Cadence::Month)));
        let again = serde_json::to_string(&old).unwrap();
        assert!(again.starts_with('['), "{again}");
        assert_eq!(serde_json::from_str::<Schedules>(&again).unwrap(), old);
    }
}
