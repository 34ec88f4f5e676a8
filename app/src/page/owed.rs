//! What needs an answer: work past its day, obstacles, and rounds without a report; of everything, or of a
//! programme or unit.

use domain::{period::date_text, status::Timing, task::Task};
use leptos::prelude::*;
use service::book::{Book, news::Wanted, owed::Owed as OwedSeen};

use super::{
    changes::{Asked, UNIT},
    frame::{Head, frame},
    obstacle,
    reading::Reading,
    round,
    shown::{heading, name_of, subject, timing_tone, unit_link},
};
use crate::{
    download::links,
    part::{
        crumbs::Crumbs,
        link::Link,
        passage::passage,
        state::{StateBadge, Tone},
    },
    words::Words,
};

/// The places on the page that counts lead to.
const TASKS: &str = "nhiem-vu";
const LATE: &str = "qua-han";
const WAITING: &str = "cho-tra-loi";
const LOOSE: &str = "chua-nguoi-nhan";
const ROUNDS: &str = "ky-bao-cao";
/// So many of each; the rest is a narrower choice away.
const MOST: usize = 100;

/// What the page shows.
pub fn seen<'a>(wanted: &Wanted, book: &'a Book, reading: &'a Reading) -> OwedSeen<'a> {
    let now = (reading.on == reading.today).then(|| round::shown::now(reading));
    book.needing_answer(wanted, reading.reader(), now)
}

/// How much of each needs an answer, each count leading to the list; `unit` narrows that list.
pub fn counts(wanted: &Wanted, unit: &str, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let owed = seen(wanted, book, reading);
    if owed.is_empty() {
        return view! { <p class="small">{words.nothing_owed()}</p> }.into_any();
    }
    let query = if unit.is_empty() {
        String::new()
    } else {
        format!("?{UNIT}={unit}")
    };
    let lines: Vec<_> = [
        (owed.tasks.len(), TASKS, words.owed_tasks(), Tone::Late),
        (owed.late.len(), LATE, words.owed_late(), Tone::Late),
        (owed.rounds.len(), ROUNDS, words.owed_rounds(), Tone::Late),
        (
            owed.waiting.len(),
            WAITING,
            words.owed_waiting(),
            Tone::Going,
        ),
        (owed.loose.len(), LOOSE, words.owed_loose(), Tone::Unknown),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, place, what, tone)| {
        let href = reading.address.to(&format!("/can-tra-loi{query}#{place}"));
        view! { <li><a href=href><StateBadge tone word=format!("{} {what}", words.counted(count))/></a></li> }
    })
    .collect();
    view! { <ul class="owed">{lines}</ul> }.into_any()
}

#[component]
pub fn Owed() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let asked = Asked::of(&book, &reading);
    let owed = seen(&asked.wanted, &book, &reading);
    let sentence = words.owed_sentence(owed.count());
    let filter = asked.filter("/can-tra-loi", &book, &reading);
    let tasks: Vec<_> = owed
        .tasks
        .iter()
        .take(MOST)
        .map(|task| task_line(task, &book, &reading))
        .collect();
    let obstacles = |all: &[domain::obstacle::Obstacle]| -> Vec<AnyView> {
        all.iter()
            .take(MOST)
            .map(|one| obstacle::line(&book, one, &reading))
            .collect()
    };
    let rounds: Vec<_> = owed
        .rounds
        .iter()
        .take(MOST)
        .filter_map(|one| round::line(&book, one, &reading))
        .collect();
    let loose: Vec<_> = owed
        .loose
        .iter()
        .take(MOST)
        .map(|item| loose_line(item, &book, &reading))
        .collect();
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{words.needs_answer()}</h1>
                <p class="claim">{sentence.clone()}</p>
                {filter}
            </header>
            {part(words, TASKS, words.owed_tasks(), owed.tasks.len(), tasks)}
            {part(words, LATE, words.owed_late(), owed.late.len(), obstacles(&owed.late))}
            {part(words, ROUNDS, words.owed_rounds(), owed.rounds.len(), rounds)}
            {part(words, WAITING, words.owed_waiting(), owed.waiting.len(), obstacles(&owed.waiting))}
            {part(words, LOOSE, words.owed_loose(), owed.loose.len(), loose)}
            {(!owed.is_empty()).then(|| links(&reading.asked_of("/can-tra-loi"), &reading))}
        </article>
    };
    drop(owed);
    drop(book);
    frame(
        &reading,
        Head::public(words.needs_answer(), sentence),
        content,
    )
}

fn part(
    words: Words,
    id: &'static str,
    name: &'static str,
    count: usize,
    lines: Vec<AnyView>,
) -> Option<AnyView> {
    (count > 0).then(|| {
        view! {
            <section class="stack" id=id>
                <h2>{heading(name)} " " <span class="count">{words.counted(count)}</span></h2>
                <ul class="work">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn task_line(task: &Task, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let timing = Timing::of(task, reading.on);
    let lead = task.lead.map(|unit| name_of(book, unit, reading));
    let due = task.deadline.map(|deadline| {
        format!(
            " · {} {}",
            words.deadline(),
            date_text(deadline.day, language)
        )
    });
    view! {
        <li>
            <div>
                <a class="name" href=reading.address.task(&task.slug)>{passage(&task.name, language)}</a>
                <p class="small">{lead} {due}</p>
            </div>
            <div class="side"><StateBadge tone=timing_tone(timing) word=timing.name(language)/></div>
        </li>
    }
    .into_any()
}

fn loose_line(item: &domain::item::Item, book: &Book, reading: &Reading) -> AnyView {
    let unit = item
        .units
        .first()
        .map(|unit| unit_link(book, *unit, reading));
    view! {
        <li>
            <div>
                <span class="small">{heading(item.kind.name(reading.language))}</span>
                <div class="name">{subject(book, domain::journal::Subject::Item(item.id), reading)}</div>
                <p class="small">{unit}</p>
            </div>
        </li>
    }
    .into_any()
}
