//! What is odd about a value that can be taken all the same: whoever hands it in says why.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Plausible;
use crate::{
    Language,
    quantity::{Quantity, QuantityWarning, Sum, Total, format_decimal},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// Beyond what the earlier values make plausible.
    Outlier {
        low: Decimal,
        high: Decimal,
        centre: Decimal,
        count: usize,
    },
    /// n of N with n above N.
    NumeratorAboveDenominator,
    /// Less than before in a series that has only ever grown.
    DecreasingCumulative { before: Decimal },
    /// Not what the subordinate units come to together.
    SumOfParts {
        sum: Decimal,
        /// How many of them have a value.
        reported: usize,
        /// How many there are.
        all: usize,
    },
}

/// What a value is compared with.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The numbers of up to twelve earlier periods, oldest first.
    pub earlier: Vec<Decimal>,
    /// Of these, how many of the last belong to the same year: what is counted up within a
    /// year begins anew with the next.
    pub same_year: usize,
    /// What the subordinate units have; none for those that have nothing yet.
    pub parts: Vec<Option<Quantity>>,
}

impl Context {
    #[must_use]
    pub fn plausible(&self) -> Option<Plausible> {
        Plausible::of(&self.earlier)
    }
}

/// Everything that is odd about a value.
#[must_use]
pub fn warnings(value: &Quantity, context: &Context) -> Vec<Warning> {
    let mut found = Vec::new();
    if value.warnings().contains(&QuantityWarning::PartAboveWhole) {
        found.push(Warning::NumeratorAboveDenominator);
    }
    let Some(number) = value.number() else {
        return found;
    };
    if let Some(before) = cumulative_before(context).filter(|before| number < *before) {
        found.push(Warning::DecreasingCumulative { before });
    }
    if let Some(plausible) = context.plausible().filter(|range| !range.holds(number)) {
        found.push(Warning::Outlier {
            low: plausible.low,
            high: plausible.high,
            centre: plausible.centre,
            count: plausible.count,
        });
    }
    found.extend(sum_of_parts(value, &context.parts));
    found
}

/// The last value of a series that counts up: at least three values of the year, none less than
/// the one before, and not all the same.
fn cumulative_before(context: &Context) -> Option<Decimal> {
    let from = context.earlier.len().checked_sub(context.same_year)?;
    let series = context.earlier.get(from..)?;
    let (first, last) = (series.first()?, series.last()?);
    let grows = series.len() >= 3 && series.is_sorted() && first < last;
    grows.then_some(*last)
}

/// Only where adding them makes sense: numbers to numbers, shares to shares, no percentages.
/// While some units have nothing yet, only a sum above the whole is odd.
fn sum_of_parts(value: &Quantity, parts: &[Option<Quantity>]) -> Option<Warning> {
    let known: Vec<_> = parts.iter().flatten().collect();
    let sum = Sum::of(known.iter().copied()).ok()?;
    let ((Total::Number(whole), Total::Number(sum))
    | (Total::Share { part: whole, .. }, Total::Share { part: sum, .. })) =
        (Sum::of([value]).ok()?.total, sum.total)
    else {
        return None;
    };
    let is_complete = known.len() == parts.len();
    let differs = if is_complete {
        sum != whole
    } else {
        sum > whole
    };
    differs.then_some(Warning::SumOfParts {
        sum: sum.normalize(),
        reported: known.len(),
        all: parts.len(),
    })
}

impl Warning {
    /// One plain sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let shown = |value: &Decimal| format_decimal(value.round_dp(2).normalize(), language);
        match (self, language) {
            (
                Self::Outlier {
                    low,
                    high,
                    centre,
                    count,
                },
                Language::Vi,
            ) => format!(
                "Khác thường: {count} kỳ trước ở mức {}, thường trong khoảng {}–{}.",
                shown(centre),
                shown(low),
                shown(high)
            ),
            (
                Self::Outlier {
                    low,
                    high,
                    centre,
                    count,
                },
                Language::En,
            ) => format!(
                "Unusual: {} around {}, usually between {} and {}.",
                match count {
                    1 => "the period before was".to_owned(),
                    count => format!("the {count} periods before were"),
                },
                shown(centre),
                shown(low),
                shown(high)
            ),
            (Self::NumeratorAboveDenominator, _) => {
                QuantityWarning::PartAboveWhole.message(language)
            }
            (Self::DecreasingCumulative { before }, Language::Vi) => format!(
                "Số lũy kế chỉ tăng qua các kỳ, nay thấp hơn kỳ trước ({}).",
                shown(before)
            ),
            (Self::DecreasingCumulative { before }, Language::En) => format!(
                "This series has only grown, and is now less than before ({}).",
                shown(before)
            ),
            (Self::SumOfParts { sum, reported, all }, Language::Vi) => format!(
                "Cộng {reported}/{all} đơn vị trực thuộc đã có số liệu được {}, khác số này.",
                shown(sum)
            ),
            (Self::SumOfParts { sum, reported, all }, Language::En) => format!(
                "The {reported} of {all} subordinate units that have figures come to {}, which differs.",
                shown(sum)
            ),
        }
    }
}
