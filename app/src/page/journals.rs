//! The journals: one chain a unit, for everyone to follow.

use domain::text::order::compare;
use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
    shown::unit_name,
};

#[component]
pub fn Journals() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let mut chains: Vec<_> = book
        .chains()
        .filter_map(|(id, length)| Some((book.tree().get(id)?, length)))
        .map(|(unit, length)| (unit.slug.clone(), unit_name(unit, &reading), length))
        .collect();
    drop(book);
    chains.sort_by(|a, b| compare(&a.1, &b.1));
    let rows: Vec<_> = chains
        .into_iter()
        .map(|(slug, name, length)| {
            view! {
                <tr>
                    <th scope="row"><a href=reading.address.journal(&slug)>{name}</a></th>
                    <td class="num">{length}</td>
                </tr>
            }
        })
        .collect();
    let content = view! {
        <div class="stack-l">
            <header class="stack">
                <h1>{words.journal()}</h1>
                <p class="claim">{words.journal_intro()}</p>
            </header>
            <section class="stack">
                <h2>{words.journal_chains()}</h2>
                <table>
                    <thead><tr><th scope="col">{words.unit()}</th><th scope="col" class="num">{words.entries()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        </div>
    };
    frame(
        &reading,
        Head::timeless(words.journal(), words.journal_intro()),
        content,
    )
}
