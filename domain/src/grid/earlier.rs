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
    let cadence = match period.kind() {
        PeriodKind::Year(_) => Cadence::Year,
        PeriodKind::HalfYear { .. } => Cadence::HalfYear,
        PeriodKind::Quarter { .. } => Cadence::Quarter,
        PeriodKind::Month { .. } => Cadence::Month,
        PeriodKind::NineMonths(_) => Cadence::NineMonths,
        PeriodKind::Week { .. } => Cadence::Week,
        PeriodKind::Span { .. } | PeriodKind::Since(_) | PeriodKind::Day(_) => return Vec::new(),
    };
    let mut periods: Vec<_> =
        std::iter::successors(cadence.before(period), |before| cadence.before(*before))
            .take(EARLIER)
            .collect();
    periods.reverse();
    periods
}
