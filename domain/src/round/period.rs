//! The periods of a cadence, one after the other.

use jiff::civil::Date;

use super::Cadence;
use crate::period::{Period, PeriodKind};

impl Cadence {
    /// The period that a day belongs to; for a single round, that one.
    #[must_use]
    pub fn at(self, day: Date) -> Option<Period> {
        let (year, month) = (day.year(), day.month());
        match self {
            Self::Week => {
                let week = day.iso_week_date();
                Period::week(week.year(), week.week()).ok()
            }
            Self::Month => Period::month(year, month).ok(),
            Self::Quarter => Period::quarter(year, (month + 2) / 3).ok(),
            Self::HalfYear => Period::half_year(year, if month <= 6 { 1 } else { 2 }).ok(),
            Self::NineMonths => Period::nine_months(year).ok(),
            Self::Year => Period::year(year).ok(),
            Self::Once(period) => Some(period),
        }
    }

    /// Whether a period is one of this cadence.
    #[must_use]
    pub fn has(self, period: Period) -> bool {
        self.at(period.first_day()) == Some(period)
    }

    /// The one before.
    #[must_use]
    pub fn before(self, period: Period) -> Option<Period> {
        match self {
            Self::Once(_) => None,
            _ => self.at(period.first_day().yesterday().ok()?),
        }
    }

    /// The one after.
    #[must_use]
    pub fn after(self, period: Period) -> Option<Period> {
        match (self, period.kind()) {
            (Self::Once(_), _) => None,
            // Nine months are followed by three that belong to none.
            (_, PeriodKind::NineMonths(year)) => Period::nine_months(year.checked_add(1)?).ok(),
            _ => self.at(period.last_day()?.tomorrow().ok()?),
        }
    }
}
