//! n of N, as given, with the percentage that was published and the one that follows.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{QuantityProblem, QuantityWarning, Written};
use crate::language::Language;

/// More than a published percentage can have. Digits beyond are cut, not rounded, so that rounding
/// later rounds once.
const PLACES: u32 = 10;

/// `34/64`, perhaps published together with a percentage.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Share {
    part: Written,
    whole: Written,
    published: Option<Written>,
}

impl Share {
    pub fn new(
        part: Written,
        whole: Written,
        published: Option<Written>,
    ) -> Result<Self, QuantityProblem> {
        if part.value().is_sign_negative() || whole.value().is_sign_negative() {
            return Err(QuantityProblem::NotANumber);
        }
        if whole.value().is_zero() {
            return Err(QuantityProblem::ZeroDenominator);
        }
        Ok(Self {
            part,
            whole,
            published,
        })
    }

    #[must_use]
    pub const fn part(&self) -> Decimal {
        self.part.value()
    }

    #[must_use]
    pub const fn whole(&self) -> Decimal {
        self.whole.value()
    }

    /// n/N in percent to ten places; to be shown as computed, not as published.
    #[must_use]
    pub fn computed_percent(&self) -> Option<Decimal> {
        percent_of(self.part(), self.whole())
            .map(|percent| percent.trunc_with_scale(PLACES).normalize())
    }

    /// The percentage that the source gave with it.
    #[must_use]
    pub fn published_percent(&self) -> Option<Decimal> {
        self.published.map(|published| published.value())
    }

    /// Published less computed, when the published percentage is not the computed one rounded
    /// (half up) to as many places as were published.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        let published = self.published_percent()?;
        let computed = self.computed_percent()?;
        let rounded = computed
            .round_dp_with_strategy(published.scale(), RoundingStrategy::MidpointAwayFromZero);
        (published != rounded).then(|| (published - computed).normalize())
    }

    #[must_use]
    pub fn format(&self, language: Language) -> String {
        let share = format!(
            "{}/{}",
            self.part.format(language),
            self.whole.format(language)
        );
        match self.published {
            Some(published) => format!("{share} ({}%)", published.format(language)),
            None => share,
        }
    }

    pub(super) fn warnings(&self) -> Vec<QuantityWarning> {
        let above = (self.part() > self.whole()).then_some(QuantityWarning::PartAboveWhole);
        let differs = match (
            self.published_percent(),
            self.computed_percent(),
            self.difference(),
        ) {
            (Some(published), Some(computed), Some(_)) => Some(QuantityWarning::PublishedDiffers {
                published,
                computed,
            }),
            _ => None,
        };
        above.into_iter().chain(differs).collect()
    }

    /// Whether n or N reads otherwise in the other form, and has decimals in this one.
    pub(super) fn doubtful(&self, other: &Self) -> bool {
        let doubtful = |own: Decimal, other: Decimal| own != other && !own.fract().is_zero();
        doubtful(self.part(), other.part()) || doubtful(self.whole(), other.whole())
    }
}

/// `part` in percent of `whole`; none for a whole of zero, or beyond exact arithmetic.
pub(crate) fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}
