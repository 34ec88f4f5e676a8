//! Workbooks made by the writer, and hostile ones made by hand.

mod memory;

use std::{fmt::Write as _, fs, io::Write as _, time::Duration};

use domain::{Language, Timestamp, quantity::Quantity};
use flate2::{Compression, Crc, write::DeflateEncoder};
use proptest::prelude::*;

use crate::{
    limit::{MOST_CELLS, MOST_PARTS},
    problem::FileProblem,
    read,
    report::{Column, Report, Shown},
    table::{Place, Table},
    xlsx,
};

const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str =
    r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A part of an archive that is written as it is told, true or not.
struct Part {
    name: String,
    content: Vec<u8>,
    /// What the list says of its size; the truth where nothing is said.
    says: Option<u32>,
}

fn part(name: &str, content: impl Into<Vec<u8>>) -> Part {
    Part {
        name: name.into(),
        content: content.into(),
        says: None,
    }
}

fn archive(parts: &[Part]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut list = Vec::new();
    for Part {
        name,
        content,
        says,
    } in parts
    {
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
        deflate.write_all(content).unwrap();
        let packed = deflate.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(content);
        let at = u32::try_from(file.len()).unwrap();
        let mut shared = Vec::new();
        for field in [20, 0, 8, 0, 0x21_u16] {
            shared.extend(field.to_le_bytes());
        }
        let unpacked = says.unwrap_or(u32::try_from(content.len()).unwrap());
        for field in [crc.sum(), u32::try_from(packed.len()).unwrap(), unpacked] {
            shared.extend(field.to_le_bytes());
        }
        for length in [u16::try_from(name.len()).unwrap(), 0] {
            shared.extend(length.to_le_bytes());
        }
        file.extend(b"PK\x03\x04");
        file.extend(&shared);
        file.extend(name.as_bytes());
        file.extend(packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&shared);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    ended(file, &list, parts.len())
}

fn ended(mut file: Vec<u8>, list: &[u8], count: usize) -> Vec<u8> {
    let at = u32::try_from(file.len()).unwrap();
    file.extend(list);
    file.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(count).unwrap().to_le_bytes();
    file.extend(count);
    file.extend(count);
    file.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0, 0]);
    file
}

fn workbook(sheet: impl Into<Vec<u8>>, more: Vec<Part>) -> Vec<u8> {
    let mut parts = vec![
        part("xl/workbook.xml", WORKBOOK),
        part("xl/_rels/workbook.xml.rels", RELATIONS),
        part("xl/worksheets/sheet1.xml", sheet),
    ];
    parts.extend(more);
    archive(&parts)
}

fn shown(table: &Table) -> Vec<String> {
    table
        .rows()
        .iter()
        .flat_map(|row| {
            row.cells.iter().map(|(column, cell)| {
                let at = Place {
                    row: row.number,
                    column: *column,
                };
                format!("{at} {}", cell.entry(Language::Vi))
            })
        })
        .collect()
}

fn report() -> Report {
    let quantities = [
        "23",
        "09",
        "53,10",
        "53,12%",
        "-5,3",
        "1.234.567,89",
        "34/64 (53,12%)",
        "hơn 300",
        "2,87 tỷ",
        "0",
        "hầu hết",
        "123.456.789.012.345.678",
    ];
    Report {
        title: "Sản phẩm OCOP".into(),
        notes: vec![("Địa chỉ".into(), "https://tiendo.test/chi-tieu/ocop".into())],
        columns: vec![Column::named("Mã chỉ tiêu"), Column::named("Giá trị")],
        rows: quantities
            .iter()
            .map(|text| {
                let quantity = Quantity::parse(text, Language::Vi).unwrap();
                vec![Shown::text("=ocop & <b>"), Shown::Quantity(quantity)]
            })
            .collect(),
    }
}

fn written() -> Vec<u8> {
    let at: Timestamp = "2026-07-01T03:00:00Z".parse().unwrap();
    xlsx::write(&report(), Language::Vi, at).unwrap()
}

#[test]
fn what_is_written_is_read_back_as_the_same_quantities() {
    let table = read(&written()).unwrap();
    let report = report();
    assert_eq!(table.rows().len(), report.rows.len() + 1);
    for (row, expected) in table.rows()[1..].iter().zip(&report.rows) {
        assert_eq!(row.cells[0].1.text(), "=ocop & <b>");
        let entry = row.cells[1].1.entry(Language::Vi);
        let quantity = Quantity::parse(&entry, Language::Vi).unwrap();
        assert_eq!(Shown::Quantity(quantity), expected[1], "{entry}");
    }
}

#[test]
fn the_same_report_is_the_same_file() {
    assert_eq!(written(), written());
}

#[test]
fn cells_of_every_kind_are_read() {
    let sheet = r#"<?xml version="1.0"?><x:worksheet xmlns:x="s"><x:sheetData>
        <x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="B2" s="1"><x:v>0.53120000000000001</x:v></x:c>
        <x:c r="C2" t="str"><x:f>A1&amp;"x"</x:f><x:v>a &lt; b</x:v></x:c><x:c r="D2" t="b"><x:v>1</x:v></x:c>
        <x:c r="E2" t="inlineStr"><x:is><x:r><x:t>Làng </x:t></x:r><x:r><x:t>nghề</x:t></x:r></x:is></x:c>
        <x:c r="F2" s="2"/><x:c r="G2" t="e"><x:v>#REF!</x:v></x:c><x:c r="H2" s="2"><x:v>45292</x:v></x:c></x:row>
        <x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.00%"/></numFmts>
        <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let strings = r"<sst><si><t>không</t></si><si><t>Mã</t><rPh><t>x</t></rPh></si></sst>";
    let file = workbook(
        sheet,
        vec![
            part("xl/styles.xml", styles),
            part("xl/sharedStrings.xml", strings),
        ],
    );
    assert_eq!(
        shown(&read(&file).unwrap()),
        [
            "A2 Mã",
            "B2 =53,12%",
            "C2 a < b",
            "D2 1",
            "E2 Làng nghề",
            "G2 #REF!",
            "H2 2024-01-01",
            "A3 =7",
        ]
    );
}

#[test]
fn the_first_visible_sheet_is_read() {
    let two = r#"<workbook xmlns:r="r"><sheets><sheet name="A" state="hidden" r:id="rId9"/>
        <sheet name="B" r:id="rId1"/></sheets></workbook>"#;
    let file = archive(&[
        part("xl/workbook.xml", two),
        part(
            "xl/_rels/workbook.xml.rels",
            RELATIONS.replace("worksheets", "/xl/worksheets"),
        ),
        part(
            "xl/worksheets/sheet1.xml",
            "<sheetData><row><c><v>1</v></c></row></sheetData>",
        ),
    ]);
    assert_eq!(shown(&read(&file).unwrap()), ["A1 =1"]);
}

/// What is refused has to be refused while a person waits; the parser is not optimised in a
/// build for tests, and takes ten times as long there.
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 2000 } else { 200 });

/// How long this thread has computed, however busy the machine is otherwise.
fn computed() -> Duration {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    let nanoseconds = statistics.split(' ').next().unwrap().parse().unwrap();
    Duration::from_nanos(nanoseconds)
}

fn within(most: Duration, file: &[u8]) -> Result<Table, FileProblem> {
    let begin = computed();
    let outcome = read(file);
    let took = computed().saturating_sub(begin);
    assert!(took <= most, "{:?} took {took:?}", outcome.err());
    outcome
}

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A damaged file is refused or read, but never a panic and never slow.
    #[test]
    fn damage_is_survived(cut in 0_usize..10_000, flips in prop::collection::vec((0_usize..100_000, any::<u8>()), 0..8)) {
        let mut file = written();
        for (at, with) in flips {
            let at = at % file.len();
            file[at] ^= with;
        }
        if cut < file.len() {
            file.truncate(file.len() - cut);
        }
        let _ = within(MOST, &file);
    }

    /// Damage inside the parts, behind an archive that is in order.
    #[test]
    fn damaged_parts_are_survived(part_at in 0_usize..3, at in any::<prop::sample::Index>(), with in "[<>/&;\"a-z0-9 =!\\-\\[\\]]{0,6}") {
        let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\" s=\"0\"><v>0</v></c></row></sheetData>";
        let mut parts = [WORKBOOK.to_owned(), RELATIONS.to_owned(), sheet.to_owned()];
        let text = &mut parts[part_at];
        let place = at.index(text.len());
        text.replace_range(place..=place, &with);
        let [book, relations, sheet] = parts;
        let file = archive(&[
            part("xl/workbook.xml", book),
            part("xl/_rels/workbook.xml.rels", relations),
            part("xl/worksheets/sheet1.xml", sheet),
            part("xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>"),
        ]);
        let _ = read(&file);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..2000), kind in 0..4) {
        let mut file = match kind {
            0 => b"PK\x03\x04".to_vec(),
            1 => b"\xff\xfe".to_vec(),
            2 => b"\xef\xbb\xbf".to_vec(),
            _ => Vec::new(),
        };
        file.extend(bytes);
        if let Ok(table) = read(&file) {
            let _ = crate::lines::of(&table);
        }
    }
}
