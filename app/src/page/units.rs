//! The units: the tree as it was on the day the reader looks at.

use domain::{id::UnitId, text::order::compare, unit::Unit};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    reading::Reading,
    search::find_place,
    shown::{heading, unit_name},
};

#[component]
pub fn Units() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let mut tops: Vec<&Unit> = book
        .tree()
        .units()
        .filter(|unit| {
            unit.kind.is_place() && unit.exists_on(reading.on) && is_top(unit, &book, &reading)
        })
        .collect();
    tops.sort_by(|a, b| compare(a.short_name(reading.on), b.short_name(reading.on)));
    let tree: Vec<_> = tops
        .into_iter()
        .map(|unit| branch(unit, &book, &reading, 0))
        .collect();
    let count = book
        .tree()
        .units()
        .filter(|unit| unit.kind.is_place() && unit.exists_on(reading.on))
        .count();
    drop(book);
    let day = domain::period::date_text(reading.on, reading.language);
    let sentence = match reading.language {
        domain::Language::Vi => {
            format!("{count} đơn vị hành chính trong sổ, theo tổ chức ngày {day}.")
        }
        domain::Language::En => {
            format!("{count} administrative units in the book, as they stood on {day}.")
        }
    };
    let content = view! {
        <div class="stack-l">
            <header class="stack">
                <h1>{words.units()}</h1>
                <p class="claim">{sentence.clone()}</p>
                {find_place(&reading)}
            </header>
            <p><a href=reading.address.to("/ban-giao")>{words.handovers()}</a></p>
            <ol class="tree">{tree}</ol>
            {crate::download::links("/don-vi", &reading)}
        </div>
    };
    frame(&reading, Head::public(words.units(), sentence), content)
}

/// Whether nothing that is a place stands above it on this day.
fn is_top(unit: &Unit, book: &Book, reading: &Reading) -> bool {
    unit.parent_on(reading.on)
        .and_then(|parent| book.tree().get(parent))
        .is_none_or(|parent| !parent.exists_on(reading.on))
}

/// Deeper than this the data have a loop.
const DEPTH: usize = 6;

fn branch(unit: &Unit, book: &Book, reading: &Reading, depth: usize) -> AnyView {
    let below = (depth < DEPTH)
        .then(|| children(unit.id, book, reading, depth))
        .flatten();
    view! {
        <li>
            <div class="leaf">
                <span class="kind">{heading(unit.kind.name(reading.language))}</span>
                <a href=reading.address.unit(&unit.slug)>{unit_name(unit, reading)}</a>
                {unit.code_on(reading.on).map(|code| view! { <span class="small">{code.to_owned()}</span> })}
            </div>
            {below}
        </li>
    }
    .into_any()
}

fn children(parent: UnitId, book: &Book, reading: &Reading, depth: usize) -> Option<AnyView> {
    let mut below: Vec<_> = book
        .tree()
        .children(parent, reading.on)
        .filter(|unit| unit.kind.is_place())
        .collect();
    below.sort_by(|a, b| compare(a.short_name(reading.on), b.short_name(reading.on)));
    let below: Vec<_> = below
        .into_iter()
        .map(|unit| branch(unit, book, reading, depth + 1))
        .collect();
    (!below.is_empty()).then(|| view! { <ol>{below}</ol> }.into_any())
}
