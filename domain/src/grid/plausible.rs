//! What is plausible for a cell, by what stood in the periods before it.

use rust_decimal::Decimal;

use crate::{Language, quantity::format_decimal};

/// The range a value is expected in. Beyond it, it may still be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plausible {
    pub low: Decimal,
    pub high: Decimal,
    /// The middle of the earlier values, or the only one.
    pub centre: Decimal,
    /// How many earlier values it rests on.
    pub count: usize,
}

/// With fewer values their spread says nothing yet.
const FEW: usize = 4;

/// How many times the usual deviation is still plausible.
const DEVIATIONS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

impl Plausible {
    /// From the earlier values, in any order. With four or more: their median ± five times the
    /// median deviation from it, which is taken to be at least a twentieth of the median, so
    /// that a series that stood still may move. With fewer: a tenth to ten times the median.
    #[must_use]
    pub fn of(earlier: &[Decimal]) -> Option<Self> {
        let centre = median(earlier)?;
        let (low, high) = if earlier.len() < FEW {
            let ten = Decimal::TEN;
            let ends = [centre.checked_div(ten)?, centre.checked_mul(ten)?];
            if centre.is_zero() {
                // Ten times nothing is nothing: any value is as good as another.
                return None;
            }
            (ends[0].min(ends[1]), ends[0].max(ends[1]))
        } else {
            let deviations: Vec<_> = earlier.iter().map(|value| (value - centre).abs()).collect();
            let usual = median(&deviations)?.max(centre.abs().checked_div(Decimal::from(20))?);
            if usual.is_zero() {
                return None;
            }
            let away = usual.checked_mul(DEVIATIONS)?;
            let low = centre.checked_sub(away)?;
            let is_never_negative = earlier.iter().all(|value| !value.is_sign_negative());
            let low = if is_never_negative {
                low.max(Decimal::ZERO)
            } else {
                low
            };
            (low, centre.checked_add(away)?)
        };
        Some(Self {
            low: low.normalize(),
            high: high.normalize(),
            centre: centre.normalize(),
            count: earlier.len(),
        })
    }

    #[must_use]
    pub fn holds(&self, value: Decimal) -> bool {
        (self.low..=self.high).contains(&value)
    }

    /// "80–120".
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let shown = |value: Decimal| format_decimal(value.round_dp(2).normalize(), language);
        format!("{}–{}", shown(self.low), shown(self.high))
    }
}

fn median(values: &[Decimal]) -> Option<Decimal> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(middle.checked_sub(1)?)?;
    lower.checked_add(upper)?.checked_div(Decimal::TWO)
}
