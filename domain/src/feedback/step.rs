//! What can be written, why it may not be dealt with, and the steps that the journal tells of.

use serde::{Deserialize, Serialize};

use crate::Language;

/// What somebody writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Question,
    /// Something that is published is not right.
    Error,
    Other,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Question, Self::Error, Self::Other];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Question => language.pick("câu hỏi", "question"),
            Self::Error => language.pick("báo thông tin chưa đúng", "report of an error"),
            Self::Other => language.pick("phản ánh, kiến nghị khác", "other feedback"),
        }
    }

    /// As forms name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Error => "error",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Why it is not dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It has nothing to do with what it was sent about, nor with the unit.
    OffTopic,
    /// The same was answered already.
    AnsweredBefore,
    /// A complaint or a denunciation, which the law has other ways for.
    ComplaintOrDenunciation,
    /// It cannot be understood, or cannot be checked.
    Unclear,
    /// It insults, or breaks the law.
    Offensive,
    /// What it asks for is not public by law.
    NotPublic,
}

impl Reason {
    pub const ALL: [Self; 6] = [
        Self::OffTopic,
        Self::AnsweredBefore,
        Self::ComplaintOrDenunciation,
        Self::Unclear,
        Self::Offensive,
        Self::NotPublic,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::OffTopic => language.pick(
                "không liên quan đến mục này hoặc đơn vị",
                "has nothing to do with this item or the unit",
            ),
            Self::AnsweredBefore => language.pick(
                "nội dung đã được trả lời công khai",
                "answered in public already",
            ),
            Self::ComplaintOrDenunciation => language.pick(
                "là khiếu nại hoặc tố cáo, cần gửi theo Luật Khiếu nại hoặc Luật Tố cáo",
                "a complaint or denunciation, which the law has other ways for",
            ),
            Self::Unclear => language.pick(
                "chưa rõ nội dung, chưa đủ căn cứ để xem xét",
                "cannot be understood or checked",
            ),
            Self::Offensive => language.pick(
                "có lời lẽ xúc phạm hoặc trái pháp luật",
                "insulting or against the law",
            ),
            Self::NotPublic => language.pick(
                "hỏi thông tin không được công khai theo quy định",
                "asks for what is not public by law",
            ),
        }
    }

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OffTopic => "off-topic",
            Self::AnsweredBefore => "answered-before",
            Self::ComplaintOrDenunciation => "complaint",
            Self::Unclear => "unclear",
            Self::Offensive => "offensive",
            Self::NotPublic => "not-public",
        }
    }

    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// The step that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    Sent,
    Published,
    Refused(Reason),
    Forwarded,
    Answered,
    AskedAgain,
    Rated,
    Withdrawn,
    Erased,
    /// Who wrote it was forgotten, as its time had come.
    Forgotten,
}

impl Step {
    /// Whether the public may know of it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Published | Self::Answered)
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Sent => language.pick("Tiếp nhận phản ánh", "Feedback received"),
            Self::Published => language.pick("Công khai phản ánh", "Feedback published"),
            Self::Refused(_) => language.pick("Không xử lý phản ánh", "Feedback not dealt with"),
            Self::Forwarded => language.pick("Chuyển phản ánh", "Feedback passed on"),
            Self::Answered => language.pick("Trả lời phản ánh", "Feedback answered"),
            Self::AskedAgain => language.pick("Hỏi lại", "Asked again"),
            Self::Rated => language.pick("Đánh giá câu trả lời", "Answer rated"),
            Self::Withdrawn => language.pick("Rút phản ánh", "Feedback withdrawn"),
            Self::Erased => language.pick(
                "Xóa nội dung phản ánh theo yêu cầu của người gửi",
                "Content of feedback erased at its sender's wish",
            ),
            Self::Forgotten => language.pick(
                "Xóa thông tin người gửi khi hết thời hạn lưu",
                "Who sent it was erased, as its time had come",
            ),
        }
    }
}
