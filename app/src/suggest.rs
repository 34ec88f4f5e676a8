//! What fits while it is typed: a few lines for the box that asked, for `public/suggest.js` to show.

use serde::Serialize;
use service::book::search::Search;

use crate::{
    address::Address,
    door::{Door, Visitor},
    page::{reading::Reading, search::result::result},
};

/// Where it is asked, without the language.
pub const PATH: &str = "/tim-kiem/goi-y";
/// Said where units are wanted first.
const PLACE: &str = "noi";
/// As many as a small screen holds beside its keyboard.
const MOST: usize = 7;
const LONGEST: usize = 200;

#[derive(Debug, Serialize)]
pub struct Suggestions {
    /// How many there are, to be read aloud.
    pub said: String,
    pub options: Vec<Suggestion>,
}

#[derive(Debug, Serialize)]
pub struct Suggestion {
    pub href: String,
    pub name: String,
    pub about: String,
}

/// Where a box asks; what was typed comes at its end.
#[must_use]
pub fn address(address: Address, is_place: bool) -> String {
    let place = if is_place { "noi=1&" } else { "" };
    let plain = address.to(PATH);
    let joint = if plain.contains('?') { '&' } else { '?' };
    format!("{plain}{joint}{place}q=")
}

/// What fits a query, for this visitor.
#[must_use]
pub fn find(door: Door, visitor: Visitor, path: &str, query: &str) -> Suggestions {
    let reading = Reading::of(door, visitor, path.to_owned(), query);
    let typed = reading.asked("q").unwrap_or_default();
    let typed: String = typed.chars().take(LONGEST).collect();
    let book = reading.book();
    let search = Search {
        is_place: reading.asked(PLACE).is_some(),
        most: MOST,
        ..Search::new(typed.trim())
    };
    let results = book.find(&search, reading.reader());
    let nearly = results.nearly.iter().map(|id| (*id).into());
    let options: Vec<_> = nearly
        .chain(results.hits.iter().copied())
        .take(MOST)
        .filter_map(|found| result(found, &book, &reading))
        .map(|line| Suggestion {
            about: line.about_text(),
            href: line.href,
            name: line.name,
        })
        .collect();
    drop(book);
    Suggestions {
        said: reading.words.offers(options.len()),
        options,
    }
}
