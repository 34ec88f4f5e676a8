//! The outlook: whether a promise will be kept, and by which rule that was judged.

use serde::{Deserialize, Serialize};

use crate::Language;

/// Whether a promise will be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outlook {
    Exceeded,
    Achieved,
    OnTheWay,
    AtRisk,
    Unlikely,
    /// The period is over and the target was not reached.
    Missed,
    CannotJudge,
}

impl Outlook {
    pub const ALL: [Self; 7] = [
        Self::Exceeded,
        Self::Achieved,
        Self::OnTheWay,
        Self::AtRisk,
        Self::Unlikely,
        Self::Missed,
        Self::CannotJudge,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Exceeded, Language::Vi) => "Vượt mục tiêu",
            (Self::Exceeded, Language::En) => "Exceeded",
            (Self::Achieved, Language::Vi) => "Đạt",
            (Self::Achieved, Language::En) => "Achieved",
            (Self::OnTheWay, Language::Vi) => "Đang tiến triển",
            (Self::OnTheWay, Language::En) => "On the way",
            (Self::AtRisk, Language::Vi) => "Có nguy cơ",
            (Self::AtRisk, Language::En) => "At risk",
            (Self::Unlikely, Language::Vi) => "Khó đạt",
            (Self::Unlikely, Language::En) => "Unlikely",
            (Self::Missed, Language::Vi) => "Không đạt",
            (Self::Missed, Language::En) => "Missed",
            (Self::CannotJudge, Language::Vi) => "Chưa thể đánh giá",
            (Self::CannotJudge, Language::En) => "Cannot be judged",
        }
    }
}

/// Why an outlook is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The figure was compared with the target.
    Compared,
    /// The period is still running: the part reached was compared with the part of the
    /// period that has passed.
    Pace,
    /// Results are there, but no target was published.
    NoTarget,
    /// A target is there, its time has come, but no figure was published.
    NoFigure,
    /// Neither target nor figure.
    Nothing,
    /// The period of the target has not begun.
    NotDue,
    /// The target names a direction, a relation or a statement, not a number.
    NotMeasurable,
    /// The figure is only approximate, and the difference would decide.
    Approximate,
}
