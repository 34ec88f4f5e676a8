//! A report as a text document, and the table behind it as a workbook: in Vietnamese, as the report
//! itself.

use domain::{Language, id::ReportId, period::date_text, report::Report as Record};
use exchange::report::{Column, Report, Shown};

use super::{Content, Kind};
use crate::page::{
    reading::Reading,
    report::print::{LAYOUT, paper},
};

/// The file of a report that this reader sees.
pub fn of(id: &str, kind: Kind, reading: &Reading) -> Option<(String, Content)> {
    let id: ReportId = id.parse().ok()?;
    let book = reading.book();
    let report = book
        .report(id)
        .filter(|report| reading.reader().sees_report(report, &book))?;
    let programme = &book.document(report.programme)?.slug;
    let unit = &book.tree().get(report.unit)?.slug;
    let name = format!("bao-cao-{programme}-{unit}-{}", report.period);
    let content = match kind {
        Kind::Docx => Content::Paper(Box::new(paper(report, reading.asked(LAYOUT), &book))),
        Kind::Xlsx => Content::Table(annex(report)),
        Kind::Csv | Kind::Json => return None,
    };
    Some((name, content))
}

/// The table behind a report: numbers as numbers, with the digits they were given with.
fn annex(report: &Record) -> Report {
    let columns = vec![
        Column::wide("STT", 6),
        Column::wide("Chỉ tiêu", 44),
        Column::wide("Đơn vị", 24),
        Column::wide("Đơn vị tính", 16),
        Column::wide("Kỳ", 16),
        Column::wide("Mục tiêu", 24),
        Column::wide("Kết quả", 18),
        Column::wide("So với mục tiêu", 44),
        Column::wide("Ghi chú", 36),
    ];
    let rows = (1..)
        .zip(&report.annex)
        .map(|(number, row)| {
            let number: u64 = number;
            vec![
                Shown::Number(number.into()),
                Shown::text(&row.name),
                Shown::text(&row.unit_name),
                Shown::text(&row.measure),
                Shown::text(row.period.name(Language::Vi)),
                Shown::text(row.target_text()),
                row.result
                    .clone()
                    .map_or_else(|| Shown::text(row.result_text()), Shown::from),
                Shown::text(&row.judged),
                Shown::text(&row.note),
            ]
        })
        .collect();
    let head = &report.head;
    let number = report
        .fixed
        .as_ref()
        .and_then(|fixed| fixed.number.as_ref());
    let notes = [
        ("Cơ quan ban hành", head.body.clone()),
        ("Số", report.layout.number_line(number, &head.code)),
        ("Trích yếu", head.title.clone()),
        ("Kỳ báo cáo", report.period.name(Language::Vi)),
        ("Theo sổ đến hết ngày", date_text(report.on, Language::Vi)),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into();
    Report {
        title: head.title.clone(),
        notes,
        columns,
        rows,
    }
}
