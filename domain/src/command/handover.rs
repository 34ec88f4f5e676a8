//! What is said about handing over.

use serde::{Deserialize, Serialize};

use crate::id::{CommandId, HandoverId, UnitId};

/// One item, and the revision the officer saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    pub handover: HandoverId,
    pub base: u32,
}

/// How many items go in one command.
pub const MOST_PICKS: usize = 50;

/// Proposes items of a dissolved unit to one of its successors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposeHandover {
    pub id: CommandId,
    pub from: UnitId,
    pub picks: Vec<Pick>,
    /// The address of the successor.
    pub to: String,
    pub text: String,
}

/// Takes items over, or refuses them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerHandover {
    pub id: CommandId,
    pub picks: Vec<Pick>,
    pub accept: bool,
    /// Needed for a refusal.
    pub text: String,
}

/// Ends items that no successor takes over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndHandover {
    pub id: CommandId,
    pub from: UnitId,
    pub picks: Vec<Pick>,
    /// The code of an ending.
    pub how: String,
    pub text: String,
}
