//! Files in and out: bytes of a CSV or XLSX file become a [`Table`](table::Table) of cells with
//! their places, a table becomes [lines](lines::Line) of figures, and a
//! [`Report`](report::Report) becomes a file, and a unit's report on
//! [`Paper`](domain::report::Paper) a text document; files that prove something are checked and made
//! [harmless](evidence); a drawing becomes a [`picture`], an address a [code](qr). What comes in is not trusted: every limit is
//! checked before the work it bounds. Knows no network, no book and no HTML.

mod archive;
pub mod atom;
pub mod csv;
pub mod docx;
pub mod evidence;
pub mod ics;
mod limit;
pub mod lines;
pub mod picture;
pub mod problem;
pub mod qr;
pub mod report;
pub mod table;
pub mod xlsx;

pub use limit::MOST_BYTES;
use problem::FileProblem;
use table::Table;

/// Reads a file by what it is, whatever it is called.
///
/// # Errors
/// A file that is too large, damaged, protected, or of another kind.
pub fn read(bytes: &[u8]) -> Result<Table, FileProblem> {
    /// The container of old Excel files, and of those with a password.
    const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooLarge);
    }
    if bytes.starts_with(b"PK") {
        xlsx::read(bytes)
    } else if bytes.starts_with(COMPOUND) {
        Err(FileProblem::OldOrProtected)
    } else {
        csv::read(bytes)
    }
}
