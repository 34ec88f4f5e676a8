//! Where one lives: what it is today, whose promises concern it and how they stand, what changed there,
//! and what waits for an answer.

use domain::unit::Unit;
use leptos::prelude::*;
use service::book::{
    Book,
    here::{Concern, Here},
    news::Wanted,
};

use crate::{
    page::{
        changes::UNIT,
        here::forget,
        owed,
        reading::Reading,
        shown::{legend, news_line, unit_link, unit_name},
    },
    part::waffle::Legend,
};

/// News of a place on the home page.
const MOST: usize = 3;

pub fn section(here: &Here, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let unit = &here.unit;
    let name = unit_name(unit, reading);
    let today: Vec<_> = here
        .today
        .iter()
        .map(|id| view! { <li>{unit_link(book, *id, reading)}</li> })
        .collect();
    let today = (!today.is_empty()).then(|| {
        view! {
            <p class="small">{words.place_over()}</p>
            <ul class="row">{today}</ul>
        }
    });
    let concerns: Vec<_> = here
        .concerns
        .iter()
        .map(|one| concern(one, book, reading))
        .collect();
    let concerns = (!concerns.is_empty()).then(|| view! { <ul class="work">{concerns}</ul> });
    let wanted = Wanted {
        units: here.own.clone(),
        programme: None,
    };
    view! {
        <section class="stack">
            <p class="eyebrow">{words.your_place()}</p>
            <h1>{name}</h1>
            {today}
            <p class="claim">{words.place_sentence(here.counts)}</p>
            <Legend entries=legend(here.counts, reading.language)/>
            {concerns}
            <div class="halves">
                <div class="stack-s">
                    <h2>{words.place_changed()}</h2>
                    {news(&wanted, unit, book, reading)}
                </div>
                <div class="stack-s">
                    <h2>{words.needs_answer()}</h2>
                    {owed::counts(&wanted, unit.slug.as_str(), book, reading)}
                </div>
            </div>
            <p class="bar">
                <a class="button main" href=reading.address.unit(&unit.slug)>{words.place_page()}</a>
            </p>
            {forget(reading)}
        </section>
    }
    .into_any()
}

/// A unit whose promises concern the place, what it has to do with it, and how they stand.
pub fn concern(one: &Concern, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    view! {
        <li>
            <div>
                <span class="name">{unit_link(book, one.unit, reading)}</span>
                <p class="small">{words.bond(one.bond)}</p>
            </div>
            <div class="side"><Legend entries=legend(one.counts, reading.language)/></div>
        </li>
    }
    .into_any()
}

/// The last few things that changed there, however long ago.
fn news(wanted: &Wanted, unit: &Unit, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let all = book.news(wanted, (domain::Date::MIN, reading.on), reading.reader());
    if all.is_empty() {
        return view! { <p class="small">{words.place_unchanged()}</p> }.into_any();
    }
    let lines: Vec<_> = all
        .iter()
        .take(MOST)
        .map(|one| news_line(book, one, 1, reading))
        .collect();
    let href = reading
        .address
        .to(&format!("/thay-doi?{UNIT}={}", unit.slug));
    view! {
        <ol class="history">{lines}</ol>
        <p><a href=href>{words.place_changes()}</a></p>
    }
    .into_any()
}
