//! The steps that the journal tells of.

use serde::{Deserialize, Serialize};

use super::Part;
use crate::Language;

/// The step that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportStep {
    Gathered,
    Edited(Part),
    HeadEdited,
    TakenOver(Part),
    AnnexTakenOver,
    Issued,
    Sent,
}

impl ReportStep {
    #[must_use]
    pub fn name(self, language: Language) -> String {
        let plain = match self {
            Self::Gathered => language.pick("Lập báo cáo", "Report gathered"),
            Self::Edited(_) => language.pick("Sửa phần báo cáo", "Part of a report edited"),
            Self::HeadEdited => language.pick("Sửa thể thức báo cáo", "Frame of a report edited"),
            Self::TakenOver(_) => language.pick(
                "Lấy dữ liệu mới vào phần báo cáo",
                "New data taken over into a part of a report",
            ),
            Self::AnnexTakenOver => language.pick(
                "Lấy dữ liệu mới vào phụ lục báo cáo",
                "New data taken over into the annex of a report",
            ),
            Self::Issued => language.pick("Phát hành báo cáo", "Report issued"),
            Self::Sent => language.pick("Đánh dấu đã gửi", "Marked as sent"),
        };
        match self {
            Self::Edited(part) | Self::TakenOver(part) => {
                format!("{plain} “{}”", part.name(language))
            }
            _ => plain.to_owned(),
        }
    }
}
