//! DOCX: a report on paper, as word processors keep it. Written by ourselves: what is needed is
//! little (styles, two sections, a field for the page number, header rows that repeat), and the
//! text has to open without complaint everywhere.
//!
//! The standards that are laid out: Decree 30/2020/NĐ-CP for the State, Guideline 36-HD/VPTW for
//! the Party. Measures are in [`measure`], fonts and spaces in the styles.

mod annex;
mod head;
mod measure;
mod package;
mod styles;
mod xml;

use std::io;

use domain::{Timestamp, report::Paper};

use measure::{PORTRAIT, Page};
use xml::Body;

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error("the text could not be written: {0}")]
    Text(#[from] io::Error),
    #[error("the archive could not be written: {0}")]
    Archive(#[from] zip::result::ZipError),
}

/// # Errors
/// When a document of this size cannot be made.
pub fn write(paper: &Paper, at: Timestamp) -> Result<Vec<u8>, NotWritten> {
    let mut body = Body::begin()?;
    head::above(&mut body, paper)?;
    for paragraph in &paper.opening {
        body.paragraph(styles::TEXT, paragraph)?;
    }
    for (heading, paragraphs) in &paper.sections {
        body.paragraph(styles::HEADING, heading)?;
        for paragraph in paragraphs {
            let style = if paragraph.ends_with(':') && !paragraph.starts_with("- ") {
                styles::GROUP
            } else {
                styles::TEXT
            };
            body.paragraph(style, paragraph)?;
        }
    }
    head::below(&mut body, paper)?;
    match &paper.annex {
        None => {
            body.paragraph(styles::RULE, "")?;
            body.last_section(&PORTRAIT)?;
        }
        Some(table) => {
            body.section(&PORTRAIT)?;
            annex::write(&mut body, table)?;
            // A supplement is numbered by itself.
            let page = if table.is_wide() {
                PORTRAIT.turned()
            } else {
                PORTRAIT
            };
            body.last_section(&Page {
                begins_at_one: true,
                ..page
            })?;
        }
    }
    package::pack(&body.end()?, &paper.title, at)
}

#[cfg(test)]
mod tests;
