//! What was done for everyone to be able to use this, what was not checked, and how to tell of a barrier.
//!
//! Nothing may stand here as checked that no test asks (docs/accessibility.md names them).

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};

#[component]
pub fn Accessibility() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let (title, intro) = (words.accessibility(), words.access_intro());
    let parts = [
        part(
            words.access_checked(),
            &[
                words.access_axe(),
                words.access_keyboard(),
                words.access_targets(),
                words.access_text(),
                words.access_colours(),
                words.access_charts(),
                words.access_settings(),
            ],
        ),
        part(
            words.access_unchecked(),
            &[
                words.access_no_reader(),
                words.access_no_people(),
                words.access_one_browser(),
                words.access_no_wording(),
            ],
        ),
        part(
            words.access_limits(),
            &[
                words.access_limit_sheet(),
                words.access_limit_letters(),
                words.access_limit_files(),
                words.access_limit_names(),
            ],
        ),
    ];
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <h1>{title}</h1>
                <p class="claim">{intro}</p>
                <p>{words.access_conformance()}</p>
            </header>
            {parts.into_iter().collect_view()}
            <section class="stack-s">
                <h2>{words.access_report()}</h2>
                <p>{words.access_report_how()}</p>
                <p><a href=reading.address.to("/phan-anh")>{words.access_report_list()}</a></p>
            </section>
            <section class="stack-s">
                <h2>{words.access_law()}</h2>
                <p>{words.access_law_text()}</p>
            </section>
        </article>
    };
    frame(&reading, Head::timeless(title, intro), content)
}

fn part(heading: &'static str, lines: &[&'static str]) -> AnyView {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| view! { <li>{*line}</li> })
        .collect();
    view! {
        <section class="stack-s statement">
            <h2>{heading}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}
