//! The requests for explanation that an officer has to do with.

use domain::explanation::{Explanation, Standing};
use leptos::prelude::*;
use service::book::Book;

use super::{
    explanation::{about_text, tone},
    frame::{Head, frame},
    reading::Reading,
    shown::name_of,
    sign_in::needed,
};
use crate::part::{crumbs::Crumbs, link::Link, passage::written, state::StateBadge};

#[component]
pub fn Explanations() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let requests = book.requests(actor, reading.today);
    let empty = requests
        .is_empty()
        .then(|| view! { <p>{words.explanations_empty()}</p> });
    let sections = [
        (words.to_answer(), &requests.to_answer),
        (words.late_below(), &requests.escalated),
        (words.to_settle(), &requests.to_settle),
        (words.asked_by_us(), &requests.waiting),
        (words.with_others(), &requests.others),
        (words.settled(), &requests.settled),
    ]
    .into_iter()
    .filter(|(_, list)| !list.is_empty())
    .map(|(heading, list)| {
        let lines = list
            .iter()
            .map(|one| line(&book, one, &reading))
            .collect_view();
        view! {
            <section class="stack">
                <h2>{heading} " " <span class="count">{words.counted(list.len())}</span></h2>
                <ul class="work">{lines}</ul>
            </section>
        }
    })
    .collect_view();
    drop(book);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.to("/ban-lam-viec"), words.desk())]/>
                <h1>{words.explanations()}</h1>
                {empty}
            </header>
            {sections}
        </article>
    };
    frame(&reading, Head::private(words.explanations()), content)
}

/// One request: what it is about, who is asked, and how it stands.
pub fn line(book: &Book, one: &Explanation, reading: &Reading) -> AnyView {
    let standing = one.standing(reading.today);
    let question = &one.latest.question;
    let state = reading.words.explanation_standing(standing, question.due);
    let late = matches!(standing, Standing::Overdue { .. }).then(|| {
        reading
            .words
            .explanation_standing(Standing::Waiting, question.due)
    });
    let about: Vec<_> = [Some(name_of(book, one.unit, reading)), late]
        .into_iter()
        .flatten()
        .collect();
    view! {
        <li>
            <div>
                <a class="name" href=reading.address.to(&format!("/giai-trinh/{}", one.id))>
                    {written(&about_text(book, one, reading), reading.language)}
                </a>
                <p class="small">{about.join(" · ")}</p>
                <p class="small">{written(question.text.as_str(), reading.language)}</p>
            </div>
            <div class="side"><StateBadge tone=tone(standing) word=state/></div>
        </li>
    }
    .into_any()
}
