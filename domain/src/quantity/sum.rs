//! Adding quantities without losing that some of them are not exact.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Amount, Qualifier, Quantity, format_decimal};
use crate::language::Language;

/// A computed sum: never published, so always to be shown as computed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sum {
    pub total: Total,
    pub closeness: Closeness,
    /// How many parts said only `hầu hết` and could not be added.
    pub unstated: usize,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Total {
    Number(Decimal),
    /// Parts over wholes, all of them added up.
    Share {
        part: Decimal,
        whole: Decimal,
    },
}

/// On which side of the total the true sum lies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Closeness {
    Exact,
    AtLeast,
    AtMost,
    About,
}

/// Why quantities cannot be added.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum SumProblem {
    #[error("no number to add")]
    Nothing,
    #[error("percentages of different wholes cannot be added")]
    Percentages,
    #[error("shares and plain numbers cannot be added")]
    Mixed,
    #[error("the sum is too large")]
    TooLarge,
}

impl SumProblem {
    #[must_use]
    pub const fn message(self, language: Language) -> &'static str {
        match self {
            Self::Nothing => language.pick("Chưa có số nào để cộng.", "There is no number to add."),
            Self::Percentages => language.pick(
                "Không cộng tỷ lệ phần trăm với nhau.",
                "Percentages are not added up.",
            ),
            Self::Mixed => language.pick(
                "Không cộng số dạng n/N với số thường.",
                "Shares are not added to plain numbers.",
            ),
            Self::TooLarge => language.pick("Tổng quá lớn.", "The sum is too large."),
        }
    }
}

impl Sum {
    /// Adds numbers to numbers, or shares to shares.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a Quantity>) -> Result<Self, SumProblem> {
        let mut total = None;
        let mut closeness = Closeness::Exact;
        let mut unstated = 0;
        for part in parts {
            let added = match part.amount() {
                Amount::Unstated => {
                    unstated += 1;
                    // Whatever it is, it would add to the sum.
                    closeness = closeness.and(Closeness::AtLeast);
                    continue;
                }
                Amount::Number(number) if number.percent => return Err(SumProblem::Percentages),
                Amount::Number(number) => {
                    Total::Number(number.value().ok_or(SumProblem::TooLarge)?)
                }
                Amount::Share(share) => Total::Share {
                    part: share.part(),
                    whole: share.whole(),
                },
            };
            closeness = closeness.and(Closeness::of(part.qualifier()));
            total = Some(match total {
                None => added,
                Some(total) => plus(total, added)?,
            });
        }
        let total = total.ok_or(SumProblem::Nothing)?;
        Ok(Self {
            total,
            closeness,
            unstated,
        })
    }

    /// `1.234`, `≥ 1.234`, `≤ 300`, `≈ 39/82`.
    #[must_use]
    pub fn format(&self, language: Language) -> String {
        let total = match self.total {
            Total::Number(value) => format_decimal(value.normalize(), language),
            Total::Share { part, whole } => {
                let [part, whole] =
                    [part, whole].map(|it| format_decimal(it.normalize(), language));
                format!("{part}/{whole}")
            }
        };
        match self.closeness {
            Closeness::Exact => total,
            Closeness::AtLeast => format!("≥ {total}"),
            Closeness::AtMost => format!("≤ {total}"),
            Closeness::About => format!("≈ {total}"),
        }
    }
}

fn plus(a: Total, b: Total) -> Result<Total, SumProblem> {
    let add = |a: Decimal, b: Decimal| a.checked_add(b).ok_or(SumProblem::TooLarge);
    match (a, b) {
        (Total::Number(a), Total::Number(b)) => Ok(Total::Number(add(a, b)?)),
        (
            Total::Share { part, whole },
            Total::Share {
                part: more,
                whole: of,
            },
        ) => Ok(Total::Share {
            part: add(part, more)?,
            whole: add(whole, of)?,
        }),
        _ => Err(SumProblem::Mixed),
    }
}

impl Closeness {
    const fn of(qualifier: Option<Qualifier>) -> Self {
        match qualifier {
            None => Self::Exact,
            Some(Qualifier::MoreThan | Qualifier::Above) => Self::AtLeast,
            Some(Qualifier::Nearly | Qualifier::Below | Qualifier::Most) => Self::AtMost,
            Some(Qualifier::About) => Self::About,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exact, closeness) | (closeness, Self::Exact) => closeness,
            (a, b) if a == b => a,
            _ => Self::About,
        }
    }
}
