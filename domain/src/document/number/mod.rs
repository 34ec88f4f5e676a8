//! The numbers of official documents, in the two grammars that are in use.
//!
//! The Party writes `05-CTr/HU`: number, type, issuer; it counts within a committee's term. The
//! State writes `726/KH-UBND`, `42/2022/NĐ-CP` and, for the National Assembly, `30/2026/QH16`; it
//! counts within a year. So the same number means different documents with time, and a number alone
//! is never a key.

mod issued_by;
mod issuer;
mod kind;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use issued_by::{IssuedBy, WrongIssuer};
pub use issuer::IssuerReading;

use crate::{language::Language, text::normalise};

/// A document number as its parts; displayed in its canonical spelling.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentNumber {
    grammar: Grammar,
    serial: String,
    year: Option<i16>,
    kind: Option<String>,
    issuer: String,
}

#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grammar {
    Party,
    State,
}

/// What a number is unique in, together with its type and issuer.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CountedWithin {
    /// The issuing committee's term of office.
    Term,
    /// A year; where the number does not name it, the year of signing.
    Year(Option<i16>),
}

/// Why a text is not a document number.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum NumberProblem {
    #[error("nothing was entered")]
    Empty,
    #[error("neither the Party's nor the State's grammar")]
    UnknownGrammar,
    #[error("no number at the beginning")]
    NoSerial,
    #[error("no such year")]
    YearOutOfRange,
    #[error("no issuer")]
    NoIssuer,
}

impl NumberProblem {
    #[must_use]
    pub const fn message(self, language: Language) -> &'static str {
        match self {
            Self::Empty => language.pick("Chưa nhập số văn bản.", "Please enter a document number."),
            Self::UnknownGrammar => language.pick(
                "Không đọc được số văn bản. Ví dụ: 05-CTr/HU; 726/KH-UBND; 42/2022/NĐ-CP; 30/2026/QH16.",
                "This is not a document number. Examples: 05-CTr/HU; 726/KH-UBND; 42/2022/NĐ-CP; 30/2026/QH16.",
            ),
            Self::NoSerial => language.pick(
                "Số văn bản phải bắt đầu bằng chữ số, ví dụ 05 hoặc 148a.",
                "A document number begins with digits, such as 05 or 148a.",
            ),
            Self::YearOutOfRange => language.pick(
                "Năm trong số văn bản phải từ 1930 đến 2199.",
                "The year in a document number must be between 1930 and 2199.",
            ),
            Self::NoIssuer => language.pick(
                "Số văn bản thiếu cơ quan ban hành.",
                "The document number does not name its issuer.",
            ),
        }
    }
}

impl DocumentNumber {
    #[must_use]
    pub const fn grammar(&self) -> Grammar {
        self.grammar
    }

    /// The number itself as written: `05`, `148a`.
    #[must_use]
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// The year, where the number names it.
    #[must_use]
    pub const fn year(&self) -> Option<i16> {
        self.year
    }

    /// The code of the type: `CTr`. The National Assembly's numbers have none.
    #[must_use]
    pub fn type_code(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// The code of the issuer: `HU`, `UBND`, `QH16`.
    #[must_use]
    pub fn issuer_code(&self) -> &str {
        &self.issuer
    }

    /// What the type is called; the code itself where it is not a usual one.
    #[must_use]
    pub fn type_name(&self, language: Language) -> &str {
        match &self.kind {
            None => language.pick("Luật hoặc nghị quyết", "Law or resolution"),
            Some(code) => kind::name(code, self.grammar, language).unwrap_or(code),
        }
    }

    /// Who the issuer's code can stand for. More than one: the kind of the issuing unit decides.
    /// None: the code is not a usual one.
    #[must_use]
    pub fn issuer_readings(&self) -> &'static [IssuerReading] {
        issuer::readings(&self.issuer)
    }

    #[must_use]
    pub const fn counted_within(&self) -> CountedWithin {
        match self.grammar {
            Grammar::Party => CountedWithin::Term,
            Grammar::State => CountedWithin::Year(self.year),
        }
    }

    /// The number without the zeros before it, for comparing: `05` and `5` are one number.
    #[must_use]
    pub fn serial_key(&self) -> &str {
        self.serial.trim_start_matches('0')
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { serial, issuer, .. } = self;
        match (self.grammar, self.year, &self.kind) {
            (Grammar::Party, _, Some(kind)) => write!(f, "{serial}-{kind}/{issuer}"),
            (_, Some(year), Some(kind)) => write!(f, "{serial}/{year}/{kind}-{issuer}"),
            (_, None, Some(kind)) => write!(f, "{serial}/{kind}-{issuer}"),
            (_, Some(year), None) => write!(f, "{serial}/{year}/{issuer}"),
            (_, None, None) => write!(f, "{serial}/{issuer}"),
        }
    }
}

impl FromStr for DocumentNumber {
    type Err = NumberProblem;

    /// Reads either grammar, with or without `số`, in any case, with blanks around the signs.
    fn from_str(text: &str) -> Result<Self, NumberProblem> {
        let text = normalise(text).replace(['–', '‑', '—'], "-");
        let text = without_word(&text);
        let bare: String = text
            .chars()
            .filter(|character| !character.is_whitespace())
            .collect();
        if bare.is_empty() {
            return Err(NumberProblem::Empty);
        }
        let parts: Vec<&str> = bare.split('/').collect();
        match parts[..] {
            [left, issuer] if left.contains('-') => party(left, issuer),
            [serial, body] => state(serial, None, body),
            [serial, year, body] => state(serial, Some(year), body),
            _ => Err(NumberProblem::UnknownGrammar),
        }
    }
}

/// Without the `số` that people copy along.
fn without_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(2)
        .map_or(text.len(), |(end, _)| end);
    let (word, rest) = text.split_at(end);
    if matches!(word.to_lowercase().as_str(), "số" | "so") {
        rest.trim_start().trim_start_matches(':')
    } else {
        text
    }
}

/// `05-CTr/HU`
fn party(left: &str, issuer: &str) -> Result<DocumentNumber, NumberProblem> {
    let (number, code) = left.split_once('-').ok_or(NumberProblem::UnknownGrammar)?;
    Ok(DocumentNumber {
        grammar: Grammar::Party,
        serial: serial(number)?,
        year: None,
        kind: Some(kind::canonical(type_code(code)?)),
        issuer: issuer_code(issuer)?,
    })
}

/// `726/KH-UBND`, `42/2022/NĐ-CP`, `30/2026/QH16`
fn state(number: &str, year: Option<&str>, body: &str) -> Result<DocumentNumber, NumberProblem> {
    let serial = serial(number)?;
    let year = year.map(year_of).transpose()?;
    let (kind, issuer) = match body.split_once('-') {
        Some((code, issuer)) => (
            Some(kind::canonical(type_code(code)?)),
            issuer_code(issuer)?,
        ),
        // Only the National Assembly leaves the type out, and it always names the year.
        None if year.is_some() => (None, issuer_code(body)?),
        None => return Err(NumberProblem::UnknownGrammar),
    };
    Ok(DocumentNumber {
        grammar: Grammar::State,
        serial,
        year,
        kind,
        issuer,
    })
}

/// Up to six digits, not all zero, and perhaps one letter: a number put in between later.
fn serial(text: &str) -> Result<String, NumberProblem> {
    let digits = text.trim_end_matches(|last: char| last.is_ascii_alphabetic());
    let fits = (1..=6).contains(&digits.len())
        && text.len() - digits.len() <= 1
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte != b'0');
    if fits {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(NumberProblem::NoSerial)
    }
}

fn year_of(text: &str) -> Result<i16, NumberProblem> {
    let year: i16 = text.parse().map_err(|_| NumberProblem::YearOutOfRange)?;
    // The Party was founded in 1930; nothing here is older.
    if text.len() == 4 && (1930..=2199).contains(&year) {
        Ok(year)
    } else {
        Err(NumberProblem::YearOutOfRange)
    }
}

fn type_code(text: &str) -> Result<&str, NumberProblem> {
    let fits = (1..=8).contains(&text.chars().count()) && text.chars().all(char::is_alphabetic);
    if fits {
        Ok(text)
    } else {
        Err(NumberProblem::UnknownGrammar)
    }
}

/// Letters and digits, in parts joined by `-` (a department that drafts) or `&` (`SKH&CN`).
fn issuer_code(text: &str) -> Result<String, NumberProblem> {
    if text.is_empty() {
        return Err(NumberProblem::NoIssuer);
    }
    let parts_fit = text
        .split(['-', '&'])
        .all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric));
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    if parts_fit && begins && text.chars().count() <= 40 {
        Ok(issuer::canonical(text))
    } else {
        Err(NumberProblem::UnknownGrammar)
    }
}

impl TryFrom<String> for DocumentNumber {
    type Error = NumberProblem;

    fn try_from(text: String) -> Result<Self, NumberProblem> {
        text.parse()
    }
}

impl From<DocumentNumber> for String {
    fn from(number: DocumentNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests;
