//! The margin of a unit's page: its names, codes and parents through time, and where to look further.

use domain::{
    Language,
    policy::{self, KeepReport},
};
use leptos::prelude::*;
use service::book::{Book, unit::UnitSeen};

use crate::page::{
    reading::Reading,
    report,
    shown::{note, span_text, unit_link, unit_name},
};
use crate::part::passage::{passage, written};

pub fn notes(seen: &UnitSeen, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let unit = &seen.unit;
    let names: Vec<_> = unit
        .names
        .iter()
        .map(|name| {
            let span = span_text(name.from, name.until, reading);
            view! { <p><b>{passage(&name.value.full, language)}</b> " " {span}</p> }
        })
        .collect();
    let codes: Vec<_> = unit
        .codes
        .iter()
        .map(|code| view! { <p><b>{code.value.clone()}</b> " " {span_text(code.from, code.until, reading)}</p> })
        .collect();
    let elsewhere: Vec<_> = seen
        .codes_elsewhere
        .iter()
        .map(|code| {
            let span = span_text(code.from, code.until, reading);
            let says = match language {
                Language::Vi => format!("Mã {} {span} là của ", code.code),
                Language::En => format!("Code {} {span} belongs to ", code.code),
            };
            view! { <p>{says} {unit_link(book, code.unit, reading)}</p> }
        })
        .collect();
    let codes = (!codes.is_empty()).then(|| note(words.codes(), view! { {codes} {elsewhere} }));
    let parents: Vec<_> = unit
        .parents
        .iter()
        .filter_map(|parent| Some((book.tree().get(parent.value)?, parent)))
        .map(|(unit, parent)| {
            let (href, name) = (reading.address.unit(&unit.slug), unit_name(unit, reading));
            view! { <p><a href=href>{name}</a> " " {span_text(parent.from, parent.until, reading)}</p> }
        })
        .collect();
    let parents = (!parents.is_empty()).then(|| note(words.parents(), view! { {parents} }));
    let homonyms: Vec<_> = seen
        .homonyms
        .iter()
        .map(|id| view! { <li>{unit_link(book, *id, reading)}</li> })
        .collect();
    let homonyms =
        (!homonyms.is_empty()).then(|| note(words.homonyms(), view! { <ul>{homonyms}</ul> }));
    let remark = unit
        .note
        .as_ref()
        .map(|text| note(words.note(), view! { <p>{passage(text, language)}</p> }));
    let source = unit.source.and_then(|id| book.source(id)).map(|source| {
        note(words.source(), view! { <p><a href=reading.address.source(&source.slug)>{written(&source.publisher, language)}</a></p> })
    });
    let reports = reading
        .actor()
        .filter(|actor| policy::may::<KeepReport>(actor, unit.id, book.tree()))
        .map(|_| report::list::way(report::list::UNIT, unit.slug.as_str(), reading))
        .map(|way| note(words.reports(), way));
    let journal = view! { <p class="note"><a href=reading.address.journal(&unit.slug)>{words.journal()}</a></p> };
    view! { {note(words.names(), view! { {names} })} {codes} {parents} {homonyms} {remark} {source} {reports} {journal} }.into_any()
}
