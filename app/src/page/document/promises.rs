//! What a programme promises, and how much of what it declared was entered.

use leptos::prelude::*;
use service::book::{indicator::Followed, programme::Programme};

use crate::{
    download::links,
    page::{
        allocation::balance_text,
        reading::Reading,
        shown::{badge, heading, legend, tone, value_text},
    },
    part::{
        share::{ShareBar, ShareView},
        state::StateBadge,
        waffle::{Legend, Square, Waffle},
    },
};

/// The promises at a glance, and one by one.
pub(super) fn followed(story: &Programme, reading: &Reading) -> AnyView {
    if story.followed.is_empty() {
        return ().into_any();
    }
    let (words, language) = (reading.words, reading.language);
    let squares = story
        .followed
        .iter()
        .map(|one| Square {
            href: reading.address.indicator(&one.indicator.slug),
            tone: tone(one.outlook()),
            name: one.indicator.name.get(language).to_owned(),
        })
        .collect();
    let rows: Vec<_> = story
        .followed
        .iter()
        .map(|one| indicator_row(one, reading))
        .collect();
    let downloads = links(&format!("/van-ban/{}", story.document.slug), reading);
    view! {
        <section class="stack">
            <h2>{words.indicators()}</h2>
            <Waffle label=words.each_square() squares=squares/>
            <Legend entries=legend(story.counts, language)/>
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
            {downloads}
        </section>
    }
    .into_any()
}

fn indicator_row(one: &Followed, reading: &Reading) -> AnyView {
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
                <a href=reading.address.indicator(&one.indicator.slug)>{one.indicator.name.get(language).to_owned()}</a>
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
        <section class="stack">
            <h2>{words.declared_against_entered()}</h2>
            <div class="columns">{bars}</div>
        </section>
    }
    .into_any()
}
