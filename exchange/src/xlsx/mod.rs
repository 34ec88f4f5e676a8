//! XLSX: reading the values of the first visible sheet, writing a report as a workbook.
//!
//! Reading is our own, because a general reader makes of hostile files what they ask for: every
//! shared string, a rectangle as large as two distant cells span, numbers through binary floats.
//! Here the archive is measured before anything is unpacked, only the parts that matter are
//! unpacked, and numbers stay the decimals that stand in the file.

mod format;
mod number;
mod read;
mod sheet;
mod strings;
mod styles;
mod workbook;
mod write;
pub(crate) mod xml;

pub use read::read;
pub use write::write;

#[cfg(test)]
mod tests;
