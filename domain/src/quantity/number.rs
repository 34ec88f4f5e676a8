//! Numbers as they are written: grouping, decimals, leading zeros, scale words, percent signs.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::QuantityProblem;
use crate::language::Language;

/// More digits than these are a slip, and would not fit into exact arithmetic.
const INTEGER_DIGITS: usize = 18;
const DECIMAL_PLACES: usize = 8;

/// Digits with their sign: `09` is nine in two digits, `53,10` has two decimal places.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    value: Decimal,
    leading_zeros: u8,
}

impl Written {
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// In the form of `language`, with the digits it was written with.
    #[must_use]
    pub fn format(&self, language: Language) -> String {
        if self.leading_zeros == 0 {
            return format_decimal(self.value, language);
        }
        // Groups do not begin with a zero, so a number that does is written without groups.
        let sign = if self.value.is_sign_negative() {
            "-"
        } else {
            ""
        };
        let zeros = "0".repeat(usize::from(self.leading_zeros));
        let digits = self.value.abs().to_string().replace('.', point(language));
        format!("{sign}{zeros}{digits}")
    }

    /// Reads digits written in the form of `form`: groups of three or none, then decimals.
    pub(super) fn read(text: &str, form: Language) -> Result<Self, QuantityProblem> {
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (integer, decimals) = match digits.split_once(point(form)) {
            Some((integer, decimals)) => (ungrouped(integer, form)?, only_digits(decimals)?),
            None => (ungrouped(digits, form)?, ""),
        };
        if integer.len() > INTEGER_DIGITS || decimals.len() > DECIMAL_PLACES {
            return Err(QuantityProblem::TooLarge);
        }
        let zeros = integer.bytes().take_while(|digit| *digit == b'0').count();
        // The last zero of `0` and `0,5` is the number's own.
        let leading_zeros = zeros.min(integer.len() - 1);
        let mut value: Decimal = format!("{integer}.{decimals}")
            .parse()
            .map_err(|_| QuantityProblem::NotANumber)?;
        value.set_sign_negative(negative && !value.is_zero());
        Ok(Self {
            value,
            leading_zeros: u8::try_from(leading_zeros).map_err(|_| QuantityProblem::TooLarge)?,
        })
    }
}

impl TryFrom<Decimal> for Written {
    type Error = QuantityProblem;

    fn try_from(value: Decimal) -> Result<Self, QuantityProblem> {
        Self::read(
            &value.to_string().replace('.', point(Language::Vi)),
            Language::Vi,
        )
    }
}

impl PartialEq for Written {
    /// `53,1` and `53,10` are one value, but not written alike.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
            && self.value.scale() == other.value.scale()
            && self.leading_zeros == other.leading_zeros
    }
}

impl Eq for Written {}

/// The digits of an integer with its grouping checked and taken out.
fn ungrouped(text: &str, form: Language) -> Result<String, QuantityProblem> {
    let mut groups = text.split(group(form));
    let first = only_digits(groups.next().unwrap_or_default())?;
    let mut digits = first.to_owned();
    for following in groups {
        if first.len() > 3 || first.starts_with('0') || following.len() != 3 {
            return Err(QuantityProblem::NotANumber);
        }
        digits.push_str(only_digits(following)?);
    }
    Ok(digits)
}

fn only_digits(text: &str) -> Result<&str, QuantityProblem> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text)
    } else {
        Err(QuantityProblem::NotANumber)
    }
}

const fn point(language: Language) -> &'static str {
    language.pick(",", ".")
}

const fn group(language: Language) -> &'static str {
    language.pick(".", ",")
}

/// A number with its scale word or percent sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Number {
    pub written: Written,
    pub scale: Option<Scale>,
    pub percent: bool,
}

impl Number {
    #[must_use]
    pub const fn plain(written: Written) -> Self {
        Self {
            written,
            scale: None,
            percent: false,
        }
    }

    /// The value in units: `2,87 tỷ` is 2,870,000,000. None when it would not fit.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        match self.scale {
            None => Some(self.written.value),
            Some(scale) => self.written.value.checked_mul(scale.factor()),
        }
    }

    #[must_use]
    pub fn format(&self, language: Language) -> String {
        let digits = self.written.format(language);
        match self.scale {
            Some(scale) => format!("{digits} {}", scale.word(language)),
            None if self.percent => format!("{digits}%"),
            None => digits,
        }
    }
}

/// A scale that stands in words behind a number.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    Thousand,
    Million,
    Billion,
    Trillion,
}

impl Scale {
    /// The longest word first: `nghìn tỷ` ends like `tỷ`.
    pub const ALL: [Self; 4] = [Self::Trillion, Self::Billion, Self::Million, Self::Thousand];

    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Thousand => language.pick("nghìn", "thousand"),
            Self::Million => language.pick("triệu", "million"),
            Self::Billion => language.pick("tỷ", "billion"),
            Self::Trillion => language.pick("nghìn tỷ", "trillion"),
        }
    }

    /// What one of it is in units.
    #[must_use]
    pub fn factor(self) -> Decimal {
        Decimal::from(match self {
            Self::Thousand => 1_000_u64,
            Self::Million => 1_000_000,
            Self::Billion => 1_000_000_000,
            Self::Trillion => 1_000_000_000_000,
        })
    }
}

/// A number in the form of `language`, with all its decimal places: `1.234.567,89`.
#[must_use]
pub fn format_decimal(value: Decimal, language: Language) -> String {
    let text = value.abs().to_string();
    let (integer, decimals) = match text.split_once('.') {
        Some((integer, decimals)) => (integer, Some(decimals)),
        None => (text.as_str(), None),
    };
    let mut written = String::with_capacity(text.len() * 2);
    if value.is_sign_negative() && !value.is_zero() {
        written.push('-');
    }
    for (place, digit) in integer.chars().enumerate() {
        if place > 0 && (integer.len() - place).is_multiple_of(3) {
            written.push_str(group(language));
        }
        written.push(digit);
    }
    if let Some(decimals) = decimals {
        written.push_str(point(language));
        written.push_str(decimals);
    }
    written
}

/// How many, in whole: `3.321`, `3,321`.
#[must_use]
pub fn format_count(count: usize, language: Language) -> String {
    format_decimal(Decimal::from(count), language)
}

/// A computed percentage for people: exact where it fits into `places` decimal places, otherwise
/// rounded half up to one. With 2: `62,5%`, `93,75%`, but `27,8%` for 5/18.
#[must_use]
pub fn percent_text(value: Decimal, places: u32, language: Language) -> String {
    let exact = value.normalize();
    let shown = if exact.scale() <= places {
        exact
    } else {
        exact
            .round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)
            .normalize()
    };
    format!("{}%", format_decimal(shown, language))
}
