//! What is said about a meeting and its conclusions.

use serde::{Deserialize, Serialize};

use super::TypedPair;
use crate::id::{CommandId, DocumentId, MeetingId};

/// Creates a meeting or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepMeeting {
    pub id: CommandId,
    pub programme: DocumentId,
    pub meeting: Option<MeetingId>,
    /// The mark of the meeting that the form was made from; empty for a new one.
    pub base: String,
    pub name: TypedPair,
    /// The code of its stage.
    pub stage: String,
    pub host: String,
    pub day: String,
    /// Such as 08:00.
    pub hour: String,
    pub place: TypedPair,
    /// One a line.
    pub agenda: String,
    /// Who is invited: units, one a line.
    pub units: String,
    /// Others who are invited, by their posts.
    pub guests: TypedPair,
    pub invitation: TypedPair,
    pub minutes: TypedPair,
    /// The address of the meeting whose conclusions it inspects.
    pub follows: String,
    pub restricted: bool,
    pub ground: String,
}

/// Writes a conclusion down or changes its words; an empty text takes it out, if nothing came of
/// it yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepConclusion {
    pub id: CommandId,
    pub meeting: MeetingId,
    pub base: String,
    /// Which one; the next for a new one.
    pub number: Option<u16>,
    pub text: TypedPair,
}

/// Makes tasks of a conclusion: each work for each unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveConclusion {
    pub id: CommandId,
    pub meeting: MeetingId,
    pub base: String,
    pub number: u16,
    /// What is to be done: one work a line.
    pub works: String,
    /// Who does each: units, one a line.
    pub units: String,
    /// Who follows them up.
    pub lead: String,
    pub deadline: String,
    pub person: String,
    pub responsibility: String,
    pub product: String,
    pub authority: String,
    /// Whether to give the tasks out; otherwise they stay drafts.
    pub assign: bool,
}
