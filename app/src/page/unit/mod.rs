//! A unit's page, also for units that no longer exist: what it was, what became of it, and
//! what is followed there.

mod below;
mod lineage;
mod notes;
mod promises;
mod work;

use domain::feedback::About as FeedbackAbout;
use leptos::prelude::*;

pub use self::lineage::sentence;
use self::{
    below::{children, ranking, units},
    lineage::lineage,
    notes::notes,
    promises::{figures, of_others},
    work::{documents, items, lately, obstacles, tasks},
};
use super::{
    frame::{Head, frame},
    handover,
    here::remember,
    not_found::nothing,
    reading::{DONE, Reading, param},
    sharing,
    shown::{heading, unit_name, until_text, with_terms},
};
use crate::{
    download::links,
    part::{crumbs::Crumbs, link::Link, notice::Notice, state::Tone},
    words::term::Term,
};

#[component]
pub fn Unit() -> impl IntoView {
    let reading = Reading::now();
    let book = reading.book();
    let Some(unit) = book.tree().by_slug(&param("slug")) else {
        drop(book);
        return nothing(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let seen = book.unit_seen(unit, reading.reader());
    let here = book.here(unit, reading.reader());
    let name = unit_name(unit, &reading);
    let sentence = sentence(&seen, &book, &reading);
    let above = seen
        .above
        .iter()
        .rev()
        .map(|unit| Link::new(reading.address.unit(&unit.slug), unit_name(unit, &reading)))
        .collect::<Vec<_>>();
    let over = until_text(unit, &reading).map(|until| {
        view! { <Notice tone=Tone::Unknown>{words.unit_over()} ", " {until} "."</Notice> }
    });
    let reformed = (reading.asked(DONE) == Some("sap-xep")).then(|| words.reform_done());
    let is_bare = seen.figures.is_empty()
        && seen.tasks.is_empty()
        && seen.items.is_empty()
        && seen.documents.is_empty();
    let terms = [Term::Target, Term::Task];
    let content = view! {
        <article class="stack-l">
            {reformed.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            <header class="stack">
                <Crumbs label=words.crumbs() above=[vec![Link::new(reading.address.to("/don-vi"), words.units())], above].concat()/>
                <p class="eyebrow">{heading(unit.kind.name(language))}</p>
                <h1>{name.clone()}</h1>
                {over}
                {with_terms(&sentence, "claim", &terms, &reading)}
                {remember(unit, &reading)}
            </header>
            {lineage(&seen, &book, &reading)}
            <div class="beside">
                <div class="stack-l">
                    {figures(&seen, &book, &reading)}
                    {is_bare.then(|| view! { <p class="small">{words.nothing_followed()}</p> })}
                    {of_others(&here, &book, &reading)}
                    {tasks(&seen, &reading)}
                    {(!seen.tasks.is_empty()).then(|| links(&format!("/don-vi/{}/nhiem-vu", seen.unit.slug), &reading))}
                    {obstacles(&seen, &book, &reading)}
                    {lately(&seen, &book, &reading)}
                    {items(&seen, &book, &reading)}
                    {documents(&seen, &reading)}
                    {handover::of_unit(&book, unit.id, &reading)}
                    {children(&seen, &book, &reading)}
                    {ranking(&seen, &book, &reading)}
                    {super::feedback::section(&book, FeedbackAbout::Unit(unit.id), &reading)}
                    {units(words.bodies(), &seen.bodies, &reading)}
                </div>
                <aside class="stack" aria-label=words.names()>{notes(&seen, &book, &reading)} {sharing::block(&book, &reading)}</aside>
            </div>
        </article>
    };
    let head = Head::public(name, sentence);
    drop(book);
    frame(&reading, head, content)
}
