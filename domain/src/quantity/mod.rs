//! A published or reported amount, kept exactly as it was given.
//!
//! `09`, `hơn 300`, `2,87 tỷ` and `34/64 (53,12%)` are all quantities: digits, qualifier, scale and
//! share stay as written, and what is computed from them is computed when asked for, beside the
//! published value and never instead of it.
//!
//! [`Quantity::parse`] is for what people type and asks back where a number has two readings.
//! Where a quantity is stored, it is its Vietnamese text, which has one reading.

mod number;
mod parse;
mod problem;
mod qualifier;
mod share;
mod sum;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use number::{Number, Scale, Written, format_count, format_decimal, percent_text};
pub use problem::{QuantityProblem, QuantityWarning};
pub use qualifier::Qualifier;
pub use share::Share;
pub(crate) use share::percent_of;
pub use sum::{Closeness, Sum, SumProblem, Total};

use crate::language::Language;

/// An amount with the word that qualifies it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity {
    amount: Amount,
    qualifier: Option<Qualifier>,
}

/// What a quantity says without its qualifier.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Amount {
    Number(Number),
    /// n of N; boxed, because few figures are shares and there are many figures.
    Share(Box<Share>),
    /// Only `hầu hết` was said.
    Unstated,
}

impl Quantity {
    /// Reads what a person typed in a page of `language`.
    ///
    /// Numbers are read in the form of that language. What the other language's form would read
    /// differently (`12,345`), or only the other form can read (`53.12` in Vietnamese), is asked
    /// about. A leading `=` says that the form of the language is meant: see [`Quantity::entry`].
    pub fn parse(text: &str, language: Language) -> Result<Self, QuantityProblem> {
        parse::asking(text, language)
    }

    #[must_use]
    pub const fn amount(&self) -> &Amount {
        &self.amount
    }

    #[must_use]
    pub const fn qualifier(&self) -> Option<Qualifier> {
        self.qualifier
    }

    #[must_use]
    pub fn share(&self) -> Option<&Share> {
        match &self.amount {
            Amount::Share(share) => Some(share),
            Amount::Number(_) | Amount::Unstated => None,
        }
    }

    /// Whether it was written with a percent sign.
    #[must_use]
    pub const fn is_percent(&self) -> bool {
        matches!(&self.amount, Amount::Number(number) if number.percent)
    }

    /// The one number that a chart draws and a target is compared with: `2,87 tỷ` in units,
    /// `53,12%` as 53.12, a share as its computed percentage. None for a bare `hầu hết`.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match &self.amount {
            Amount::Number(number) => number.value(),
            Amount::Share(share) => share.computed_percent(),
            Amount::Unstated => None,
        }
    }

    /// As published, with the digits it was written with: `gần 300 triệu`, `nearly 300 million`.
    #[must_use]
    pub fn format(&self, language: Language) -> String {
        let amount = match &self.amount {
            Amount::Number(number) => number.format(language),
            Amount::Share(share) => share.format(language),
            Amount::Unstated => String::new(),
        };
        match self.qualifier {
            None => amount,
            Some(qualifier) if amount.is_empty() => qualifier.word(language).to_owned(),
            Some(qualifier) => qualifier.before(&amount, language),
        }
    }

    /// With its measure, the percent sign not said twice: `5 sản phẩm`, `53,12% số hồ sơ`.
    #[must_use]
    pub fn measured(&self, measure: &str, language: Language) -> String {
        let text = self.format(language);
        if !self.is_percent() {
            return format!("{text} {measure}");
        }
        match measure.trim_start().strip_prefix('%').map(str::trim) {
            Some("") | None => text,
            Some(of) => format!("{text} {of}"),
        }
    }

    /// What to put into a form field, so that it is read back as this same quantity without a
    /// question: the format, with `=` before it where it could be read in two ways.
    #[must_use]
    pub fn entry(&self, language: Language) -> String {
        let text = self.format(language);
        match Self::parse(&text, language) {
            Err(QuantityProblem::Ambiguous { .. }) => format!("={text}"),
            _ => text,
        }
    }

    /// What is odd about it but must be kept all the same.
    #[must_use]
    pub fn warnings(&self) -> Vec<QuantityWarning> {
        self.share().map_or_else(Vec::new, Share::warnings)
    }
}

impl TryFrom<Decimal> for Quantity {
    type Error = QuantityProblem;

    /// A computed number, written in full.
    fn try_from(value: Decimal) -> Result<Self, QuantityProblem> {
        Ok(Self {
            amount: Amount::Number(Number::plain(Written::try_from(value)?)),
            qualifier: None,
        })
    }
}

impl TryFrom<String> for Quantity {
    type Error = QuantityProblem;

    /// Reads the stored form.
    fn try_from(text: String) -> Result<Self, QuantityProblem> {
        parse::in_form(&text, Language::Vi, Language::Vi)
    }
}

impl From<Quantity> for String {
    fn from(quantity: Quantity) -> Self {
        quantity.format(Language::Vi)
    }
}

#[cfg(test)]
mod tests;
