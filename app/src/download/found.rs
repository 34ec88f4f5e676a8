//! What a search found, taken away: all of it in the order of the page, not a page of it.

use exchange::report::{Column, Report, Shown};

use super::notes;
use crate::page::{
    reading::Reading,
    search::{Asked, kind_name, result::result},
};

/// So many results at most: enough to go through by hand.
const MOST: usize = 2_000;

pub fn results(reading: &Reading) -> Report {
    let words = reading.words;
    let book = reading.book();
    let asked = Asked::of(reading, &book);
    let rows = book
        .find(&asked.whole(MOST), reading.reader())
        .hits
        .into_iter()
        .filter_map(|hit| {
            let line = result(hit, &book, reading)?;
            let about = line.about_text();
            Some(vec![
                Shown::text(kind_name(hit.kind(), words)),
                Shown::Text(line.name),
                Shown::Text(about),
                Shown::Text(line.href),
            ])
        })
        .collect();
    Report {
        title: format!("{}: {}", words.search_page(), asked.query.trim()),
        notes: notes("/tim-kiem", reading),
        columns: vec![
            Column::wide(words.open_kind(), 16),
            Column::wide(words.open_name(), 50),
            Column::wide(words.open_about(), 60),
            Column::wide(words.open_page(), 40),
        ],
        rows,
    }
}
