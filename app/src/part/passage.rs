//! Text that somebody wrote, from the data: where it is not in the language of the page it says so, so that a
//! voice reads it aloud in its own.

use domain::{Bilingual, Language};
use leptos::{either::Either, prelude::*};

/// A name, a note or another text that the data have in both languages or in Vietnamese alone.
pub fn passage(text: &Bilingual, page: Language) -> impl IntoView + use<> {
    marked(text.get(page), text.language(page), page)
}

/// What an officer or a citizen typed, in whatever language that is.
pub fn written(text: &str, page: Language) -> impl IntoView + use<> {
    marked(text, Language::of(text), page)
}

/// The same, with its paragraphs and lines.
pub fn paragraphs(text: &str, page: Language) -> AnyView {
    text.split("\n\n")
        .map(|paragraph| {
            let lang = other(Language::of(paragraph), page);
            view! { <p class="said" lang=lang>{paragraph.to_owned()}</p> }
        })
        .collect_view()
        .into_any()
}

/// On a Vietnamese page nothing is marked: what has no Vietnamese letter there is a number, a sign, or typed
/// in a hurry.
fn other(is: Language, page: Language) -> Option<&'static str> {
    (page == Language::En && is == Language::Vi).then(|| is.code())
}

fn marked(text: &str, is: Language, page: Language) -> impl IntoView + use<> {
    let text = text.to_owned();
    match other(is, page) {
        Some(lang) => Either::Left(view! { <span lang=lang>{text}</span> }),
        None => Either::Right(text),
    }
}
