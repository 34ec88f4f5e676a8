//! The rounds of the officer who looks, by what they ask for now; and every programme that has
//! rounds, for everybody.

use domain::{
    period::date_text,
    round::{RoundState, Schedule},
};
use leptos::prelude::*;
use service::book::{Book, round::UnitRound};

use super::shown::{extended, now, path, round_badge};
use crate::{
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::name_of,
    },
    part::passage::written,
    words::{Words, sentence::capital},
};

#[component]
pub fn Rounds() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let mine = reading
        .actor()
        .map(|actor| (book.rounds_of(actor, now(&reading)), actor));
    let own = mine.map(|(rounds, actor)| {
        let decide: Vec<_> = book
            .extensions_to_decide(actor)
            .into_iter()
            .filter_map(|extension| request(&book, extension, &reading))
            .collect();
        let none = (rounds.is_empty() && decide.is_empty())
            .then(|| view! { <p>{words.rounds_none_mine()}</p> });
        view! {
            {none}
            {part(words, words.to_decide_time(), decide)}
            {groups(&book, &rounds, &reading)}
        }
    });
    let programmes: Vec<_> = book
        .programmes()
        .into_iter()
        .filter_map(|programme| {
            let schedules = book.schedules(programme.id);
            schedules.first()?;
            let schedules = schedules
                .iter()
                .map(|schedule| by_schedule(&book, schedule, &reading))
                .collect_view();
            Some(view! {
                <li>
                    <div>
                        <a class="name" href=reading.address.to(&format!("/ky-bao-cao/{}", programme.slug))>
                            {programme.label(reading.language).to_owned()}
                        </a>
                        {schedules}
                    </div>
                </li>
            }.into_any())
        })
        .collect();
    drop(book);
    let empty = programmes
        .is_empty()
        .then(|| view! { <p>{words.rounds_no_programme()}</p> });
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <h1>{words.rounds()}</h1>
                <p class="claim">{words.rounds_intro()}</p>
            </header>
            {own}
            <section class="stack">
                <h2>{words.rounds_of_programmes()}</h2>
                {empty}
                <ul class="work">{programmes}</ul>
                <p><a href=reading.address.to("/lich-nghi")>{words.holidays()}</a></p>
            </section>
        </article>
    };
    frame(
        &reading,
        Head::timeless(words.rounds(), words.rounds_intro()),
        content,
    )
}

/// How often a programme is reported on, and the next round of that.
fn by_schedule(book: &Book, schedule: &Schedule, reading: &Reading) -> AnyView {
    let language = reading.language;
    let next = schedule
        .around(reading.today, 1, 1, book.calendar())
        .into_iter()
        .find(|round| round.due.at > now(reading))
        .map(|round| {
            let period = capital(&round.period.name(language));
            view! { <p class="small">{period} ". " {round.due.sentence(language)}</p> }
        });
    view! {
        <p class="small">{reading.words.schedule_sentence(schedule)}</p>
        {next}
    }
    .into_any()
}

/// What is late first, then what is open, what comes, and what is done.
fn groups(book: &Book, rounds: &[UnitRound], reading: &Reading) -> AnyView {
    let words = reading.words;
    let with = |states: &[RoundState]| -> Vec<AnyView> {
        rounds
            .iter()
            .filter(|one| states.contains(&one.standing.state))
            .filter_map(|one| line(book, one, reading))
            .collect()
    };
    view! {
        {part(words, words.rounds_late(), with(&RoundState::OWED))}
        {part(words, words.rounds_open(), with(&[RoundState::Open, RoundState::Extended]))}
        {part(words, words.rounds_next(), with(&[RoundState::NotDue]))}
        {part(words, words.rounds_done(), with(&[RoundState::Complete, RoundState::NothingToReport]))}
    }
    .into_any()
}

fn part(words: Words, heading: &'static str, lines: Vec<AnyView>) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{heading} " " <span class="count">{words.counted(lines.len())}</span></h2>
                <ul class="work">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// One unit's round: whose it is, how far it has come, until when.
pub fn line(book: &Book, one: &UnitRound, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let programme = book.document(one.key.programme)?;
    let href = reading.address.to(&path(book, &one.key)?);
    let name = format!(
        "{}, {}",
        capital(&one.key.period.name(language)),
        name_of(book, one.key.unit, reading)
    );
    let days = (reading.today - one.due_day()).get_days();
    let late = (one.standing.state == RoundState::Late && days > 0)
        .then(|| view! { <p class="small">{words.days_counted(days)}</p> });
    Some(
        view! {
            <li>
                <div>
                    <a class="name" href=href>{name}</a>
                    <p class="small">{programme.label(language).to_owned()} " · " {words.round_progress(one.progress)}</p>
                    <p class="small">{one.round.due.sentence(language)} " " {extended(&one.standing, reading)}</p>
                </div>
                <div class="side">{round_badge(one.standing.state, reading)} {late}</div>
            </li>
        }
        .into_any(),
    )
}

/// More time that somebody asks for.
pub fn request(
    book: &Book,
    extension: &domain::round::Extension,
    reading: &Reading,
) -> Option<AnyView> {
    let language = reading.language;
    let pending = extension.pending()?;
    let programme = book.document(extension.key.programme)?;
    let href = reading.address.to(&path(book, &extension.key)?);
    let name = format!(
        "{}, {}",
        capital(&extension.key.period.name(language)),
        name_of(book, extension.key.unit, reading)
    );
    Some(
        view! {
            <li>
                <div>
                    <a class="name" href=href>{name}</a>
                    <p class="small">{programme.label(language).to_owned()}</p>
                    <p class="small">{written(pending.reason.as_str(), language)}</p>
                </div>
                <div class="side small">{date_text(pending.until, language)}</div>
            </li>
        }
        .into_any(),
    )
}
