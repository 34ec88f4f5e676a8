//! How far the programme can be relied on, in one sentence whose numbers lead to what is missing.

use domain::{id::IndicatorId, owner::Charge};
use leptos::prelude::*;
use service::book::{
    Book,
    programme::Programme,
    reliability::{Part, Place, ROUNDS_BACK},
};

use crate::page::{
    reading::Reading,
    shown::{heading, name_of},
};

/// So many of what is missing are named; of more only the number is told.
const MOST: usize = 40;

/// One number of the sentence, with the list that it leads to.
struct Line {
    /// Where what is missing is listed.
    place: &'static str,
    there: usize,
    all: usize,
    words: String,
    title: &'static str,
    missing: Vec<AnyView>,
}

pub(super) fn line(story: &Programme, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let told = book.reliability(&story.document, reading.on);
    let lines = [
        Line {
            place: "thieu-so-lieu",
            there: told.reported.there(),
            all: told.reported.all,
            words: words.reported_part().into(),
            title: words.not_reported(),
            missing: places(&told.reported, book, reading),
        },
        Line {
            place: "lau-khong-tin",
            there: told.fresh.there(),
            all: told.fresh.all,
            words: words.fresh_part(told.stale_after),
            title: words.not_fresh(),
            missing: charges(&told.fresh, book, reading),
        },
        Line {
            place: "chua-co-don-vi",
            there: told.owned.there(),
            all: told.owned.all,
            words: words.owned_part().into(),
            title: words.not_owned(),
            missing: charges(&told.owned, book, reading),
        },
        Line {
            place: "khong-mo-duoc-nguon",
            there: told.sourced.there(),
            all: told.sourced.all,
            words: words.sourced_part().into(),
            title: words.not_sourced(),
            missing: places(&told.sourced, book, reading),
        },
    ];
    let said: Vec<_> = lines
        .iter()
        .filter(|line| line.all > 0)
        .enumerate()
        .map(|(at, line)| {
            let share = format!("{}/{}", line.there, line.all);
            let number = if line.missing.is_empty() {
                view! { <b>{share}</b> }.into_any()
            } else {
                view! { <a href=format!("#{}", line.place)>{share}</a> }.into_any()
            };
            view! { {(at > 0).then_some("; ")} {number} " " {line.words.clone()} }
        })
        .collect();
    if said.is_empty() {
        return ().into_any();
    }
    let end = told.latest.map_or_else(
        || ".".to_owned(),
        |day| format!("; {}.", words.latest_news(day)),
    );
    let lists: Vec<_> = lines
        .into_iter()
        .filter(|line| !line.missing.is_empty())
        .map(list)
        .collect();
    view! {
        <section class="reliability stack-s">
            <p><b>{words.reliability()}</b> ": " {said} {end}</p>
            <details class="why">
                <summary>{words.reliability_how()}</summary>
                <p>{words.reliability_explained(told.stale_after, ROUNDS_BACK)}</p>
                {lists}
            </details>
        </section>
    }
    .into_any()
}

fn list(line: Line) -> AnyView {
    let count = line.missing.len();
    let more = count.saturating_sub(MOST);
    let more = (more > 0).then(|| view! { <li>{format!("… +{more}")}</li> });
    let shown: Vec<_> = line.missing.into_iter().take(MOST).collect();
    view! {
        <h2 id=line.place>{line.title} " " <span class="count">{count}</span></h2>
        <ul>{shown} {more}</ul>
    }
    .into_any()
}

fn places(part: &Part<Place>, book: &Book, reading: &Reading) -> Vec<AnyView> {
    part.missing
        .iter()
        .map(|(indicator, unit, period)| {
            let rest = format!(
                ", {}, {}",
                name_of(book, *unit, reading),
                period.name(reading.language)
            );
            view! { <li>{indicator_link(*indicator, book, reading)} {rest}</li> }.into_any()
        })
        .collect()
}

fn charges(part: &Part<Charge>, book: &Book, reading: &Reading) -> Vec<AnyView> {
    let words = reading.words;
    part.missing
        .iter()
        .map(|charge| {
            let link = match charge {
                Charge::Indicator(id) => indicator_link(*id, book, reading),
                Charge::Task(id) => book.task(*id).map_or_else(
                    || ().into_any(),
                    |task| {
                        let name = task.name.get(reading.language).to_owned();
                        view! { <a href=reading.address.task(&task.slug)>{name}</a> }.into_any()
                    },
                ),
            };
            let kind = match charge {
                Charge::Indicator(_) => words.indicator(),
                Charge::Task(_) => words.task(),
            };
            view! { <li>{heading(kind)} ": " {link}</li> }.into_any()
        })
        .collect()
}

fn indicator_link(id: IndicatorId, book: &Book, reading: &Reading) -> AnyView {
    book.indicator(id).map_or_else(
        || ().into_any(),
        |indicator| {
            let name = indicator.name.get(reading.language).to_owned();
            view! { <a href=reading.address.indicator(&indicator.slug)>{name}</a> }.into_any()
        },
    )
}
