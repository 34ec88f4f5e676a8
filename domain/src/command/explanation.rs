//! Asking a unit to explain, and what follows.

use serde::{Deserialize, Serialize};

use crate::{
    explanation::About,
    id::{CommandId, ExplanationId, UnitId},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskExplanation {
    pub id: CommandId,
    pub about: About,
    /// Who is asked.
    pub unit: UnitId,
    pub question: String,
    /// The last day for an answer: 2026-12-31 or 31/12/2026.
    pub due: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerExplanation {
    pub id: CommandId,
    pub explanation: ExplanationId,
    /// The revision the officer saw.
    pub base: u32,
    pub answer: String,
}

/// The answer does not explain it: another question, with a day of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskAgain {
    pub id: CommandId,
    pub explanation: ExplanationId,
    pub base: u32,
    pub question: String,
    pub due: String,
}

/// The answer explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettleExplanation {
    pub id: CommandId,
    pub explanation: ExplanationId,
    pub base: u32,
}
