//! What was promised, and how a result stands against it.

use domain::{
    Language,
    indicator::Indicator,
    period as of,
    status::{self, Standing as Judged},
    target::{Judgement, Target as Goal},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    code::{Outlook, Rule, TargetKind, Verdict},
    text::{Day, Number, Text, text},
};

/// A span of time that figures are of.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Period {
    /// `2024`, `2024-H1`, `2024-Q3`, `2024-07`, `2024-9M`, `2024-W27`, `2021..2025`, `2024..`,
    /// `2024-07-19`.
    pub code: String,
    pub name: Text,
    pub first_day: Day,
    /// None where it has no end yet.
    pub last_day: Option<Day>,
}

impl From<&of::Period> for Period {
    fn from(period: &of::Period) -> Self {
        Self {
            code: period.to_string(),
            name: Text::said(|language| period.name(language)),
            first_day: period.first_day().into(),
            last_day: period.last_day().map(Day::from),
        }
    }
}

/// A target as it was set. One in words has no number: it is never judged by one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Target {
    pub kind: TargetKind,
    /// With its measure, as it is read.
    pub text: Text,
    pub low: Option<Number>,
    pub high: Option<Number>,
    /// Of `all`: how many there are, where that is known.
    pub whole: Option<Number>,
    pub words: Option<Text>,
}

impl Target {
    pub fn of(target: &Goal, indicator: &Indicator) -> Self {
        let (low, high, whole, words) = match target {
            Goal::AtLeast(low) => (Some(*low), None, None, None),
            Goal::AtMost(high) => (None, Some(*high), None, None),
            Goal::Exactly(value) => (Some(*value), Some(*value), None, None),
            Goal::Range(range) => (Some(range.low()), Some(range.high()), None, None),
            Goal::All { of } => (None, None, *of, None),
            Goal::Relative { to: words }
            | Goal::Direction { words }
            | Goal::Statement { words } => (None, None, None, Some(words)),
        };
        Self {
            kind: domain::target::TargetKind::of(target).into(),
            text: Text::said(|language| target.measured(indicator.measure.get(language), language)),
            low: low.map(Number::from),
            high: high.map(Number::from),
            whole: whole.map(Number::from),
            words: text(words),
        }
    }
}

/// How something stands, and why. All of it is computed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Standing {
    pub outlook: Outlook,
    pub rule: Rule,
    /// The day on which it is judged.
    pub on: Day,
    pub comparison: Option<Comparison>,
    /// For what is still running: how far it is, and how much of the time is over.
    pub pace: Option<Pace>,
}

/// A result beside its target.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Comparison {
    pub verdict: Verdict,
    pub sentence: Text,
    /// The number of the target that the result is measured from; none within a range.
    pub reference: Option<Number>,
    pub difference: Option<Number>,
    /// The difference in percent of the reference.
    pub difference_percent: Option<Number>,
    /// Percentages were compared: the difference is in percentage points.
    pub in_points: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Pace {
    /// Percent of the target that are reached.
    pub reached_percent: Number,
    /// Percent of the period that are over.
    pub passed_percent: Number,
}

impl Standing {
    pub fn of(judged: &Judged, indicator: &Indicator) -> Self {
        let comparison = judged
            .target
            .as_ref()
            .zip(judged.judgement.as_ref())
            .map(|(target, judgement)| comparison(target, judgement, indicator));
        Self {
            outlook: judged.outlook.into(),
            rule: judged.rule.into(),
            on: judged.on.into(),
            comparison,
            pace: judged.pace.map(|status::Pace { reached, passed }| Pace {
                reached_percent: reached.into(),
                passed_percent: passed.into(),
            }),
        }
    }
}

fn comparison(target: &Goal, judgement: &Judgement, indicator: &Indicator) -> Comparison {
    Comparison {
        verdict: judgement.verdict.into(),
        sentence: Text::said(|language: Language| {
            target.sentence(judgement, indicator.measure.get(language), language)
        }),
        reference: judgement.reference.map(Number::from),
        difference: judgement.difference.map(Number::from),
        difference_percent: judgement.percent.map(Number::from),
        in_points: judgement.in_points,
    }
}
