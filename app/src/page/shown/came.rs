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
use crate::{page::reading::Reading, part::passage::written};

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
    let day = local_date(value.recorded.at);
    let mut after: String = published
        .checks
        .iter()
        .map(|check| words.then_checked(&author(book, check.by, reading), local_date(check.at)))
        .collect();
    if published.approved.by != value.recorded.by {
        after += &words.then_approved(
            &author(book, published.approved.by, reading),
            local_date(published.approved.at),
        );
    }
    if let Some(before) = before {
        after += &words.it_was(&with_measure(
            &before.value.quantity,
            measure,
            reading.language,
        ));
    }
    after.push('.');
    let source = value.ground.source.and_then(|id| book.source(id));
    if let (None, Some(source)) = (value.recorded.by.officer(), source) {
        let entered = words.entered_on(day) + &after;
        return view! { {taken_over(source, &value.ground, reading)} {entered} }.into_any();
    }
    let who = author(book, value.recorded.by, reading);
    view! { {words.reported_from(&who, day)} {ground(book, &value.ground, reading)} {after} }
        .into_any()
}

/// The source, linked, and when it published it.
fn taken_over(source: &Source, ground: &Ground, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    view! {
        <a href=reading.address.source(&source.slug)>{written(&source.publisher, language)}</a>
        " " {words.published_at(source.published)} " (" {written(ground.place.as_str(), language)} ")"
    }
    .into_any()
}
