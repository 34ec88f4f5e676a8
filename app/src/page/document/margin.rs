//! Beside a document: what it is, what it implements and what implements it.

use domain::{document::Document, period::date_text};
use leptos::prelude::*;
use service::book::{Book, document::Cascade};

use crate::page::{
    reading::Reading,
    report,
    shown::{ground, heading, unit_link},
};

pub(super) fn facts(document: &Document, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let years = match (document.starts, document.ends) {
        (Some(starts), Some(ends)) if starts != ends => Some(format!("{starts}–{ends}")),
        (Some(year), _) | (None, Some(year)) => Some(year.to_string()),
        (None, None) => None,
    };
    let mut term: Vec<_> = [document.term.clone(), years]
        .into_iter()
        .flatten()
        .collect();
    term.dedup();
    let row = |label: &'static str, text: Option<String>| {
        text.filter(|text| !text.is_empty())
            .map(|text| view! { <p>{label} ": " <b>{text}</b></p> })
    };
    let schedules: Vec<_> = book
        .schedules(document.id)
        .iter()
        .map(|schedule| words.schedule_sentence(schedule))
        .collect();
    let rounds = (!schedules.is_empty()).then(|| {
        let href = reading
            .address
            .to(&format!("/ky-bao-cao/{}", document.slug));
        view! {
            <p>{schedules.join(" ")} " " <a href=href>{words.rounds()}</a></p>
        }
    });
    let stops = document.programme.then(|| {
        let path = format!("/vuong-mac?chuong-trinh={}", document.slug);
        view! { <p><a href=reading.address.to(&path)>{words.obstacle_register()}</a></p> }
    });
    let reports = reading
        .actor()
        .filter(|actor| document.programme && report::list::writes(actor))
        .map(|_| report::list::way(report::list::PROGRAMME, document.slug.as_str(), reading));
    view! {
        <div class="note">
            <h2>{heading(document.kind.name(language))}</h2>
            {number(document, book, reading)}
            <p>{words.issuer()} ": " {unit_link(book, document.issuer, reading)}</p>
            {row(words.issued_on(), document.date.map(|date| date_text(date, language)))}
            {row(words.term(), Some(term.join(", ")))}
            {rounds}
            {stops}
            {reports}
            {document.ground.as_ref().map(|one| view! { <p>{words.source()} ": " {ground(book, one, reading)}</p> })}
        </div>
    }
    .into_any()
}

/// The number, and whose code stands in it: one code can be that of several kinds of bodies.
fn number(document: &Document, book: &Book, reading: &Reading) -> Option<AnyView> {
    let number = document.number.as_ref()?;
    let issued_by = book.issued_by(document).map(|body| {
        let body = body.name(reading.language);
        let meant = format!(" ({}: {body})", number.issuer_code());
        view! { <span class="small">{meant}</span> }
    });
    let label = reading.words.number();
    let number = number.to_string();
    Some(view! { <p>{label} ": " <b>{number}</b> {issued_by}</p> }.into_any())
}

/// The documents above and below in the cascade.
pub(super) fn neighbours(cascade: &Cascade, reading: &Reading) -> AnyView {
    let words = reading.words;
    let list = |title: &'static str, documents: &[Document]| {
        let links: Vec<_> = documents
            .iter()
            .map(|document| {
                let number = document
                    .number
                    .as_ref()
                    .map(|number| format!("{number}: "))
                    .unwrap_or_default();
                view! {
                    <li>
                        <a href=reading.address.document(&document.slug)>
                            {number} {document.label(reading.language).to_owned()}
                        </a>
                    </li>
                }
            })
            .collect();
        (!links.is_empty())
            .then(|| view! { <div class="note"><h2>{title}</h2><ul>{links}</ul></div> })
    };
    view! { {list(words.above(), &cascade.above)} {list(words.below(), &cascade.below)} }.into_any()
}
