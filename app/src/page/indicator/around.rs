//! What concerns an indicator beside its figures: what stops it, and, for those who may know of them,
//! the requests for explanation about its figures.

use domain::{explanation::About, id::UnitId, obstacle::Blocked};
use leptos::prelude::*;
use service::book::{Book, indicator::Followed};

use crate::{
    page::{explanation, obstacle, reading::Reading, shown::name_of},
    part::{passage::written, state::StateBadge},
};

pub fn section(followed: &Followed, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let reader = reading.reader();
    let stops: Vec<_> = book
        .obstacles_of(Blocked::Indicator(followed.indicator.id), reader)
        .iter()
        .map(|one| obstacle::line(book, one, reading))
        .collect();
    let asked: Vec<_> = followed
        .rows
        .iter()
        .flat_map(|row| {
            let about = About::Figure {
                indicator: followed.indicator.id,
                period: row.period,
            };
            book.explanations_about(about, row.unit, reader)
        })
        .map(|one| asked_about(one, one.unit, book, reading))
        .collect();
    let more = (!stops.is_empty()).then(|| view! { <ul class="work">{stops}</ul> });
    let asked = (!asked.is_empty()).then(|| {
        view! {
            <ul class="work">{asked}</ul>
            <p class="small">{words.only_officers()}</p>
        }
    });
    if more.is_none() && asked.is_none() {
        return None;
    }
    Some(
        view! {
            <section class="stack" id="vuong-mac">
                <h2>{words.what_stops()}</h2>
                {more}
                {asked}
            </section>
        }
        .into_any(),
    )
}

fn asked_about(
    one: &domain::explanation::Explanation,
    unit: UnitId,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let standing = one.standing(reading.on);
    let question = obstacle::first_words(one.latest.question.text.as_str());
    let whom = name_of(book, unit, reading);
    view! {
        <li>
            <div>
                <a class="name" href=reading.address.to(&format!("/giai-trinh/{}", one.id))>{written(&question, reading.language)}</a>
                <p class="small">{words.explanation()} " · " {whom}</p>
            </div>
            <div class="side"><StateBadge tone=explanation::tone(standing) word=words.explanation_standing(standing, one.latest.question.due)/></div>
        </li>
    }
    .into_any()
}
