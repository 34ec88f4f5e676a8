//! Figures of one unit, period after period.

use rust_decimal::Decimal;

use crate::{
    period::{Period, PeriodKind},
    round::Cadence,
};

/// The figure of one period, as the number that a chart draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub period: Period,
    pub value: Decimal,
    /// Neither "about" nor "nearly": the number itself.
    pub is_exact: bool,
}

/// Figures of one cadence, in the order of time, each period at most once. Figures of other
/// cadences are not part of it: six months are not half of a year's course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    cadence: Cadence,
    points: Vec<Point>,
}

/// How often periods of a kind come; a single day, a term and an open time do not come again.
const fn cadence_of(period: Period) -> Option<Cadence> {
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

impl Series {
    /// The figures of the cadence that has the most of them; of several, the one whose last
    /// figure is the latest. None when no figure is of a period that comes again.
    #[must_use]
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut by_cadence: Vec<(Cadence, Vec<Point>)> = Vec::new();
        for point in points {
            let Some(cadence) = cadence_of(point.period) else {
                continue;
            };
            match by_cadence.iter_mut().find(|(one, _)| *one == cadence) {
                Some((_, list)) => list.push(point),
                None => by_cadence.push((cadence, vec![point])),
            }
        }
        by_cadence
            .into_iter()
            .map(|(cadence, mut points)| {
                points.sort_by_key(|point| point.period);
                points.dedup_by_key(|point| point.period);
                Self { cadence, points }
            })
            .max_by_key(|series| (series.points.len(), series.last().map(|last| last.period)))
    }

    #[must_use]
    pub const fn cadence(&self) -> Cadence {
        self.cadence
    }

    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    #[must_use]
    pub fn last(&self) -> Option<&Point> {
        self.points.last()
    }

    /// Every period from the first figure to the last, those without a figure too; at most so
    /// many, the latest.
    #[must_use]
    pub fn periods(&self, most: usize) -> Vec<Period> {
        let (Some(first), Some(last)) = (self.points.first(), self.points.last()) else {
            return Vec::new();
        };
        let mut periods = vec![last.period];
        while let Some(before) = periods
            .last()
            .and_then(|period| self.cadence.before(*period))
            .filter(|before| *before >= first.period && periods.len() < most)
        {
            periods.push(before);
        }
        periods.reverse();
        periods
    }

    /// The figures at the end that follow each other without a gap.
    #[must_use]
    pub fn run(&self) -> &[Point] {
        let breaks = self
            .points
            .windows(2)
            .rposition(|pair| self.cadence.after(pair[0].period) != Some(pair[1].period));
        &self.points[breaks.map_or(0, |at| at + 1)..]
    }
}
