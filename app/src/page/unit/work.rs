//! What is done at a unit: its tasks, what stops them, what waits for an answer, and whatever else is tied
//! to it.

use domain::status::Timing;
use leptos::prelude::*;
use service::book::{Book, news::Wanted, obstacle::Sought, unit::UnitSeen};

use crate::{
    page::{
        calendar::UNIT,
        obstacle, owed,
        reading::Reading,
        shown::{heading, news_line, timing_tone},
    },
    part::{passage::passage, state::StateBadge},
};

/// Obstacles and news here; the rest is a page away.
const MOST: usize = 5;

pub fn tasks(seen: &UnitSeen, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let all: Vec<_> = seen
        .tasks
        .iter()
        .map(|task| {
            let timing = Timing::of(task, reading.on);
            view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{task.state.name(language)}</span>
                        <a href=reading.address.task(&task.slug)>{passage(&task.name, language)}</a>
                        <StateBadge tone=timing_tone(timing) word=timing.name(language)/>
                    </div>
                </li>
            }
        })
        .collect();
    (!all.is_empty()).then(|| {
        let slug = &seen.unit.slug;
        let calendar = reading.address.to(&format!("/lich?{UNIT}={slug}"));
        let timeline = reading
            .address
            .to(&format!("/dong-thoi-gian?{UNIT}={slug}"));
        view! {
            <section class="stack">
                <h2>{words.tasks()} " " <span class="count">{words.counted(seen.tasks.len())}</span></h2>
                <ol class="tree">{all}</ol>
                <ul class="chips">
                    <li><a href=calendar>{words.calendar()}</a></li>
                    <li><a href=timeline>{words.timeline_of_tasks()}</a></li>
                </ul>
            </section>
        }
        .into_any()
    })
}

pub fn items(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let all: Vec<_> = seen
        .items
        .iter()
        .filter_map(|item| {
            let programme = book.document(item.programme)?;
            let stage = item.stage.as_ref().map(|stage| format!(" · {}", stage.get(language)));
            Some(view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{heading(item.kind.name(language))} {stage}</span>
                        <a href=reading.address.item(&programme.slug, &item.slug)>{passage(&item.name, language)}</a>
                    </div>
                </li>
            })
        })
        .collect();
    (!all.is_empty()).then(|| {
        view! { <section class="stack"><h2>{words.items()} " " <span class="count">{words.counted(all.len())}</span></h2><ol class="tree">{all}</ol></section> }.into_any()
    })
}

pub fn documents(seen: &UnitSeen, reading: &Reading) -> Option<AnyView> {
    let all: Vec<_> = seen
        .documents
        .iter()
        .map(|document| {
            view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{heading(document.kind.name(reading.language))}</span>
                        <a href=reading.address.document(&document.slug)>{document.label(reading.language).to_owned()}</a>
                    </div>
                </li>
            }
        })
        .collect();
    (!all.is_empty()).then(|| {
        view! { <section class="stack"><h2>{reading.words.documents()}</h2><ol class="tree">{all}</ol></section> }.into_any()
    })
}

/// What stops work at the unit, or waits for its answer.
pub fn obstacles(seen: &UnitSeen, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let sought = Sought {
        unit: Some(seen.unit.id),
        ..Sought::default()
    };
    let all = book.register(sought, reading.reader());
    let lines: Vec<_> = all
        .iter()
        .take(MOST)
        .map(|one| obstacle::line(book, one, reading))
        .collect();
    let slug = &seen.unit.slug;
    let href = reading.address.to(&format!("/vuong-mac?{UNIT}={slug}"));
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.obstacle_register()} " " <span class="count">{words.counted(all.len())}</span></h2>
                <ul class="work">{lines}</ul>
                <p><a href=href>{words.all_obstacles_here()}</a></p>
            </section>
        }
        .into_any()
    })
}

/// What changed here lately and what waits for an answer, with the ways to all of it.
pub fn lately(seen: &UnitSeen, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let unit = &seen.unit;
    let wanted = Wanted {
        units: vec![unit.id],
        programme: None,
    };
    let news = book.news(&wanted, (domain::Date::MIN, reading.on), reading.reader());
    let lines: Vec<_> = news
        .iter()
        .take(MOST)
        .map(|one| news_line(book, one, 1, reading))
        .collect();
    let news = (!lines.is_empty()).then(|| {
        let href = reading
            .address
            .to(&format!("/thay-doi?{UNIT}={}", unit.slug));
        view! {
            <section class="stack">
                <h2>{words.place_changed()}</h2>
                <ol class="history">{lines}</ol>
                <p><a href=href>{words.place_changes()}</a></p>
            </section>
        }
    });
    let owed = owed::counts(&wanted, unit.slug.as_str(), book, reading);
    view! {
        {news}
        <section class="stack">
            <h2>{words.needs_answer()}</h2>
            {owed}
        </section>
    }
    .into_any()
}
