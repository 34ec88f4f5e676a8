//! Dividing what a unit promised among the units below it: which parts there are, and whether
//! they come to the whole.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::{
    Language,
    id::UnitId,
    indicator::{Aggregation, Indicator, Promise},
    journal::Hash,
    period::Period,
    quantity::{Quantity, format_decimal},
    refusal::Problem,
    target::Target,
};

/// A promise and the parts it was divided into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation<'a> {
    pub whole: &'a Promise,
    pub parts: Vec<&'a Promise>,
    pub aggregation: Option<Aggregation>,
}

/// How the parts compare with the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    pub allocated: Decimal,
    pub whole: Decimal,
    pub verdict: BalanceVerdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BalanceVerdict {
    /// The parts come to what was promised.
    Even,
    /// Something of the whole is nobody's yet.
    Short(Decimal),
    /// More than the whole was given out.
    Over(Decimal),
}

impl<'a> Allocation<'a> {
    /// What a unit promised for a period, with its parts; `None` where it promised nothing.
    #[must_use]
    pub fn of(indicator: &'a Indicator, unit: UnitId, period: &Period) -> Option<Self> {
        let whole = indicator.promise(unit, period)?;
        let parts = indicator
            .promises
            .iter()
            .filter(|promise| promise.part_of == Some(unit) && promise.period == *period)
            .collect();
        Some(Self {
            whole,
            parts,
            aggregation: indicator.aggregation,
        })
    }

    #[must_use]
    pub fn part(&self, unit: UnitId) -> Option<&'a Promise> {
        self.parts.iter().copied().find(|part| part.unit == unit)
    }

    /// Whether any of it was given out.
    #[must_use]
    pub const fn is_divided(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether numbers can be given out of it at all.
    #[must_use]
    pub const fn can_be_divided(&self) -> bool {
        self.whole.target.is_numeric()
    }

    /// The sum of the parts against the whole; `None` unless they add up and the whole says how
    /// much it is.
    #[must_use]
    pub fn balance(&self) -> Option<Balance> {
        if self.aggregation != Some(Aggregation::Added) || self.parts.is_empty() {
            return None;
        }
        let (low, high) = bounds(&self.whole.target)?;
        let mut sum = (Decimal::ZERO, Decimal::ZERO);
        for part in &self.parts {
            let (low, high) = bounds(&part.target)?;
            sum = (sum.0.checked_add(low)?, sum.1.checked_add(high)?);
        }
        let verdict = match &self.whole.target {
            // Giving out less than a ceiling is in order.
            Target::AtMost(_) if sum.1 <= high => BalanceVerdict::Even,
            // And so is giving out more than a floor.
            Target::AtLeast(_) if sum.0 >= low => BalanceVerdict::Even,
            _ if sum.1 < low => BalanceVerdict::Short(low - sum.1),
            _ if sum.0 > high => BalanceVerdict::Over(sum.0 - high),
            _ => BalanceVerdict::Even,
        };
        Some(Balance {
            allocated: if matches!(self.whole.target, Target::AtMost(_)) {
                sum.1
            } else {
                sum.0
            },
            whole: if matches!(self.whole.target, Target::AtMost(_)) {
                high
            } else {
                low
            },
            verdict,
        })
    }

    /// What tells one state of an allocation from another, so that two people who divide the
    /// same promise notice it.
    #[must_use]
    pub fn seen(&self) -> Hash {
        let mut text = format!("{:?} {:?}", self.whole.target, self.aggregation);
        for part in &self.parts {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{} {:?}", part.unit, part.target);
        }
        Hash::of(text.as_bytes())
    }
}

/// The least and the most that keeps a promise, as far as parts are concerned.
const fn bounds(target: &Target) -> Option<(Decimal, Decimal)> {
    match target {
        Target::AtLeast(value) | Target::AtMost(value) | Target::Exactly(value) => {
            Some((*value, *value))
        }
        Target::Range(range) => Some((range.low(), range.high())),
        Target::All { of: Some(of) } => Some((*of, *of)),
        Target::All { of: None }
        | Target::Relative { .. }
        | Target::Direction { .. }
        | Target::Statement { .. } => None,
    }
}

/// Reads what a unit gets: a target of the same kind as the whole. Of a range either a range
/// ("1–2") or one number can be given.
///
/// # Errors
/// When the whole has no number, or what was typed is not a plain one.
pub fn part(whole: &Target, text: &str, language: Language) -> Result<Target, Problem> {
    if !whole.is_numeric() {
        return Err(Problem::NoNumberToDivide);
    }
    if let Target::Range(_) = whole
        && let Some((low, high)) = between(text)
    {
        let (low, high) = (number(low, language)?, number(high, language)?);
        return Target::range(low, high).map_err(Problem::Target);
    }
    let number = number(text, language)?;
    Ok(match whole {
        Target::AtLeast(_) => Target::AtLeast(number),
        Target::AtMost(_) => Target::AtMost(number),
        Target::All { .. } => Target::All { of: Some(number) },
        _ => Target::Exactly(number),
    })
}

/// The two ends of "1–2" or "1-2"; a dash at the beginning is a sign.
fn between(text: &str) -> Option<(&str, &str)> {
    text.split_once('–').or_else(|| {
        let at = text.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
        Some((&text[..at], &text[at + 1..]))
    })
}

/// What a part looks like in its field.
#[must_use]
pub fn entry(target: &Target, language: Language) -> String {
    // So that it is read back as the same number without a question.
    let text = |value: Decimal| {
        Quantity::try_from(value.normalize()).map_or_else(
            |_| format_decimal(value.normalize(), language),
            |quantity| quantity.entry(language),
        )
    };
    match bounds(target) {
        Some((low, high)) if low == high => text(low),
        Some((low, high)) => format!("{}–{}", text(low), text(high)),
        None => String::new(),
    }
}

fn number(text: &str, language: Language) -> Result<Decimal, Problem> {
    let quantity = Quantity::parse(text, language).map_err(Problem::Quantity)?;
    if quantity.qualifier().is_some() || quantity.share().is_some() {
        return Err(Problem::NotAPlainNumber);
    }
    quantity.number().ok_or(Problem::NotAPlainNumber)
}

#[cfg(test)]
mod tests;
