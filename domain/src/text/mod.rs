//! Text that people type: cleaned in one place, searched without tones, sorted the Vietnamese way.
//!
//! [`normalise`] is the only way in; [`Line`] and [`Prose`] are what comes out of it. For finding
//! see [`fold`], [`abbreviation`], [`telex`] and [`near`]; for sorting see [`order`].

pub mod abbreviation;
pub mod fold;
pub mod near;
pub mod order;
pub mod telex;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// One form for every text: NFC, no invisible characters, single blanks, `\n` between lines, at
/// most one empty line in a row, nothing around the edges.
#[must_use]
pub fn normalise(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut newlines = 0_usize;
    let mut blank = false;
    let mut previous = None;
    let visible: String = text
        .chars()
        .filter(|character| !is_invisible(*character))
        .collect();
    for character in composed(&visible).chars() {
        // A Windows line end is one line end.
        let after_return = previous.replace(character) == Some('\r');
        match character {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => newlines += 1,
            _ if character.is_whitespace() => blank = true,
            _ => {
                if !clean.is_empty() {
                    match newlines {
                        0 if blank => clean.push(' '),
                        0 => {}
                        1 => clean.push('\n'),
                        _ => clean.push_str("\n\n"),
                    }
                }
                newlines = 0;
                blank = false;
                clean.push(character);
            }
        }
    }
    clean
}

/// Unicode's form C.
#[cfg(not(target_arch = "wasm32"))]
fn composed(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

/// Unicode's form C. A browser knows it already: the tables would be a third of all it has to
/// fetch.
#[cfg(target_arch = "wasm32")]
fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Unicode's form D without its marks, in lower case: letters as they are typed without tones.
#[cfg(not(target_arch = "wasm32"))]
fn bare(text: &str) -> Vec<char> {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        // Lower-casing can bring a mark of its own (İ), so marks go before and after.
        .filter(|character| !is_combining_mark(*character))
        .collect()
}

/// The same by what a browser knows; marks that Latin letters do not wear stay.
#[cfg(target_arch = "wasm32")]
fn bare(text: &str) -> Vec<char> {
    let text: String = js_sys::JsString::from(text)
        .normalize("NFD")
        .to_lower_case()
        .into();
    text.chars()
        .filter(|character| !matches!(character, '\u{300}'..='\u{36f}'))
        .collect()
}

/// Characters that a reader cannot see but a comparison can: controls, soft hyphens, joiners,
/// direction marks, tags.
fn is_invisible(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' => false,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => character.is_control(),
    }
}

/// Why a text cannot be taken.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize, thiserror::Error)]
pub enum TextProblem {
    #[error("the text is empty")]
    Empty,
    #[error("the text has {length} characters, at most {limit} are allowed")]
    TooLong { limit: usize, length: usize },
}

impl TextProblem {
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Empty, Language::Vi) => "Chưa nhập nội dung.".to_owned(),
            (Self::Empty, Language::En) => "Please enter some text.".to_owned(),
            (Self::TooLong { limit, length }, Language::Vi) => {
                format!("Nội dung dài {length} ký tự; tối đa {limit} ký tự.")
            }
            (Self::TooLong { limit, length }, Language::En) => {
                format!("The text has {length} characters; at most {limit} are allowed.")
            }
        }
    }
}

macro_rules! text_type {
    ($(#[$about:meta])* $name:ident, $limit:literal, $shape:expr) => {
        $(#[$about])*
        #[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters it holds; form fields carry the same limit.
            pub const MAX: usize = $limit;

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<&str> for $name {
            type Error = TextProblem;

            fn try_from(text: &str) -> Result<Self, TextProblem> {
                let shape: fn(String) -> String = $shape;
                let text = shape(normalise(text));
                match text.chars().count() {
                    0 => Err(TextProblem::Empty),
                    length if length > Self::MAX => {
                        Err(TextProblem::TooLong { limit: Self::MAX, length })
                    }
                    _ => Ok(Self(text)),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextProblem;

            fn try_from(text: String) -> Result<Self, TextProblem> {
                Self::try_from(text.as_str())
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_type!(
    /// A name or a title: one line, 1 to 300 characters.
    Line,
    300,
    |text| text.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
);

text_type!(
    /// A description, a reason, an update: 1 to 10,000 characters in lines.
    Prose,
    10_000,
    |text| text
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn one_form_for_every_text() {
        for (given, clean) in [
            ("  Hoà   Lạc \t", "Hoà Lạc"),
            ("Ho\u{61}\u{300} La\u{323}c", "Hoà Lạc"),
            ("Tứ\u{a0}Kỳ\u{200b}\u{feff}", "Tứ Kỳ"),
            ("a\u{0}b\u{7}c", "abc"),
            ("một\r\nhai\rba", "một\nhai\nba"),
            ("một \n\n\n\n hai", "một\n\nhai"),
            ("\n\n\u{3000}", ""),
            // A mark behind a joiner still lands on its letter.
            ("e\u{200d}\u{302}\u{301}", "ế"),
        ] {
            assert_eq!(normalise(given), clean, "{given:?}");
        }
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(Line::try_from(" Sổ\n\ntay ").unwrap().as_str(), "Sổ tay");
        assert_eq!(
            Prose::try_from(" Sổ\n\ntay ").unwrap().as_str(),
            "Sổ\n\ntay"
        );
    }

    #[test]
    fn limits_count_characters() {
        assert_eq!(Line::try_from(" \u{200b}"), Err(TextProblem::Empty));
        assert!(Line::try_from("ế".repeat(Line::MAX)).is_ok());
        let problem = Line::try_from("ế".repeat(Line::MAX + 1)).unwrap_err();
        assert_eq!(
            problem,
            TextProblem::TooLong {
                limit: 300,
                length: 301
            }
        );
        assert_eq!(
            problem.message(Language::Vi),
            "Nội dung dài 301 ký tự; tối đa 300 ký tự."
        );
        assert!(Prose::try_from("ế".repeat(Prose::MAX)).is_ok());
        assert!(Prose::try_from("ế".repeat(Prose::MAX + 1)).is_err());
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in any::<String>()) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn a_decomposed_text_is_the_same_text(text in "[a-yđăâêôơưàảãáạ ếệộờỷ]{0,30}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(normalise(&decomposed), normalise(&text));
        }
    }
}
