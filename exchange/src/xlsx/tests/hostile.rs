//! Workbooks made to wear the server out: refused, and before a person notices.

use std::{fmt::Write as _, time::Duration};

use super::{MOST, Part, RELATIONS, WORKBOOK, archive, ended, part, shown, within, workbook};
use crate::{
    limit::{MOST_CELLS, MOST_PARTS},
    problem::FileProblem,
    read,
};

fn refused(file: &[u8]) -> FileProblem {
    within(MOST, file).unwrap_err()
}

/// Before anything was unpacked.
fn refused_at_once(file: &[u8]) -> FileProblem {
    within(Duration::from_millis(20), file).unwrap_err()
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let zeros = vec![b' '; 60 * 1024 * 1024];
    let bomb = workbook(zeros.clone(), vec![]);
    assert!(bomb.len() < 100 * 1024, "{}", bomb.len());
    assert_eq!(refused_at_once(&bomb), FileProblem::UnpacksTooLarge);

    // Within the whole, but swelling a thousandfold.
    let swelling = workbook(&zeros[..1024 * 1024], vec![]);
    assert_eq!(refused_at_once(&swelling), FileProblem::UnpacksTooLarge);

    // One that says it is small.
    let lying = Part {
        says: Some(1000),
        ..part("xl/worksheets/sheet1.xml", zeros)
    };
    let mut parts = vec![
        part("xl/workbook.xml", WORKBOOK),
        part("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    parts.push(lying);
    assert_eq!(refused_at_once(&archive(&parts)), FileProblem::Damaged);

    // Too many parts, and parts that share their bytes.
    let many: Vec<_> = (0..=MOST_PARTS)
        .map(|at| part(&format!("p{at}"), "x"))
        .collect();
    assert_eq!(
        refused_at_once(&archive(&many)),
        FileProblem::UnpacksTooLarge
    );
    let one = archive(&[part("p", "x")]);
    let list_at = one.len() - 22 - 47;
    let line = &one[list_at..one.len() - 22];
    let shared = ended(one[..list_at].to_vec(), &[line, line].concat(), 2);
    assert_eq!(refused(&shared), FileProblem::Damaged);
}

#[test]
fn a_sheet_cannot_ask_for_more_than_is_given() {
    // Two cells that span a rectangle of seventeen thousand million.
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    assert_eq!(
        shown(&read(&workbook(far, vec![])).unwrap()),
        ["A1 =1", "XFD1048576 =2"]
    );
    let cells = |count: usize| {
        (1..=count).fold(String::new(), |mut rows, row| {
            write!(rows, "<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>").unwrap();
            rows
        })
    };
    assert_eq!(
        refused(&workbook(cells(MOST_CELLS + 1), vec![])),
        FileProblem::TooManyCells
    );
    // Every cell shares one long text.
    let long = format!("<sst><si><t>{}</t></si></sst>", "ế".repeat(11_000));
    let shared = workbook(cells(1000), vec![part("xl/sharedStrings.xml", long)]);
    assert_eq!(refused(&shared), FileProblem::TooMuchText);
}

#[test]
fn nothing_is_defined_or_fetched() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><row><c t="str"><v>&b;</v></c></row>"#;
    let outside = r#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><row><c t="str"><v>&a;</v></c></row>"#;
    let undefined = r#"<row><c t="str"><v>&a;</v></c></row>"#;
    for sheet in [laughs, outside, undefined] {
        assert_eq!(refused(&workbook(sheet, vec![])), FileProblem::Damaged);
    }
    let external = RELATIONS.replace("Target=", "TargetMode=\"External\" Target=");
    let file = archive(&[
        part("xl/workbook.xml", WORKBOOK),
        part("xl/_rels/workbook.xml.rels", external),
    ]);
    assert_eq!(refused(&file), FileProblem::NotAWorkbook);
}

#[test]
fn other_archives_and_old_files_are_told_apart() {
    assert_eq!(
        refused(&archive(&[part("word/document.xml", "<x/>")])),
        FileProblem::NotAWorkbook
    );
    assert_eq!(
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
        FileProblem::OldOrProtected
    );
    assert_eq!(refused(b"PK"), FileProblem::Damaged);
    assert_eq!(
        refused(&vec![b'x'; crate::MOST_BYTES + 1]),
        FileProblem::TooLarge
    );
}

/// The worst that passes every check of the archive: as much as a part may be, of what takes
/// longest to read.
#[test]
fn the_worst_file_is_refused_in_time() {
    let mut sheet = String::new();
    let mut at = 1_u64;
    while sheet.len() < 4_000_000 {
        at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        write!(sheet, "<c r=\"A1\" s=\"{}\"></c>", at >> 44).unwrap();
    }
    assert_eq!(refused(&workbook(sheet, vec![])), FileProblem::Empty);
}
