//! One promise as a short story: what was promised, how far it is, why it stands so, what that rests
//! on. The sentence comes first; the rest is one tap away.

use domain::{
    evidence::Proven,
    indicator::Indicator,
    obstacle::{Blocked, Standing},
};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Headed, Row},
};

use crate::{
    page::{
        evidence, obstacle,
        reading::Reading,
        shown::{came_about, explained, tone, with_measure},
    },
    part::{passage::passage, state::StateBadge},
};

/// So many are told at once; the rest is folded.
const AT_ONCE: usize = 6;

/// A list of promises, the rest of a long one folded.
pub(super) fn told(all: &[&Headed], book: &Book, reading: &Reading) -> AnyView {
    let (first, rest) = all.split_at(all.len().min(AT_ONCE));
    let list = |some: &[&Headed]| {
        let lines: Vec<_> = some.iter().map(|one| story(one, book, reading)).collect();
        view! { <ol class="promises">{lines}</ol> }.into_any()
    };
    let rest = (!rest.is_empty()).then(|| {
        let more = reading.words.more_promises(rest.len());
        view! { <details class="group more"><summary>{more}</summary>{list(rest)}</details> }
    });
    view! { {list(first)} {rest} }.into_any()
}

fn story(one: &Headed, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let indicator = &one.indicator;
    let row = one.headline();
    let said = row.map_or_else(
        || words.promised(None, None, None),
        |row| sentence(row, indicator, reading),
    );
    let state = row.map_or_else(
        || {
            view! { <StateBadge tone=tone(one.outlook()) word=one.outlook().name(language)/> }
                .into_any()
        },
        |row| explained(row, indicator, reading),
    );
    let proof = row.and_then(|row| proof(row, indicator, book, reading));
    view! {
        <li>
            <p class="name"><a href=reading.address.indicator(&indicator.slug)>{passage(&indicator.name, language)}</a></p>
            <p>{said}</p>
            <div class="proofs">{state} {proof} {stopped(indicator, book, reading)}</div>
        </li>
    }
    .into_any()
}

/// What was promised and what came of it, in one sentence.
fn sentence(row: &Row, indicator: &Indicator, reading: &Reading) -> String {
    let language = reading.language;
    let measure = indicator.measure.get(language);
    let target = row
        .promise
        .as_ref()
        .map(|promise| promise.target.measured(measure, language));
    let result = row
        .published
        .as_ref()
        .map(|published| with_measure(&published.value.quantity, measure, language));
    reading.words.promised(target, result, Some(row.period))
}

/// How its figure came about, and the files that show it.
fn proof(row: &Row, indicator: &Indicator, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let published = row.published.as_ref()?;
    let measure = indicator.measure.get(reading.language);
    let proven = Proven::Figure {
        indicator: indicator.id,
        unit: row.unit,
        period: row.period,
    };
    let files = book.evidence_of(proven, reading.reader()).count();
    let counted = (files > 0).then(|| format!(" · {}", words.files_counted(files)));
    let came = came_about(published, row.corrected.as_ref(), measure, book, reading);
    Some(
        view! {
            <details class="why">
                <summary>{words.evidence_here()} {counted}</summary>
                <p>{came}</p>
                {evidence::list(proven, book, reading)}
            </details>
        }
        .into_any(),
    )
}

/// What stops it, as long as that is not out of the way.
fn stopped(indicator: &Indicator, book: &Book, reading: &Reading) -> Vec<AnyView> {
    book.obstacles_of(Blocked::Indicator(indicator.id), reading.reader())
        .iter()
        .filter(|one| one.standing(reading.on) != Standing::Closed)
        .map(|one| {
            let href = reading.address.to(&format!("/vuong-mac/{}", one.id));
            view! {
                <p class="stop"><a href=href>{reading.words.obstacle()}</a> " " {obstacle::badge(one, reading)}</p>
            }
            .into_any()
        })
        .collect()
}
