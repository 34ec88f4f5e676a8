//! Who is in charge: the officer of a unit who keeps an indicator's figures or a task going. The
//! public sees the unit only; what nobody is in charge of is listed, never passed over.

use serde::{Deserialize, Serialize};

use crate::id::{IndicatorId, OfficerId, TaskId, UnitId};

/// What somebody is in charge of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Charge {
    /// An indicator's figures of one unit.
    Indicator(IndicatorId),
    Task(TaskId),
}

/// Where somebody is in charge: one officer at most for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Duty {
    pub charge: Charge,
    pub unit: UnitId,
}

/// Who is in charge there; nobody when it was taken away and not given on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub duty: Duty,
    pub officer: Option<OfficerId>,
}
