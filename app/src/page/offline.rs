//! What stands in for a page, and for the answer to a form, where there is no network. Kept by browsers
//! beforehand; the list of what can be read is put in by what keeps it.

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};

#[component]
pub fn Absent() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <h1>{words.offline_title()}</h1>
                <p class="claim">{words.offline_absent()}</p>
                <p>{words.offline_again()}</p>
            </header>
            <section class="stack">
                <h2>{words.offline_readable()}</h2>
                <div id="kept-pages"><p>{words.offline_none()}</p></div>
                <p class="small">{words.offline_how()}</p>
            </section>
        </article>
    };
    frame(&reading, for_nobody(words.offline_title()), content)
}

#[component]
pub fn Unsent() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let content = view! {
        <article class="stack">
            <h1>{words.unsent()}</h1>
            <p class="claim">{words.unsent_why()}</p>
            <p>{words.unsent_how()}</p>
            <p class="small">{words.unsent_never_later()}</p>
        </article>
    };
    frame(&reading, for_nobody(words.unsent()), content)
}

/// Not for search engines, and kept in another way than other pages.
fn for_nobody(title: &str) -> Head {
    Head {
        public: false,
        ..Head::timeless(title, "")
    }
}
