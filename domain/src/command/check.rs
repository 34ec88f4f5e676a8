//! Deciding on a sheet: many cells at once, all or none.

use serde::{Deserialize, Serialize};

use crate::{
    figure::sheet::SheetKey,
    id::{CommandId, DocumentId, IndicatorId},
    period::Period,
};

/// A cell of the sheet, at the revision that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenCell {
    pub indicator: IndicatorId,
    pub base: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproveFigures {
    pub id: CommandId,
    pub sheet: SheetKey,
    pub cells: Vec<SeenCell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnFigures {
    pub id: CommandId,
    pub sheet: SheetKey,
    pub cells: Vec<SeenCell>,
    /// One reason for all of them.
    pub reason: String,
}

/// Approves all cells of a round that there is nothing odd about, over all units whose sheets wait
/// for the officer: all or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproveRound {
    pub id: CommandId,
    pub programme: DocumentId,
    pub period: Period,
    /// The mark of the cells that were shown, each with its revision.
    pub base: String,
}

/// A level of a chain as it was typed; without a name it is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedLevel {
    pub name: String,
    /// An empty one stands for the Vietnamese.
    pub name_en: String,
    /// The address of the unit that checks; empty for the one that reports.
    pub unit: String,
}

/// Says who checks the figures of a programme, level after level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepChain {
    pub id: CommandId,
    pub programme: DocumentId,
    /// Of the programme's settings.
    pub base: u32,
    pub levels: Vec<TypedLevel>,
}
