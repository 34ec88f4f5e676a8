//! The pace of a running period: the part of the promise that is reached, against the part of
//! the time that has passed.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Outlook;
use crate::{indicator::Direction, period::Period, quantity::Quantity, target::Target};

/// Both in percent: of the promise, and of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    pub reached: Decimal,
    pub passed: Decimal,
}

/// Below this share of the expected pace an open target is "unlikely", below the pace itself
/// "at risk". In percent.
pub const AT_RISK_BELOW_PACE: i64 = 100;
pub const UNLIKELY_BELOW_PACE: i64 = 70;

impl Pace {
    /// The pace of something that grows towards a positive number within a bounded period; there
    /// is none for anything else.
    pub(super) fn of(
        target: &Target,
        actual: &Quantity,
        period: Period,
        on: Date,
        direction: Direction,
    ) -> Option<Self> {
        let goal = target.goal().filter(|goal| *goal > Decimal::ZERO)?;
        let value = actual.number()?;
        let (first, last) = (period.first_day(), period.last_day()?);
        if direction == Direction::Down || on < first {
            return None;
        }
        let days = |from: Date, to: Date| {
            from.until(to)
                .ok()
                .map(|span| Decimal::from(span.get_days()))
        };
        let whole = days(first, last)? + Decimal::ONE;
        let passed = days(first, on)? + Decimal::ONE;
        let percent = |part: Decimal, whole: Decimal| {
            part.checked_mul(Decimal::ONE_HUNDRED)?
                .checked_div(whole)
                .map(|percent| percent.round_dp(1).normalize())
        };
        Some(Self {
            reached: percent(value, goal)?,
            passed: percent(passed, whole)?,
        })
    }

    /// The outlook of a promise at this pace.
    #[must_use]
    pub(super) fn outlook(self) -> Outlook {
        let reached = self.reached * Decimal::ONE_HUNDRED;
        if reached >= self.passed * Decimal::from(AT_RISK_BELOW_PACE) {
            Outlook::OnTheWay
        } else if reached >= self.passed * Decimal::from(UNLIKELY_BELOW_PACE) {
            Outlook::AtRisk
        } else {
            Outlook::Unlikely
        }
    }
}
