//! The breakthroughs up front: each with its promises told one by one, and with the tasks and other
//! contents that belong to it folded below.

use domain::{item::ItemKind, status::Counts};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::Headed,
    programme::{Branch, Programme},
};

use super::{promise, tree};
use crate::{
    page::{
        reading::Reading,
        shown::{heading, tone},
    },
    part::{
        passage::passage,
        waffle::{Square, Waffle},
    },
};

/// Where the section is.
pub(super) const PLACE: &str = "phan-dot-pha";

/// The breakthroughs of a programme.
pub(super) fn of(story: &Programme) -> &[Branch] {
    story
        .groups
        .iter()
        .find(|group| group.kind == ItemKind::Breakthrough)
        .map_or(&[], |group| &group.branches)
}

/// All indicators of a branch, those of what is under it too.
pub(super) fn indicators(branch: &Branch) -> Vec<&Headed> {
    let own = branch.indicators.iter();
    own.chain(branch.under.iter().flat_map(indicators))
        .collect()
}

fn count(branch: &Branch) -> (usize, usize) {
    branch
        .under
        .iter()
        .map(count)
        .fold((branch.tasks.len(), branch.under.len()), |all, below| {
            (all.0 + below.0, all.1 + below.1)
        })
}

pub(super) fn section(story: &Programme, book: &Book, reading: &Reading) -> AnyView {
    let all = of(story);
    if all.is_empty() {
        return ().into_any();
    }
    let each: Vec<_> = all
        .iter()
        .map(|branch| one(branch, book, reading))
        .collect();
    let name = heading(ItemKind::Breakthrough.name(reading.language));
    view! {
        <section class="stack-l" id=PLACE>
            <h2>{name} " " <span class="count">{reading.words.counted(all.len())}</span></h2>
            {each}
        </section>
    }
    .into_any()
}

fn one(branch: &Branch, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let indicators = indicators(branch);
    let (tasks, items) = count(branch);
    let squares: Vec<_> = indicators
        .iter()
        .map(|one| Square {
            href: reading.address.indicator(&one.indicator.slug),
            tone: tone(one.outlook()),
            name: one.indicator.name.get(language).to_owned(),
        })
        .collect();
    let waffle =
        (squares.len() > 1).then(|| view! { <Waffle label=words.each_square() squares=squares/> });
    let counts = Counts::of(indicators.iter().map(|one| one.judged()));
    let stands = (!indicators.is_empty()).then(|| view! { <p>{words.counts(counts)}</p> });
    let promises = (!indicators.is_empty()).then(|| promise::told(&indicators, book, reading));
    let belongs = tree::below(branch, book, reading).map(|below| {
        let title = words.belongs_here();
        view! {
            <details class="group">
                <summary>{title} " " <span class="count">{words.belongs_counted(0, tasks, items)}</span></summary>
                {below}
            </details>
        }
    });
    view! {
        <section class="breakthrough stack" id=branch.item.slug.to_string()>
            <h3>{passage(&branch.item.name, language)}</h3>
            {stands}
            <div class="stack-s">{tree::about(&branch.item, book, reading)}</div>
            {waffle}
            {promises}
            {belongs}
        </section>
    }
    .into_any()
}
