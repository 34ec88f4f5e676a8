//! The table behind a report: each promise with its result, as it was known.

use serde::{Deserialize, Serialize};

use super::{Key, Line};
use crate::{
    Language,
    id::{IndicatorId, UnitId},
    period::Period,
    quantity::Quantity,
};

/// A row in words that stay what they were when it was gathered; numbers keep the digits, the
/// qualifier and the n/N that they were given with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub indicator: IndicatorId,
    pub unit: UnitId,
    pub period: Period,
    pub name: String,
    pub unit_name: String,
    pub measure: String,
    /// None where nothing was promised.
    pub target: Option<String>,
    /// None where nothing was reported.
    pub result: Option<Quantity>,
    /// How the result stands to the target, in a sentence.
    pub judged: String,
    /// What has to be known to read it: that it is computed, corrected or not approved.
    pub note: String,
}

impl Row {
    #[must_use]
    pub fn target_text(&self) -> &str {
        self.target.as_deref().unwrap_or("không công bố")
    }

    #[must_use]
    pub fn result_text(&self) -> String {
        self.result.as_ref().map_or_else(
            || "chưa có số liệu".to_owned(),
            |result| result.format(Language::Vi),
        )
    }

    /// The row as one line, to be compared with what it was.
    #[must_use]
    pub fn line(&self) -> Line {
        let parts = [
            self.unit_name.clone(),
            self.period.name(Language::Vi),
            format!("mục tiêu {}", self.target_text()),
            format!("kết quả {}", self.result_text()),
            self.judged.clone(),
            self.note.clone(),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Line {
            key: Key::Figure {
                indicator: self.indicator,
                unit: self.unit,
                period: self.period,
            },
            group: None,
            text: format!("{}: {}", self.name, parts.join("; ")),
        }
    }
}
