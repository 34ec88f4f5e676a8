//! What was changed of a document and of its items, from the journal.

use domain::{
    document::Document,
    journal::{Change, Subject},
};
use leptos::prelude::*;
use service::book::Book;

use crate::page::{
    reading::Reading,
    shown::{logged, name_of},
};

/// The rest stands in the issuer's journal.
const MOST: usize = 20;

pub(super) fn changes(document: &Document, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let history = book.history_of(document.id, reading.reader());
    let more = (history.len() > MOST)
        .then(|| book.tree().get(document.issuer))
        .flatten()
        .map(|issuer| {
            let href = reading.address.to(&format!("/nhat-ky/{}", issuer.slug));
            let name = name_of(book, issuer.id, reading);
            view! { <p><a href=href>{words.journal()} ": " {name}</a></p> }
        });
    let entries: Vec<_> = history
        .into_iter()
        .take(MOST)
        .map(|entry| {
            // An item is named; the document is what the page is about.
            let of = match entry.event.change {
                Change::Item { .. } => None,
                _ => Some(Subject::Document(document.id)),
            };
            logged(book, entry, of, reading)
        })
        .collect();
    let list = if entries.is_empty() {
        view! { <p class="small">{words.no_history()}</p> }.into_any()
    } else {
        view! { <ol class="journal">{entries}</ol> }.into_any()
    };
    view! {
        <section class="stack" id=super::contents::HISTORY>
            <h2>{words.history()}</h2>
            {list}
            {more}
        </section>
    }
    .into_any()
}
