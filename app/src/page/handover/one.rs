//! One item of a former unit: every proposal with its answer, and what can be done next.

use domain::{handover::Turn, id::HandoverId, moment::moment_text};
use leptos::prelude::*;
use service::book::Book;

use super::{badge, forms, matter, said, taken_over};
use crate::{
    act::form::summary,
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::{author, heading, name_of, note, unit_link},
    },
    part::{crumbs::Crumbs, link::Link, passage::written},
};

#[component]
pub fn Handover() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let found = param("id")
        .parse::<HandoverId>()
        .ok()
        .and_then(|id| book.left(id, reading.reader()));
    let Some(one) = found else {
        drop(book);
        return nothing(&reading);
    };
    let former = book.tree().get(one.from).map(|unit| {
        Link::new(
            reading
                .address
                .to(&format!("/ban-giao/don-vi/{}", unit.slug)),
            name_of(&book, unit.id, &reading),
        )
    });
    let above = std::iter::once(Link::new(
        reading.address.to("/ban-giao"),
        words.handovers(),
    ))
    .chain(former)
    .collect();
    let title = book
        .matter_name(one.matter)
        .get(reading.language)
        .to_owned();
    let steps: Vec<_> = one
        .turns
        .iter()
        .map(|turn| turn_view(turn, &book, &reading))
        .collect();
    let steps = if steps.is_empty() && one.ended.is_none() {
        view! { <p class="small">{words.handover_open_steps()}</p> }.into_any()
    } else {
        view! { <ol class="stack-l plain">{steps}</ol> }.into_any()
    };
    let ended = one.ended.as_ref().map(|ended| {
        view! {
            <section class="stack-s">
                <h3>{heading(ended.how.name(reading.language))}</h3>
                <p>{written(ended.text.as_str(), reading.language)}</p>
                <p class="small">
                    {author(&book, ended.by.by, &reading)} ", " {moment_text(ended.by.at, reading.language)}
                </p>
            </section>
        }
    });
    let actor = reading.actor().filter(|_| reading.on == reading.today);
    let proposing = actor
        .filter(|actor| {
            one.standing().is_to_propose() && book.proposes(actor, one.from, reading.today)
        })
        .and_then(|_| forms::propose(one.from, &[&one], true, &book, &reading));
    let answering = actor
        .filter(|actor| book.answers(actor, &one))
        .and_then(|_| forms::answer(one.from, &[&one], true, &book, &reading));
    let taken = taken_over(&book, |of| of == one.matter, &reading);
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=above/>
                <p class="eyebrow">{words.handover()} " · " {one.matter.kind_name(reading.language)}</p>
                <h1>{title.clone()}</h1>
                <div class="row">{badge(&book, &one, &reading)}</div>
            </header>
            <div class="beside">
                <div class="stack-l">
                    <section class="stack">
                        <h2>{words.handover_steps()}</h2>
                        {steps}
                        {ended}
                    </section>
                    {answering}
                    {proposing}
                </div>
                <aside class="stack" aria-label=words.handover()>
                    {note(words.handover_left(), view! { <p>{unit_link(&book, one.from, &reading)}</p> })}
                    {note(words.handover_items(), view! { <p>{matter(&book, one.matter, &reading)}</p> })}
                    {taken}
                </aside>
            </div>
        </article>
    };
    let head = if one.restricted || !one.matter.is_public() {
        Head::private(title)
    } else {
        Head::public(title, words.handovers_intro())
    };
    drop(book);
    frame(&reading, head, content)
}

/// To whom it was proposed, and what came back.
fn turn_view(turn: &Turn, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let signed = |signature: domain::officer::Signature| {
        format!(
            "{}, {}",
            author(book, signature.by, reading),
            moment_text(signature.at, language)
        )
    };
    let reply = turn.reply.as_ref().map(|reply| {
        let word = if reply.accepted {
            words.handover_accept()
        } else {
            words.handover_refuse()
        };
        let text = reply
            .text
            .as_ref()
            .map(|text| view! { <p>{written(text.as_str(), language)}</p> });
        view! {
            <h4>{word}</h4>
            {text}
            <p class="small">{signed(reply.given)}</p>
        }
    });
    let text = turn
        .text
        .as_ref()
        .map(|text| view! { <p>{written(text.as_str(), language)}</p> });
    view! {
        <li class="stack-s">
            <h3>{words.handover_propose()} ": " {unit_link(book, turn.to, reading)}</h3>
            {text}
            <p class="small">{signed(turn.proposed)}</p>
            {reply}
        </li>
    }
    .into_any()
}
