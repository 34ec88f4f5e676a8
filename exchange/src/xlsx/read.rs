//! From the bytes of a workbook to the table of its first visible sheet.

use std::collections::BTreeSet;

use super::{
    number,
    sheet::{self, Value},
    strings, styles, workbook,
};
use crate::{
    archive::Archive,
    problem::FileProblem,
    table::{Cell, Table},
};

const STYLES: &str = "xl/styles.xml";
const STRINGS: &str = "xl/sharedStrings.xml";

/// # Errors
/// What is no workbook, is damaged or protected, or asks for more than is given.
pub fn read(bytes: &[u8]) -> Result<Table, FileProblem> {
    let archive = Archive::open(bytes)?;
    let workbook = workbook::read(&archive)?;
    // One part after the other, so that only one of them is unpacked at a time.
    let cells = {
        let part = archive
            .part(&workbook.sheet)?
            .ok_or(FileProblem::NotAWorkbook)?;
        sheet::read(&part)?
    };
    let formats = archive
        .part(STYLES)?
        .map(|part| styles::read(&part))
        .transpose()?
        .unwrap_or_default();
    let wanted: BTreeSet<u32> = cells
        .iter()
        .filter_map(|cell| match cell.value {
            Value::Shared(at) => Some(at),
            _ => None,
        })
        .collect();
    let texts = match archive.part(STRINGS)? {
        Some(part) if !wanted.is_empty() => strings::read(&part, &wanted)?,
        _ => std::collections::BTreeMap::default(),
    };
    let mut table = Table::default();
    for written in cells {
        let cell = match written.value {
            Value::Shared(at) => Cell::Text(texts.get(&at).ok_or(FileProblem::Damaged)?.clone()),
            Value::Text(text) => Cell::Text(text),
            Value::Truth(truth) => Cell::Text(if truth { "1" } else { "0" }.to_owned()),
            Value::Number(text) => {
                let format = formats.get(written.style).copied().unwrap_or_default();
                number::cell(&text, format, workbook.from_1904)
            }
        };
        table.put(written.at, cell)?;
    }
    if table.rows().is_empty() {
        return Err(FileProblem::Empty);
    }
    Ok(table)
}
