//! Many figures in one action: what a grid, a pasted block or a file sends.

use serde::{Deserialize, Serialize};

use crate::{
    Language,
    id::{CommandId, DocumentId, IndicatorId, UnitId},
    period::Period,
};

/// One cell of many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub indicator: IndicatorId,
    pub unit: UnitId,
    pub period: Period,
    /// The revision the officer saw; 0 for an empty cell.
    pub base: u32,
    pub value: Typed,
    /// The ground of this cell alone; empty where the ground of the whole holds.
    pub ground: String,
    /// Why it changed, or the answer to a warning.
    pub note: String,
}

/// What was typed into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Typed {
    /// Text, as it was typed; an empty one takes a draft back.
    Text(String),
    /// Nothing: a draft that stands there is handed in as it is.
    AsItStands,
}

/// Enters many figures of a programme: all of them, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordFigures {
    pub id: CommandId,
    pub programme: DocumentId,
    pub language: Language,
    /// The ground of all entries that have none of their own.
    pub ground: String,
    pub entries: Vec<Entry>,
    /// Whether to hand them to the reviewer at once.
    pub submit: bool,
}

/// Puts what a command entered back to what stood there before, as a new revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoFigures {
    pub id: CommandId,
    /// The command to be undone: the officer's own.
    pub command: CommandId,
}
