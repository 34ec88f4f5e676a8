//! A sentence in which the field's terms are explained where they first stand.

use leptos::prelude::*;

use crate::{
    page::reading::Reading,
    part::{
        link::Link,
        term::{Meaning, TermView, TermWord, cut},
    },
    words::term::Term,
};

/// A sentence as a paragraph, with what its terms mean beside it. A term is named once a page.
pub fn with_terms(
    sentence: &str,
    class: &'static str,
    terms: &[Term],
    reading: &Reading,
) -> AnyView {
    let language = reading.language;
    let words: Vec<_> = terms.iter().map(|term| term.name(language)).collect();
    let (parts, rest) = cut(sentence, &words);
    let mut meanings = Vec::new();
    let parts: Vec<_> = parts
        .into_iter()
        .filter_map(|(before, index, word)| Some((before, *terms.get(index)?, word)))
        .map(|(before, term, word)| {
            meanings.push(meaning(term, word.clone(), reading));
            view! { {before} <TermWord id=id(term) word/> }
        })
        .collect();
    view! {
        <p class=class>{parts} {rest}</p>
        {meanings}
    }
    .into_any()
}

fn id(term: Term) -> String {
    format!("nghia-{}", term.slug())
}

fn meaning(term: Term, word: String, reading: &Reading) -> AnyView {
    let words = reading.words;
    let more = reading.address.to(&format!("/giai-thich#{}", term.slug()));
    let view = TermView {
        id: id(term),
        word,
        heading: format!("{}.", words.term_heading(term)),
        meaning: term.meaning(reading.language).to_owned(),
        more: Link::new(more, words.all_terms()),
    };
    view! { <Meaning view/> }.into_any()
}
