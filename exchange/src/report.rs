//! What is written to a file: a table with its title and what has to be known about it.

use domain::quantity::Quantity;
use rust_decimal::Decimal;

/// A table to be taken away.
#[derive(Clone, Debug)]
pub struct Report {
    pub title: String,
    /// Where it comes from: name and text of each note.
    pub notes: Vec<(String, String)>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Shown>>,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    /// In characters.
    pub width: u16,
}

impl Column {
    /// As wide as its name needs.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self::wide(name, 14)
    }

    #[must_use]
    pub fn wide(name: impl Into<String>, width: u16) -> Self {
        Self {
            name: name.into(),
            width,
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Empty,
    Text(String),
    /// As published: with its digits, qualifier and sign.
    Quantity(Quantity),
    /// For programs to compute with.
    Number(Decimal),
}

impl Shown {
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// How many there are.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Number(Decimal::from(count))
    }
}

impl<T: Into<Self>> From<Option<T>> for Shown {
    fn from(shown: Option<T>) -> Self {
        shown.map_or(Self::Empty, Into::into)
    }
}

impl From<Quantity> for Shown {
    fn from(quantity: Quantity) -> Self {
        Self::Quantity(quantity)
    }
}

impl From<Decimal> for Shown {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}
