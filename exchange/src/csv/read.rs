//! Reading: which sign parts the cells is told by the file itself.

use csv::{ReaderBuilder, StringRecord};

use super::{DEFUSED_BY, FORMULA, decode};
use crate::{
    limit::{HEADER_WITHIN, MOST_CELLS, MOST_TEXT},
    problem::FileProblem,
    table::{Cell, Place, Table},
};

/// In the order in which they win when a line says nothing.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Signs that may part cells, those within texts included.
const MOST_PARTED: usize = MOST_CELLS * 20;

/// # Errors
/// What is no Unicode text, is empty, or has more cells or text than is taken.
pub fn read(bytes: &[u8]) -> Result<Table, FileProblem> {
    let text = with_plain_lines(&decode::text(bytes)?)?;
    let (delimiter, mut row, text) = match declared(&text) {
        Some((delimiter, rest)) => (delimiter, 1, rest),
        None => (most_likely(&text), 0, &*text),
    };
    // Blank cells cost memory and time as well, so they are counted before any is made.
    let parted = |byte: &u8| *byte == delimiter || *byte == b'\n';
    if text.bytes().filter(|byte| parted(byte)).count() > MOST_PARTED {
        return Err(FileProblem::TooManyCells);
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut record = StringRecord::new();
    let mut line = reader.position().line();
    while reader
        .read_record(&mut record)
        .map_err(|_| FileProblem::Damaged)?
    {
        // The reader passes over blank lines, but a spreadsheet counts them.
        let now = reader.position().line();
        let within = record.iter().map(newlines).sum::<u64>();
        let blank = (now - line).saturating_sub(within + 1);
        line = now;
        row += 1 + u32::try_from(blank).map_err(|_| FileProblem::TooManyCells)?;
        for (column, text) in (0..).zip(&record) {
            table.put(Place { row, column }, Cell::Text(meant(text).to_owned()))?;
        }
    }
    Ok(table)
}

/// One kind of line end, and one at the end, so that lines can be counted.
fn with_plain_lines(text: &str) -> Result<String, FileProblem> {
    // Quotes and what parts the cells need room too, but not more than the cells themselves.
    if text.len() > 2 * MOST_TEXT {
        return Err(FileProblem::TooMuchText);
    }
    let mut plain = String::with_capacity(text.len() + 1);
    for (at, part) in text.split('\r').enumerate() {
        let is_whole_end = part.starts_with('\n');
        if at > 0 && !is_whole_end {
            plain.push('\n');
        }
        plain.push_str(part);
    }
    if !plain.ends_with('\n') {
        plain.push('\n');
    }
    Ok(plain)
}

fn newlines(text: &str) -> u64 {
    text.bytes().map(|byte| u64::from(byte == b'\n')).sum()
}

/// `sep=;` as the first line, by which spreadsheets tell one another.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let delimiter = first.strip_prefix("sep=")?;
    let delimiter = delimiter.bytes().next().filter(|_| delimiter.len() == 1)?;
    DELIMITERS.contains(&delimiter).then_some((delimiter, rest))
}

/// The sign that parts the first lines into most cells.
fn most_likely(text: &str) -> u8 {
    let lines = text.lines().take(HEADER_WITHIN as usize);
    let most = |delimiter: u8| -> usize { lines.clone().map(|line| parts(line, delimiter)).sum() };
    let mut best = DELIMITERS[0];
    for delimiter in DELIMITERS {
        if most(delimiter) > most(best) {
            best = delimiter;
        }
    }
    best
}

/// How often a sign stands in a line outside of quotes.
fn parts(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == delimiter
        })
        .count()
}

/// The text behind the sign that kept a spreadsheet from computing it.
fn meant(text: &str) -> &str {
    match text.strip_prefix(DEFUSED_BY) {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> Vec<String> {
        let table = read(bytes).unwrap();
        table
            .rows()
            .iter()
            .flat_map(|row| {
                row.cells.iter().map(|(column, cell)| {
                    let place = Place {
                        row: row.number,
                        column: *column,
                    };
                    format!("{place}={}", cell.text())
                })
            })
            .collect()
    }

    #[test]
    fn the_file_says_what_parts_its_cells() {
        for text in [
            "Mã,Giá trị\nocop,\"53,12\"\n",
            "Mã;Giá trị\r\nocop;53,12\r\n",
            "Mã\tGiá trị\nocop\t53,12",
            "sep=;\nMã;Giá trị\nocop;53,12",
            "\u{feff}Mã,Giá trị\nocop,\"53,12\"",
            "\"Mã\";\"Giá trị\"\nocop;53,12",
        ] {
            let row = u32::from(text.starts_with("sep"));
            let cells = shown(text.as_bytes());
            assert_eq!(
                cells,
                [
                    format!("A{}=Mã", row + 1),
                    format!("B{}=Giá trị", row + 1),
                    format!("A{}=ocop", row + 2),
                    format!("B{}=53,12", row + 2),
                ],
                "{text:?}"
            );
        }
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "\n\na,b\n\n\"c\nd\",e\r\n\r\nf,g";
        assert_eq!(
            shown(text.as_bytes()),
            ["A3=a", "B3=b", "A5=c\nd", "B5=e", "A7=f", "B7=g"]
        );
    }

    #[test]
    fn utf_16_is_read_in_both_orders() {
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = "\u{feff}Mã\tKỳ\nocop\t2024"
                .encode_utf16()
                .flat_map(unit)
                .collect();
            assert_eq!(shown(&bytes), ["A1=Mã", "B1=Kỳ", "A2=ocop", "B2=2024"]);
        }
    }

    #[test]
    fn what_is_not_unicode_text_is_refused() {
        for (bytes, problem) in [
            // "Chỉ tiêu" in Windows-1258: the tones are signs of their own.
            (
                &b"Ch\xec ti\xeau;Gi\xe1 tr\xf2"[..],
                FileProblem::NotUnicode,
            ),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileProblem::NotText),
            (b"a,b\0c", FileProblem::NotText),
            (b"\xff\xfea", FileProblem::Damaged),
            (b"\xff\xfe\x00\xd8", FileProblem::Damaged),
            (b"", FileProblem::Empty),
            (b"\xef\xbb\xbf \r\n", FileProblem::Empty),
        ] {
            assert_eq!(read(bytes), Err(problem), "{bytes:?}");
        }
    }

    #[test]
    fn too_many_cells_are_refused_full_or_blank() {
        for cell in ["1,", ","] {
            let text = cell.repeat(MOST_CELLS * 21);
            assert_eq!(read(text.as_bytes()), Err(FileProblem::TooManyCells));
        }
    }
}
