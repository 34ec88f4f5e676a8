//! Nothing here: with ways out.

use axum::http::StatusCode;
use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::{Reading, answer_with},
};

#[component]
pub fn NotFound() -> impl IntoView {
    nothing(&Reading::now())
}

/// The page for an address that leads nowhere, with its status.
pub fn nothing(reading: &Reading) -> AnyView {
    answer_with(StatusCode::NOT_FOUND);
    let (words, address) = (reading.words, reading.address);
    let head = Head {
        public: false,
        ..Head::timeless(words.not_found(), words.not_found_hint())
    };
    let content = view! {
        <article class="stack">
            <h1>{words.not_found()}</h1>
            <p>{words.not_found_hint()}</p>
            <ul class="stack-s">
                <li><a href=address.home()>{words.go_home()}</a></li>
                <li><a href=address.to("/tim-kiem")>{words.go_search()}</a></li>
                <li><a href=address.to("/chuong-trinh")>{words.go_programmes()}</a></li>
            </ul>
        </article>
    };
    frame(reading, head, content)
}
