//! What waits to be checked by this officer: the sheets, by programme.

use domain::{id::DocumentId, period::Period};
use leptos::prelude::*;
use service::{
    book::{Book, check::WaitingSheet},
    manage::mark,
};

use super::{
    frame::{Head, frame},
    reading::{DONE, Reading},
    shown::{name_of, with_measure},
    sign_in::needed,
};
use crate::{
    act::form::{Form, summary},
    part::{crumbs::Crumbs, link::Link, notice::Notice, passage::written, state::Tone},
    words::sentence::capital,
};

#[component]
pub fn Check() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let sheets = book.sheets_to_check(actor);
    let empty = sheets
        .is_empty()
        .then(|| view! { <p>{words.checking_empty()}</p> });
    let groups = sheets
        .chunk_by(|a, b| a.key.programme == b.key.programme)
        .map(|sheets| group(&book, sheets[0].key.programme, sheets, &reading))
        .collect_view();
    drop(book);
    let done = (reading.asked(DONE) == Some("duyet-ky"))
        .then(|| view! { <Notice tone=Tone::Kept>{words.round_approved()}</Notice> });
    let content = view! {
        <article class="stack-l">
            {done}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.to("/ban-lam-viec"), words.desk())]/>
                <h1>{words.checking()}</h1>
                {empty}
            </header>
            {groups}
        </article>
    };
    frame(&reading, Head::private(words.checking()), content)
}

fn group(
    book: &Book,
    programme: DocumentId,
    sheets: &[WaitingSheet],
    reading: &Reading,
) -> AnyView {
    let name = book
        .document(programme)
        .map_or_else(String::new, |document| {
            document.label(reading.language).to_owned()
        });
    let lines = sheets
        .iter()
        .map(|sheet| line(book, sheet, reading))
        .collect_view();
    let mut periods: Vec<_> = sheets.iter().map(|sheet| sheet.key.period).collect();
    periods.dedup();
    let rounds = periods
        .into_iter()
        .filter_map(|period| approve_round(book, programme, period, false, reading))
        .collect_view();
    view! {
        <section class="stack">
            <h2>{name} " " <span class="count">{reading.words.counted(sheets.len())}</span></h2>
            {rounds}
            <ul class="work">{lines}</ul>
        </section>
    }
    .into_any()
}

/// The form that approves all of a round that there is nothing odd about, with what that is; none
/// where nothing waits for whoever looks. `rounds` says that it stands on the rounds' page.
pub fn approve_round(
    book: &Book,
    programme: DocumentId,
    period: Period,
    rounds: bool,
    reading: &Reading,
) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let clear = book.clear_in_round(reading.actor()?, programme, period);
    if clear.is_empty() {
        return None;
    }
    let count = clear.iter().map(|sheet| sheet.cells.len()).sum();
    let form = Form::of(reading, "approve_round");
    let sheets = clear
        .iter()
        .map(|sheet| {
            let figures = sheet
                .cells
                .iter()
                .filter_map(|seen| {
                    let indicator = book.indicator(seen.indicator)?;
                    let cell = book.cell(indicator, sheet.key.unit, &period)?;
                    let value = &cell.latest()?.quantity;
                    let name = indicator.name.get(language).to_owned();
                    let value = with_measure(value, indicator.measure.get(language), language);
                    Some(view! { <li>{written(&name, language)} ": " <b class="num">{value}</b></li> })
                })
                .collect_view();
            view! {
                <li>
                    {name_of(book, sheet.key.unit, reading)}
                    <ul>{figures}</ul>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <form class="stack-s" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="programme" value=programme.to_string()/>
                <input type="hidden" name="period" value=period.to_string()/>
                <input type="hidden" name="base" value=mark(Some(&clear))/>
                <input type="hidden" name="rounds" value=rounds.to_string()/>
                <p><b>{capital(&period.name(language))}</b></p>
                <p class="small">{words.approve_round_hint()}</p>
                <details>
                    <summary>{words.see_what_is_approved()}</summary>
                    <ul>{sheets}</ul>
                </details>
                <p class="bar"><button class="button">{words.approve_round(count, clear.len())}</button></p>
            </form>
        }
        .into_any(),
    )
}

fn line(book: &Book, sheet: &WaitingSheet, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let key = &sheet.key;
    let href = book
        .document(key.programme)
        .zip(book.tree().get(key.unit))
        .map(|(programme, unit)| {
            reading.address.to(&format!(
                "/duyet/{}/{}/{}",
                programme.slug, unit.slug, key.period
            ))
        });
    let level = sheet
        .level
        .as_ref()
        .map(|level| level.name.get(language).to_owned());
    let about: Vec<_> = [Some(words.waiting_since(sheet.since)), level]
        .into_iter()
        .flatten()
        .collect();
    view! {
        <li>
            <div>
                <a class="name" href=href>
                    {name_of(book, key.unit, reading)} ", " {key.period.name(language)}
                </a>
                <p class="small">{about.join(" · ")}</p>
            </div>
            <div class="side small">{words.cells_to_decide(sheet.waiting, sheet.warned)}</div>
        </li>
    }
    .into_any()
}
