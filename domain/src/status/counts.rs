//! How many promises stand how, and that in one or two sentences.

use super::{Outlook, Rule};
use crate::{Language, quantity::format_count};

/// How many promises stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub exceeded: usize,
    pub achieved: usize,
    pub on_the_way: usize,
    pub at_risk: usize,
    pub unlikely: usize,
    pub missed: usize,
    pub unknown: Unknown,
}

/// Why promises cannot be judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// Results, but no published target.
    pub no_target: usize,
    /// A target, but no figure yet, or not due.
    pub no_figure: usize,
    /// Targets without a number, or figures too vague for theirs; or nothing at all.
    pub other: usize,
}

impl Unknown {
    #[must_use]
    pub const fn all(self) -> usize {
        self.no_target + self.no_figure + self.other
    }
}

impl Counts {
    /// From how each promise stands, and by which rule that was judged.
    #[must_use]
    pub fn of(judged: impl IntoIterator<Item = (Outlook, Rule)>) -> Self {
        let mut counts = Self::default();
        for (outlook, rule) in judged {
            match outlook {
                Outlook::Exceeded => counts.exceeded += 1,
                Outlook::Achieved => counts.achieved += 1,
                Outlook::OnTheWay => counts.on_the_way += 1,
                Outlook::AtRisk => counts.at_risk += 1,
                Outlook::Unlikely => counts.unlikely += 1,
                Outlook::Missed => counts.missed += 1,
                Outlook::CannotJudge => match rule {
                    Rule::NoTarget => counts.unknown.no_target += 1,
                    Rule::NoFigure | Rule::NotDue => counts.unknown.no_figure += 1,
                    _ => counts.unknown.other += 1,
                },
            }
        }
        counts
    }

    #[must_use]
    pub const fn all(self) -> usize {
        self.kept()
            + self.on_the_way
            + self.at_risk
            + self.unlikely
            + self.missed
            + self.unknown.all()
    }

    #[must_use]
    pub const fn kept(self) -> usize {
        self.exceeded + self.achieved
    }

    /// How many have an outlook.
    #[must_use]
    pub const fn with(self, outlook: Outlook) -> usize {
        match outlook {
            Outlook::Exceeded => self.exceeded,
            Outlook::Achieved => self.achieved,
            Outlook::OnTheWay => self.on_the_way,
            Outlook::AtRisk => self.at_risk,
            Outlook::Unlikely => self.unlikely,
            Outlook::Missed => self.missed,
            Outlook::CannotJudge => self.unknown.all(),
        }
    }

    /// The whole state of many promises in one or two sentences.
    #[must_use]
    pub fn sentence(self, language: Language) -> String {
        let unknown = self.unknown;
        let counted = |count| format_count(count, language);
        match language {
            Language::Vi => {
                let mut parts = vec![match self.kept() {
                    0 => "Chưa có chỉ tiêu nào được ghi nhận đạt hoặc vượt.".to_owned(),
                    kept => format!("{} chỉ tiêu đạt hoặc vượt mục tiêu.", counted(kept)),
                }];
                if self.on_the_way > 0 {
                    parts.push(format!("{} đang tiến triển.", counted(self.on_the_way)));
                }
                let worry = self.at_risk + self.unlikely;
                if worry > 0 {
                    parts.push(format!("{} có nguy cơ.", counted(worry)));
                }
                if self.missed > 0 {
                    parts.push(format!("{} không đạt.", counted(self.missed)));
                }
                if unknown.all() > 0 {
                    let mut why = Vec::new();
                    if unknown.no_target > 0 {
                        why.push(format!(
                            "{} có kết quả nhưng không công bố mục tiêu",
                            counted(unknown.no_target)
                        ));
                    }
                    if unknown.no_figure > 0 {
                        why.push(format!(
                            "{} có mục tiêu nhưng chưa có kết quả",
                            counted(unknown.no_figure)
                        ));
                    }
                    if unknown.other > 0 {
                        why.push(format!(
                            "{} không đo được bằng một con số",
                            counted(unknown.other)
                        ));
                    }
                    parts.push(format!(
                        "{} chưa thể đánh giá: {}.",
                        counted(unknown.all()),
                        why.join(", ")
                    ));
                }
                parts.join(" ")
            }
            Language::En => {
                let mut parts = vec![match self.kept() {
                    0 => "No indicator is recorded as achieved or exceeded yet.".to_owned(),
                    1 => "1 indicator achieved or exceeded its target.".to_owned(),
                    kept => format!(
                        "{} indicators achieved or exceeded their targets.",
                        counted(kept)
                    ),
                }];
                if self.on_the_way > 0 {
                    parts.push(format!("{} on the way.", counted(self.on_the_way)));
                }
                let worry = self.at_risk + self.unlikely;
                if worry > 0 {
                    parts.push(format!("{} at risk.", counted(worry)));
                }
                if self.missed > 0 {
                    parts.push(format!("{} missed.", counted(self.missed)));
                }
                if unknown.all() > 0 {
                    let mut why = Vec::new();
                    if unknown.no_target > 0 {
                        why.push(format!(
                            "{} with results but no published target",
                            counted(unknown.no_target)
                        ));
                    }
                    if unknown.no_figure > 0 {
                        why.push(format!(
                            "{} with a target but no result yet",
                            counted(unknown.no_figure)
                        ));
                    }
                    if unknown.other > 0 {
                        why.push(format!(
                            "{} not measurable as one number",
                            counted(unknown.other)
                        ));
                    }
                    parts.push(format!(
                        "{} cannot be judged: {}.",
                        counted(unknown.all()),
                        why.join(", ")
                    ));
                }
                parts.join(" ")
            }
        }
    }
}
