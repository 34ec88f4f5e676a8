//! Dividing a unit's promise among the units below it.

use serde::{Deserialize, Serialize};

use crate::{
    Language,
    id::{CommandId, IndicatorId, UnitId},
    journal::Hash,
    period::Period,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocateTarget {
    pub id: CommandId,
    pub indicator: IndicatorId,
    /// Whose promise is divided.
    pub unit: UnitId,
    pub period: Period,
    /// Of the allocation the officer saw.
    pub base: Hash,
    pub language: Language,
    /// Whether the parts add up: `added` or `apart`.
    pub aggregation: String,
    /// What each unit gets, as it was typed; nothing takes its part away.
    pub parts: Vec<(UnitId, String)>,
    /// The document that divides it.
    pub ground: String,
}
