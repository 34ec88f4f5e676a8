//! A unit's journal: its chain, latest first. What is not public keeps its place and its hash.

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{Reading, param},
    shown::{logged, unit_name},
};
use crate::{
    download::links,
    part::{crumbs::Crumbs, link::Link},
};

/// Entries a page.
const PAGE: usize = 100;

#[component]
pub fn Journal() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let Some(unit) = book.tree().by_slug(&param("slug")) else {
        drop(book);
        return nothing(&reading);
    };
    // The next page begins before the last number of this one.
    let before: u64 = reading
        .asked("truoc")
        .and_then(|text| text.parse().ok())
        .unwrap_or(u64::MAX);
    let mut shown: Vec<_> = book
        .chain_of(unit.id, reading.reader())
        .filter(|(number, ..)| *number < before)
        .take(PAGE + 1)
        .collect();
    let has_more = shown.len() > PAGE;
    shown.truncate(PAGE);
    let more = shown.last().filter(|_| has_more).map(|(number, ..)| {
        let href = reading.address.to(&format!("/nhat-ky/{}?truoc={number}", unit.slug));
        view! { <p><a class="button" href=href rel="next">{reading.language.pick("Các mục cũ hơn", "Older entries").to_owned()}</a></p> }
    });
    let entries: Vec<_> = shown
        .into_iter()
        .map(|(number, hash, entry)| {
            if let Some(entry) = entry {
                return logged(&book, entry, None, &reading);
            }
            let hash = hash.to_string();
            view! {
                <li>
                    <p class="who">{words.hidden_entry()}</p>
                    <code class="hash">"#" {number} " " {hash[..16].to_owned()} "…"</code>
                </li>
            }
            .into_any()
        })
        .collect();
    let name = unit_name(unit, &reading);
    let list = if entries.is_empty() {
        view! { <p class="small">{words.no_history()}</p> }.into_any()
    } else {
        view! { <ol class="journal">{entries}</ol> }.into_any()
    };
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/nhat-ky"), words.journal()),
                    Link::new(reading.address.unit(&unit.slug), name.clone()),
                ]/>
                <h1>{words.journal()} ": " {name.clone()}</h1>
                <p class="claim">{words.journal_intro()}</p>
            </header>
            {list}
            {more}
            {links(&format!("/nhat-ky/{}", unit.slug), &reading)}
        </article>
    };
    let head = Head::timeless(
        format!("{}: {name}", words.journal()),
        words.journal_intro(),
    );
    drop(book);
    frame(&reading, head, content)
}
