//! How pages show the things that stand on many of them: a unit, a state, a source, an entry
//! of the journal.

mod came;
mod due;
mod entry;
mod news;
mod standing;
mod task;
mod term;
mod unit;
mod why;

use domain::{Language, officer::Author, period::date_text, source::Ground};
use leptos::prelude::*;
use service::book::{Book, indicator::Row};

pub use self::{
    came::came_about,
    due::due_note,
    entry::{logged, named, subject, what_changed},
    news::{figure_told, news_line},
    standing::{badge, leading, leading_words, legend, state_words, timing_tone, tone},
    term::with_terms,
    unit::{distinct_name, name_of, span_text, unit_link, unit_name, until_text},
    why::{explained, explained_timing, rule, stands, states_explained},
};
use super::reading::Reading;
use crate::{
    part::{note::Note, passage::written},
    words::sentence::capital,
};

/// Where a record rests: the source with a link, and the place in it.
pub fn ground(book: &Book, ground: &Ground, reading: &Reading) -> AnyView {
    let place = written(ground.place.as_str(), reading.language);
    match ground.source.and_then(|id| book.source(id)) {
        Some(source) => {
            let published = source
                .published
                .map(|day| format!(", {}", date_text(day, reading.language)))
                .unwrap_or_default();
            view! {
                <a href=reading.address.source(&source.slug)>{written(&source.publisher, reading.language)} {published}</a> ", " {place}
            }
            .into_any()
        }
        None => place.into_any(),
    }
}

/// Who did something, as the public may know it.
#[must_use]
pub fn author(book: &Book, by: Author, reading: &Reading) -> String {
    let unit = match by {
        Author::Officer { unit, .. } => name_of(book, unit, reading),
        Author::Operator | Author::Citizen => String::new(),
    };
    reading.words.author(by, &unit)
}

/// The value of a row as published, with its measure.
#[must_use]
pub fn value_text(row: &Row, measure: &str, reading: &Reading) -> String {
    row.published.as_ref().map_or_else(
        || reading.words.no_figure().to_owned(),
        |published| with_measure(&published.value.quantity, measure, reading.language),
    )
}

/// A quantity with its measure, the percent sign not said twice.
#[must_use]
pub fn with_measure(
    quantity: &domain::quantity::Quantity,
    measure: &str,
    language: Language,
) -> String {
    quantity.measured(measure, language)
}

/// A margin note.
pub fn note(heading: &'static str, content: impl IntoView + 'static) -> AnyView {
    let content = content.into_any();
    view! { <Note heading=heading>{content}</Note> }.into_any()
}

/// A kind's name with a capital.
#[must_use]
pub fn heading(text: &str) -> String {
    capital(text)
}
