//! What was written and what came back, as everybody reads it; and to whom it was passed on.

use domain::{
    feedback::{Feedback, Forward, Standing, Turn, Verdict},
    moment::moment_text,
    officer::Signature,
};
use leptos::prelude::*;
use service::book::Book;

use crate::page::{
    reading::Reading,
    shown::{author, unit_link},
};
use crate::part::passage::paragraphs;

fn signed(by: Signature, book: &Book, reading: &Reading) -> AnyView {
    let said = format!(
        "{}, {}",
        author(book, by.by, reading),
        moment_text(by.at, reading.language)
    );
    view! { <p class="small">{said}</p> }.into_any()
}

/// Every turn; of what is restricted now, or was taken back, only that there was one.
pub(super) fn turns(one: &Feedback, is_open: bool, book: &Book, reading: &Reading) -> AnyView {
    let all = one
        .turns()
        .enumerate()
        .map(|(at, turn)| view(one, at, turn, is_open, book, reading))
        .collect_view();
    view! { <ol class="stack-l plain">{all}</ol> }.into_any()
}

fn view(
    one: &Feedback,
    at: usize,
    turn: &Turn,
    is_open: bool,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let name = if at == 0 {
        words.feedback_question()
    } else {
        words.feedback_again()
    };
    let is_shown = is_open && one.is_public();
    let text = if let Some(text) = turn.public().filter(|_| is_shown) {
        paragraphs(text.as_str(), language)
    } else {
        let why = match one.standing() {
            Standing::Erased => words.feedback_content_gone(),
            Standing::Received if turn.decision.is_none() => words.feedback_not_public(),
            _ => words.feedback_not_public_any_more(),
        };
        view! { <p class="small">{why}</p> }.into_any()
    };
    let who = one
        .sender
        .as_ref()
        .and_then(|sender| sender.public_name())
        .filter(|_| is_shown)
        .map_or_else(|| words.citizen().to_owned(), str::to_owned);
    let refused = turn.decision.as_ref().and_then(|decision| {
        let Verdict::Refused { reason, why } = &decision.verdict else {
            return None;
        };
        let why = why
            .as_ref()
            .filter(|_| is_open)
            .map(|why| paragraphs(why.as_str(), language));
        Some(view! {
            <h3>{words.feedback_refused_because()} " " {reason.name(language)}</h3>
            {why}
            {signed(decision.by, book, reading)}
        })
    });
    let answer = turn.answer.as_ref().map(|answer| {
        let text = answer.text.as_ref().filter(|_| is_shown).map_or_else(
            || view! { <p class="small">{words.feedback_not_public_any_more()}</p> }.into_any(),
            |text| paragraphs(text.as_str(), language),
        );
        let rated = turn.rating.as_ref().map(|rating| {
            view! { <p class="small">{words.feedback_rated()} ": " {words.feedback_stars_of(rating.stars)}</p> }
        });
        view! {
            <div class="answer stack-s">
                <h3>{words.feedback_answer()}</h3>
                {text}
                {signed(answer.given, book, reading)}
                {rated}
            </div>
        }
    });
    let none = (turn.answer.is_none() && one.is_open())
        .then(|| view! { <p class="small">{words.feedback_no_answer()}</p> });
    view! {
        <li class="stack-s">
            <h2>{name}</h2>
            {text}
            <p class="small">{crate::words::sentence::capital(&who)} ", " {moment_text(turn.sent, language)}</p>
            {refused}
            {answer}
            {none}
        </li>
    }
    .into_any()
}

/// From which unit to which, by whom and why.
pub(super) fn forwards(one: &Feedback, is_open: bool, book: &Book, reading: &Reading) -> AnyView {
    one.forwards
        .iter()
        .map(|passed: &Forward| {
            let why = passed.why.as_ref().filter(|_| is_open).map(|why| paragraphs(why.as_str(), reading.language));
            view! {
                <li class="stack-s">
                    <p>{unit_link(book, passed.from, reading)} " → " {unit_link(book, passed.to, reading)}</p>
                    {why}
                    {signed(passed.by, book, reading)}
                </li>
            }
        })
        .collect_view()
        .into_any()
}
