//! What is handed over.

use serde::{Deserialize, Serialize};

use crate::{
    Language,
    id::{ExplanationId, IndicatorId, ObstacleId, TaskId},
    journal::Subject,
    period::Period,
};

/// Something that a unit left unfinished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// It was to lead the work.
    Task(TaskId),
    /// It promised something for a period that is not over, or not answered.
    Promise {
        indicator: IndicatorId,
        period: Period,
    },
    /// It was stopped, or had the authority.
    Obstacle(ObstacleId),
    /// It was asked to explain.
    Explanation(ExplanationId),
    /// One of its officers kept an indicator's figures, without a promise that is still open.
    Duty(IndicatorId),
}

impl Matter {
    #[must_use]
    pub const fn kind_name(self, language: Language) -> &'static str {
        match self {
            Self::Task(_) => language.pick("nhiệm vụ", "task"),
            Self::Promise { .. } => language.pick("mục tiêu", "target"),
            Self::Obstacle(_) => language.pick("vướng mắc", "obstacle"),
            Self::Explanation(_) => language.pick("giải trình", "explanation"),
            Self::Duty(_) => language.pick("phụ trách số liệu", "charge of figures"),
        }
    }

    /// The record it is about, where that has a page of its own in the journal.
    #[must_use]
    pub const fn subject(self) -> Option<Subject> {
        match self {
            Self::Task(id) => Some(Subject::Task(id)),
            Self::Promise { indicator, .. } | Self::Duty(indicator) => {
                Some(Subject::Indicator(indicator))
            }
            Self::Obstacle(_) | Self::Explanation(_) => None,
        }
    }

    /// Whether everybody may know of it, as long as it is not restricted.
    #[must_use]
    pub const fn is_public(self) -> bool {
        match self {
            Self::Task(_) | Self::Promise { .. } | Self::Obstacle(_) => true,
            Self::Explanation(_) | Self::Duty(_) => false,
        }
    }
}
