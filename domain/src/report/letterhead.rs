//! What stands above and below a report: in the State's layout (Decree 30/2020/NĐ-CP) or in the
//! Party's (Guideline 36-HD/VPTW). What the two leave to the office is typed by it, and taken over
//! from one report to the next.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Language, Refusal,
    document::number::{DocumentNumber, Grammar},
    refusal::{Field, Problem},
    unit::UnitKind,
};

#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    #[default]
    State,
    Party,
}

impl Layout {
    pub const ALL: [Self; 2] = [Self::State, Self::Party];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::State => language.pick(
                "Nhà nước (Nghị định 30/2020/NĐ-CP)",
                "State (Decree 30/2020/NĐ-CP)",
            ),
            Self::Party => language.pick(
                "Đảng (Hướng dẫn 36-HD/VPTW)",
                "Party (Guideline 36-HD/VPTW)",
            ),
        }
    }

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Party => "party",
        }
    }

    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.code() == code)
    }

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::State => Self::Party,
            Self::Party => Self::State,
        }
    }

    const fn grammar(self) -> Grammar {
        match self {
            Self::State => Grammar::State,
            Self::Party => Grammar::Party,
        }
    }

    /// The line with the number, which is left open until the report is issued.
    #[must_use]
    pub fn number_line(self, number: Option<&DocumentNumber>, code: &str) -> String {
        match (self, number) {
            (Self::State, Some(number)) => format!("Số: {number}"),
            (Self::State, None) => format!("Số: …/BC-{code}"),
            (Self::Party, Some(number)) => format!("Số {number}"),
            (Self::Party, None) => format!("Số …-BC/{code}"),
        }
    }

    /// A number as it was typed: the serial alone, or all of it.
    ///
    /// # Errors
    /// Not a number of this layout, or not of a report.
    pub fn number(self, typed: &str, code: &str) -> Result<DocumentNumber, Refusal> {
        let typed = typed.trim();
        let is_serial = !typed.is_empty() && typed.chars().all(char::is_alphanumeric);
        let whole = match (is_serial, self) {
            (false, _) => typed.to_owned(),
            (true, Self::State) => format!("{typed}/BC-{code}"),
            (true, Self::Party) => format!("{typed}-BC/{code}"),
        };
        let number: DocumentNumber = whole
            .parse()
            .map_err(|problem| Refusal::field(Field::Number, Problem::DocumentNumber(problem)))?;
        if number.grammar() == self.grammar() && number.type_code() == Some("BC") {
            Ok(number)
        } else {
            Err(Refusal::field(Field::Number, Problem::OtherLayout))
        }
    }
}

/// The words of a report's frame.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The body above, if it is named.
    pub above: String,
    /// Who issues it.
    pub body: String,
    /// The issuer's code in its number: `UBND`, `ĐU`.
    pub code: String,
    pub place: String,
    /// What it is about.
    pub title: String,
    /// The paragraph before the first section.
    pub opening: String,
    /// To whom it goes, one a line.
    pub recipients: Vec<String>,
    /// On whose behalf it is signed: `TM. ỦY BAN NHÂN DÂN`.
    pub authority: String,
    /// The signer's post.
    pub post: String,
    /// The signer's name; empty where it is written by hand.
    pub signer: String,
}

/// Names that a letterhead is made of.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    pub kind: UnitKind,
    /// `Xã Mê Linh`
    pub unit: &'a str,
    /// `Mê Linh`
    pub short: &'a str,
    /// The unit above or, for a body, the place it serves.
    pub above: Option<&'a str>,
    pub programme: &'a str,
    pub period: &'a str,
}

impl Letterhead {
    /// What is usual for a unit of this kind. What is not known stays empty and is asked for before
    /// the report is issued.
    #[must_use]
    pub fn usual(layout: Layout, names: &Names<'_>) -> Self {
        let unit = names.unit.to_uppercase();
        let short = names.short.to_uppercase();
        let mut head = Self {
            place: names.short.to_owned(),
            title: format!("Kết quả thực hiện {}, {}", names.programme, names.period),
            recipients: vec!["Lưu: VT".to_owned()],
            ..Self::default()
        };
        match (layout, names.kind) {
            (Layout::State, kind) if kind.is_place() => {
                head.body = format!("ỦY BAN NHÂN DÂN {unit}");
                "UBND".clone_into(&mut head.code);
                "TM. ỦY BAN NHÂN DÂN".clone_into(&mut head.authority);
                "CHỦ TỊCH".clone_into(&mut head.post);
            }
            (Layout::State, _) => {
                head.above = names
                    .above
                    .map(|above| format!("ỦY BAN NHÂN DÂN {}", above.to_uppercase()))
                    .unwrap_or_default();
                head.body = unit;
            }
            (Layout::Party, kind) => {
                let (body, code) = match kind {
                    UnitKind::Province => (format!("TỈNH ỦY {short}"), "TU"),
                    UnitKind::City => (format!("THÀNH ỦY {short}"), "TU"),
                    UnitKind::Town => (format!("THỊ ỦY {short}"), "TU"),
                    UnitKind::District => (format!("HUYỆN ỦY {short}"), "HU"),
                    UnitKind::Party => (unit, "ĐU"),
                    _ => (format!("ĐẢNG ỦY {unit}"), "ĐU"),
                };
                head.above = names
                    .above
                    .map(|above| format!("ĐẢNG BỘ {}", above.to_uppercase()))
                    .unwrap_or_default();
                head.body = body;
                code.clone_into(&mut head.code);
                "T/M BAN THƯỜNG VỤ".clone_into(&mut head.authority);
                "BÍ THƯ".clone_into(&mut head.post);
            }
        }
        head.opening = format!(
            "Thực hiện {}, {} báo cáo kết quả {} như sau:",
            names.programme, names.unit, names.period
        );
        head
    }

    /// The frame of an earlier report around this one: what it is about is this one's own.
    #[must_use]
    pub fn like(self, earlier: &Self) -> Self {
        Self {
            title: self.title,
            opening: self.opening,
            ..earlier.clone()
        }
    }

    /// What has to be there before a report is issued, and is not.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        [
            (&self.body, Field::IssuedBy),
            (&self.code, Field::IssuerCode),
            (&self.place, Field::Place),
            (&self.title, Field::Title),
            (&self.post, Field::Post),
        ]
        .into_iter()
        .filter(|(text, _)| text.is_empty())
        .map(|(_, field)| field)
        .collect()
    }

    /// Who issues it, as it is broken into lines: a committee's name above that of its unit.
    #[must_use]
    pub fn issuer(&self) -> String {
        const COMMITTEE: &str = "ỦY BAN NHÂN DÂN";
        match self.body.strip_prefix(COMMITTEE).map(str::trim) {
            Some(unit) if !unit.is_empty() => format!("{COMMITTEE}\n{unit}"),
            _ => self.body.clone(),
        }
    }

    /// "Mê Linh, ngày 05 tháng 02 năm 2026": days below 10 and the first two months in two digits.
    #[must_use]
    pub fn dated(&self, on: Option<Date>) -> String {
        let Some(on) = on else {
            return format!("{}, ngày … tháng … năm …", self.place);
        };
        let month = if on.month() < 3 {
            format!("{:02}", on.month())
        } else {
            on.month().to_string()
        };
        format!(
            "{}, ngày {:02} tháng {month} năm {}",
            self.place,
            on.day(),
            on.year()
        )
    }
}
