//! The sources: everything that initial figures were taken from.

use domain::period::date_text;
use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};
use crate::{
    download::links,
    part::passage::{passage, written},
};

#[component]
pub fn Sources() -> impl IntoView {
    let reading = Reading::now();
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let all: Vec<_> = book
        .sources()
        .into_iter()
        .map(|source| {
            let day = source
                .published
                .map(|day| date_text(day, language))
                .unwrap_or_default();
            let time = source
                .time
                .map(|time| format!(" · {:02}:{:02}", time.hour(), time.minute()));
            let link = source
                .url
                .clone()
                .map(|url| view! { " " <a href=url rel="noopener">{words.open_source()}</a> });
            let note = source
                .note
                .as_ref()
                .map(|note| view! { <p class="small">{passage(note, language)}</p> });
            let count = book.records_from(source.id, reading.reader());
            view! {
                <li id=source.slug.to_string()>
                    <span class="number">{day}</span>
                    <div class="stack-s">
                        <p><b>{passage(&source.title, language)}</b></p>
                        <p class="small">{written(&source.publisher, language)} {time} {link}</p>
                        {note}
                    </div>
                    <div class="side small">{count} " " {words.records()}</div>
                </li>
            }
        })
        .collect();
    drop(book);
    let content = view! {
        <div class="stack-l">
            <header class="stack">
                <h1>{words.sources()}</h1>
                <p class="claim">{words.sources_intro()}</p>
            </header>
            <ol class="programmes">{all}</ol>
            {links("/nguon", &reading)}
        </div>
    };
    frame(
        &reading,
        Head::timeless(words.sources(), words.sources_intro()),
        content,
    )
}
