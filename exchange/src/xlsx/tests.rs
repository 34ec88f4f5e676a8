//! Workbooks made by the writer, and hostile ones made by hand.

mod damage;
mod hostile;
mod memory;
mod reading;

use std::{fs, io::Write as _, time::Duration};

use domain::{Language, Timestamp, quantity::Quantity};
use flate2::{Compression, Crc, write::DeflateEncoder};

use crate::{
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
