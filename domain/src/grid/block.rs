//! A block of cells as spreadsheets put it on the clipboard: rows in lines, cells between tabs,
//! a cell with a tab, a line break or a quote in it between quotes.

use crate::Language;

use super::MOST_CELLS;

/// Text of cells, row by row; every row is as long as the longest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    rows: Vec<Vec<String>>,
}

/// Why a text is not a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BlockProblem {
    #[error("there is nothing in it")]
    Empty,
    #[error("more than {MOST_CELLS} cells")]
    TooManyCells,
    #[error("more than {} bytes", Block::MOST_BYTES)]
    TooLong,
}

impl BlockProblem {
    #[must_use]
    pub const fn message(self, language: Language) -> &'static str {
        match self {
            Self::Empty => language.pick(
                "Khối dán không có ô nào.",
                "There is no cell in what was pasted.",
            ),
            Self::TooManyCells => language.pick(
                "Khối dán có hơn 10.000 ô. Hãy dán từng phần.",
                "What was pasted has more than 10,000 cells. Paste it in parts.",
            ),
            Self::TooLong => language.pick(
                "Khối dán dài hơn 1 MB. Hãy dán từng phần.",
                "What was pasted is longer than 1 MB. Paste it in parts.",
            ),
        }
    }
}

/// Where a cell of a block goes: row and column of the grid, counted from its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    pub row: usize,
    pub column: usize,
}

impl Block {
    pub const MOST_BYTES: usize = 1 << 20;

    /// Reads what a clipboard holds.
    ///
    /// # Errors
    /// Nothing in it, or too much.
    pub fn parse(text: &str) -> Result<Self, BlockProblem> {
        if text.len() > Self::MOST_BYTES {
            return Err(BlockProblem::TooLong);
        }
        let mut reader = CellReader {
            rest: text.chars().peekable(),
        };
        let mut rows = Vec::new();
        let mut row = Vec::new();
        let mut cells = 0;
        loop {
            let (cell, end) = reader.cell();
            row.push(cell);
            cells += 1;
            // One more, for what is behind the line break that ends the last row.
            if cells > MOST_CELLS + 1 {
                return Err(BlockProblem::TooManyCells);
            }
            match end {
                End::Cell => {}
                End::Row => rows.push(std::mem::take(&mut row)),
                End::Text => {
                    // The line break that ends the last row begins no other.
                    if row.len() > 1 || row.iter().any(|cell| !cell.is_empty()) {
                        rows.push(row);
                    }
                    break;
                }
            }
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        if rows.iter().flatten().all(String::is_empty) {
            return Err(BlockProblem::Empty);
        }
        if rows.len().saturating_mul(width) > MOST_CELLS {
            return Err(BlockProblem::TooManyCells);
        }
        for row in &mut rows {
            row.resize(width, String::new());
        }
        Ok(Self { rows })
    }

    #[must_use]
    pub const fn height(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// Every cell with its place in a grid, when the first of the block goes to `at`.
    pub fn placed(&self, at: Target) -> impl Iterator<Item = (Target, &str)> {
        self.rows.iter().enumerate().flat_map(move |(down, row)| {
            row.iter().enumerate().map(move |(right, text)| {
                let place = Target {
                    row: at.row + down,
                    column: at.column + right,
                };
                (place, text.as_str())
            })
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Cell,
    Row,
    Text,
}

struct CellReader<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
}

impl CellReader<'_> {
    fn cell(&mut self) -> (String, End) {
        let mut text = String::new();
        if self.rest.peek() == Some(&'"') {
            self.rest.next();
            self.quoted(&mut text);
        }
        let end = loop {
            match self.rest.next() {
                None => break End::Text,
                Some('\t') => break End::Cell,
                Some('\n') => break End::Row,
                Some('\r') => {
                    self.rest.next_if_eq(&'\n');
                    break End::Row;
                }
                Some(other) => text.push(other),
            }
        };
        (tidy(&text), end)
    }

    /// Up to the closing quote; two quotes stand for one.
    fn quoted(&mut self, text: &mut String) {
        while let Some(next) = self.rest.next() {
            if next != '"' {
                text.push(next);
            } else if self.rest.next_if_eq(&'"').is_some() {
                text.push('"');
            } else {
                return;
            }
        }
    }
}

/// Blanks around a cell, and those that only look like blanks, say nothing.
fn tidy(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2007}'], " ")
        .trim()
        .to_owned()
}
