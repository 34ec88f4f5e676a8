//! Comparing a result with a target, as the field counts it.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Target;
use crate::language::Language;
use crate::quantity::{Amount, Qualifier, Quantity, percent_of};

/// From which bound of a range the excess is counted.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The usual way: 23 against 3–5 is 18 more.
    #[default]
    Upper,
    Lower,
}

impl Bound {
    pub const ALL: [Self; 2] = [Self::Upper, Self::Lower];

    /// What it is called in forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
        }
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Upper => language.pick("mức cao của khoảng", "the high bound of the range"),
            Self::Lower => language.pick("mức thấp của khoảng", "the low bound of the range"),
        }
    }
}

/// How a result stands to its target.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// More than promised. A limit (`at most`) is met, never exceeded.
    Exceeded,
    Met,
    Short,
    CannotJudge,
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The number that was given.
    Value,
    /// The percentage computed from n/N.
    ComputedPercent,
    /// The result is a percentage, and the target counts things.
    MeasureDiffers,
    /// A qualified number: either way the verdict is the same, or it cannot be told.
    Qualified(Qualifier),
    /// The target is not a number.
    TargetInWords,
    /// The result is not a number.
    ResultInWords,
    /// All was promised, and it is not known how many that is.
    WholeUnknown,
}

/// A verdict with its reasons. Differences are the result less the reference: negative when it is
/// below.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Judgement {
    pub verdict: Verdict,
    /// The number of the target that the result is measured from; none within a range.
    pub reference: Option<Decimal>,
    pub difference: Option<Decimal>,
    /// The difference in percent of the reference.
    pub percent: Option<Decimal>,
    /// Percentages were compared: the difference is in percentage points.
    pub in_points: bool,
    pub basis: Basis,
}

impl Judgement {
    const fn unjudged(basis: Basis) -> Self {
        Self {
            verdict: Verdict::CannotJudge,
            reference: None,
            difference: None,
            percent: None,
            in_points: false,
            basis,
        }
    }
}

/// A result as a number that stands in the measure of the target.
struct Compared {
    value: Decimal,
    /// How many all of them are.
    whole: Option<Decimal>,
    in_points: bool,
    basis: Basis,
}

impl Target {
    /// Compares `actual` with the target of an indicator that is measured in `measure`.
    ///
    /// A qualified result is judged only when every value that the word allows gives the same
    /// verdict. Of a share, the part counts where things are counted, the computed percentage
    /// where the measure is a percentage.
    #[must_use]
    pub fn judge(&self, actual: &Quantity, measure: &str, excess_from: Bound) -> Judgement {
        if !self.is_numeric() {
            return Judgement::unjudged(Basis::TargetInWords);
        }
        // Most of them are not all of them, however many there are.
        if let (Self::All { .. }, Some(most @ Qualifier::Most)) = (self, actual.qualifier()) {
            let unjudged = Judgement::unjudged(Basis::Qualified(most));
            return Judgement {
                verdict: Verdict::Short,
                ..unjudged
            };
        }
        let compared = match self.compared(actual, is_percent(measure)) {
            Ok(compared) => compared,
            Err(basis) => return Judgement::unjudged(basis),
        };
        let Some(stand) = self.stand(compared.whole) else {
            return Judgement::unjudged(Basis::WholeUnknown);
        };
        let verdict = stand.verdict(actual.qualifier(), compared.value);
        let reference = stand.reference(verdict, excess_from);
        let difference = reference.and_then(|reference| compared.value.checked_sub(reference));
        let percent = reference
            .zip(difference)
            .and_then(|(reference, difference)| percent_of(difference, reference.abs()));
        Judgement {
            verdict,
            reference,
            difference: difference.map(|difference| difference.normalize()),
            percent: percent.map(|percent| percent.round_dp(6).normalize()),
            in_points: compared.in_points,
            basis: actual.qualifier().map_or(compared.basis, Basis::Qualified),
        }
    }

    fn compared(&self, actual: &Quantity, in_points: bool) -> Result<Compared, Basis> {
        let of = match self {
            _ if in_points => Some(Decimal::ONE_HUNDRED),
            Self::All { of } => *of,
            _ => None,
        };
        let basis = Basis::Value;
        match actual.amount() {
            Amount::Unstated => Err(Basis::ResultInWords),
            Amount::Number(number) => {
                let value = number.value().ok_or(Basis::ResultInWords)?;
                let all = matches!(self, Self::All { .. });
                match (number.percent, in_points) {
                    (true, false) if all => Ok(Compared {
                        value,
                        whole: Some(Decimal::ONE_HUNDRED),
                        in_points: true,
                        basis,
                    }),
                    (true, false) => Err(Basis::MeasureDiffers),
                    _ => Ok(Compared {
                        value,
                        whole: of,
                        in_points,
                        basis,
                    }),
                }
            }
            Amount::Share(share) if in_points => {
                let value = share.computed_percent().ok_or(Basis::ResultInWords)?;
                Ok(Compared {
                    value,
                    whole: of,
                    in_points,
                    basis: Basis::ComputedPercent,
                })
            }
            Amount::Share(share) => {
                let whole = of.or(Some(share.whole()));
                Ok(Compared {
                    value: share.part(),
                    whole,
                    in_points,
                    basis,
                })
            }
        }
    }

    /// None when all was promised and it is not known how many that is.
    fn stand(&self, whole: Option<Decimal>) -> Option<Stand> {
        let (low, high, limit) = match self {
            Self::AtLeast(value) | Self::Exactly(value) => (Some(*value), Some(*value), false),
            Self::AtMost(high) => (None, Some(*high), true),
            Self::Range(range) => (Some(range.low()), Some(range.high()), false),
            Self::All { .. } => (Some(whole?), None, false),
            Self::Relative { .. } | Self::Direction { .. } | Self::Statement { .. } => return None,
        };
        Some(Stand { low, high, limit })
    }
}

/// Where a measure is a percentage, differences are in points and all is 100.
pub(super) fn is_percent(measure: &str) -> bool {
    measure.starts_with('%')
}

/// The numbers of a target: below `low` is short; above `high` exceeds it, or breaks a limit.
struct Stand {
    low: Option<Decimal>,
    high: Option<Decimal>,
    limit: bool,
}

/// One end of the values that a qualifier allows.
#[derive(Clone, Copy)]
enum End {
    At(Decimal),
    /// Everything below the value, up to it but without it.
    JustBelow(Decimal),
    JustAbove(Decimal),
    Open,
}

impl Stand {
    /// The verdict that all values allowed by the qualifier share.
    ///
    /// `gần` and `khoảng` are taken to mean within a tenth. `gần` may be rounded talk for the number
    /// itself; `hơn`, `trên` and `dưới` never are.
    fn verdict(&self, qualifier: Option<Qualifier>, value: Decimal) -> Verdict {
        let tenth = value.abs() / Decimal::TEN;
        let (least, most) = match qualifier {
            None => (End::At(value), End::At(value)),
            Some(Qualifier::Nearly) => (End::At(value - tenth), End::At(value)),
            Some(Qualifier::About) => (End::At(value - tenth), End::At(value + tenth)),
            Some(Qualifier::MoreThan | Qualifier::Above) => (End::JustAbove(value), End::Open),
            Some(Qualifier::Below) => (End::Open, End::JustBelow(value)),
            Some(Qualifier::Most) => (End::JustAbove(value / Decimal::TWO), End::JustBelow(value)),
        };
        let lower = match least {
            End::Open if self.low.is_none() => Verdict::Met,
            End::Open => Verdict::Short,
            end => self.at(end),
        };
        let upper = match most {
            End::Open if self.high.is_none() => Verdict::Met,
            End::Open => self.above(),
            end => self.at(end),
        };
        if lower == upper {
            lower
        } else {
            Verdict::CannotJudge
        }
    }

    fn at(&self, end: End) -> Verdict {
        let short = |low: Decimal| match end {
            End::At(value) | End::JustAbove(value) => value < low,
            End::JustBelow(value) => value <= low,
            End::Open => false,
        };
        let above = |high: Decimal| match end {
            End::At(value) | End::JustBelow(value) => value > high,
            End::JustAbove(value) => value >= high,
            End::Open => false,
        };
        if self.low.is_some_and(short) {
            Verdict::Short
        } else if self.high.is_some_and(above) {
            self.above()
        } else {
            Verdict::Met
        }
    }

    const fn above(&self) -> Verdict {
        if self.limit {
            Verdict::Short
        } else {
            Verdict::Exceeded
        }
    }

    fn reference(&self, verdict: Verdict, excess_from: Bound) -> Option<Decimal> {
        match verdict {
            Verdict::Exceeded if excess_from == Bound::Lower => self.low,
            Verdict::Exceeded => self.high,
            Verdict::Short if self.limit => self.high,
            Verdict::Short => self.low,
            Verdict::Met if self.limit || self.low == self.high => self.high,
            Verdict::Met | Verdict::CannotJudge => None,
        }
    }
}
