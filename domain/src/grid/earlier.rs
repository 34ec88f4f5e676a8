//! The periods before one, of the same kind: the columns of a grid.

use crate::{
    period::{Period, PeriodKind},
    round::Cadence,
};

/// How many earlier periods stand beside the one that is entered.
pub const EARLIER: usize = 12;

/// Up to [`EARLIER`] periods before this one, oldest first. A term of years, a time without
/// end and a single day have none.
#[must_use]
pub fn earlier(period: Period) -> Vec<Period> {
    let mut periods: Vec<_> = std::iter::successors(before(period), |one| before(*one))
        .take(EARLIER)
        .collect();
    periods.reverse();
    periods
}

/// The period of the same kind before this one.
#[must_use]
pub fn before(period: Period) -> Option<Period> {
    cadence(period)?.before(period)
}

/// The period of the same kind after this one.
#[must_use]
pub fn after(period: Period) -> Option<Period> {
    cadence(period)?.after(period)
}

const fn cadence(period: Period) -> Option<Cadence> {
    Some(match period.kind() {
        PeriodKind::Year(_) => Cadence::Year,
        PeriodKind::HalfYear { .. } => Cadence::HalfYear,
        PeriodKind::Quarter { .. } => Cadence::Quarter,
        PeriodKind::Month { .. } => Cadence::Month,
        PeriodKind::NineMonths(_) => Cadence::NineMonths,
        PeriodKind::Week { .. } => Cadence::Week,
        PeriodKind::Span { .. } | PeriodKind::Since(_) | PeriodKind::Day(_) => return None,
    })
}
