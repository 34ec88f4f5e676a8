//! What is sent about evidence.

use serde::{Deserialize, Serialize};

use crate::{
    evidence::{KeptFile, Proven},
    id::{CommandId, EvidenceId},
};

/// Files that were checked and are kept already, for one figure, task or update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachEvidence {
    pub id: CommandId,
    pub of: Proven,
    /// What they show.
    pub caption: String,
    /// Only for those who may read restricted things.
    pub restricted: bool,
    pub files: Vec<KeptFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawEvidence {
    pub id: CommandId,
    pub evidence: EvidenceId,
    pub reason: String,
}
