//! The kinds of reports and the parts they have.

use serde::{Deserialize, Serialize};

use crate::{
    Language,
    period::{Period, PeriodKind},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// Of a month, a quarter, a year, a term: issued with a number.
    Periodic,
    /// Three parts of a week: pasted into a tracker above, and marked as sent.
    Weekly,
}

impl ReportKind {
    pub const ALL: [Self; 2] = [Self::Periodic, Self::Weekly];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Periodic => language.pick("báo cáo định kỳ", "periodic report"),
            Self::Weekly => language.pick("cập nhật tuần", "weekly update"),
        }
    }

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Periodic => "periodic",
            Self::Weekly => "weekly",
        }
    }

    /// What it says, in its order.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Periodic => &Part::ALL,
            Self::Weekly => &[Part::Results, Part::Limits, Part::Next],
        }
    }

    /// Whether it can be about a period: a week for the weekly one, anything longer for the other.
    #[must_use]
    pub const fn has(self, period: &Period) -> bool {
        match (self, period.kind()) {
            (Self::Weekly, PeriodKind::Week { .. }) => true,
            (Self::Weekly, _) | (Self::Periodic, PeriodKind::Day(_)) => false,
            (Self::Periodic, _) => true,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Results,
    Comparison,
    Limits,
    Next,
    Requests,
}

impl Part {
    pub const ALL: [Self; 5] = [
        Self::Results,
        Self::Comparison,
        Self::Limits,
        Self::Next,
        Self::Requests,
    ];

    /// As addresses and forms name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Results => "ket-qua",
            Self::Comparison => "so-voi-muc-tieu",
            Self::Limits => "han-che",
            Self::Next => "nhiem-vu",
            Self::Requests => "kien-nghi",
        }
    }

    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Results => language.pick("Kết quả", "Results"),
            Self::Comparison => language.pick("So với mục tiêu", "Against the targets"),
            Self::Limits => language.pick("Khó khăn, vướng mắc", "Difficulties and obstacles"),
            Self::Next => language.pick("Nhiệm vụ tiếp theo", "Next tasks"),
            Self::Requests => language.pick("Kiến nghị", "Requests"),
        }
    }

    /// Its heading in the report itself, which is in Vietnamese.
    #[must_use]
    pub const fn heading(self, kind: ReportKind) -> &'static str {
        match (kind, self) {
            (ReportKind::Weekly, _) => self.name(Language::Vi),
            (_, Self::Results) => "Kết quả thực hiện",
            (_, Self::Comparison) => "So sánh với mục tiêu",
            (_, Self::Limits) => "Hạn chế, khó khăn và nguyên nhân",
            (_, Self::Next) => "Nhiệm vụ tiếp theo",
            (_, Self::Requests) => "Kiến nghị, đề xuất",
        }
    }

    /// What is said when the book has nothing for it: that nothing is known is told, not hidden.
    #[must_use]
    pub const fn nothing(self) -> &'static str {
        match self {
            Self::Results => "Chưa có kết quả nào được ghi nhận trong kỳ.",
            Self::Comparison => "Chưa có chỉ tiêu nào có mục tiêu cho kỳ này.",
            Self::Limits => "Chưa ghi nhận khó khăn, vướng mắc nào trong kỳ.",
            Self::Next => "Chưa có nhiệm vụ tiếp theo nào được ghi.",
            Self::Requests => "Không có kiến nghị nào đang chờ trả lời.",
        }
    }
}
