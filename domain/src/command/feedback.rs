//! What citizens send, and what officers do about it. Those of citizens hold what is theirs alone:
//! they are neither printed nor kept as they come.

use serde::{Deserialize, Serialize};

use crate::{
    feedback::{About, Reference},
    id::{CommandId, FeedbackId},
};

/// Asks or reports something.
#[derive(Clone, Default)]
pub struct FeedbackTyped {
    /// The code of a kind.
    pub kind: String,
    pub words: String,
    pub name: String,
    /// Whether everybody may read the name.
    pub public: bool,
    pub contact: String,
    /// Whether it is agreed that name and contact are kept.
    pub agreed: bool,
    /// What a person leaves empty.
    pub trap: String,
}

#[derive(Clone)]
pub struct SendFeedback {
    pub id: CommandId,
    pub about: About,
    /// That the form was made here, for this, and when.
    pub token: String,
    pub typed: FeedbackTyped,
    /// Where it comes from, for counting how often: never kept.
    pub address: String,
}

/// What whoever sent something does with it later.
#[derive(Clone)]
pub struct KeepFeedback {
    pub id: CommandId,
    pub reference: Reference,
    pub secret: String,
    pub wish: Wish,
    pub address: String,
}

#[derive(Clone)]
pub enum Wish {
    AskAgain { words: String },
    Rate { stars: String, words: String },
    Withdraw,
    Erase,
}

impl Wish {
    /// What may be kept of it: which one it is, without a word.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AskAgain { .. } => "ask-again",
            Self::Rate { .. } => "rate",
            Self::Withdraw => "withdraw",
            Self::Erase => "erase",
        }
    }
}

/// Lets the public read it, or refuses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModerateFeedback {
    pub id: CommandId,
    pub feedback: FeedbackId,
    /// The revision the officer saw.
    pub base: u32,
    /// Parts that nobody else is to read, one a line.
    pub hide: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefuseFeedback {
    pub id: CommandId,
    pub feedback: FeedbackId,
    pub base: u32,
    /// The code of a reason.
    pub reason: String,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForwardFeedback {
    pub id: CommandId,
    pub feedback: FeedbackId,
    pub base: u32,
    /// The unit that can answer: its address or its name.
    pub to: String,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFeedback {
    pub id: CommandId,
    pub feedback: FeedbackId,
    pub base: u32,
    pub text: String,
}
