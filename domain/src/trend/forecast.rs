//! Where a course leads if it goes on as it did: a trend by Theil and Sen, which a single odd figure
//! cannot bend, with a band. Said only where the figures allow it, and always as what it is.
//!
//! The rule: a promise in numbers that ends after the last figure; at least [`FEWEST`] exact figures
//! of periods that follow each other without a gap up to that last one; nothing restricted; a unit
//! that still is. The slope is the median of the slopes between any two figures, the level the
//! median of what is left; the band lies between the quartiles of those slopes, and is wider on
//! both sides by the largest distance of any figure from the trend. No further ahead than there are
//! figures to look back on.

use rust_decimal::Decimal;

use super::Series;
use crate::{
    period::Period,
    quantity::Quantity,
    target::{Bound, Target, Verdict},
};

/// With fewer figures than these a trend is a guess.
pub const FEWEST: usize = 4;
/// Older figures than these say little of what comes.
pub const LONGEST: usize = 24;

/// Why nothing is foreseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unforeseen {
    /// So many figures follow each other up to the last one.
    TooFew(usize),
    /// A figure that is only approximate is among the latest.
    Approximate,
    /// No promise in numbers that the figures could be held against.
    NoGoal,
    /// The promise's time is over, or its end not said.
    NothingAhead,
    /// The unit is no more: nobody goes on.
    UnitEnded,
    /// Not for everybody, so nothing follows from it for anybody.
    Restricted,
    /// Numbers too large to reckon with.
    TooLarge,
}

/// What a forecast is made for.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// What was promised, and for when; none when nothing was.
    pub goal: Option<(&'a Target, Period)>,
    /// As indicators name it: a percentage ends at 0 and 100.
    pub measure: &'a str,
    pub excess_from: Bound,
    pub is_restricted: bool,
    pub unit_ended: bool,
}

/// What is expected of one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    pub period: Period,
    pub low: Decimal,
    pub middle: Decimal,
    pub high: Decimal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// How many figures it rests on.
    pub figures: usize,
    pub from: Period,
    pub until: Period,
    /// The change from one period to the next.
    pub slope: Decimal,
    /// Earliest first, never empty.
    pub ahead: Vec<Expected>,
    /// Whether it reaches the end of the promise's time.
    pub reaches_goal: bool,
    /// How the whole band stands to the promise at its end; none when it does not reach so far,
    /// [`Verdict::CannotJudge`] when its two ends stand differently.
    pub verdict: Option<Verdict>,
}

/// Where a series leads.
///
/// # Errors
/// Why that is not said.
pub fn forecast(series: &Series, terms: Terms<'_>) -> Result<Forecast, Unforeseen> {
    if terms.is_restricted {
        return Err(Unforeseen::Restricted);
    }
    let (target, period) = terms
        .goal
        .filter(|(target, _)| target.is_numeric())
        .ok_or(Unforeseen::NoGoal)?;
    if terms.unit_ended {
        return Err(Unforeseen::UnitEnded);
    }
    let run = series.run();
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return Err(Unforeseen::TooFew(0));
    };
    let end = period.last_day().ok_or(Unforeseen::NothingAhead)?;
    if last.period.last_day().is_none_or(|day| day >= end) {
        return Err(Unforeseen::NothingAhead);
    }
    if run.len() < FEWEST {
        return Err(Unforeseen::TooFew(run.len()));
    }
    let run = &run[run.len().saturating_sub(LONGEST)..];
    if run.iter().any(|point| !point.is_exact) {
        return Err(Unforeseen::Approximate);
    }
    let values: Vec<Decimal> = run.iter().map(|point| point.value).collect();
    let trend = Trend::of(&values).ok_or(Unforeseen::TooLarge)?;
    let limits = Limits::of(&values, terms.measure);
    let mut ahead: Vec<Expected> = Vec::new();
    let mut at = last.period;
    while ahead.len() < run.len() {
        let Some(next) = series.cadence().after(at) else {
            break;
        };
        if next.last_day().is_none_or(|day| day > end) {
            break;
        }
        let (low, middle, high) = trend.ahead(ahead.len() + 1).ok_or(Unforeseen::TooLarge)?;
        ahead.push(Expected {
            period: next,
            low: limits.within(low),
            middle: limits.within(middle),
            high: limits.within(high),
        });
        at = next;
    }
    let Some(farthest) = ahead.last() else {
        return Err(Unforeseen::NothingAhead);
    };
    let reaches_goal = farthest.period.last_day() == Some(end);
    let verdict = reaches_goal.then(|| {
        let judged = |value: Decimal| {
            Quantity::try_from(value).map_or(Verdict::CannotJudge, |quantity| {
                target
                    .judge(&quantity, terms.measure, terms.excess_from)
                    .verdict
            })
        };
        together(judged(farthest.low), judged(farthest.high))
    });
    Ok(Forecast {
        figures: run.len(),
        from: run.first().unwrap_or(first).period,
        until: last.period,
        slope: tidy(trend.slope),
        ahead,
        reaches_goal,
        verdict,
    })
}

/// What both ends of a band say: kept is kept, whether by much or just so.
fn together(low: Verdict, high: Verdict) -> Verdict {
    let kept = |one: Verdict| matches!(one, Verdict::Met | Verdict::Exceeded);
    match (low, high) {
        (low, high) if low == high => low,
        (low, high) if kept(low) && kept(high) => Verdict::Met,
        _ => Verdict::CannotJudge,
    }
}

/// A straight course: `level` at the first figure, `slope` more with each.
struct Trend {
    count: usize,
    level: Decimal,
    slope: Decimal,
    quartiles: (Decimal, Decimal),
    /// The largest distance of a figure from the course.
    distance: Decimal,
}

impl Trend {
    /// None when the numbers are too large.
    fn of(values: &[Decimal]) -> Option<Self> {
        let mut slopes = Vec::with_capacity(values.len() * values.len() / 2);
        for (at, from) in values.iter().enumerate() {
            for (steps, to) in values[at..].iter().enumerate().skip(1) {
                slopes.push(to.checked_sub(*from)?.checked_div(steps.into())?);
            }
        }
        slopes.sort_unstable();
        let slope = quantile(&slopes, 2)?;
        let mut levels = values
            .iter()
            .enumerate()
            .map(|(at, value)| value.checked_sub(slope.checked_mul(at.into())?))
            .collect::<Option<Vec<_>>>()?;
        levels.sort_unstable();
        let level = quantile(&levels, 2)?;
        let distance = levels
            .iter()
            .map(|one| one.checked_sub(level).map(|left| left.abs()))
            .collect::<Option<Vec<_>>>()?
            .into_iter()
            .max()?;
        Some(Self {
            count: values.len(),
            level,
            slope,
            quartiles: (quantile(&slopes, 1)?, quantile(&slopes, 3)?),
            distance,
        })
    }

    /// Low, middle and high so many periods after the last figure.
    fn ahead(&self, steps: usize) -> Option<(Decimal, Decimal, Decimal)> {
        let last = self
            .slope
            .checked_mul((self.count - 1).into())?
            .checked_add(self.level)?;
        let after = |slope: Decimal| slope.checked_mul(steps.into())?.checked_add(last);
        Some((
            tidy(after(self.quartiles.0)?.checked_sub(self.distance)?),
            tidy(after(self.slope)?),
            tidy(after(self.quartiles.1)?.checked_add(self.distance)?),
        ))
    }
}

/// A quarter, the half or three quarters of a list that is in order; between two numbers their
/// mean.
fn quantile(sorted: &[Decimal], quarters: usize) -> Option<Decimal> {
    let last = sorted.len().checked_sub(1)?;
    let (at, rest) = (last * quarters / 4, last * quarters % 4);
    let here = *sorted.get(at)?;
    if rest == 0 {
        return Some(here);
    }
    let next = *sorted.get(at + 1)?;
    here.checked_add(next)?.checked_div(Decimal::TWO)
}

/// What figures of a kind cannot pass.
struct Limits {
    least: Option<Decimal>,
    most: Option<Decimal>,
}

impl Limits {
    /// Percentages that stayed between 0 and 100 go on to do so, counts that never were below
    /// zero too.
    fn of(values: &[Decimal], measure: &str) -> Self {
        let is_never = |beyond: fn(&Decimal) -> bool| !values.iter().any(beyond);
        Self {
            least: is_never(|value| *value < Decimal::ZERO).then_some(Decimal::ZERO),
            most: (measure.trim_start().starts_with('%')
                && is_never(|value| *value > Decimal::ONE_HUNDRED))
            .then_some(Decimal::ONE_HUNDRED),
        }
    }

    fn within(&self, value: Decimal) -> Decimal {
        let value = self.least.map_or(value, |least| value.max(least));
        self.most.map_or(value, |most| value.min(most))
    }
}

/// As many places as one can mean.
fn tidy(value: Decimal) -> Decimal {
    let places = if value.abs() < Decimal::TEN { 2 } else { 1 };
    value.round_dp(places).normalize()
}
