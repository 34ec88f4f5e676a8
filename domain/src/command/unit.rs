//! What those who keep units send.

use serde::{Deserialize, Serialize};

use super::TypedPair;
use crate::id::{CommandId, UnitId};

/// A name with its days, as typed. The last day is included, as people say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedName {
    pub full: TypedPair,
    pub short: String,
    pub from: String,
    pub last: String,
}

/// A code, or the unit above, with its days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedDays {
    pub what: String,
    pub from: String,
    pub last: String,
}

/// Creates a unit (without `unit`) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepUnit {
    pub id: CommandId,
    pub unit: Option<UnitId>,
    pub base: String,
    pub kind: String,
    pub from: String,
    pub last: String,
    pub names: Vec<TypedName>,
    pub codes: Vec<TypedDays>,
    /// Names or addresses of what is above.
    pub parents: Vec<TypedDays>,
    /// For a body: the place it serves.
    pub serves: String,
    pub note: TypedPair,
    /// The address of a source, or the number of a document that is kept as one.
    pub source: String,
}

/// A unit that something goes to, as typed: one that is there by its name, or a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedOutcome {
    /// The name or address of one that is there; empty for a new one.
    pub unit: String,
    pub full: TypedPair,
    pub short: String,
    pub kind: String,
    pub parent: String,
    pub code: String,
    /// How much of each old unit, in their order: a kind, or nothing.
    pub takes: Vec<String>,
}

/// Merges, splits or transfers, by one decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReformUnits {
    pub id: CommandId,
    /// The mark of everything concerned as it was previewed; empty for a first look.
    pub base: String,
    pub on: String,
    /// The number or address of the deciding document.
    pub document: String,
    pub note: TypedPair,
    pub old: Vec<UnitId>,
    /// Those of the old ones that only give a part away.
    pub going_on: Vec<UnitId>,
    pub outcomes: Vec<TypedOutcome>,
    /// What is below the old ones, each with the number of the outcome it goes to, from 1; 0 ends.
    pub below: Vec<(UnitId, String)>,
}
