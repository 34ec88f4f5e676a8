//! What was promised for a unit and a period, and how a result compares with it.
//!
//! A target is a number only when it was given as one. Relative targets, directions and statements
//! are kept in words and are never judged from a number.

mod judgement;
mod kind;
mod sentence;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use judgement::{Basis, Bound, Judgement, Verdict};
pub use kind::TargetKind;

use crate::{
    language::{Bilingual, Language},
    quantity::format_decimal,
};

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    AtLeast(Decimal),
    AtMost(Decimal),
    Exactly(Decimal),
    Range(Range),
    /// All of them: `of` is how many there are where that is known (25 services), or 100 where
    /// the indicator is measured in percent.
    All {
        of: Option<Decimal>,
    },
    /// Measured against something else, such as the average of the region.
    Relative {
        to: Bilingual,
    },
    /// More or less, without saying how much.
    Direction {
        words: Bilingual,
    },
    /// Something to be reached that no number describes.
    Statement {
        words: Bilingual,
    },
}

/// From a low to a higher bound, both included.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "(Decimal, Decimal)", into = "(Decimal, Decimal)")]
pub struct Range {
    low: Decimal,
    high: Decimal,
}

/// Why bounds are not a target.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum TargetProblem {
    #[error("the low bound of a range must be below the high one")]
    LowNotBelowHigh,
}

impl TargetProblem {
    #[must_use]
    pub const fn message(self, language: Language) -> &'static str {
        match self {
            Self::LowNotBelowHigh => language.pick(
                "Mức thấp của mục tiêu phải nhỏ hơn mức cao.",
                "The low bound of the target must be below the high one.",
            ),
        }
    }
}

impl Target {
    pub fn range(low: Decimal, high: Decimal) -> Result<Self, TargetProblem> {
        Range::new(low, high).map(Self::Range)
    }

    /// Whether a number can be compared with it.
    #[must_use]
    pub const fn is_numeric(&self) -> bool {
        !matches!(
            self,
            Self::Relative { .. } | Self::Direction { .. } | Self::Statement { .. }
        )
    }

    /// The number at which the promise is kept, for targets that are reached from below.
    #[must_use]
    pub const fn goal(&self) -> Option<Decimal> {
        match self {
            Self::AtLeast(value) | Self::Exactly(value) => Some(*value),
            Self::Range(range) => Some(range.low),
            Self::All { of } => *of,
            Self::AtMost(_)
            | Self::Relative { .. }
            | Self::Direction { .. }
            | Self::Statement { .. } => None,
        }
    }

    /// The target without its measure: `3–5`, `từ 120 trở lên`, `toàn bộ`.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        self.measured("", language)
    }

    /// The target with its measure behind each number: `từ 120 sản phẩm trở lên`.
    #[must_use]
    pub fn measured(&self, measure: &str, language: Language) -> String {
        let amount = |value: &Decimal| with_measure(*value, measure, language);
        match (self, language) {
            (Self::AtLeast(low), Language::Vi) => format!("từ {} trở lên", amount(low)),
            (Self::AtLeast(low), Language::En) => format!("at least {}", amount(low)),
            (Self::AtMost(high), Language::Vi) => format!("không quá {}", amount(high)),
            (Self::AtMost(high), Language::En) => format!("at most {}", amount(high)),
            (Self::Exactly(value), _) => amount(value),
            (Self::Range(range), _) => {
                format!("{}–{}", number(range.low, language), amount(&range.high))
            }
            (Self::All { of: None }, _) => language.pick("toàn bộ", "all").to_owned(),
            (Self::All { of: Some(of) }, Language::Vi) => format!("toàn bộ ({})", amount(of)),
            (Self::All { of: Some(of) }, Language::En) => format!("all ({})", amount(of)),
            (
                Self::Relative { to: words }
                | Self::Direction { words }
                | Self::Statement { words },
                _,
            ) => words.get(language).to_owned(),
        }
    }
}

impl Range {
    pub fn new(low: Decimal, high: Decimal) -> Result<Self, TargetProblem> {
        if low < high {
            Ok(Self { low, high })
        } else {
            Err(TargetProblem::LowNotBelowHigh)
        }
    }

    #[must_use]
    pub const fn low(&self) -> Decimal {
        self.low
    }

    #[must_use]
    pub const fn high(&self) -> Decimal {
        self.high
    }
}

impl TryFrom<(Decimal, Decimal)> for Range {
    type Error = TargetProblem;

    fn try_from((low, high): (Decimal, Decimal)) -> Result<Self, TargetProblem> {
        Self::new(low, high)
    }
}

impl From<Range> for (Decimal, Decimal) {
    fn from(range: Range) -> Self {
        (range.low, range.high)
    }
}

fn number(value: Decimal, language: Language) -> String {
    format_decimal(value.normalize(), language)
}

/// `5 sản phẩm`, but `5%`: the sign stands at its number.
fn with_measure(value: Decimal, measure: &str, language: Language) -> String {
    let blank = if measure.is_empty() || judgement::is_percent(measure) {
        ""
    } else {
        " "
    };
    format!("{}{blank}{measure}", number(value, language))
}

#[cfg(test)]
mod tests;
