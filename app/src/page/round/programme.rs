//! A programme's rounds: its units against the rounds around today, each state in words.

use domain::{
    document::Document,
    id::UnitId,
    policy::{self, KeepSchedule},
    round::Schedule,
    text::order::compare,
};
use leptos::prelude::*;
use service::book::{Book, round::UnitRound};

use super::shown::{now, path, round_badge};
use crate::{
    act::form::summary,
    download::links,
    page::{
        check::approve_round,
        frame::{Head, frame},
        not_found::nothing,
        reading::{DONE, Reading, param},
        shown::{name_of, unit_link},
    },
    part::{crumbs::Crumbs, link::Link, notice::Notice, state::Tone},
    words::sentence::capital,
};

/// Rounds that have begun, and rounds to come.
pub const SHOWN: (usize, usize) = (4, 1);

#[component]
pub fn ProgrammeRounds() -> impl IntoView {
    let reading = Reading::now();
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let Some(programme) = book.programme_by_slug(&param("programme")) else {
        drop(book);
        return nothing(&reading);
    };
    let label = programme.label(language).to_owned();
    let done = match reading.asked(DONE) {
        Some("luu") => Some(words.schedule_done()),
        Some("duyet-ky") => Some(words.round_approved()),
        _ => None,
    }
    .map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> });
    let may_set = reading
        .actor()
        .is_some_and(|actor| policy::may::<KeepSchedule>(actor, programme.issuer, book.tree()));
    let set = may_set.then(|| {
        let href = reading
            .address
            .to(&format!("/ky-bao-cao/{}/thiet-lap", programme.slug));
        view! { <p><a class="button" href=href>{words.round_settings()}</a></p> }
    });
    let (sentence, rounds) = match book.schedules(programme.id) {
        [] => (words.rounds_no_schedule().to_owned(), ().into_any()),
        [schedule] => (
            words.schedule_sentence(schedule),
            matrix(&book, programme, schedule, true, &reading),
        ),
        // Each of several under its own name.
        several => {
            let sentences: Vec<_> = several
                .iter()
                .map(|schedule| words.schedule_sentence(schedule))
                .collect();
            let parts = several
                .iter()
                .map(|schedule| {
                    view! {
                        <section class="stack">
                            <h2>{capital(&words.cadence_name(schedule.cadence))}</h2>
                            {matrix(&book, programme, schedule, false, &reading)}
                        </section>
                    }
                })
                .collect_view();
            (sentences.join(" "), parts.into_any())
        }
    };
    let title = format!("{}: {label}", words.rounds());
    let has_rounds = !book.schedules(programme.id).is_empty();
    let content = view! {
        <article class="stack-l">
            {done}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ky-bao-cao"), words.rounds()),
                    Link::new(reading.address.document(&programme.slug), label),
                ]/>
                <h1>{title.clone()}</h1>
                <p class="claim">{sentence.clone()}</p>
                {set}
            </header>
            {rounds}
            {has_rounds.then(|| links(&format!("/ky-bao-cao/{}", programme.slug), &reading))}
        </article>
    };
    drop(book);
    frame(&reading, Head::timeless(title, sentence), content)
}

/// The rounds of a schedule, which is `alone` on its page or one of several under a heading.
fn matrix(
    book: &Book,
    programme: &Document,
    schedule: &Schedule,
    alone: bool,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let rounds = schedule.around(reading.today, SHOWN.0, SHOWN.1, book.calendar());
    if rounds.is_empty() {
        return view! { <p>{words.rounds_no_round()}</p> }.into_any();
    }
    let heads: Vec<_> = rounds
        .iter()
        .map(|round| {
            view! {
                <th scope="col">
                    {capital(&round.period.name(language))}
                    <br/>
                    <span class="small">{words.deadline_of_round()} " " {round.due.text(language)}</span>
                </th>
            }
        })
        .collect();
    let mut units = book.reporting_units(programme.id, schedule);
    units.sort_by(|a, b| compare(&name_of(book, *a, reading), &name_of(book, *b, reading)));
    let rows: Vec<_> = units
        .into_iter()
        .filter_map(|unit| row(book, programme, schedule, unit, reading))
        .collect();
    let why: Vec<_> = rounds
        .iter()
        .map(|round| {
            let lock = round.locks.as_ref().map(|lock| lock.sentence(language));
            view! {
                <li>
                    <b>{capital(&round.period.name(language))}</b> ". "
                    {round.due.sentence(language)} " " {lock}
                </li>
            }
        })
        .collect();
    let how = if alone {
        view! { <h2>{words.how_it_is_due()}</h2> }.into_any()
    } else {
        view! { <h3>{words.how_it_is_due()}</h3> }.into_any()
    };
    let approve = rounds
        .iter()
        .filter_map(|round| approve_round(book, programme.id, round.period, true, reading))
        .collect_view();
    view! {
        {approve}
        <table class="cards rounds">
            <thead><tr><th scope="col">{words.units()}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <section class="stack">
            {how}
            <ul class="stack-s">{why}</ul>
        </section>
    }
    .into_any()
}

/// A unit's row; none when nobody who looks may know of its rounds.
fn row(
    book: &Book,
    programme: &Document,
    schedule: &Schedule,
    unit: UnitId,
    reading: &Reading,
) -> Option<AnyView> {
    let language = reading.language;
    let known: Vec<UnitRound> = book.unit_rounds(
        programme.id,
        schedule,
        unit,
        SHOWN,
        reading.reader(),
        now(reading),
    );
    if known.is_empty() {
        return None;
    }
    let cells: Vec<_> = schedule
        .around(reading.today, SHOWN.0, SHOWN.1, book.calendar())
        .iter()
        .map(|round| {
            let state = known
                .iter()
                .find(|one| one.key.period == round.period)
                .and_then(|one| {
                    let href = reading.address.to(&path(book, &one.key)?);
                    Some(view! { <a href=href>{round_badge(one.standing.state, reading)}</a> })
                });
            view! { <td data-label=capital(&round.period.name(language))>{state}</td> }
        })
        .collect();
    Some(
        view! {
            <tr>
                <th scope="row">{unit_link(book, unit, reading)}</th>
                {cells}
            </tr>
        }
        .into_any(),
    )
}
