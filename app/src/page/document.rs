//! A document's page: for a programme, its story (how it stands, breakthroughs, promise by promise,
//! items, tasks, time line); for every document, what it implements and what implements it.

mod breakthrough;
mod contents;
mod history;
mod margin;
mod promise;
mod promises;
mod reliability;
mod tree;

use domain::{feedback::About as FeedbackAbout, period::date_text};
use leptos::prelude::*;
use service::book::{
    Book,
    programme::{HappeningKind, Programme},
};

use super::{
    frame::{Head, frame},
    manage::way_in,
    not_found::nothing,
    reading::{Reading, param},
    sharing,
    shown::{heading, with_terms},
    timeline::PROGRAMME,
};
use crate::{
    part::{crumbs::Crumbs, link::Link, passage::passage},
    words::term::Term,
};

/// Explained where they stand in the sentence of a programme.
const TERMS: [Term; 4] = [
    Term::Target,
    Term::Indicator,
    Term::CannotJudge,
    Term::Excess,
];

#[component]
pub fn Document() -> impl IntoView {
    let reading = Reading::now();
    let book = reading.book();
    let Some(document) = book.document_by_slug(&param("slug")) else {
        drop(book);
        return nothing(&reading);
    };
    let language = reading.language;
    let words = reading.words;
    let cascade = book.cascade(document.id);
    let story = document
        .programme
        .then(|| book.programme(document, reading.reader()));
    let sentence = story.as_ref().map(|story| words.counts(story.counts));
    let kind = match &document.number {
        Some(number) => format!("{} {number}", heading(document.kind.name(language))),
        None => heading(document.kind.name(language)),
    };
    let home = if document.programme { "" } else { "/sua" };
    let manage = way_in(
        &book,
        document,
        &format!("/quan-ly/{}{home}", document.slug),
        &reading,
    );
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.home(), words.home()),
                    Link::new(reading.address.to("/chuong-trinh"), words.programmes()),
                ]/>
                <p class="eyebrow">{kind}</p>
                <h1>{passage(&document.title, language)}</h1>
                {sentence.as_ref().map(|sentence| with_terms(sentence, "claim", &TERMS, &reading))}
                {manage}
            </header>
            <div class="beside">
                <div class="stack-l">
                    {story.as_ref().map(|story| at_once(story, &book, &reading))}
                    {story.as_ref().map(|story| breakthrough::section(story, &book, &reading))}
                    {story.as_ref().map(|story| promises::one_by_one(story, &book, &reading))}
                    {story.as_ref().map(|story| promises::table(story, &reading))}
                    {story.as_ref().map(|story| promises::declared(story, &reading))}
                    {story.as_ref().map(|story| tree::groups(story, &book, &reading))}
                    {story.as_ref().map(|story| tree::loose_tasks(story, &reading))}
                    {story.as_ref().map(|story| timeline(story, &reading))}
                    {document.programme.then(|| in_time(document, &reading))}
                    {super::feedback::section(&book, FeedbackAbout::Programme(document.id), &reading)}
                    {history::changes(document, &book, &reading)}
                </div>
                <aside class="stack" aria-label=words.cascade()>
                    {margin::facts(document, &book, &reading)}
                    {margin::neighbours(&cascade, &reading)}
                    {sharing::block(&book, &reading)}
                </aside>
            </div>
        </article>
    };
    let description = sentence.unwrap_or_else(|| document.title.get(language).to_owned());
    let head = Head::public(document.label(language), description);
    drop(book);
    frame(&reading, head, content)
}

/// What a phone shows on its first screen: how all of it stands, how far that can be relied on, and
/// what else is on the page.
fn at_once(story: &Programme, book: &Book, reading: &Reading) -> AnyView {
    view! {
        <div class="stack">
            {promises::glance(story, reading)}
            {reliability::line(story, book, reading)}
            {contents::list(story, reading)}
        </div>
    }
    .into_any()
}

/// The way to the same programme's tasks, drawn in time.
fn in_time(document: &domain::document::Document, reading: &Reading) -> AnyView {
    let path = format!("/dong-thoi-gian?{PROGRAMME}={}", document.slug);
    view! { <p><a href=reading.address.to(&path)>{reading.words.timeline_of_tasks()}</a></p> }
        .into_any()
}

/// What happened, in the order of its days.
fn timeline(story: &Programme, reading: &Reading) -> AnyView {
    if story.happenings.is_empty() {
        return ().into_any();
    }
    let (words, language) = (reading.words, reading.language);
    let all: Vec<_> = story
        .happenings
        .iter()
        .map(|one| {
            let kind = match one.kind {
                HappeningKind::Issued => words.issued(),
                HappeningKind::Item(kind) => kind.name(language),
                HappeningKind::Update => words.update(),
            };
            view! {
                <li>
                    <time datetime=one.on.to_string()>{date_text(one.on, language)}</time>
                    <div>{passage(&one.name, language)} " " <span class="small">"(" {kind} ")"</span></div>
                </li>
            }
        })
        .collect();
    let count = story.happenings.len();
    view! {
        <details class="group" id=contents::TIMELINE>
            <summary><h2>{words.timeline()} " " <span class="count">{words.counted(count)}</span></h2></summary>
            <ol class="history">{all}</ol>
        </details>
    }
    .into_any()
}
