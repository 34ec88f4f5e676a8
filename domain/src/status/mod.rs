//! Status, computed and explained, on two axes: time (in time or late, done or open) and
//! outlook (will the promise be kept). The reason travels with the status as data, so that a
//! page can say by which rule, from which figures and on which day it was judged. Missing
//! data is never a bad status.

mod counts;
mod outlook;
mod pace;
mod timing;

use jiff::civil::Date;

pub use self::{
    counts::{Counts, Unknown},
    outlook::{Outlook, Rule},
    pace::{AT_RISK_BELOW_PACE, Pace, UNLIKELY_BELOW_PACE},
    timing::Timing,
};
use crate::{
    figure::Published,
    indicator::{Indicator, Promise},
    period::Period,
    quantity::Quantity,
    target::{Judgement, Target, Verdict},
};

/// The outlook of an indicator for a unit and a period, with its whole ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub outlook: Outlook,
    pub rule: Rule,
    pub target: Option<Target>,
    pub actual: Option<Quantity>,
    pub judgement: Option<Judgement>,
    pub period: Period,
    /// The day on which this was judged.
    pub on: Date,
    /// For [`Rule::Pace`]: percent of the target reached and of the period passed.
    pub pace: Option<Pace>,
}

impl Standing {
    /// Judges a figure (if any) against a promise (if any) on a day.
    #[must_use]
    pub fn of(
        indicator: &Indicator,
        promise: Option<&Promise>,
        figure: Option<&Published>,
        period: &Period,
        on: Date,
    ) -> Self {
        let target = promise.map(|promise| promise.target.clone());
        let actual = figure.map(|figure| figure.value.quantity.clone());
        let mut standing = Self {
            outlook: Outlook::CannotJudge,
            rule: Rule::Nothing,
            target,
            actual,
            judgement: None,
            period: *period,
            on,
            pace: None,
        };
        let (Some(target), Some(actual)) = (&standing.target, &standing.actual) else {
            standing.rule = match (&standing.target, &standing.actual) {
                (None, None) => Rule::Nothing,
                (None, Some(_)) => Rule::NoTarget,
                (Some(target), _) if !target.is_numeric() => Rule::NotMeasurable,
                _ if on < period.first_day() => Rule::NotDue,
                _ => Rule::NoFigure,
            };
            return standing;
        };
        let judgement = target.judge(actual, &indicator.measure.vi, indicator.excess_from);
        let is_over = period.last_day().is_some_and(|last| last < on);
        (standing.outlook, standing.rule) = match judgement.verdict {
            Verdict::Exceeded => (Outlook::Exceeded, Rule::Compared),
            Verdict::Met => (Outlook::Achieved, Rule::Compared),
            Verdict::CannotJudge if !target.is_numeric() => {
                (Outlook::CannotJudge, Rule::NotMeasurable)
            }
            Verdict::CannotJudge => (Outlook::CannotJudge, Rule::Approximate),
            Verdict::Short if is_over => (Outlook::Missed, Rule::Compared),
            Verdict::Short => {
                standing.pace = Pace::of(target, actual, *period, on, indicator.direction);
                match standing.pace {
                    Some(pace) => (pace.outlook(), Rule::Pace),
                    None => (Outlook::AtRisk, Rule::Compared),
                }
            }
        };
        standing.judgement = Some(judgement);
        standing
    }
}

#[cfg(test)]
mod tests;
