//! Evidence: files and photos that show what a figure, a task or an update of it says. Everybody
//! reads it with what it proves; evidence of a figure is checked together with the figure, and
//! what somebody marked as restricted is for those who may read restricted things.
//!
//! A file is known by the hash of its content and kept beside the book. Evidence that is withdrawn
//! stays in the book and in the journal with its reason; its file is given to nobody any more.

mod fault;
mod kind;
mod name;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use self::{fault::FileFault, kind::FileKind, name::FileName};
use crate::{
    Refusal,
    figure::Cell,
    id::{EvidenceId, IndicatorId, TaskId, UnitId},
    journal::Hash,
    moment::local_date,
    officer::Signature,
    period::Period,
    text::{Line, Prose},
};

/// Files that are sent together.
pub const MOST_AT_ONCE: usize = 10;
/// Files of one figure, task or update that are not withdrawn.
pub const MOST_OF_ONE: usize = 20;

/// What it proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proven {
    Figure {
        indicator: IndicatorId,
        unit: UnitId,
        period: Period,
    },
    Task(TaskId),
    /// One of a task's updates, by its place among them, from 0: none is ever taken away.
    Update {
        task: TaskId,
        number: u32,
    },
}

/// Width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
}

/// A picture made small, to be shown on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub content: Hash,
    pub bytes: u64,
    pub pixels: Pixels,
}

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    pub content: Hash,
    pub name: FileName,
    pub kind: FileKind,
    pub bytes: u64,
    /// Of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pixels: Option<Pixels>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<Preview>,
}

impl KeptFile {
    /// With its preview.
    #[must_use]
    pub fn all_bytes(&self) -> u64 {
        self.bytes + self.preview.map_or(0, |preview| preview.bytes)
    }

    /// What is kept for it.
    pub fn contents(&self) -> impl Iterator<Item = Hash> + use<> {
        [Some(self.content), self.preview.map(|one| one.content)]
            .into_iter()
            .flatten()
    }
}

/// That it was taken back, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub reason: Prose,
    pub by: Signature,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub id: EvidenceId,
    pub revision: u32,
    pub of: Proven,
    /// The unit whose figure or task it is.
    pub unit: UnitId,
    pub file: KeptFile,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Line>,
    pub added: Signature,
    /// Whether a value that was not public yet stood in the cell when it came: then it is for
    /// everybody once a value is approved after that.
    #[serde(default)]
    pub waits: bool,
    pub restricted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
}

impl Evidence {
    /// Takes it back.
    ///
    /// # Errors
    /// When that was done already.
    pub fn withdraw(&self, withdrawn: Withdrawn) -> Result<Self, Refusal> {
        if self.withdrawn.is_some() {
            return Err(Refusal::EvidenceWithdrawn);
        }
        Ok(Self {
            revision: self.revision + 1,
            withdrawn: Some(withdrawn),
            ..self.clone()
        })
    }

    /// Whether it was there on a day.
    #[must_use]
    pub fn is_there_on(&self, day: Date) -> bool {
        local_date(self.added.at) <= day
    }

    /// Whether evidence of a figure may be known by everybody who may know the figure, on a day:
    /// it never shows more than was checked with it.
    #[must_use]
    pub fn is_published(&self, cell: &Cell, day: Date) -> bool {
        self.is_there_on(day)
            && cell
                .published
                .iter()
                .chain(&cell.earlier)
                .filter(|one| one.since <= day)
                .any(|one| !self.waits || one.approved.at >= self.added.at)
    }
}

/// The step that the journal tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceStep {
    Attached,
    Withdrawn,
}

#[cfg(test)]
mod tests;
