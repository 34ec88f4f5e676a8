//! The supplement: the table of promises and results, lying on its side where it has many columns.

use std::io;

use domain::report::Annex;

use super::{
    measure::PORTRAIT,
    styles,
    xml::{Body, Cell},
};

pub fn write(body: &mut Body, annex: &Annex) -> io::Result<()> {
    let page = if annex.is_wide() {
        PORTRAIT.turned()
    } else {
        PORTRAIT
    };
    let whole: u32 = annex
        .columns
        .iter()
        .map(|(_, share)| u32::from(*share))
        .sum();
    let widths: Vec<u32> = annex
        .columns
        .iter()
        .map(|(_, share)| page.text_width() * u32::from(*share) / whole.max(1))
        .collect();
    body.paragraph(styles::KIND, "PHỤ LỤC")?;
    body.paragraph(styles::TITLE, &annex.title)?;
    body.begin_table(&widths, styles::TABLE)?;
    let heading: Vec<_> = annex
        .columns
        .iter()
        .zip(&widths)
        .map(|((name, _), width)| Cell {
            width: *width,
            style: styles::CELL_HEADING,
            text: name,
        })
        .collect();
    body.row(&heading, true)?;
    for row in &annex.rows {
        let cells: Vec<_> = row
            .iter()
            .zip(&widths)
            .map(|(text, width)| Cell {
                width: *width,
                style: styles::CELL,
                text,
            })
            .collect();
        body.row(&cells, false)?;
    }
    body.end_table()?;
    // A table does not end a section.
    body.paragraph(styles::RULE, "")
}
