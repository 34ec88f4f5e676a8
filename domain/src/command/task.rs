//! What is said about a task: what it is, how it is to go, and how it goes.

use serde::{Deserialize, Serialize};

use crate::{
    id::{CommandId, DocumentId, TaskId},
    task::TaskState,
};

/// Creates a task (without `task`) or completes one. Empty text means "not clear yet".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTask {
    pub id: CommandId,
    pub programme: DocumentId,
    pub task: Option<TaskId>,
    /// The revision the officer saw; 0 for a new task.
    pub base: u32,
    pub name: String,
    /// The address of the lead unit, as chosen or typed.
    pub lead: String,
    /// Units that take part, one a line.
    pub with: String,
    pub person: String,
    pub work: String,
    /// A day: 2026-12-31 or 31/12/2026.
    pub deadline: String,
    pub responsibility: String,
    pub product: String,
    pub authority: String,
    pub process: String,
    pub effect: String,
    pub ground: String,
    /// Whether to give it out now; refused while a "rõ" is missing.
    pub assign: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostUpdate {
    pub id: CommandId,
    pub task: TaskId,
    pub base: u32,
    pub results: String,
    pub difficulties: String,
    pub next: String,
    pub state: Option<TaskState>,
}

/// Says how a task is to go: its days, its products, what comes before it and what it is part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepCourse {
    pub id: CommandId,
    pub task: TaskId,
    pub base: u32,
    /// A day: 2026-12-31 or 31/12/2026.
    pub starts: String,
    /// The address of the task that it is a part of.
    pub part_of: String,
    /// How much it counts beside the other parts.
    pub weight: String,
    /// Addresses of tasks that have to be done before, one a line.
    pub after: String,
    /// The code of how often it comes again; empty for once.
    pub every: String,
    pub until: String,
    /// One a line, the day in front.
    pub milestones: String,
    /// One a line, with a day in front where it is due before the task.
    pub products: String,
}

/// Says when a milestone was reached; an empty day takes that back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachMilestone {
    pub id: CommandId,
    pub task: TaskId,
    pub base: u32,
    pub milestone: u16,
    pub day: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandInProduct {
    pub id: CommandId,
    pub task: TaskId,
    pub base: u32,
    pub product: u16,
    /// Where it is: the number of a document, an address, a shelf.
    pub what: String,
}

/// Accepts what was handed in, or gives it back with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideProduct {
    pub id: CommandId,
    pub task: TaskId,
    pub base: u32,
    pub product: u16,
    pub accept: bool,
    pub reason: String,
}
