//! Workbooks that are in order are read as what they say.

use domain::{Language, quantity::Quantity};

use super::{RELATIONS, archive, part, report, shown, workbook, written};
use crate::{read, report::Shown};

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
