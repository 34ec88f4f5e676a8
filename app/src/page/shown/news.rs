//! What changed on a day, of one kind, programme and unit, as a line of a list.

use domain::{
    figure::Published,
    indicator::Indicator,
    journal::Change,
    period::{Period, date_text},
};
use leptos::prelude::*;
use service::book::{
    Book,
    news::{News, Told},
};

use super::{entry, unit_link, with_measure};
use crate::{
    page::reading::Reading,
    part::passage::{passage, quoting},
};

/// A group of news with at most so many of its things; the rest is counted.
pub fn news_line(book: &Book, news: &News<'_>, most: usize, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let told: Vec<_> = news
        .told
        .iter()
        .take(most)
        .map(|one| view! { <li>{told(book, one, reading)}</li> })
        .collect();
    let more = news.told.len().saturating_sub(most);
    let more = (more > 0).then(|| view! { <li class="small">{words.and_more(more)}</li> });
    let programme = news.programme.and_then(|id| book.document(id)).map(|one| {
        let href = reading.address.document(&one.slug);
        view! { " · " <a href=href>{one.label(language).to_owned()}</a> }
    });
    view! {
        <li>
            <time datetime=news.on.to_string()>{date_text(news.on, language)}</time>
            <div class="stack-s">
                <p><b>{words.news(news.kind, news.told.len())}</b></p>
                <ul class="plain">{told} {more}</ul>
                <p class="small">{unit_link(book, news.unit, reading)} {programme}</p>
            </div>
        </li>
    }
    .into_any()
}

/// A published figure of a period: what comes before its value, the value, and what comes after.
#[must_use]
pub fn figure_told(
    indicator: &Indicator,
    period: Period,
    was: Option<&Published>,
    now: &Published,
    reading: &Reading,
) -> [String; 3] {
    let (words, language) = (reading.words, reading.language);
    let measure = indicator.measure.get(language);
    let before = was.map(|was| format!("{} → ", was.value.quantity.format(language)));
    // What a figure was corrected for; of a first one the note says how to read it.
    let why = was
        .and(now.value.note.as_ref())
        .map(|note| format!(". {}: {}", words.reason(), note.get(language)));
    [
        format!("{}: {}", period.name(language), before.unwrap_or_default()),
        with_measure(&now.value.quantity, measure, language),
        why.unwrap_or_default(),
    ]
}

fn told(book: &Book, told: &Told<'_>, reading: &Reading) -> AnyView {
    let language = reading.language;
    match told {
        Told::Figure {
            indicator,
            period,
            was,
            now,
        } => {
            let [before, value, after] = figure_told(indicator, *period, *was, now, reading);
            view! {
                <a href=reading.address.indicator(&indicator.slug)>{passage(&indicator.name, language)}</a>
                ", " {before} <b>{value}</b> {after}
            }
            .into_any()
        }
        Told::Entry(logged) => {
            let (what, about) = entry::told(book, logged, reading);
            let what = quoting(&what, language);
            match &logged.event.change {
                Change::Obstacle { obstacle, .. } => {
                    let href = reading.address.to(&format!("/vuong-mac/{obstacle}"));
                    view! { <a href=href>{what}</a> ": " {about} }.into_any()
                }
                _ => view! { {what} ": " {about} }.into_any(),
            }
        }
    }
}
