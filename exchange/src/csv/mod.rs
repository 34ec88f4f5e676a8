//! CSV: read as it comes from spreadsheets of either language, written as RFC 4180 says and so
//! that no spreadsheet takes a text for a formula.

mod decode;
mod read;
mod write;

pub use read::read;
pub use write::{defused, write};

/// What a spreadsheet takes for the beginning of a formula, or lets one hide behind.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// Before such a text it says "this is text".
const DEFUSED_BY: char = '\'';
