//! What waits to be checked by this officer: the sheets, by programme.

use domain::id::DocumentId;
use leptos::prelude::*;
use service::book::{Book, check::WaitingSheet};

use super::{
    frame::{Head, frame},
    reading::Reading,
    shown::name_of,
    sign_in::needed,
};
use crate::part::{crumbs::Crumbs, link::Link};

#[component]
pub fn Check() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let sheets = book.sheets_to_check(actor);
    let empty = sheets
        .is_empty()
        .then(|| view! { <p>{words.checking_empty()}</p> });
    let groups = sheets
        .chunk_by(|a, b| a.key.programme == b.key.programme)
        .map(|sheets| group(&book, sheets[0].key.programme, sheets, &reading))
        .collect_view();
    drop(book);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.to("/ban-lam-viec"), words.desk())]/>
                <h1>{words.checking()}</h1>
                {empty}
            </header>
            {groups}
        </article>
    };
    frame(&reading, Head::private(words.checking()), content)
}

fn group(
    book: &Book,
    programme: DocumentId,
    sheets: &[WaitingSheet],
    reading: &Reading,
) -> AnyView {
    let name = book
        .document(programme)
        .map_or_else(String::new, |document| {
            document.label(reading.language).to_owned()
        });
    let lines = sheets
        .iter()
        .map(|sheet| line(book, sheet, reading))
        .collect_view();
    view! {
        <section class="stack">
            <h2>{name} " " <span class="count">{sheets.len()}</span></h2>
            <ul class="work">{lines}</ul>
        </section>
    }
    .into_any()
}

fn line(book: &Book, sheet: &WaitingSheet, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let key = &sheet.key;
    let href = book
        .document(key.programme)
        .zip(book.tree().get(key.unit))
        .map(|(programme, unit)| {
            reading.address.to(&format!(
                "/duyet/{}/{}/{}",
                programme.slug, unit.slug, key.period
            ))
        });
    let level = sheet
        .level
        .as_ref()
        .map(|level| level.name.get(language).to_owned());
    let about: Vec<_> = [Some(words.waiting_since(sheet.since)), level]
        .into_iter()
        .flatten()
        .collect();
    view! {
        <li>
            <div>
                <a class="name" href=href>
                    {name_of(book, key.unit, reading)} ", " {key.period.name(language)}
                </a>
                <p class="small">{about.join(" · ")}</p>
            </div>
            <div class="side small">{words.cells_to_decide(sheet.waiting, sheet.warned)}</div>
        </li>
    }
    .into_any()
}
