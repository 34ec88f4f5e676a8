//! Where knowledge comes from: an article, a report, a register, a document.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual,
    id::{Slug, SourceId, UnitId},
    text::Line,
};

/// A published thing that figures and other records refer to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub id: SourceId,
    pub slug: Slug,
    pub title: Bilingual,
    pub publisher: String,
    pub published: Option<Date>,
    /// The hour it was published at, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Time>,
    pub url: Option<String>,
    /// What it covers.
    pub note: Option<Bilingual>,
    /// The unit that keeps it here; one that was taken over in bulk has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<UnitId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

/// The place in a source that a record rests on; or, for what an officer reports from the
/// unit's own books, just the words that name the ground ("Báo cáo 12/BC-UBND, biểu 2").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    pub source: Option<SourceId>,
    pub place: Line,
}
