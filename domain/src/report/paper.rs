//! A report as it is laid out on paper: the words of each place, whatever draws them.

use jiff::civil::Date;

use super::{Layout, Letterhead, Report, Row};
use crate::{Language, document::number::DocumentNumber, period::date_text};

/// A report, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub layout: Layout,
    pub above: String,
    /// In lines.
    pub body: String,
    pub number: String,
    pub dated: String,
    pub title: String,
    pub opening: Vec<String>,
    /// Headings with their paragraphs.
    pub sections: Vec<(String, Vec<String>)>,
    pub annex: Option<Annex>,
    pub recipients: Vec<String>,
    pub authority: String,
    pub post: String,
    pub signer: String,
}

/// The table behind it, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    pub title: String,
    /// Names, and how much room each takes beside the others.
    pub columns: Vec<(&'static str, u16)>,
    pub rows: Vec<Vec<String>>,
}

impl Annex {
    /// More columns than these do not fit side by side on an upright page.
    const UPRIGHT: usize = 6;

    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.columns.len() > Self::UPRIGHT
    }

    /// The columns whose cells would all say the same are left out.
    fn of(report: &Report) -> Option<Self> {
        let first = report.annex.first()?;
        let differs = |of: fn(&Row) -> String| report.annex.iter().any(|row| of(row) != of(first));
        let units = differs(|row| row.unit_name.clone());
        let periods = report.annex.iter().any(|row| row.period != report.period);
        let notes = report.annex.iter().any(|row| !row.note.is_empty());
        let mut columns = vec![("STT", 1), ("Chỉ tiêu", 6)];
        columns.extend(units.then_some(("Đơn vị", 3)));
        columns.extend([("Đơn vị tính", 2)]);
        columns.extend(periods.then_some(("Kỳ", 2)));
        columns.extend([("Mục tiêu", 3), ("Kết quả", 3), ("So với mục tiêu", 5)]);
        columns.extend(notes.then_some(("Ghi chú", 3)));
        let rows = (1..).zip(&report.annex).map(|(number, row)| {
            let number: usize = number;
            let mut cells = vec![number.to_string(), row.name.clone()];
            cells.extend(units.then(|| row.unit_name.clone()));
            cells.push(row.measure.clone());
            cells.extend(periods.then(|| row.period.name(Language::Vi)));
            cells.extend([
                row.target_text().to_owned(),
                row.result_text(),
                row.judged.clone(),
            ]);
            cells.extend(notes.then(|| row.note.clone()));
            cells
        });
        Some(Self {
            title: format!(
                "Kết quả thực hiện các chỉ tiêu, {}",
                report.period.name(Language::Vi)
            ),
            rows: rows.collect(),
            columns,
        })
    }
}

impl Paper {
    /// A report in a layout, with the words of its frame. What was issued in the other layout bears
    /// no number in this one.
    #[must_use]
    pub fn of(report: &Report, layout: Layout, head: &Letterhead) -> Self {
        let fixed = report.fixed.as_ref().filter(|_| layout == report.layout);
        let number: Option<&DocumentNumber> = fixed.and_then(|fixed| fixed.number.as_ref());
        let dated: Option<Date> = fixed.map(|fixed| fixed.on);
        let sections = report.sections.iter().enumerate().map(|(at, section)| {
            let number = ROMAN.get(at).copied().unwrap_or("");
            let joint = match layout {
                Layout::State => ".",
                Layout::Party => "-",
            };
            let heading = section.part.heading(report.kind).to_uppercase();
            let paragraphs = section.text.lines().filter(|line| !line.is_empty());
            (
                format!("{number}{joint} {heading}"),
                paragraphs.map(str::to_owned).collect(),
            )
        });
        let mut opening: Vec<String> = head
            .opening
            .lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        opening.push(known(report));
        Self {
            layout,
            above: head.above.clone(),
            body: head.issuer(),
            number: layout.number_line(number, &head.code),
            dated: head.dated(dated),
            title: head.title.clone(),
            opening,
            sections: sections.collect(),
            annex: Annex::of(report),
            recipients: head.recipients.clone(),
            authority: head.authority.clone(),
            post: head.post.clone(),
            signer: head.signer.clone(),
        }
    }
}

/// As of which day, and by what.
fn known(report: &Report) -> String {
    let on = date_text(report.on, Language::Vi);
    if report.drafts {
        format!(
            "(Số liệu theo sổ tiến độ đến hết ngày {on}, kể cả số liệu chưa được duyệt, ghi rõ từng chỗ.)"
        )
    } else {
        format!("(Số liệu đã được duyệt, theo sổ tiến độ đến hết ngày {on}.)")
    }
}

const ROMAN: [&str; 5] = ["I", "II", "III", "IV", "V"];
