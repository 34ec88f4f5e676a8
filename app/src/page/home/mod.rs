//! The home page: where you live, how all promises stand, what changed, what needs an answer, and the
//! programmes.

pub mod here;

use leptos::prelude::*;
use service::book::{
    home::Home as HomeSeen,
    news::{News, Wanted},
};

use super::{
    changes::{this_week, week_before},
    frame::{Head, frame},
    owed,
    programmes::lines,
    reading::Reading,
    search::find_place,
    shown::{legend, news_line, tone, with_terms},
};
use crate::{
    part::waffle::{Legend, Square, Waffle},
    words::term::Term,
};

/// News on this page; the rest is a page away.
const MOST_NEWS: usize = 8;

#[component]
pub fn Home() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let place = reading.here();
    let book = reading.book();
    let home = book.home(reading.reader());
    let place = place
        .and_then(|slug| book.tree().by_slug(slug.as_str()))
        .map(|unit| book.here(unit, reading.reader()));
    let has_place = place.is_some();
    let top = match &place {
        Some(place) => here::section(place, &book, &reading),
        None => view! {
            <section class="stack">
                <h1>{words.home_question()}</h1>
                {find_place(&reading)}
                <p class="small">{words.find_hint()}</p>
            </section>
        }
        .into_any(),
    };
    let wanted = Wanted::default();
    let news = news(&wanted, &book, &reading);
    let owed = owed::counts(&wanted, "", &book, &reading);
    let programmes = lines(&home.programmes, &book, &reading);
    drop(book);
    let sentence = words.counts(home.counts);
    let elsewhere = has_place.then(|| {
        view! {
            <section class="stack">
                <h2>{words.find_elsewhere()}</h2>
                {find_place(&reading)}
            </section>
        }
    });
    let terms = [Term::CannotJudge, Term::Target, Term::Indicator];
    let content = view! {
        <div class="stack-l">
            {top}
            <section class="stack">
                <h2>{words.followed(home.counts.all())}</h2>
                {with_terms(&sentence, "claim", &terms, &reading)}
                <Waffle label=words.each_square() squares=squares(&home, &reading)/>
                <Legend entries=legend(home.counts, reading.language)/>
            </section>
            <div class="halves">
                <section class="stack">
                    <h2>{words.changed_this_week()}</h2>
                    {news}
                </section>
                <section class="stack">
                    <h2>{words.needs_answer()}</h2>
                    {owed}
                </section>
            </div>
            <section class="stack">
                <h2>{words.resolutions()}</h2>
                {programmes}
            </section>
            {elsewhere}
        </div>
    };
    frame(&reading, Head::public(words.site(), sentence), content)
}

/// What changed this week, or else in the last week in which anything did.
fn news(wanted: &Wanted, book: &service::book::Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let reader = reading.reader();
    let all = words.all_changes();
    let Some(week) = this_week(reading) else {
        return ().into_any();
    };
    let now = book.news(wanted, week.days(), reader);
    if !now.is_empty() {
        return view! {
            {list(&now, book, reading)}
            <p><a href=week.way(reading)>{words.more_changes(now.len(), MOST_NEWS)}</a></p>
        }
        .into_any();
    }
    let Some(before) = week_before(week, wanted, book, reading) else {
        return view! { <p class="small">{words.nothing_ever()}</p> }.into_any();
    };
    let then = book.news(wanted, before.days(), reader);
    view! {
        <p class="small">{words.nothing_this_week(&before.span(reading))}</p>
        {list(&then, book, reading)}
        <p><a href=before.way(reading)>{all}</a></p>
    }
    .into_any()
}

fn list(news: &[News<'_>], book: &service::book::Book, reading: &Reading) -> AnyView {
    let lines: Vec<_> = news
        .iter()
        .take(MOST_NEWS)
        .map(|one| news_line(book, one, 1, reading))
        .collect();
    view! { <ol class="history">{lines}</ol> }.into_any()
}

fn squares(home: &HomeSeen, reading: &Reading) -> Vec<Square> {
    home.followed
        .iter()
        .map(|one| Square {
            href: reading.address.indicator(&one.indicator.slug),
            tone: tone(one.outlook()),
            name: format!(
                "{}: {}",
                one.indicator.name.get(reading.language),
                one.outlook().name(reading.language)
            ),
        })
        .collect()
}
