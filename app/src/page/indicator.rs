//! An indicator's page: the answer in one sentence, the ruler, every period and unit, where
//! each figure comes from, and how it came to be what it is.

pub mod drawing;
mod figures;
mod margin;

use domain::{journal::Subject, status::Outlook};
use leptos::prelude::*;
use service::book::indicator::{Followed, Row};

use self::{
    drawing::{amount, chart},
    figures::table,
    margin::notes,
};
use super::{
    frame::{Head, frame},
    manage::way_in,
    not_found::nothing,
    reading::{Reading, param},
    shown::{badge, logged, name_of},
};
use crate::part::{crumbs::Crumbs, link::Link};

#[component]
pub fn Indicator() -> impl IntoView {
    let reading = Reading::now();
    let book = reading.book();
    let followed = book
        .indicator_by_slug(&param("slug"))
        .and_then(|indicator| book.follow(indicator, reading.reader()));
    let Some(followed) = followed else {
        drop(book);
        return nothing(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let indicator = &followed.indicator;
    let name = indicator.name.get(language).to_owned();
    let headline = followed.headline();
    let programme = book.document(indicator.programme);
    let sentence = headline
        .map(|row| sentence(row, &followed, &reading))
        .unwrap_or_default();
    let history: Vec<_> = book
        .log_of(Subject::Indicator(indicator.id), reading.reader())
        .take(50)
        .map(|entry| {
            logged(
                &book,
                entry,
                Some(Subject::Indicator(indicator.id)),
                &reading,
            )
        })
        .collect();
    let history = if history.is_empty() {
        view! { <p class="small">{words.no_history()}</p> }.into_any()
    } else {
        view! { <ol class="journal">{history}</ol> }.into_any()
    };
    let manage = programme.and_then(|programme| {
        let path = format!("/quan-ly/chi-tieu/{}/sua", indicator.slug);
        way_in(&book, programme, &path, &reading)
    });
    let eyebrow = headline.map(|row| name_of(&book, row.unit, &reading));
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=programme.map(|programme| vec![
                    Link::new(reading.address.to("/chuong-trinh"), words.programmes()),
                    Link::new(reading.address.document(&programme.slug), programme.label(language)),
                ]).unwrap_or_default()/>
                {eyebrow.map(|eyebrow| view! { <p class="eyebrow">{eyebrow}</p> })}
                <h1>{name.clone()}</h1>
                {headline.map(|row| view! {
                    <div class="row">{badge(&row.standing, indicator.measure.get(language), language)}</div>
                })}
                <p class="claim">{sentence.clone()}</p>
                {manage}
            </header>
            <div class="beside">
                <div class="stack-l">
                    {headline.map(|row| amount(row, &followed, &reading))}
                    {chart(&followed, &reading)}
                    {table(&followed, &book, &reading)}
                    <section class="stack">
                        <h2>{words.history()}</h2>
                        {history}
                    </section>
                </div>
                <aside class="stack" aria-label=words.provenance()>
                    {notes(&followed, &book, &reading)}
                </aside>
            </div>
        </article>
    };
    let head = Head::public(name, sentence);
    drop(book);
    frame(&reading, head, content)
}

/// The status in one sentence: from the comparison where there is one, or else why there is
/// none.
fn sentence(row: &Row, followed: &Followed, reading: &Reading) -> String {
    let language = reading.language;
    let standing = &row.standing;
    let compared = match (&standing.target, &standing.judgement) {
        (Some(target), Some(judgement)) if standing.outlook != Outlook::CannotJudge => {
            Some(target.sentence(
                judgement,
                followed.indicator.measure.get(language),
                language,
            ))
        }
        _ => None,
    };
    let why = reading
        .words
        .rule(standing.rule, row.period, standing.on, standing.pace);
    match compared {
        Some(compared) if standing.pace.is_some() => format!("{compared} {why}"),
        Some(compared) => compared,
        None => why,
    }
}
