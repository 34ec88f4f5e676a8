//! Commands: what a form or an island sends, as plain structs. Text is as it was typed; the
//! use case parses it with the same code that the browser checked it with.

mod allocation;
mod check;
mod explanation;
mod figures;
mod manage;
mod meeting;
mod notice;
mod obstacle;
mod round;

pub use allocation::*;
pub use check::*;
pub use explanation::*;
pub use figures::*;
pub use manage::*;
pub use meeting::*;
pub use notice::*;
pub use obstacle::*;
pub use round::*;
use serde::{Deserialize, Serialize};

use crate::{
    Language,
    id::{CommandId, DocumentId, IndicatorId, TaskId, UnitId},
    period::Period,
    task::TaskState,
};

/// Where a figure stands: which indicator, unit and period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub indicator: IndicatorId,
    pub unit: UnitId,
    pub period: Period,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordFigure {
    pub id: CommandId,
    pub at: Place,
    /// The revision the officer saw; 0 for an empty cell.
    pub base: u32,
    pub language: Language,
    pub value: String,
    /// The ground: which document or book it is taken from.
    pub ground: String,
    /// Why it changed; needed when the figure is already published.
    pub note: String,
    /// Whether to hand it to the reviewer at once.
    pub submit: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmitFigure {
    pub id: CommandId,
    pub at: Place,
    pub base: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproveFigure {
    pub id: CommandId,
    pub at: Place,
    pub base: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnFigure {
    pub id: CommandId,
    pub at: Place,
    pub base: u32,
    pub reason: String,
}

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
