//! What is said about an obstacle.

use serde::{Deserialize, Serialize};

use crate::{
    id::{CommandId, ObstacleId, UnitId},
    obstacle::Blocked,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RaiseObstacle {
    pub id: CommandId,
    pub blocks: Blocked,
    /// Who is stopped.
    pub unit: UnitId,
    /// What stands in the way.
    pub what: String,
    /// What is asked of the unit with the authority.
    pub ask: String,
    /// The unit with the authority: its address or its name.
    pub to: String,
    /// The last day for an answer: 2026-12-31 or 31/12/2026.
    pub due: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerObstacle {
    pub id: CommandId,
    pub obstacle: ObstacleId,
    /// The revision the officer saw.
    pub base: u32,
    /// The code of an outcome.
    pub outcome: String,
    pub text: String,
    /// When it is being removed, until when; when it is passed on, by when the next one answers.
    pub until: String,
    /// When it is passed on: to whom.
    pub to: String,
}

/// What came back does not remove it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskObstacleAgain {
    pub id: CommandId,
    pub obstacle: ObstacleId,
    pub base: u32,
    pub ask: String,
    pub to: String,
    pub due: String,
}

/// It is out of the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseObstacle {
    pub id: CommandId,
    pub obstacle: ObstacleId,
    pub base: u32,
    /// How, if there is anything to say.
    pub text: String,
}
