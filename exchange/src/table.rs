//! A table as it stands in a file: rows of cells, each with the place its reader knows it by.

use std::fmt;

use domain::Language;

use crate::{
    limit::{MOST_CELLS, MOST_CHARACTERS, MOST_TEXT},
    problem::FileProblem,
};

/// A place in a sheet, as people name it: `C12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// From 1.
    pub row: u32,
    /// From 0, which is A.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = self.column + 1;
        while left > 0 {
            let letter = (left - 1) % 26;
            letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[letter as usize]);
            left = (left - 1) / 26;
        }
        for letter in letters.iter().rev() {
            write!(f, "{}", char::from(*letter))?;
        }
        write!(f, "{}", self.row)
    }
}

/// What stands in a cell; never blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As it was typed.
    Text(String),
    /// A number of a workbook, which has one reading.
    Number(Exact),
}

/// Decimal digits with a point, a sign if negative, and as many places as were shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    pub digits: String,
    pub percent: bool,
}

impl Cell {
    /// What is read as a code or a name.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(exact) => &exact.digits,
        }
    }

    /// What a form of `language` would be given for it: typed text as it is; a number of a
    /// workbook so that nothing about it is asked.
    #[must_use]
    pub fn entry(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(Exact { digits, percent }) => {
                let sign = if *percent { "%" } else { "" };
                let digits = digits.replace('.', language.pick(",", "."));
                format!("={digits}{sign}")
            }
        }
    }
}

/// The cells of one sheet by place. Made through [`Table::put`], which keeps to the limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    rows: Vec<Row>,
    cells: usize,
    text: usize,
}

/// A row with something in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// From 1.
    pub number: u32,
    /// By column, each at most once.
    pub cells: Vec<(u32, Cell)>,
}

impl Row {
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, cell)| cell)
    }
}

impl Table {
    /// In their order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Puts a cell behind those that are there; blank ones are left out.
    ///
    /// # Errors
    /// More cells or text than is taken; a place that is not behind the last one.
    pub fn put(&mut self, at: Place, cell: Cell) -> Result<(), FileProblem> {
        let text = cell.text();
        if text.trim().is_empty() {
            return Ok(());
        }
        self.cells += 1;
        self.text += text.len();
        if self.cells > MOST_CELLS {
            return Err(FileProblem::TooManyCells);
        }
        if self.text > MOST_TEXT || text.chars().nth(MOST_CHARACTERS).is_some() {
            return Err(FileProblem::TooMuchText);
        }
        match self.rows.last_mut() {
            Some(row) if row.number == at.row => {
                if row.cells.last().is_some_and(|(last, _)| *last >= at.column) {
                    return Err(FileProblem::Damaged);
                }
                row.cells.push((at.column, cell));
            }
            Some(row) if row.number > at.row => return Err(FileProblem::Damaged),
            _ => self.rows.push(Row {
                number: at.row,
                cells: vec![(at.column, cell)],
            }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn a_place_is_named_as_in_a_spreadsheet() {
        for (row, column, name) in [
            (1, 0, "A1"),
            (12, 2, "C12"),
            (3, 25, "Z3"),
            (3, 26, "AA3"),
            (7, 701, "ZZ7"),
            (7, 702, "AAA7"),
            (1_048_576, 16_383, "XFD1048576"),
        ] {
            assert_eq!(Place { row, column }.to_string(), name);
        }
    }

    #[test]
    fn a_table_keeps_to_its_limits() {
        let mut table = Table::default();
        for row in 1..=u32::try_from(MOST_CELLS).unwrap() {
            table.put(Place { row, column: 0 }, text("1")).unwrap();
        }
        let row = u32::MAX;
        assert_eq!(table.put(Place { row, column: 0 }, text(" \t")), Ok(()));
        assert_eq!(
            table.put(Place { row, column: 0 }, text("1")),
            Err(FileProblem::TooManyCells)
        );
        let long = text(&"ế".repeat(MOST_CHARACTERS + 1));
        let first = Place { row: 1, column: 0 };
        assert_eq!(
            Table::default().put(first, long),
            Err(FileProblem::TooMuchText)
        );
        let mut shared = Table::default();
        let many = (0..).find_map(|column| {
            shared
                .put(Place { row: 1, column }, text(&"x".repeat(MOST_CHARACTERS)))
                .err()
        });
        assert_eq!(many, Some(FileProblem::TooMuchText));
    }

    #[test]
    fn places_come_in_order_or_not_at_all() {
        let mut table = Table::default();
        let at = |row, column| Place { row, column };
        table.put(at(2, 3), text("a")).unwrap();
        for place in [at(2, 3), at(2, 1), at(1, 9)] {
            assert_eq!(
                table.put(place, text("b")),
                Err(FileProblem::Damaged),
                "{place}"
            );
        }
    }

    #[test]
    fn a_number_of_a_workbook_has_one_reading() {
        let number = Cell::Number(Exact {
            digits: "12.345".into(),
            percent: false,
        });
        assert_eq!(number.entry(Language::Vi), "=12,345");
        assert_eq!(number.entry(Language::En), "=12.345");
    }
}
