//! Indicators: something measured, and what was promised for it.

use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language,
    id::{DocumentId, IndicatorId, ItemId, Slug, UnitId},
    period::Period,
    source::Ground,
    target::{Bound, Target},
};

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Up,
    Down,
    None,
}

impl Direction {
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Up, Language::Vi) => "càng cao càng tốt",
            (Self::Up, Language::En) => "higher is better",
            (Self::Down, Language::Vi) => "càng thấp càng tốt",
            (Self::Down, Language::En) => "lower is better",
            (Self::None, Language::Vi) => "không xét cao thấp",
            (Self::None, Language::En) => "neither is better",
        }
    }
}

/// Whether what the units below have makes up what the unit above has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aggregation {
    /// The parts add up to the whole: products, hectares, households.
    Added,
    /// Each stands for itself: rates, averages, ranks.
    Apart,
}

impl Aggregation {
    pub const ALL: [Self; 2] = [Self::Added, Self::Apart];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Apart => "apart",
        }
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Added, Language::Vi) => "cộng dồn",
            (Self::Added, Language::En) => "adds up",
            (Self::Apart, Language::Vi) => "không cộng",
            (Self::Apart, Language::En) => "does not add up",
        }
    }
}

/// A promise for a unit and a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub unit: UnitId,
    pub period: Period,
    pub target: Target,
    /// The unit above whose promise for the same period this is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<UnitId>,
    pub ground: Ground,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    pub id: IndicatorId,
    pub slug: Slug,
    pub programme: DocumentId,
    /// The breakthrough or group it belongs to.
    pub under: Option<ItemId>,
    pub name: Bilingual,
    /// The unit of measure: "sản phẩm", "%", "ha".
    pub measure: Bilingual,
    pub direction: Direction,
    /// From which bound of a range excess is counted.
    pub excess_from: Bound,
    /// How the units' figures relate to those of the unit above; not said is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<Aggregation>,
    pub promises: Vec<Promise>,
    /// Today's term beside one that the source still uses.
    pub term_today: Option<Bilingual>,
    pub restricted: bool,
    pub note: Option<Bilingual>,
    pub ground: Ground,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

impl Indicator {
    #[must_use]
    pub fn promise(&self, unit: UnitId, period: &Period) -> Option<&Promise> {
        self.promises
            .iter()
            .find(|promise| promise.unit == unit && promise.period == *period)
    }
}
