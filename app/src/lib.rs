//! What people see: pages drawn on the server, and the few islands that make an officer's work
//! quicker. Knows the field and its use cases; never the database.
//!
//! - `page`: one file a page. `part`: what pages are put together from. `words`: everything
//!   they say, in both languages. `act`: what forms and islands send. `island`: what runs in
//!   the browser.

pub mod act;
pub mod address;
#[cfg(feature = "ssr")]
pub mod citizen;
#[cfg(feature = "ssr")]
pub mod door;
#[cfg(feature = "ssr")]
pub mod download;
#[cfg(feature = "ssr")]
pub mod feed;
#[cfg(feature = "ssr")]
pub mod file;
pub mod island;
#[cfg(feature = "ssr")]
pub mod letter;
#[cfg(feature = "ssr")]
pub mod news;
#[cfg(feature = "ssr")]
pub mod offline;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod part;
#[cfg(feature = "ssr")]
pub mod sharing;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod suggest;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use shell::{App, shell};

/// Wakes the islands of a page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
