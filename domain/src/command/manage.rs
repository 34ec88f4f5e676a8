//! Commands of those who manage: documents and their items, indicators and what is promised for
//! them, officers, and who is in charge of what. `base` is the mark of the record that was shown
//! when the form was made; empty for something new.

use serde::{Deserialize, Serialize};

use crate::{
    Language,
    id::{CommandId, DocumentId, IndicatorId, ItemId, OfficerId, SourceId},
    owner::Duty,
};

/// A text in both languages, as typed; an empty English one stands for the Vietnamese.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPair {
    pub vi: String,
    pub en: String,
}

/// Creates a document (without `document`) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepDocument {
    pub id: CommandId,
    pub document: Option<DocumentId>,
    pub base: String,
    pub kind: String,
    pub number: String,
    pub title: TypedPair,
    pub short: TypedPair,
    /// The address of the unit.
    pub issuer: String,
    pub date: String,
    pub term: String,
    pub starts: String,
    pub ends: String,
    /// Numbers or addresses, one a line.
    pub implements: String,
    /// How many it says it has of focus tasks, breakthroughs, targets and groups of solutions.
    pub declared: [String; 4],
    /// The "rõ" its tasks must have, by their codes.
    pub clear: Vec<String>,
    pub ground: String,
    /// Whether its items are followed: "true" or "false"; empty leaves it as it is, and follows a new one.
    pub followed: String,
}

/// Creates a source (without `source`) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepSource {
    pub id: CommandId,
    pub source: Option<SourceId>,
    pub base: String,
    pub title: TypedPair,
    pub publisher: String,
    pub date: String,
    /// An address that begins with https:// or http://.
    pub url: String,
    /// What it covers.
    pub note: TypedPair,
    /// The address of the unit that keeps it.
    pub keeper: String,
}

/// Creates an item of a programme (without `item`) or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepItem {
    pub id: CommandId,
    pub programme: DocumentId,
    pub item: Option<ItemId>,
    pub base: String,
    /// For reading the value.
    pub language: Language,
    pub kind: String,
    pub name: TypedPair,
    pub detail: TypedPair,
    /// The address of the item it belongs to.
    pub under: String,
    /// Names or addresses, one a line.
    pub units: String,
    pub period: String,
    pub date: String,
    pub stage: TypedPair,
    pub value: String,
    pub measure: TypedPair,
    pub answer_by: String,
    pub restricted: bool,
    pub note: TypedPair,
    pub ground: String,
}

/// Creates an indicator (without `indicator`) or changes one; what was promised stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepIndicator {
    pub id: CommandId,
    pub programme: DocumentId,
    pub indicator: Option<IndicatorId>,
    pub base: String,
    pub name: TypedPair,
    pub measure: TypedPair,
    pub direction: String,
    pub excess_from: String,
    /// Empty where it is not known.
    pub aggregation: String,
    pub under: String,
    pub term_today: TypedPair,
    pub restricted: bool,
    pub note: TypedPair,
    pub ground: String,
}

/// Promises something for a unit and a period, promises otherwise, or takes a promise back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepPromise {
    pub id: CommandId,
    pub indicator: IndicatorId,
    pub base: String,
    pub language: Language,
    /// The address of the unit.
    pub unit: String,
    pub period: String,
    pub kind: String,
    /// The number, or the low one of a range.
    pub low: String,
    pub high: String,
    pub words: TypedPair,
    pub ground: String,
    pub remove: bool,
}

/// Adds an officer (without `officer`) with a first role, or changes the post of one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepOfficer {
    pub id: CommandId,
    pub officer: Option<OfficerId>,
    pub base: String,
    pub account: String,
    pub post: String,
    pub role: String,
    /// The address of the unit that the role is for.
    pub unit: String,
    /// What a new officer signs in with for the first time. Never written down.
    #[serde(skip)]
    pub password: String,
}

/// Gives an officer one more role, or takes one away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantRole {
    pub id: CommandId,
    pub officer: OfficerId,
    pub base: String,
    pub role: String,
    pub unit: String,
    pub take: bool,
}

/// Closes an account, or gives it a new password and opens it again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchOfficer {
    pub id: CommandId,
    pub officer: OfficerId,
    pub close: bool,
    /// The new password, where it is not closed. Never written down.
    #[serde(skip)]
    pub password: String,
}

/// Puts an officer in charge of an indicator or a task of a unit, or nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignOwner {
    pub id: CommandId,
    pub duty: Duty,
    /// Who was in charge when the form was made; empty for nobody.
    pub base: String,
    /// The account; empty for nobody.
    pub officer: String,
}

/// What somebody is put in charge of, and who was when it was looked at; empty for nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenDuty {
    pub duty: Duty,
    pub base: String,
}

/// Puts one officer in charge of many things, or nobody: all of them or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignOwners {
    pub id: CommandId,
    pub duties: Vec<SeenDuty>,
    /// The account; empty for nobody.
    pub officer: String,
}

impl AssignOwners {
    /// More at once is nothing that was looked at.
    pub const MOST: usize = 200;
}
