//! Units and periods side by side: of one indicator on rulers of one scale, or of all that a programme
//! promises. What is chosen stands in the address; what is missing is said to be missing.

mod choose;
pub mod indicator;
pub mod programme;

use domain::{id::UnitId, text::order};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    reading::Reading,
    shown::name_of,
};
use crate::part::{crumbs::Crumbs, link::Link};

/// The parameters of the address.
pub const INDICATOR: &str = "chi-tieu";
pub const PROGRAMME: &str = "chuong-trinh";
pub const UNIT: &str = "don-vi";
pub const PERIOD: &str = "ky";

/// The address of a choice.
#[must_use]
pub fn way(chosen: &[(&str, String)], reading: &Reading) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(chosen)
        .finish();
    reading.address.to(&format!("/so-sanh?{query}"))
}

/// What is compared: what it is called, what can be said in a sentence, and the table with its form.
struct Compared {
    name: String,
    sentence: String,
    content: AnyView,
}

#[component]
pub fn Compare() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let followed = reading
        .asked(INDICATOR)
        .and_then(|slug| book.indicator_by_slug(slug))
        .and_then(|indicator| book.follow(indicator, reading.reader()));
    let document = reading
        .asked(PROGRAMME)
        .and_then(|slug| book.programme_by_slug(slug));
    let compared = match (&followed, document) {
        (Some(followed), _) => Some(indicator::compared(followed, &book, &reading)),
        (None, Some(document)) => Some(programme::compared(document, &book, &reading)),
        (None, None) => None,
    };
    let choose = choose::form(compared.is_some(), &book, &reading);
    drop(book);
    let (title, sentence, content) = match compared {
        Some(one) => (
            format!("{}: {}", words.compare(), one.name),
            one.sentence,
            one.content,
        ),
        None => (
            words.compare().to_owned(),
            words.compare_intro().to_owned(),
            ().into_any(),
        ),
    };
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{title.clone()}</h1>
                <p class="claim">{sentence.clone()}</p>
            </header>
            {content}
            {choose}
        </article>
    };
    frame(&reading, Head::public(title, sentence), content)
}

/// The units that the address names, in its order; those of `among` when it names none, as many as can be
/// read side by side.
fn units(among: &[UnitId], most: usize, book: &Book, reading: &Reading) -> Vec<UnitId> {
    let mut chosen: Vec<UnitId> = Vec::new();
    for unit in reading
        .asked_all(UNIT)
        .filter_map(|slug| book.tree().by_slug(slug))
    {
        if !chosen.contains(&unit.id) {
            chosen.push(unit.id);
        }
    }
    if chosen.is_empty() {
        chosen = among.to_vec();
    }
    chosen.truncate(most);
    chosen
}

/// In the order of their names.
fn by_name(units: &mut [UnitId], book: &Book, reading: &Reading) {
    units.sort_by(|a, b| order::compare(&name_of(book, *a, reading), &name_of(book, *b, reading)));
}
