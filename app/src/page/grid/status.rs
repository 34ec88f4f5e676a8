//! How far a cell has come, in words, and what is odd about its value: drawn with the page, and
//! again for the island after each change.

use domain::{
    Language, Refusal,
    command::Entry,
    figure::{Cell, Stage, Working},
    grid::Warning,
    id::IndicatorId,
    quantity::Quantity,
};
use leptos::prelude::*;
use service::book::Book;

use crate::{
    part::icon::{Glyph, Icon},
    words::Words,
};

/// The state of a cell of an indicator: at which level it waits, or why it came back.
pub fn draw(
    book: &Book,
    indicator: IndicatorId,
    cell: Option<&Cell>,
    warnings: &[Warning],
    words: Words,
) -> AnyView {
    let working = cell.and_then(|cell| cell.working.as_ref());
    let is_published = cell.is_some_and(|cell| cell.published.is_some());
    let (class, icon, word) = match working.map(|working| &working.stage) {
        Some(Stage::Draft) => ("saving saved", Some(Icon::Kept), words.draft().to_owned()),
        Some(Stage::Submitted(_)) => (
            "saving waiting",
            Some(Icon::Late),
            waits(book, indicator, working, words),
        ),
        Some(Stage::Returned { .. }) => (
            "saving refused",
            Some(Icon::Refused),
            words.returned().to_owned(),
        ),
        None if is_published => ("saving", Some(Icon::Kept), words.published_now().to_owned()),
        None => ("saving", None, words.not_reported_yet().to_owned()),
    };
    let reason = match working.map(|working| &working.stage) {
        Some(Stage::Returned { reason, .. }) => {
            Some(view! { <span class="cell-said">{reason.as_str().to_owned()}</span> })
        }
        _ => None,
    };
    let warnings = warnings
        .iter()
        .map(|warning| {
            view! {
                <span class="cell-said warned">
                    <Glyph icon=Icon::Risk/>
                    {warning.message(words.0)}
                </span>
            }
        })
        .collect_view();
    view! {
        <span class=class>{icon.map(|icon| view! { <Glyph icon/> })} {word}</span>
        {reason}
        {warnings}
    }
    .into_any()
}

/// "Chờ cấp xã (1/3)", or that it waits where there are no levels.
fn waits(book: &Book, indicator: IndicatorId, working: Option<&Working>, words: Words) -> String {
    let told = book
        .indicator(indicator)
        .zip(working)
        .and_then(|(indicator, working)| {
            let Stage::Submitted(submission) = &working.stage else {
                return None;
            };
            let level = book.waits_at(indicator.programme, working);
            let chain = book.chain(indicator.programme);
            Some(words.waits_at(level, chain, submission.checks.len()))
        });
    told.unwrap_or_else(|| words.waiting().to_owned())
}

/// The same as finished markup, with who changed it just now.
pub fn marked(
    book: &Book,
    cell: &Cell,
    warnings: &[Warning],
    mark: String,
    words: Words,
) -> String {
    view! {
        <span class="cell-said">{mark}</span>
        {draw(book, cell.indicator, Some(cell), warnings, words)}
    }
    .to_html()
}

/// The same as finished markup, of the cell that an entry is about.
pub fn markup(book: &Book, entry: &Entry, warnings: &[Warning], language: Language) -> String {
    let cell = book
        .indicator(entry.indicator)
        .and_then(|indicator| book.cell(indicator, entry.unit, &entry.period));
    draw(book, entry.indicator, cell, warnings, Words(language)).to_html()
}

/// What is wrong with a cell, in words; of a conflict, both values.
pub fn said(wrong: &Refusal, words: Words) -> String {
    let language = words.0;
    let text = |value: &Option<Quantity>| {
        value
            .as_ref()
            .map(|value| value.format(language))
            .unwrap_or_default()
    };
    match wrong {
        Refusal::Conflict { theirs, yours, .. } => words.two_values(&text(theirs), &text(yours)),
        Refusal::Fields(fields) => fields
            .iter()
            .map(|(_, problem)| problem.message(language))
            .collect::<Vec<_>>()
            .join(" "),
        other => other.message(language),
    }
}

/// The same as finished markup; of a conflict, with a button for each value.
pub fn refused(wrong: &Refusal, words: Words) -> String {
    let choice = match wrong {
        Refusal::Conflict { theirs, .. } => {
            let theirs = theirs
                .as_ref()
                .map(|value| value.entry(words.0))
                .unwrap_or_default();
            Some(view! {
                <span class="bar cell-choice">
                    <button type="button" class="button" data-theirs=theirs>{words.keep_theirs()}</button>
                    <button type="button" class="button" data-mine="">{words.use_mine()}</button>
                </span>
            })
        }
        _ => None,
    };
    view! {
        <span class="error"><Glyph icon=Icon::Refused/>{said(wrong, words)}</span>
        {choice}
    }
    .to_html()
}
