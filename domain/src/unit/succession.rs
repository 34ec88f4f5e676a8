//! What became of a unit: an edge from the old one to a new one, by date and decision.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language,
    id::{DocumentId, SourceId, UnitId},
};

/// How much of the old unit went over this edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuccessionKind {
    Whole,
    /// A part; which one, the source does not say.
    Part,
    /// Ground alone.
    PartArea,
    /// Ground with those who live on it.
    PartPeople,
    /// What was left after parts had gone elsewhere.
    Remainder,
}

impl SuccessionKind {
    /// As forms offer them.
    pub const ALL: [Self; 5] = [
        Self::Whole,
        Self::PartArea,
        Self::PartPeople,
        Self::Part,
        Self::Remainder,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::PartArea => "part-area",
            Self::PartPeople => "part-people",
            Self::Remainder => "remainder",
        }
    }

    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Whole, Language::Vi) => "toàn bộ",
            (Self::Whole, Language::En) => "the whole",
            (Self::Part, Language::Vi) => "một phần",
            (Self::Part, Language::En) => "a part",
            (Self::PartArea, Language::Vi) => "một phần diện tích",
            (Self::PartArea, Language::En) => "a part of the area",
            (Self::PartPeople, Language::Vi) => "một phần diện tích và dân số",
            (Self::PartPeople, Language::En) => "a part of the area and the population",
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
    /// The document that decided it, where it is kept here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentId>,
    pub note: Option<Bilingual>,
    /// Taken from an unofficial copy and not yet checked against the resolution.
    #[serde(default)]
    pub unverified: bool,
}
