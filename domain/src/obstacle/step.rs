//! What can come back, and the steps that the journal tells of.

use serde::{Deserialize, Serialize};

use crate::{Language, id::UnitId};

/// What the unit with the authority says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    Removed,
    /// It is being removed, until a day that is named.
    UnderWay,
    /// It will not be removed, for a reason that is given.
    Declined,
    /// Another unit has the authority.
    Passed {
        to: UnitId,
    },
}

impl Outcome {
    /// What a form can say by a word alone.
    pub const PLAIN: [Self; 3] = [Self::Removed, Self::UnderWay, Self::Declined];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Removed => language.pick("đã tháo gỡ", "removed"),
            Self::UnderWay => language.pick("đang tháo gỡ", "being removed"),
            Self::Declined => language.pick("không chấp nhận", "declined"),
            Self::Passed { .. } => language.pick("chuyển cơ quan có thẩm quyền", "passed on"),
        }
    }

    /// As forms name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::UnderWay => "under-way",
            Self::Declined => "declined",
            Self::Passed { .. } => "passed",
        }
    }
}

/// The step that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    Raised,
    Answered(Outcome),
    AskedAgain,
    Closed,
}

impl Step {
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Raised => language.pick("Nêu vướng mắc", "Obstacle raised"),
            Self::Answered(Outcome::Removed) => language.pick(
                "Trả lời vướng mắc: đã tháo gỡ",
                "Obstacle answered: removed",
            ),
            Self::Answered(Outcome::UnderWay) => language.pick(
                "Trả lời vướng mắc: đang tháo gỡ",
                "Obstacle answered: being removed",
            ),
            Self::Answered(Outcome::Declined) => language.pick(
                "Trả lời vướng mắc: không chấp nhận",
                "Obstacle answered: declined",
            ),
            Self::Answered(Outcome::Passed { .. }) => {
                language.pick("Chuyển vướng mắc", "Obstacle passed on")
            }
            Self::AskedAgain => language.pick("Kiến nghị lại", "Asked again"),
            Self::Closed => language.pick("Xác nhận đã thông", "Confirmed out of the way"),
        }
    }
}
