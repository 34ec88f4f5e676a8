//! The contents of a long programme's page, each part with how much is in it.

use domain::item::ItemKind;
use leptos::prelude::*;
use service::book::programme::Programme;

use super::{breakthrough, promises, tree};
use crate::page::{reading::Reading, shown::heading};

/// Where what happened is, and what was changed.
pub(super) const TIMELINE: &str = "phan-dong-thoi-gian";
pub(super) const HISTORY: &str = "phan-lich-su";

/// A page with fewer parts than these is seen at once.
const FEWEST: usize = 4;

pub(super) fn list(story: &Programme, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let mut parts: Vec<(String, String, usize)> = Vec::new();
    let mut part = |place: &str, name: String, count: usize| {
        if count > 0 {
            parts.push((format!("#{place}"), name, count));
        }
    };
    part(
        breakthrough::PLACE,
        heading(ItemKind::Breakthrough.name(language)),
        breakthrough::of(story).len(),
    );
    part(
        promises::PLACE,
        words.indicators().into(),
        promises::others(story).len(),
    );
    part(
        promises::TABLE,
        words.all_as_table().into(),
        story.followed.len(),
    );
    part(
        promises::DECLARED,
        words.declared_against_entered().into(),
        story.declared.len(),
    );
    for group in tree::kinds(story) {
        part(
            &tree::place(group.kind),
            heading(group.kind.name(language)),
            group.branches.len(),
        );
    }
    part(tree::TASKS, words.tasks().into(), story.loose_tasks.len());
    part(TIMELINE, words.timeline().into(), story.happenings.len());
    if parts.len() < FEWEST {
        return ().into_any();
    }
    let links: Vec<_> = parts
        .into_iter()
        .map(|(href, name, count)| {
            view! { <li><a href=href>{name}</a> " " <span class="count">{words.counted(count)}</span></li> }
        })
        .collect();
    view! {
        <nav class="contents" aria-label=words.contents()>
            <details class="why">
                <summary>{words.contents()} " " <span class="count">{words.counted(links.len())}</span></summary>
                <ul>{links}</ul>
            </details>
        </nav>
    }
    .into_any()
}
