//! What became of a unit: an edge from the old one to a new one, by date and decision.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language,
    id::{SourceId, UnitId},
};

/// How much of the old unit went over this edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuccessionKind {
    Whole,
    Part,
    /// What was left after parts had gone elsewhere.
    Remainder,
}

impl SuccessionKind {
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Whole, Language::Vi) => "toàn bộ",
            (Self::Whole, Language::En) => "the whole",
            (Self::Part, Language::Vi) => "một phần",
            (Self::Part, Language::En) => "a part",
            (Self::Remainder, Language::Vi) => "phần còn lại",
            (Self::Remainder, Language::En) => "the remainder",
        }
    }
}

/// An edge old unit → new unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    pub from: UnitId,
    pub to: UnitId,
    pub kind: SuccessionKind,
    /// The first day on which the new unit stands in the place of the old one.
    pub on: Date,
    pub source: Option<SourceId>,
    pub note: Option<Bilingual>,
    /// Taken from an unofficial copy and not yet checked against the resolution.
    #[serde(default)]
    pub unverified: bool,
}
