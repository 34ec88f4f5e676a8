//! Every meeting, those to come on top.

use domain::{meeting::Meeting, policy::Role};
use leptos::prelude::*;
use service::book::{Book, meeting::Concluded};

use super::{tone, when};
use crate::{
    download::links,
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::{heading, name_of},
    },
    part::{crumbs::Crumbs, link::Link, passage::passage, state::StateBadge},
};

const MOST: usize = 200;

#[component]
pub fn Meetings() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let all = book.meetings(reading.reader());
    let lines: Vec<_> = all
        .iter()
        .take(MOST)
        .map(|one| line(one, &book, &reading))
        .collect();
    let list = if lines.is_empty() {
        view! { <p>{words.meetings_empty()}</p> }.into_any()
    } else {
        let downloads = links("/cuoc-hop", &reading);
        view! { <ol class="programmes">{lines}</ol> {downloads} }.into_any()
    };
    let plans = reading.actor().is_some_and(|actor| {
        actor
            .grants()
            .iter()
            .any(|grant| grant.role == Role::Planner)
    });
    let new = plans.then(|| {
        view! { <p class="bar"><a class="button" href=reading.address.to("/cuoc-hop/moi")>{words.new_meeting()}</a></p> }
    });
    drop(book);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{words.meetings()}</h1>
                {new}
            </header>
            {list}
        </article>
    };
    frame(
        &reading,
        Head::public(words.meetings(), words.meetings()),
        content,
    )
}

fn line(meeting: &Meeting, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let meeting = book.meeting_on(meeting, reading.reader().on);
    let concluded = book.concluded(meeting, reading.reader());
    let given = concluded.iter().filter(|one| one.assignments() > 0).count();
    let all = concluded.iter().map(Concluded::assignments).sum();
    let done = concluded.iter().map(Concluded::done).sum();
    let said = words.meeting_sentence(concluded.len(), given, all, done);
    let href = reading.address.to(&format!("/cuoc-hop/{}", meeting.slug));
    view! {
        <li>
            <span class="number">{when(meeting, reading)}</span>
            <div>
                <a class="name" href=href>{passage(&meeting.name, language)}</a>
                <p class="small">{name_of(book, meeting.host, reading)}</p>
            </div>
            <div class="side">
                <StateBadge tone=tone(meeting.stage) word=heading(meeting.stage.name(language))/>
                <p class="small">{said}</p>
            </div>
        </li>
    }
    .into_any()
}
