//! What a programme names, as a tree: each item with its indicators and tasks.

use domain::{
    item::{Item, ItemKind},
    obstacle::Blocked,
    period::date_text,
    task::Task,
};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::Headed,
    programme::{Branch, Group, Programme},
};

use crate::{
    news,
    page::{
        obstacle,
        reading::Reading,
        shown::{badge, explained_timing, ground, heading, unit_link, with_measure},
    },
    part::passage::passage,
};

/// Where the tasks without an item are.
pub(super) const TASKS: &str = "phan-nhiem-vu";
/// So many tasks, and items of a kind, stand at once; the rest is folded.
const AT_ONCE: usize = 8;

/// Where the items of a kind are.
pub(super) fn place(kind: ItemKind) -> String {
    let at = ItemKind::ALL.iter().position(|one| *one == kind);
    format!("phan-{}", at.unwrap_or_default())
}

/// The kinds that stand here: breakthroughs have a place of their own.
pub(super) fn kinds(story: &Programme) -> impl Iterator<Item = &Group> {
    story
        .groups
        .iter()
        .filter(|group| group.kind != ItemKind::Breakthrough)
}

/// Everything else a programme names, by kind.
pub(super) fn groups(story: &Programme, book: &Book, reading: &Reading) -> Option<AnyView> {
    let groups: Vec<_> = kinds(story).map(|one| group(one, book, reading)).collect();
    (!groups.is_empty()).then(|| view! { <div class="stack">{groups}</div> }.into_any())
}

/// Every task of a programme, wherever it stands.
pub(super) fn tasks(story: &Programme) -> Vec<&Task> {
    fn of(branch: &Branch) -> Vec<&Task> {
        let below = branch.under.iter().flat_map(of);
        branch.tasks.iter().chain(below).collect()
    }
    let branches = story.groups.iter().flat_map(|group| &group.branches);
    branches.flat_map(of).chain(&story.loose_tasks).collect()
}

fn group(group: &Group, book: &Book, reading: &Reading) -> AnyView {
    let branches: Vec<_> = group
        .branches
        .iter()
        .map(|one| branch(one, book, reading))
        .collect();
    let title = view! {
        <h2>{heading(group.kind.name(reading.language))} " " <span class="count">{reading.words.counted(group.branches.len())}</span></h2>
    };
    // What a programme promises is in sight; what is only told along with it, and what is long, is
    // one tap away.
    let is_promise = matches!(
        group.kind,
        ItemKind::Objective | ItemKind::Focus | ItemKind::Solution
    );
    let id = place(group.kind);
    if is_promise && group.branches.len() <= AT_ONCE {
        view! { <section class="stack" id=id>{title} <ol class="tree">{branches}</ol></section> }
            .into_any()
    } else {
        view! { <details class="group" id=id><summary>{title}</summary><ol class="tree">{branches}</ol></details> }.into_any()
    }
}

fn branch(branch: &Branch, book: &Book, reading: &Reading) -> AnyView {
    let indicators: Vec<_> = branch
        .indicators
        .iter()
        .map(|one| indicator_leaf(one, reading))
        .collect();
    let below = below(branch, book, reading);
    let indicators = (!indicators.is_empty()).then(|| view! { <ol>{indicators}</ol> });
    view! {
        <li id=branch.item.slug.to_string()>
            {item(&branch.item, book, reading)}
            {indicators}
            {below}
        </li>
    }
    .into_any()
}

/// The items and tasks that belong to one.
pub(super) fn below(branch: &Branch, book: &Book, reading: &Reading) -> Option<AnyView> {
    let children: Vec<_> = branch
        .under
        .iter()
        .map(|child| self::branch(child, book, reading))
        .collect();
    let tasks: Vec<_> = branch
        .tasks
        .iter()
        .map(|task| task_leaf(task, reading))
        .collect();
    (!branch.under.is_empty() || !branch.tasks.is_empty())
        .then(|| view! { <ol>{tasks} {children}</ol> }.into_any())
}

fn indicator_leaf(one: &Headed, reading: &Reading) -> AnyView {
    let language = reading.language;
    let measure = one.indicator.measure.get(language);
    let state = one
        .headline()
        .map(|row| badge(&row.standing, measure, language));
    view! {
        <li>
            <div class="leaf">
                <span class="kind">{reading.words.indicator()}</span>
                <a href=reading.address.indicator(&one.indicator.slug)>{passage(&one.indicator.name, language)}</a>
                {state}
            </div>
        </li>
    }
    .into_any()
}

/// An item, with all that is known of it.
fn item(item: &Item, book: &Book, reading: &Reading) -> AnyView {
    known(item, false, book, reading)
}

/// The same below a heading that is its name.
pub(super) fn about(item: &Item, book: &Book, reading: &Reading) -> AnyView {
    known(item, true, book, reading)
}

fn known(item: &Item, name_above: bool, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let stage = item
        .stage
        .as_ref()
        .map(|stage| stage.get(language).to_owned());
    let when = item
        .date
        .map(|date| date_text(date, language))
        .or_else(|| item.period.map(|period| period.name(language)));
    let value = item.value.as_ref().map(|value| {
        with_measure(
            value,
            item.measure
                .as_ref()
                .map_or("", |measure| measure.get(language)),
            language,
        )
    });
    let parts: Vec<_> = [stage, when, value].into_iter().flatten().collect();
    let units = item
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| view! { {(at > 0).then_some(", ")} {unit_link(book, *unit, reading)} })
        .collect_view();
    let units = (!item.units.is_empty()).then(|| view! { {units} " · " });
    let answer = item
        .answer_by
        .filter(|_| item.kind == ItemKind::Request)
        .map(|unit| {
            view! { <p class="small">{words.answer_by()} ": " {unit_link(book, unit, reading)}</p> }
        });
    // A meeting has a page of its own; what stops work says how it stands.
    let name = match book
        .meeting_of(item.id)
        .filter(|one| reading.reader().sees_meeting(one, book))
    {
        Some(meeting) => {
            let href = reading.address.to(&format!("/cuoc-hop/{}", meeting.slug));
            view! { <a href=href>{passage(&item.name, language)}</a> }.into_any()
        }
        None => item.name.get(language).to_owned().into_any(),
    };
    let stopped = book
        .obstacles_of(Blocked::Item(item.id), reading.reader())
        .iter()
        .map(|one| {
            let href = reading.address.to(&format!("/vuong-mac/{}", one.id));
            view! { <p class="row"><a href=href>{words.obstacle()}</a> {obstacle::badge(one, reading)}</p> }
        })
        .collect_view();
    let detail = item
        .detail
        .as_ref()
        .map(|detail| view! { <p>{passage(detail, language)}</p> });
    let note = item
        .note
        .as_ref()
        .map(|note| view! { <p class="small">{passage(note, language)}</p> });
    let known = view! {
        {stopped}
        {detail}
        {answer}
        {note}
        <p class="small">{units} {ground(book, &item.ground, reading)} {news::of_item(item, book, reading)}</p>
    };
    if name_above {
        let parts = (!parts.is_empty()).then(|| view! { <p class="small">{parts.join(" · ")}</p> });
        return view! { {parts} {known} }.into_any();
    }
    let kind = std::iter::once(heading(item.kind.name(language)))
        .chain(parts)
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <div class="leaf">
            <span class="kind">{kind}</span>
            <div class="stack-s">
                <p><b>{name}</b></p>
                {known}
            </div>
        </div>
    }
    .into_any()
}

fn task_leaf(task: &Task, reading: &Reading) -> AnyView {
    let language = reading.language;
    view! {
        <li>
            <div class="leaf">
                <span class="kind">{reading.words.task()} " · " {task.state.name(language)}</span>
                <a href=reading.address.task(&task.slug)>{passage(&task.name, language)}</a>
                {explained_timing(task, reading)}
            </div>
        </li>
    }
    .into_any()
}

/// Tasks that stand under no item.
pub(super) fn loose_tasks(story: &Programme, reading: &Reading) -> AnyView {
    if story.loose_tasks.is_empty() {
        return ().into_any();
    }
    let words = reading.words;
    let (first, rest) = story
        .loose_tasks
        .split_at(story.loose_tasks.len().min(AT_ONCE));
    let list = |some: &[Task]| {
        let tasks: Vec<_> = some.iter().map(|task| task_leaf(task, reading)).collect();
        view! { <ol class="tree">{tasks}</ol> }.into_any()
    };
    let rest = (!rest.is_empty()).then(|| {
        let more = words.more_tasks(rest.len());
        view! { <details class="group more"><summary>{more}</summary>{list(rest)}</details> }
    });
    let counted = words.tasks_counted(story.tasks.all, story.tasks.draft, story.tasks.undated);
    view! {
        <section class="stack" id=TASKS>
            <h2>{words.tasks()} " " <span class="count">{words.counted(story.loose_tasks.len())}</span></h2>
            <p class="small">{counted}</p>
            {list(first)}
            {rest}
            {crate::download::links(&format!("/van-ban/{}/nhiem-vu", story.document.slug), reading)}
        </section>
    }
    .into_any()
}
