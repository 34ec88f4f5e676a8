//! The stretch of time a target or a figure is about, as the field counts it.
//!
//! Every period has one code (`2024-Q3`), which is its key in addresses, records and imports, and
//! one name in each language (`quý III/2024`).

mod code;
mod name;

use std::cmp::Ordering;

use jiff::{
    ToSpan,
    civil::{Date, ISOWeekDate, Weekday, date},
};
use serde::{Deserialize, Serialize};

pub use name::{date_text, parse_date};

use crate::language::Language;

/// A valid period; made from its code or by one of the constructors.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period(PeriodKind);

/// What a [`Period`] is, for matching on.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum PeriodKind {
    Year(i16),
    HalfYear {
        year: i16,
        half: i8,
    },
    Quarter {
        year: i16,
        quarter: i8,
    },
    Month {
        year: i16,
        month: i8,
    },
    /// January to September: reports are due then, before the year's plan is made.
    NineMonths(i16),
    /// An ISO week; the Monday says which.
    Week {
        monday: Date,
    },
    /// Whole years, such as a term of office.
    Span {
        from_year: i16,
        to_year: i16,
    },
    /// From a year on, without an end.
    Since(i16),
    Day(Date),
}

/// Why a text is not a period.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, thiserror::Error)]
pub enum PeriodProblem {
    #[error("not the code of a period")]
    NotAPeriod,
    #[error("no such year, half, quarter, month, week or day")]
    OutOfRange,
    #[error("the last year must come after the first")]
    Backwards,
}

impl PeriodProblem {
    #[must_use]
    pub const fn message(self, language: Language) -> &'static str {
        match self {
            Self::NotAPeriod => language.pick(
                "Không đọc được kỳ. Ví dụ: 2024, 2024-Q3, 2024-07, 2021..2025.",
                "This is not a period. Examples: 2024, 2024-Q3, 2024-07, 2021..2025.",
            ),
            Self::OutOfRange => language.pick(
                "Không có năm, quý, tháng, tuần hoặc ngày này.",
                "There is no such year, quarter, month, week or day.",
            ),
            Self::Backwards => language.pick(
                "Năm cuối phải sau năm đầu.",
                "The last year must come after the first.",
            ),
        }
    }
}

impl Period {
    /// Years outside these are typing errors, not history.
    pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

    pub fn year(year: i16) -> Result<Self, PeriodProblem> {
        Self::checked(year, 1, 1..=1, PeriodKind::Year(year))
    }

    pub fn half_year(year: i16, half: i8) -> Result<Self, PeriodProblem> {
        Self::checked(year, half, 1..=2, PeriodKind::HalfYear { year, half })
    }

    pub fn quarter(year: i16, quarter: i8) -> Result<Self, PeriodProblem> {
        Self::checked(year, quarter, 1..=4, PeriodKind::Quarter { year, quarter })
    }

    pub fn month(year: i16, month: i8) -> Result<Self, PeriodProblem> {
        Self::checked(year, month, 1..=12, PeriodKind::Month { year, month })
    }

    pub fn nine_months(year: i16) -> Result<Self, PeriodProblem> {
        Self::checked(year, 1, 1..=1, PeriodKind::NineMonths(year))
    }

    /// Week `week` of the ISO year `year`, which may begin in the December before.
    pub fn week(year: i16, week: i8) -> Result<Self, PeriodProblem> {
        let monday = ISOWeekDate::new(year, week, Weekday::Monday)
            .map_err(|_| PeriodProblem::OutOfRange)?
            .date();
        Self::checked(year, 1, 1..=1, PeriodKind::Week { monday })
    }

    /// The week that a day is in.
    pub fn week_of(day: Date) -> Result<Self, PeriodProblem> {
        let week = day.iso_week_date();
        Self::week(week.year(), week.week())
    }

    pub fn span(from_year: i16, to_year: i16) -> Result<Self, PeriodProblem> {
        if !Self::YEARS.contains(&to_year) {
            return Err(PeriodProblem::OutOfRange);
        }
        if from_year >= to_year {
            return Err(PeriodProblem::Backwards);
        }
        Self::checked(from_year, 1, 1..=1, PeriodKind::Span { from_year, to_year })
    }

    pub fn since(year: i16) -> Result<Self, PeriodProblem> {
        Self::checked(year, 1, 1..=1, PeriodKind::Since(year))
    }

    pub fn day(day: Date) -> Result<Self, PeriodProblem> {
        Self::checked(day.year(), 1, 1..=1, PeriodKind::Day(day))
    }

    fn checked(
        year: i16,
        part: i8,
        parts: std::ops::RangeInclusive<i8>,
        kind: PeriodKind,
    ) -> Result<Self, PeriodProblem> {
        if Self::YEARS.contains(&year) && parts.contains(&part) {
            Ok(Self(kind))
        } else {
            Err(PeriodProblem::OutOfRange)
        }
    }

    #[must_use]
    pub const fn kind(&self) -> PeriodKind {
        self.0
    }

    #[must_use]
    pub const fn first_day(&self) -> Date {
        match self.0 {
            PeriodKind::Year(year)
            | PeriodKind::NineMonths(year)
            | PeriodKind::Since(year)
            | PeriodKind::Span {
                from_year: year, ..
            } => date(year, 1, 1),
            PeriodKind::HalfYear { year, half } => date(year, half * 6 - 5, 1),
            PeriodKind::Quarter { year, quarter } => date(year, quarter * 3 - 2, 1),
            PeriodKind::Month { year, month } => date(year, month, 1),
            PeriodKind::Week { monday } => monday,
            PeriodKind::Day(day) => day,
        }
    }

    /// The last day that belongs to the period; none when it has no end.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        Some(match self.0 {
            PeriodKind::Year(year) | PeriodKind::Span { to_year: year, .. } => date(year, 12, 31),
            PeriodKind::NineMonths(year) => date(year, 9, 30),
            PeriodKind::HalfYear { year, half } => date(year, half * 6, 1).last_of_month(),
            PeriodKind::Quarter { year, quarter } => date(year, quarter * 3, 1).last_of_month(),
            PeriodKind::Month { year, month } => date(year, month, 1).last_of_month(),
            PeriodKind::Week { monday } => monday.saturating_add(6.days()),
            PeriodKind::Day(day) => day,
            PeriodKind::Since(_) => return None,
        })
    }
}

impl Ord for Period {
    /// By first day; of those that begin together, the one that ends first.
    fn cmp(&self, other: &Self) -> Ordering {
        let end = |period: &Self| period.last_day().unwrap_or(Date::MAX);
        self.first_day()
            .cmp(&other.first_day())
            .then_with(|| end(self).cmp(&end(other)))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests;
