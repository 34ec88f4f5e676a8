//! The home page: where you live, how all promises stand, and the programmes.

use leptos::prelude::*;
use service::book::home::Home as HomeSeen;

use super::{
    frame::{Head, frame},
    programmes::lines,
    reading::Reading,
    search::find_place,
    shown::{day_of, legend, subject, tone},
};
use crate::part::waffle::{Legend, Square, Waffle};

#[component]
pub fn Home() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let home = book.home(reading.reader());
    let lately: Vec<_> = book
        .lately(reading.reader())
        .take(5)
        .map(|entry| {
            let about = entry
                .event
                .change
                .subjects()
                .into_iter()
                .take(1)
                .map(|one| subject(&book, one, &reading))
                .collect_view();
            view! { <li><span class="when">{day_of(entry, &reading)}</span><div>{about}</div></li> }
        })
        .collect();
    let lately = if lately.is_empty() {
        view! { <p class="small">{words.nothing_lately()}</p> }.into_any()
    } else {
        view! { <ol class="history">{lately}</ol> }.into_any()
    };
    let programmes = lines(&home.programmes, &book, &reading);
    drop(book);
    let sentence = words.counts(home.counts);
    let content = view! {
        <div class="stack-l">
            <section class="stack">
                <h1>{words.home_question()}</h1>
                {find_place(&reading)}
                <p class="small">{words.find_hint()}</p>
            </section>
            <section class="stack">
                <h2>{words.followed(home.counts.all())}</h2>
                <p class="claim">{sentence.clone()}</p>
                <Waffle label=words.each_square() squares=squares(&home, &reading)/>
                <Legend entries=legend(home.counts, reading.language)/>
            </section>
            <section class="stack">
                <h2>{words.resolutions()}</h2>
                {programmes}
            </section>
            <section class="stack">
                <h2>{words.lately()}</h2>
                {lately}
            </section>
        </div>
    };
    frame(&reading, Head::public(words.site(), sentence), content)
}

fn squares(home: &HomeSeen, reading: &Reading) -> Vec<Square> {
    home.followed
        .iter()
        .map(|one| Square {
            href: reading.address.indicator(&one.indicator.slug),
            tone: tone(one.outlook()),
            name: format!(
                "{}: {}",
                one.indicator.name.get(reading.language),
                one.outlook().name(reading.language)
            ),
        })
        .collect()
}
