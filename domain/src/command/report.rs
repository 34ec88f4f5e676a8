//! What is said about a report. `base` is the mark of what the form was made from.

use serde::{Deserialize, Serialize};

use crate::{
    id::{CommandId, DocumentId, ReportId, UnitId},
    report::Part,
};

/// Begins a report with what the book has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatherReport {
    pub id: CommandId,
    pub programme: DocumentId,
    pub unit: UnitId,
    /// The codes of a kind and of a layout.
    pub kind: String,
    pub layout: String,
    pub period: String,
    /// As of which day; empty for today.
    pub on: String,
    /// Whether figures that nobody approved yet come in, and what is restricted.
    pub drafts: bool,
    pub restricted: bool,
}

/// Writes a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepPassage {
    pub id: CommandId,
    pub report: ReportId,
    pub part: Part,
    pub base: String,
    pub text: String,
}

/// Writes what stands around a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepLetterhead {
    pub id: CommandId,
    pub report: ReportId,
    pub base: String,
    pub layout: String,
    pub above: String,
    pub body: String,
    pub code: String,
    pub place: String,
    pub title: String,
    pub opening: String,
    /// One a line.
    pub recipients: String,
    pub authority: String,
    pub post: String,
    pub signer: String,
}

/// Takes over what the book says now: of a section, or of the table behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeOverReport {
    pub id: CommandId,
    pub report: ReportId,
    pub base: String,
    /// None for the table.
    pub part: Option<Part>,
}

/// Fixes a report: issued with a number and a day, or sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixReport {
    pub id: CommandId,
    pub report: ReportId,
    pub base: String,
    pub number: String,
    pub date: String,
}
