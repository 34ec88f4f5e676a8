//! How a figure came about, in one sentence: who reported it, when, from what, who approved it, and
//! what it was before.

use domain::{
    figure::Published,
    moment::local_date,
    source::{Ground, Source},
};
use leptos::prelude::*;
use service::book::Book;

use super::{author, ground, with_measure};
use crate::page::reading::Reading;

/// The sentence, without a paragraph around it.
pub fn came_about(
    published: &Published,
    before: Option<&Published>,
    measure: &str,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let value = &published.value;
    let checks: String = published
        .checks
        .iter()
        .map(|check| words.then_checked(&author(book, check.by, reading), local_date(check.at)))
        .collect();
    let who = author(book, value.recorded.by, reading);
    let day = local_date(value.recorded.at);
    let approved = (published.approved.by != value.recorded.by).then(|| {
        words.then_approved(
            &author(book, published.approved.by, reading),
            local_date(published.approved.at),
        )
    });
    let was = before
        .map(|before| words.it_was(&with_measure(&before.value.quantity, measure, reading.language)));
    let source = value.ground.source.and_then(|id| book.source(id));
    match (value.recorded.by.officer(), source) {
        (None, Some(source)) => {
            let entered = words.entered_on(&lower(&who), day);
            view! { {taken_over(source, &value.ground, reading)} {entered} {checks} {approved} {was} "." }
                .into_any()
        }
        _ => view! {
            {words.reported_from(&who, day)} {ground(book, &value.ground, reading)} {checks} {approved} {was} "."
        }
        .into_any(),
    }
}

/// The source, linked, and when it published it.
fn taken_over(source: &Source, ground: &Ground, reading: &Reading) -> AnyView {
    let told = reading
        .words
        .published_in(source.published, ground.place.as_str());
    view! { <a href=reading.address.source(&source.slug)>{source.publisher.clone()}</a> {told} }
        .into_any()
}

/// Inside a sentence.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
