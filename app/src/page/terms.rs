//! Every term of the field in plain words.

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};
use crate::{
    part::{crumbs::Crumbs, link::Link},
    words::term::Term,
};

#[component]
pub fn Terms() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let terms: Vec<_> = Term::ALL
        .iter()
        .map(|term| {
            view! {
                <div id=term.slug()>
                    <dt>{words.term_heading(*term)}</dt>
                    <dd>{term.meaning(reading.language)}</dd>
                </div>
            }
        })
        .collect();
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{words.terms()}</h1>
                <p class="claim">{words.terms_intro()}</p>
            </header>
            <dl class="facts terms">{terms}</dl>
        </article>
    };
    frame(
        &reading,
        Head::timeless(words.terms(), words.terms_intro()),
        content,
    )
}
