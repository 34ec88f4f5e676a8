//! What a programme promises: all of it at a glance, the promises outside the breakthroughs one by
//! one, all as a table, and how much of what it declared was entered.

use domain::{
    id::IndicatorId,
    status::{Outlook, Timing},
};
use leptos::prelude::*;
use service::book::{Book, indicator::Headed, programme::Programme};

use super::{breakthrough, promise};
use crate::{
    download::links,
    page::{
        allocation::balance_text,
        reading::Reading,
        shown::{badge, heading, legend, states_explained, tone, value_text},
    },
    part::{
        passage::passage,
        share::{ShareBar, ShareView},
        state::StateBadge,
        waffle::{Legend, Square, Waffle},
    },
};

/// Where the promises are told, where they stand as a table, and what was declared.
pub(super) const PLACE: &str = "phan-chi-tieu";
pub(super) const TABLE: &str = "phan-bang";
pub(super) const DECLARED: &str = "phan-khai-bao";

/// All promises at a glance, with what their states mean.
pub(super) fn glance(story: &Programme, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let timings = timings(story, reading);
    if story.followed.is_empty() && timings.is_empty() {
        return ().into_any();
    }
    let squares: Vec<_> = story
        .followed
        .iter()
        .map(|one| Square {
            href: reading.address.indicator(&one.indicator.slug),
            tone: tone(one.outlook()),
            name: one.indicator.name.get(language).to_owned(),
        })
        .collect();
    let waffle = (!squares.is_empty()).then(|| {
        view! {
            <Waffle label=words.each_square() squares=squares/>
            <Legend entries=legend(story.counts, language)/>
        }
    });
    let outlooks: Vec<_> = Outlook::ALL
        .into_iter()
        .filter(|outlook| story.counts.with(*outlook) > 0)
        .collect();
    view! {
        <div class="stack-s">
            {waffle}
            {states_explained(&outlooks, &timings, reading)}
        </div>
    }
    .into_any()
}

/// The states of time that the programme's tasks are in.
fn timings(story: &Programme, reading: &Reading) -> Vec<Timing> {
    let mut timings: Vec<_> = super::tree::tasks(story)
        .into_iter()
        .map(|task| Timing::of(task, reading.on))
        .collect();
    timings.sort_unstable();
    timings.dedup();
    timings
}

/// The promises that belong to no breakthrough.
pub(super) fn others(story: &Programme) -> Vec<&Headed> {
    let told: Vec<IndicatorId> = breakthrough::of(story)
        .iter()
        .flat_map(breakthrough::indicators)
        .map(|one| one.indicator.id)
        .collect();
    story
        .followed
        .iter()
        .filter(|one| !told.contains(&one.indicator.id))
        .collect()
}

pub(super) fn one_by_one(story: &Programme, book: &Book, reading: &Reading) -> AnyView {
    let others = others(story);
    if others.is_empty() {
        return ().into_any();
    }
    let words = reading.words;
    let title = if others.len() == story.followed.len() {
        words.promise_by_promise()
    } else {
        words.other_promises()
    };
    view! {
        <section class="stack" id=PLACE>
            <h2>{title} " " <span class="count">{words.counted(others.len())}</span></h2>
            {promise::told(&others, book, reading)}
        </section>
    }
    .into_any()
}

/// The same, all of it, as a table and as files.
pub(super) fn table(story: &Programme, reading: &Reading) -> AnyView {
    if story.followed.is_empty() {
        return ().into_any();
    }
    let words = reading.words;
    let rows: Vec<_> = story
        .followed
        .iter()
        .map(|one| indicator_row(one, reading))
        .collect();
    let downloads = links(&format!("/van-ban/{}", story.document.slug), reading);
    view! {
        <section class="stack" id=TABLE>
            <details class="group">
                <summary><h2>{words.all_as_table()} " " <span class="count">{words.counted(story.followed.len())}</span></h2></summary>
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{words.indicator()}</th>
                            <th scope="col" class="num">{words.target()}</th>
                            <th scope="col" class="num">{words.result()}</th>
                            <th scope="col">{words.state()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
            {downloads}
        </section>
    }
    .into_any()
}

fn indicator_row(one: &Headed, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let measure = one.indicator.measure.get(language);
    let row = one.headline();
    let promise = row.and_then(|row| row.promise.as_ref());
    let target = promise.map_or_else(
        || words.none().to_owned(),
        |promise| promise.target.text(language),
    );
    let divided = promise
        .and_then(|promise| balance_text(&one.indicator, promise, reading))
        .map(|said| view! { <br/><span class="small">{said}</span> });
    // A target in words is read like words.
    let align = promise
        .filter(|promise| !promise.target.is_numeric())
        .map_or("num", |_| "");
    let value = row.map_or_else(
        || words.none().to_owned(),
        |row| value_text(row, measure, reading),
    );
    let state = row.map_or_else(
        || {
            view! { <StateBadge tone=tone(one.outlook()) word=one.outlook().name(language)/> }
                .into_any()
        },
        |row| badge(&row.standing, measure, language),
    );
    view! {
        <tr>
            <th scope="row">
                <a href=reading.address.indicator(&one.indicator.slug)>{passage(&one.indicator.name, language)}</a>
            </th>
            <td class=align data-label=words.target()><span>{target} {divided}</span></td>
            <td class="num" data-label=words.result()>{value}</td>
            <td data-label=words.state()>{state}</td>
        </tr>
    }
    .into_any()
}

/// What the programme said it has, against what was entered.
pub(super) fn declared(story: &Programme, reading: &Reading) -> AnyView {
    if story.declared.is_empty() {
        return ().into_any();
    }
    let words = reading.words;
    let bars: Vec<_> = story
        .declared
        .iter()
        .map(|line| {
            let view = ShareView {
                label: heading(words.declared_part(line.part)),
                part: u32::try_from(line.entered)
                    .unwrap_or(u32::MAX)
                    .min(u32::from(line.declared)),
                whole: u32::from(line.declared),
                count: format!("{}/{}", line.entered, line.declared),
                tone: None,
                note: Some(words.declared_line(line.part, line.declared, line.entered)),
            };
            view! { <ShareBar view=view/> }
        })
        .collect();
    view! {
        <section class="stack" id=DECLARED>
            <h2>{words.declared_against_entered()}</h2>
            <div class="columns">{bars}</div>
        </section>
    }
    .into_any()
}
