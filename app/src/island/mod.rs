//! What runs in the browser. An island draws the same form that works without it, and makes it
//! quicker; it gets its words from the page, in the reader's language.

pub mod copy;
pub mod figure_entry;
pub mod grid;
pub mod palette;

use domain::Language;

/// The language of the page.
fn language() -> Language {
    let page = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.document_element());
    match page.and_then(|page| page.get_attribute("lang")).as_deref() {
        Some("en") => Language::En,
        _ => Language::Vi,
    }
}
