//! The cells of a sheet, as they are written; what they mean hangs on texts and styles that
//! stand elsewhere.

use super::{
    strings::Text,
    xml::{Node, Opened, Xml},
};
use crate::{
    limit::{MOST_CELLS, MOST_CHARACTERS, MOST_TEXT},
    problem::FileProblem,
    table::Place,
};

/// What a sheet can be as large as.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// A cell with something in it.
pub struct Written {
    pub at: Place,
    pub style: usize,
    pub value: Value,
}

pub enum Value {
    /// A text shared with others, by its place.
    Shared(u32),
    Number(String),
    Text(String),
    Truth(bool),
}

pub fn read(part: &[u8]) -> Result<Vec<Written>, FileProblem> {
    let mut xml = Xml::of(part);
    let mut cells: Vec<Written> = Vec::new();
    let mut kept = 0;
    let mut row = 0;
    let mut column = 0;
    while let Some(node) = xml.next()? {
        let Node::Open(opened) = node else { continue };
        if opened.is("row") {
            row = opened.number("r")?.unwrap_or(row + 1);
            column = 0;
        } else if opened.is("c") {
            let at = match opened.attribute("r")? {
                Some(reference) => place(&reference).ok_or(FileProblem::Damaged)?,
                None => Place { row, column },
            };
            if at.row == 0 || at.row > MOST_ROWS || at.column >= MOST_COLUMNS {
                return Err(FileProblem::Damaged);
            }
            column = at.column + 1;
            let style = opened.number("s")?.unwrap_or_default() as usize;
            let Some(value) = value(&opened, &mut xml)? else {
                continue;
            };
            if let Value::Text(text) | Value::Number(text) = &value {
                kept += text.len();
            }
            cells.push(Written { at, style, value });
            if cells.len() > MOST_CELLS {
                return Err(FileProblem::TooManyCells);
            }
            if kept > MOST_TEXT {
                return Err(FileProblem::TooMuchText);
            }
        }
    }
    // Writers put them in order; what is written twice is refused where the table is made.
    cells.sort_by_key(|cell| cell.at);
    Ok(cells)
}

/// What stands in a cell, up to its end; of a formula, what it came to when it was saved.
fn value(cell: &Opened<'_>, xml: &mut Xml<'_>) -> Result<Option<Value>, FileProblem> {
    let kind = cell.attribute("t")?;
    let mut written = String::new();
    let mut inline = Text::default();
    let mut in_value = false;
    loop {
        match xml.next()?.ok_or(FileProblem::Damaged)? {
            Node::Close(name) if name == b"c" => break,
            Node::Open(opened) if opened.is("v") => in_value = true,
            Node::Close(name) if name == b"v" => in_value = false,
            Node::Text(text) if in_value => {
                written.push_str(&text);
                if written.len() > MOST_CHARACTERS * 4 {
                    return Err(FileProblem::TooMuchText);
                }
            }
            other => inline.take(&other)?,
        }
    }
    let written_or =
        |kind: fn(String) -> Value| (!written.is_empty()).then(|| kind(written.clone()));
    Ok(match kind.as_deref() {
        Some("s") => Some(Value::Shared(
            written.trim().parse().map_err(|_| FileProblem::Damaged)?,
        )),
        Some("inlineStr") => Some(Value::Text(inline.finish())).filter(|value| match value {
            Value::Text(text) => !text.is_empty(),
            _ => true,
        }),
        Some("b") => Some(Value::Truth(written.trim() == "1")),
        // Text that a formula came to, an error such as #REF!, a day in ISO form.
        Some("str" | "e" | "d") => written_or(Value::Text),
        _ => written_or(Value::Number),
    })
}

/// `C12`.
fn place(reference: &str) -> Option<Place> {
    let digits = reference.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() || letters.len() > 3 {
            return None;
        }
        column = column * 26 + u32::from(letter - b'A') + 1;
    }
    Some(Place {
        row: row.parse().ok()?,
        column: column.checked_sub(1)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_named() {
        for name in ["A1", "C12", "ZZ7", "XFD1048576"] {
            assert_eq!(place(name).unwrap().to_string(), name);
        }
        for nonsense in ["", "A", "12", "AAAA1", "A-1", "É1", "A1B"] {
            assert_eq!(place(nonsense), None, "{nonsense}");
        }
    }
}
