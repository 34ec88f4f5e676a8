//! The code of a period: one spelling for each, because it is a key.

use std::{fmt, str::FromStr};

use jiff::civil::Date;

use super::{Period, PeriodKind, PeriodProblem};

impl fmt::Display for Period {
    /// The code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            PeriodKind::Year(year) => write!(f, "{year}"),
            PeriodKind::HalfYear { year, half } => write!(f, "{year}-H{half}"),
            PeriodKind::Quarter { year, quarter } => write!(f, "{year}-Q{quarter}"),
            PeriodKind::Month { year, month } => write!(f, "{year}-{month:02}"),
            PeriodKind::NineMonths(year) => write!(f, "{year}-9M"),
            PeriodKind::Week { monday } => {
                let week = monday.iso_week_date();
                write!(f, "{}-W{:02}", week.year(), week.week())
            }
            PeriodKind::Span { from_year, to_year } => write!(f, "{from_year}..{to_year}"),
            PeriodKind::Since(year) => write!(f, "{year}.."),
            PeriodKind::Day(day) => write!(f, "{day}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodProblem;

    /// Reads the code, in the one spelling that [`Period`] displays: it is a key.
    fn from_str(code: &str) -> Result<Self, PeriodProblem> {
        if let Some((from, to)) = code.split_once("..") {
            let from = digits(from, 4)?;
            return if to.is_empty() {
                Self::since(from)
            } else {
                Self::span(from, digits(to, 4)?)
            };
        }
        let Some((year, part)) = code.split_once('-') else {
            return Self::year(digits(code, 4)?);
        };
        let year = digits(year, 4)?;
        if part == "9M" {
            return Self::nine_months(year);
        }
        if let Some(half) = part.strip_prefix('H') {
            return Self::half_year(year, digits(half, 1)?);
        }
        if let Some(quarter) = part.strip_prefix('Q') {
            return Self::quarter(year, digits(quarter, 1)?);
        }
        if let Some(week) = part.strip_prefix('W') {
            return Self::week(year, digits(week, 2)?);
        }
        match part.split_once('-') {
            None => Self::month(year, digits(part, 2)?),
            Some((month, day)) => Date::new(year, digits(month, 2)?, digits(day, 2)?)
                .map_err(|_| PeriodProblem::OutOfRange)
                .and_then(Self::day),
        }
    }
}

/// Exactly `count` digits: a sign, a blank or a missing zero would be a second spelling of a key.
fn digits<T: FromStr>(text: &str, count: usize) -> Result<T, PeriodProblem> {
    if text.len() != count || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PeriodProblem::NotAPeriod);
    }
    text.parse().map_err(|_| PeriodProblem::NotAPeriod)
}

impl TryFrom<String> for Period {
    type Error = PeriodProblem;

    fn try_from(code: String) -> Result<Self, PeriodProblem> {
        code.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}
