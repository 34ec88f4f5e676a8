//! What is in the archive: parts that are well formed, styles that exist, text that is only text.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};

use domain::report::{Annex, Layout};
use quick_xml::{Reader, events::Event};
use zip::ZipArchive;

use super::*;

fn paper(layout: Layout) -> Paper {
    Paper {
        layout,
        above: "CẤP TRÊN".to_owned(),
        body: "ỦY BAN NHÂN DÂN XÃ MẪU".to_owned(),
        number: layout.number_line(None, "UBND"),
        dated: "Mẫu, ngày … tháng … năm …".to_owned(),
        title: "Kết quả <b>thử</b> & \"kiểm tra\"".to_owned(),
        opening: vec!["Như sau:".to_owned()],
        sections: vec![(
            "I. KẾT QUẢ".to_owned(),
            vec![
                "Đột phá:".to_owned(),
                "- </w:t></w:r><w:r><w:t>một ]]> &amp; hai".to_owned(),
            ],
        )],
        annex: None,
        recipients: vec!["Lưu: VT".to_owned()],
        authority: String::new(),
        post: "CHỦ TỊCH".to_owned(),
        signer: String::new(),
    }
}

fn annex(columns: usize) -> Annex {
    Annex {
        title: "Biểu".to_owned(),
        columns: vec![("Cột", 1); columns],
        rows: vec![vec!["<ô>".to_owned(); columns]],
    }
}

fn at() -> Timestamp {
    "2026-11-26T02:00:00Z".parse().unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn names(bytes: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

/// The text of a part; it fails where the part is not well formed.
fn text(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    let mut depth = 0_i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(said) => text.push_str(&said.decode().unwrap()),
            Event::GeneralRef(entity) => text.push(match &*entity.decode().unwrap() {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                other => panic!("&{other};"),
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    text
}

#[test]
fn every_part_is_well_formed_and_nothing_typed_is_markup() {
    let mut one = paper(Layout::State);
    one.annex = Some(annex(9));
    let bytes = write(&one, at()).unwrap();
    assert_eq!(names(&bytes)[0], "[Content_Types].xml");
    for name in names(&bytes) {
        text(&part(&bytes, &name));
    }
    let said = text(&part(&bytes, "word/document.xml"));
    for typed in [
        "Kết quả <b>thử</b> & \"kiểm tra\"",
        "- </w:t></w:r><w:r><w:t>một ]]> &amp; hai",
        "<ô>",
    ] {
        assert!(said.contains(typed), "{said}");
    }
    let properties = text(&part(&bytes, "docProps/core.xml"));
    assert!(properties.contains("<b>thử</b>") && properties.contains("2026-11-26T02:00:00Z"));
    // What is described is there, and the other way round.
    let types = part(&bytes, "[Content_Types].xml");
    for name in names(&bytes) {
        let is_relations = name.contains("rels") || name.starts_with('[');
        assert!(
            is_relations || types.contains(&format!("/{name}")),
            "{name}"
        );
    }
}

#[test]
fn every_style_that_is_used_is_defined() {
    for layout in Layout::ALL {
        let mut one = paper(layout);
        one.annex = Some(annex(3));
        let bytes = write(&one, at()).unwrap();
        let document = part(&bytes, "word/document.xml") + &part(&bytes, "word/header1.xml");
        let styles = part(&bytes, "word/styles.xml");
        let used: BTreeSet<_> = ["<w:pStyle w:val=\"", "<w:tblStyle w:val=\""]
            .into_iter()
            .flat_map(|mark| document.split(mark).skip(1))
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(used.len() >= 10, "{used:?}");
        for style in used {
            assert!(
                styles.contains(&format!("w:styleId=\"{style}\"")),
                "{style}"
            );
        }
        assert!(styles.contains("w:ascii=\"Times New Roman\""));
        assert!(styles.contains("<w:sz w:val=\"28\"/>"));
    }
}

#[test]
fn sections_and_heading_rows_are_as_the_paper_needs_them() {
    let of = |columns: Option<usize>| {
        let mut one = paper(Layout::State);
        one.annex = columns.map(annex);
        part(&write(&one, at()).unwrap(), "word/document.xml")
    };
    let count = |text: &str, mark: &str| text.matches(mark).count();
    let plain = of(None);
    assert_eq!(count(&plain, "<w:sectPr>"), 1);
    assert_eq!(count(&plain, "<w:titlePg/>"), 1);
    let upright = of(Some(6));
    assert_eq!(
        (count(&upright, "<w:sectPr>"), count(&upright, "landscape")),
        (2, 0)
    );
    let wide = of(Some(7));
    assert_eq!(
        (count(&wide, "<w:sectPr>"), count(&wide, "landscape")),
        (2, 1)
    );
    assert_eq!(count(&wide, "<w:tblHeader/>"), 1);
    assert_eq!(count(&wide, "<w:pgNumType w:start=\"1\"/>"), 1);
}

#[test]
fn the_same_report_is_the_same_file() {
    let one = paper(Layout::Party);
    assert_eq!(write(&one, at()).unwrap(), write(&one, at()).unwrap());
}
