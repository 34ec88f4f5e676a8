//! Handing over: which former units left something unfinished, how far that is handed over, and what
//! was proposed to an officer's own units. Everybody can read it, but for what is restricted.

pub mod former;
mod forms;
pub mod one;

use domain::{
    handover::{Handover, Matter, Standing},
    id::UnitId,
    journal::Subject,
    moment::local_date,
    period::date_text,
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    reading::{DONE, Reading},
    shown::{heading, name_of, note, subject, unit_link},
};
use crate::{
    act::form::summary,
    part::{
        notice::Notice,
        state::{StateBadge, Tone},
    },
};

#[component]
pub fn Handovers() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let mut former: Vec<_> = book.former(reading.reader()).into_iter().collect();
    former.sort_by(|a, b| {
        domain::text::order::compare(
            &name_of(&book, a.0, &reading),
            &name_of(&book, b.0, &reading),
        )
    });
    let rows: Vec<_> = former
        .into_iter()
        .filter_map(|(unit, tally)| Some((book.tree().get(unit)?, tally)))
        .map(|(unit, tally)| {
            let href = reading
                .address
                .to(&format!("/ban-giao/don-vi/{}", unit.slug));
            view! {
                <li>
                    <div>
                        <a class="name" href=href>{name_of(&book, unit.id, &reading)}</a>
                        <p class="small">{words.handover_tally(tally)}</p>
                    </div>
                </li>
            }
        })
        .collect();
    let list = if rows.is_empty() {
        view! { <p>{words.handovers_none()}</p> }.into_any()
    } else {
        view! { <ul class="work">{rows}</ul> }.into_any()
    };
    let mine = reading
        .actor()
        .filter(|_| reading.on == reading.today)
        .map(|actor| book.handing(actor, reading.today).to_accept)
        .filter(|all| !all.is_empty())
        .map(|all| {
            let lines = all
                .iter()
                .map(|one| line(&book, one, &reading))
                .collect_view();
            view! {
                <section class="stack">
                    <h2>{words.handover_to_accept()} " " <span class="count">{words.counted(all.len())}</span></h2>
                    <ul class="work">{lines}</ul>
                </section>
            }
        });
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            <header class="stack">
                <h1>{words.handovers()}</h1>
                <p class="claim">{words.handovers_intro()}</p>
            </header>
            {mine}
            {list}
        </article>
    };
    drop(book);
    frame(
        &reading,
        Head::public(words.handovers().to_owned(), words.handovers_intro()),
        content,
    )
}

/// What was just done, if anything.
fn said(reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let said = match reading.asked(DONE)? {
        "de-nghi" => words.handover_proposed_done(),
        "tiep-nhan" => words.handover_accepted_done(),
        "tu-choi" => words.handover_refused_done(),
        "ket-thuc" => words.handover_ended_done(),
        _ => return None,
    };
    Some(view! { <Notice tone=Tone::Kept>{said}</Notice> }.into_any())
}

const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Open => Tone::Unknown,
        Standing::Proposed(_) => Tone::Going,
        Standing::Refused(_) => Tone::Risk,
        Standing::Accepted(_) => Tone::Kept,
        Standing::Ended(_) => Tone::Over,
    }
}

/// How an item stands, as a badge.
pub fn badge(book: &Book, one: &Handover, reading: &Reading) -> AnyView {
    let word = standing_text(book, one, reading);
    view! { <StateBadge tone=tone(one.standing()) word=word/> }.into_any()
}

/// How it stands, and with whom.
#[must_use]
pub fn standing_text(book: &Book, one: &Handover, reading: &Reading) -> String {
    let standing = one.standing();
    let unit = match standing {
        Standing::Proposed(to) | Standing::Refused(to) | Standing::Accepted(to) => {
            name_of(book, to, reading)
        }
        Standing::Open | Standing::Ended(_) => String::new(),
    };
    reading.words.handover_standing(standing, &unit)
}

/// What an item is about, with a way to its page where there is one and the reader may see it.
fn matter(book: &Book, of: Matter, reading: &Reading) -> AnyView {
    let name = book.matter_name(of).get(reading.language).to_owned();
    let reader = reading.reader();
    let seen = match of.subject() {
        Some(Subject::Task(id)) => book.task(id).is_some_and(|one| reader.sees_task(one, book)),
        Some(Subject::Indicator(id)) => book
            .indicator(id)
            .is_some_and(|one| reader.sees_indicator(one, book)),
        _ => false,
    };
    let way = match of {
        Matter::Obstacle(id) => Some(format!("/vuong-mac/{id}")),
        Matter::Explanation(id) => Some(format!("/giai-trinh/{id}")),
        _ => None,
    };
    match (of, way) {
        (Matter::Promise { period, .. }, _) if seen => {
            let link = of.subject().map(|one| subject(book, one, reading));
            view! { {link} ", " {period.name(reading.language)} }.into_any()
        }
        (_, _) if seen => of.subject().map_or_else(
            || name.clone().into_any(),
            |one| subject(book, one, reading),
        ),
        (_, Some(way)) => {
            let href = reading.address.to(&way);
            view! { <a href=href>{name}</a> }.into_any()
        }
        _ => name.into_any(),
    }
}

/// One item as a line of a list.
pub fn line(book: &Book, one: &Handover, reading: &Reading) -> AnyView {
    let name = book
        .matter_name(one.matter)
        .get(reading.language)
        .to_owned();
    let kind = heading(one.matter.kind_name(reading.language));
    view! {
        <li>
            <div>
                <a class="name" href=reading.address.to(&format!("/ban-giao/{}", one.id))>{name}</a>
                <p class="small">{kind} " · " {unit_link(book, one.from, reading)}</p>
            </div>
            <div class="side">{badge(book, one, reading)}</div>
        </li>
    }
    .into_any()
}

/// By what decision one unit stands in the place of another.
fn decided(book: &Book, from: UnitId, to: UnitId, reading: &Reading) -> Option<String> {
    let tree = book.tree();
    let edges: Vec<_> = tree.successors(from).collect();
    let edge = edges
        .iter()
        .find(|edge| edge.to == to)
        .or_else(|| edges.first())?;
    let document = edge.document.and_then(|id| book.document(id))?;
    Some(document.number.as_ref().map_or_else(
        || document.label(reading.language).to_owned(),
        ToString::to_string,
    ))
}

/// "Do … tiếp nhận từ … ngày …, theo …", for each time something was handed over; as a margin note.
pub fn taken_over(
    book: &Book,
    is_it: impl Fn(Matter) -> bool,
    reading: &Reading,
) -> Option<AnyView> {
    let lines: Vec<_> = book
        .handovers_of(is_it, reading.reader())
        .into_iter()
        .filter_map(|one| {
            let (to, given) = one.taken()?;
            let day = local_date(given.at);
            (day <= reading.on).then(|| {
                let by = decided(book, one.from, to, reading);
                let said = reading.words.taken_over(
                    &name_of(book, to, reading),
                    &name_of(book, one.from, reading),
                    &date_text(day, reading.language),
                    by.as_deref(),
                );
                let href = reading.address.to(&format!("/ban-giao/{}", one.id));
                view! { <p><a href=href>{said}</a></p> }
            })
        })
        .collect();
    (!lines.is_empty()).then(|| {
        let stays = reading.words.handover_figures_stay();
        note(
            reading.words.handover(),
            view! { {lines} <p class="small">{stays}</p> },
        )
    })
}

/// What a unit left, and what it has taken over: for its page.
pub fn of_unit(book: &Book, unit: UnitId, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let tally = book.former(reading.reader()).remove(&unit);
    let left = tally.zip(book.tree().get(unit)).map(|(tally, unit)| {
        let href = reading
            .address
            .to(&format!("/ban-giao/don-vi/{}", unit.slug));
        view! {
            <section class="stack">
                <h2>{words.handover_left()}</h2>
                <p><a href=href>{words.handover_tally(tally)}</a></p>
            </section>
        }
    });
    let taken = book.taken_over_by(unit, reading.reader());
    let taken = (!taken.is_empty()).then(|| {
        let lines = taken
            .iter()
            .map(|one| line(book, one, reading))
            .collect_view();
        view! {
            <section class="stack">
                <h2>{words.handover_taken_over()} " " <span class="count">{words.counted(taken.len())}</span></h2>
                <ul class="work">{lines}</ul>
            </section>
        }
    });
    (left.is_some() || taken.is_some()).then(|| view! { {left} {taken} }.into_any())
}
