//! An indicator's page: the answer in one sentence, the ruler, every period and unit, where
//! each figure comes from, and how it came to be what it is.

mod around;
pub mod drawing;
mod figures;
mod known;
mod margin;
mod revisions;
mod trend;
mod units;

use domain::{feedback::About as FeedbackAbout, journal::Subject};
use leptos::prelude::*;
use service::book::{Book, indicator::Followed};

use self::{drawing::amount, figures::table, margin::notes, units::Chosen};
use super::{
    compare,
    frame::{Head, frame},
    manage::way_in,
    not_found::nothing,
    reading::{Reading, param},
    sharing,
    shown::{explained, logged, name_of, stands, with_terms},
};
use crate::{
    part::{crumbs::Crumbs, link::Link, passage::written},
    words::term::Term,
};

/// Explained where they stand in the sentence of an indicator.
const TERMS: [Term; 3] = [Term::Target, Term::CannotJudge, Term::Share];

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
        .map(|row| stands(row, indicator, &reading))
        .unwrap_or_default();
    let chosen = Chosen::of(&followed, &book, &reading);
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
                <h1>{written(&name, language)}</h1>
                {with_terms(&sentence, "claim", &TERMS, &reading)}
                {headline.map(|row| explained(row, indicator, &reading))}
                {other_goal(&followed, &reading)}
                {known::then_and_now(&followed, &book, &reading)}
                {manage}
            </header>
            <div class="beside">
                <div class="stack-l">
                    {headline.map(|row| amount(row, &followed, &book, &reading))}
                    {chosen.as_ref().and_then(|chosen| chosen.form(&book, &reading))}
                    {chosen.as_ref().and_then(|chosen| trend::section(&followed, chosen.unit, &book, &reading))}
                    {chosen.as_ref().and_then(|chosen| units::section(&followed, chosen, &book, &reading))}
                    {table(&followed, &book, &reading)}
                    {side_by_side(&followed, &reading)}
                    {revisions::section(&followed, &book, &reading)}
                    {around::section(&followed, &book, &reading)}
                    {super::feedback::section(&book, FeedbackAbout::Indicator(followed.indicator.id), &reading)}
                    {history(&followed, &book, &reading)}
                </div>
                <aside class="stack" aria-label=words.provenance()>
                    {notes(&followed, &book, &reading)}
                    {sharing::block(&book, &reading)}
                </aside>
            </div>
        </article>
    };
    let head = Head::public(name, sentence);
    drop(book);
    frame(&reading, head, content)
}

/// The way to the same indicator at several units and periods, where there is more than one.
fn side_by_side(followed: &Followed, reading: &Reading) -> Option<AnyView> {
    (followed.rows.len() > 1).then(|| {
        let chosen = [(compare::INDICATOR, followed.indicator.slug.to_string())];
        let href = compare::way(&chosen, reading);
        view! { <p><a href=href>{reading.words.compare_here()}</a></p> }.into_any()
    })
}

/// Where the figure that is shown has no target, the unit's latest promise for another period.
fn other_goal(followed: &Followed, reading: &Reading) -> Option<AnyView> {
    let language = reading.language;
    let headline = followed.headline().filter(|row| row.promise.is_none())?;
    let promise = followed
        .rows
        .iter()
        .filter(|row| row.unit == headline.unit)
        .filter_map(|row| row.promise.as_ref())
        .max_by_key(|promise| promise.period)?;
    let target = promise
        .target
        .measured(followed.indicator.measure.get(language), language);
    let said = reading
        .words
        .target_elsewhere(&target, &promise.period.name(language));
    Some(view! { <p>{said}</p> }.into_any())
}

/// What the journal has of it: the latest in sight, the rest one tap away.
fn history(followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    const IN_SIGHT: usize = 6;
    const MOST: usize = 50;
    let words = reading.words;
    let subject = Subject::Indicator(followed.indicator.id);
    let mut entries: Vec<_> = book
        .log_of(subject, reading.reader())
        .take(MOST)
        .map(|entry| logged(book, entry, Some(subject), reading))
        .collect();
    let list = if entries.is_empty() {
        view! { <p class="small">{words.no_history()}</p> }.into_any()
    } else {
        let rest = entries.split_off(entries.len().min(IN_SIGHT));
        let count = rest.len();
        let rest = (count > 0).then(|| {
            view! {
                <details class="group more">
                    <summary>{words.full_history()} " " <span class="count">{words.counted(count)}</span></summary>
                    <ol class="journal">{rest}</ol>
                </details>
            }
        });
        view! { <ol class="journal">{entries}</ol> {rest} }.into_any()
    };
    view! {
        <section class="stack" id="lich-su">
            <h2>{words.history()}</h2>
            {list}
        </section>
    }
    .into_any()
}
