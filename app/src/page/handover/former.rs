//! What one former unit left, item by item: for everybody how each stands; for the unit above, the
//! form that proposes; for a successor, the form that answers.

use domain::{handover::Standing, period::date_text};
use leptos::prelude::*;

use super::{forms, line, said};
use crate::{
    act::form::summary,
    download::links,
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::{unit_link, unit_name, until_text},
    },
    part::{crumbs::Crumbs, link::Link},
};

#[component]
pub fn Former() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let Some(unit) = book.tree().by_slug(&param("unit")) else {
        drop(book);
        return nothing(&reading);
    };
    let name = unit_name(unit, &reading);
    let left = book.left_by(unit.id, reading.reader());
    let actor = reading.actor().filter(|_| reading.on == reading.today);
    let to_propose: Vec<_> = left
        .iter()
        .filter(|one| one.standing().is_to_propose())
        .collect();
    let may_propose = actor.is_some_and(|actor| book.proposes(actor, unit.id, reading.today));
    let proposing = may_propose
        .then(|| forms::propose(unit.id, &to_propose, false, &book, &reading))
        .flatten();
    let to_answer: Vec<_> = left
        .iter()
        .filter(|one| actor.is_some_and(|actor| book.answers(actor, one)))
        .collect();
    let answering = forms::answer(unit.id, &to_answer, false, &book, &reading);
    let shown: Vec<_> = left
        .iter()
        .filter(|one| !(proposing.is_some() && one.standing().is_to_propose()))
        .filter(|one| !(answering.is_some() && to_answer.contains(one)))
        .collect();
    let lines = shown
        .iter()
        .map(|one| line(&book, one, &reading))
        .collect_view();
    let list = (!shown.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.handover_items()} " " <span class="count">{words.counted(shown.len())}</span></h2>
                <ul class="work">{lines}</ul>
            </section>
        }
    });
    let own = actor.is_some_and(|actor| {
        left.iter().any(|one| {
            let proposer = one.turns.last().and_then(|turn| turn.proposed.by.officer());
            matches!(one.standing(), Standing::Proposed(_)) && proposer == Some(actor.officer())
        })
    });
    let own = own.then(|| view! { <p class="small">{words.handover_four_eyes()}</p> });
    let became: Vec<_> = book
        .tree()
        .successors(unit.id)
        .map(|edge| {
            view! {
                <li>
                    {unit_link(&book, edge.to, &reading)} " "
                    <span class="small">{edge.kind.name(reading.language)} ", " {date_text(edge.on, reading.language)}</span>
                </li>
            }
        })
        .collect();
    let became = (!became.is_empty()).then(|| {
        view! { <section class="stack-s"><h2>{words.became()}</h2><ul>{became}</ul></section> }
    });
    let empty = left
        .is_empty()
        .then(|| view! { <p>{words.handover_nothing()}</p> });
    let title = format!("{} – {name}", words.handover());
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-giao"), words.handovers()),
                    Link::new(reading.address.unit(&unit.slug), name.clone()),
                ]/>
                <h1>{title.clone()}</h1>
                <p>{until_text(unit, &reading)}</p>
            </header>
            {became}
            {empty}
            {answering}
            {proposing}
            {own}
            {list}
            {(!left.is_empty()).then(|| links(&format!("/ban-giao/don-vi/{}", unit.slug), &reading))}
        </article>
    };
    let head = Head::public(title, words.handovers_intro());
    drop(book);
    frame(&reading, head, content)
}
