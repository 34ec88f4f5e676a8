//! The kinds of targets, as people choose among them.

use serde::{Deserialize, Serialize};

use super::Target;
use crate::language::Language;

#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    AtLeast,
    AtMost,
    Exactly,
    Range,
    All,
    Relative,
    Direction,
    Statement,
}

impl TargetKind {
    pub const ALL: [Self; 8] = [
        Self::AtLeast,
        Self::AtMost,
        Self::Exactly,
        Self::Range,
        Self::All,
        Self::Relative,
        Self::Direction,
        Self::Statement,
    ];

    #[must_use]
    pub const fn of(target: &Target) -> Self {
        match target {
            Target::AtLeast(_) => Self::AtLeast,
            Target::AtMost(_) => Self::AtMost,
            Target::Exactly(_) => Self::Exactly,
            Target::Range(_) => Self::Range,
            Target::All { .. } => Self::All,
            Target::Relative { .. } => Self::Relative,
            Target::Direction { .. } => Self::Direction,
            Target::Statement { .. } => Self::Statement,
        }
    }

    /// What it is called in addresses and forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
            Self::Exactly => "exactly",
            Self::Range => "range",
            Self::All => "all",
            Self::Relative => "relative",
            Self::Direction => "direction",
            Self::Statement => "statement",
        }
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::AtLeast => language.pick("từ … trở lên", "at least …"),
            Self::AtMost => language.pick("không quá …", "at most …"),
            Self::Exactly => language.pick("đúng …", "exactly …"),
            Self::Range => language.pick("trong khoảng từ … đến …", "within a range"),
            Self::All => language.pick("toàn bộ", "all of them"),
            Self::Relative => language.pick(
                "so với một mức khác, bằng lời",
                "compared with something else, in words",
            ),
            Self::Direction => language.pick(
                "tăng hoặc giảm, không nêu số",
                "more or less, without a number",
            ),
            Self::Statement => language.pick(
                "một kết quả nêu bằng lời",
                "something to be reached, in words",
            ),
        }
    }

    /// Whether it is said in words instead of numbers.
    #[must_use]
    pub const fn is_in_words(self) -> bool {
        matches!(self, Self::Relative | Self::Direction | Self::Statement)
    }
}
