//! Commands: what a form or an island sends, as plain structs. Text is as it was typed; the
//! use case parses it with the same code that the browser checked it with.

mod allocation;
mod check;
mod evidence;
mod explanation;
mod feedback;
mod figures;
mod handover;
mod manage;
mod meeting;
mod notice;
mod obstacle;
mod report;
mod round;
mod task;
mod unit;

pub use allocation::*;
pub use check::*;
pub use evidence::*;
pub use explanation::*;
pub use feedback::*;
pub use figures::*;
pub use handover::*;
pub use manage::*;
pub use meeting::*;
pub use notice::*;
pub use obstacle::*;
pub use report::*;
pub use round::*;
use serde::{Deserialize, Serialize};
pub use task::*;
pub use unit::*;

use crate::{
    Language,
    id::{CommandId, IndicatorId, UnitId},
    period::Period,
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
