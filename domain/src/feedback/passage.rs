//! What somebody wrote, and what of it everybody may read: the same words, with parts hidden. Nobody
//! changes what a citizen said; they can only leave something out, and it shows.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{Prose, TextProblem, normalise};

/// What stands in the place of a hidden part.
pub const HIDDEN: &str = "[đã ẩn]";

/// A question or a report: at most two thousand characters. Programs do not print it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Written(Prose);

impl Written {
    pub const MAX: usize = 2_000;

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The text without some parts, each of which has to be in it.
    ///
    /// # Errors
    /// A part that is not there.
    pub fn without(&self, parts: &[&str]) -> Result<Prose, NotThere> {
        let mut text = self.as_str().to_owned();
        // The longest first, so that a short one does not break a long one up.
        let mut parts: Vec<String> = parts.iter().map(|part| normalise(part)).collect();
        parts.retain(|part| !part.is_empty());
        parts.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
        for part in parts {
            if !text.contains(&part) {
                // It may be within one that is hidden already.
                if self.as_str().contains(&part) {
                    continue;
                }
                return Err(NotThere { part });
            }
            text = text.replace(&part, HIDDEN);
        }
        Prose::try_from(text).map_err(|_| NotThere {
            part: String::new(),
        })
    }

    /// What looks like somebody's telephone number, card number or mail address: proposed to be
    /// hidden, in the order in which it stands there.
    #[must_use]
    pub fn looks_personal(&self) -> Vec<&str> {
        let mut found: Vec<&str> = numbers(self.as_str());
        for word in self
            .as_str()
            .split(|c: char| c.is_whitespace() || ",;()<>\"".contains(c))
        {
            let word = word.trim_matches(|c: char| matches!(c, '.' | ':' | '!' | '?'));
            let is_address = word
                .split_once('@')
                .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            if is_address {
                found.push(word);
            }
        }
        let mut seen = Vec::new();
        found.retain(|part| {
            let is_new = !seen.contains(part);
            if is_new {
                seen.push(*part);
            }
            is_new
        });
        found.sort_by_key(|part| self.as_str().find(part));
        found
    }
}

/// Runs of nine digits or more, with what people put between them.
fn numbers(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from: Option<(usize, usize, usize)> = None;
    let end = |run: Option<(usize, usize, usize)>, found: &mut Vec<_>| {
        if let Some((start, end, count)) = run
            && count >= 9
        {
            found.push(&text[start..end]);
        }
    };
    for (at, character) in text.char_indices() {
        match (character, &mut from) {
            ('0'..='9', Some((_, end, count))) => {
                *end = at + 1;
                *count += 1;
            }
            ('0'..='9', none @ None) => *none = Some((at, at + 1, 1)),
            // A single blank, point or hyphen stands within a number.
            (' ' | '.' | '-', Some((_, end, _))) if *end == at => {}
            _ => end(from.take(), &mut found),
        }
    }
    end(from, &mut found);
    found
}

/// A part that is to be hidden is not in the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part to hide is not in the text")]
pub struct NotThere {
    pub part: String,
}

impl TryFrom<&str> for Written {
    type Error = TextProblem;
    fn try_from(text: &str) -> Result<Self, TextProblem> {
        let prose = Prose::try_from(text)?;
        let length = prose.as_str().chars().count();
        if length > Self::MAX {
            return Err(TextProblem::TooLong {
                limit: Self::MAX,
                length,
            });
        }
        Ok(Self(prose))
    }
}

impl TryFrom<String> for Written {
    type Error = TextProblem;
    fn try_from(text: String) -> Result<Self, TextProblem> {
        Self::try_from(text.as_str())
    }
}

impl From<Written> for String {
    fn from(written: Written) -> Self {
        written.0.into()
    }
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Written({} bytes)", self.as_str().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Written {
        text.try_into().unwrap()
    }

    #[test]
    fn parts_are_left_out_and_it_shows() {
        let one = written("Tôi là An, số 0912 345 678, hỏi về đường An Bình.");
        assert_eq!(
            one.without(&["0912 345 678", " "]).unwrap().as_str(),
            "Tôi là An, số [đã ẩn], hỏi về đường An Bình."
        );
        assert_eq!(
            one.without(&["345", "0912 345 678", "là An"])
                .unwrap()
                .as_str(),
            "Tôi [đã ẩn], số [đã ẩn], hỏi về đường An Bình."
        );
        let missing = one.without(&["Bình Minh"]).unwrap_err();
        assert_eq!(missing.part, "Bình Minh");
    }

    #[test]
    fn what_looks_personal_is_proposed() {
        let one = written(
            "Gọi 0912.345.678 hoặc gửi ten@xa.example.vn. Căn cước 001 234 567 890; quyết định 1234/QĐ năm 2026, 12.500 hộ.",
        );
        assert_eq!(
            one.looks_personal(),
            ["0912.345.678", "ten@xa.example.vn", "001 234 567 890"]
        );
        assert!(
            written("Năm 2025 - 2026 có 18 chỉ tiêu.")
                .looks_personal()
                .is_empty()
        );
    }

    #[test]
    fn a_text_has_an_end_and_is_not_printed() {
        assert!(Written::try_from("a".repeat(2_000).as_str()).is_ok());
        assert!(matches!(
            Written::try_from("a".repeat(2_001).as_str()),
            Err(TextProblem::TooLong { limit: 2_000, .. })
        ));
        assert_eq!(format!("{:?}", written("bí mật")), "Written(9 bytes)");
    }
}
