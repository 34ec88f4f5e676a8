//! The words that make a number less than exact.

use serde::{Deserialize, Serialize};

use crate::language::Language;

#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// gần: a little less.
    Nearly,
    /// hơn: somewhat more.
    MoreThan,
    /// khoảng: either side.
    About,
    /// hầu hết: nearly all of them; may stand without a number.
    Most,
    /// trên: more, by how much is open.
    Above,
    /// dưới: less, by how much is open.
    Below,
}

impl Qualifier {
    pub const ALL: [Self; 6] = [
        Self::Nearly,
        Self::MoreThan,
        Self::About,
        Self::Most,
        Self::Above,
        Self::Below,
    ];

    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Nearly => language.pick("gần", "nearly"),
            Self::MoreThan => language.pick("hơn", "more than"),
            Self::About => language.pick("khoảng", "about"),
            Self::Most => language.pick("hầu hết", "most"),
            Self::Above => language.pick("trên", "above"),
            Self::Below => language.pick("dưới", "below"),
        }
    }

    /// The word before its amount.
    #[must_use]
    pub fn before(self, amount: &str, language: Language) -> String {
        let of = if (self, language) == (Self::Most, Language::En) {
            "of "
        } else {
            ""
        };
        format!("{} {of}{amount}", self.word(language))
    }

    /// Takes the qualifier off the beginning of a lower-case text.
    pub(super) fn strip(text: &str, language: Language) -> (Option<Self>, &str) {
        if let Some(rest) = text.strip_prefix(['≈', '~']) {
            return (Some(Self::About), rest.trim_start());
        }
        for qualifier in Self::ALL {
            if let Some(rest) = text.strip_prefix(qualifier.word(language)) {
                let rest = match (qualifier, language) {
                    (Self::Most, Language::En) => rest.strip_prefix(" of").unwrap_or(rest),
                    _ => rest,
                };
                if rest.is_empty() || rest.starts_with(' ') {
                    return (Some(qualifier), rest.trim_start());
                }
            }
        }
        (None, text)
    }
}
