//! What a programme names, as a tree: each item with its indicators and tasks.

use domain::{
    item::{Item, ItemKind},
    obstacle::Blocked,
    period::date_text,
    status::Timing,
    task::Task,
};
use leptos::prelude::*;
use service::book::{
    Book,
    programme::{Branch, Group, Programme},
};

use crate::{
    page::{
        obstacle,
        reading::Reading,
        shown::{badge, ground, heading, timing_tone, unit_link, with_measure},
    },
    part::state::StateBadge,
};

/// Everything else a programme names, by kind.
pub(super) fn groups(story: &Programme, book: &Book, reading: &Reading) -> AnyView {
    let groups: Vec<_> = story
        .groups
        .iter()
        .map(|one| group(one, book, reading))
        .collect();
    view! { <div class="stack">{groups}</div> }.into_any()
}

fn group(group: &Group, book: &Book, reading: &Reading) -> AnyView {
    let branches: Vec<_> = group
        .branches
        .iter()
        .map(|one| branch(one, book, reading))
        .collect();
    let title = view! {
        <h2>{heading(group.kind.name(reading.language))} " " <span class="count">{group.branches.len()}</span></h2>
    };
    // What a programme promises is in sight; what is only told along with it is one tap away.
    let is_promise = matches!(
        group.kind,
        ItemKind::Objective | ItemKind::Focus | ItemKind::Breakthrough | ItemKind::Solution
    );
    if is_promise {
        view! { <section class="stack">{title} <ol class="tree">{branches}</ol></section> }
            .into_any()
    } else {
        view! { <details class="group"><summary>{title}</summary><ol class="tree">{branches}</ol></details> }.into_any()
    }
}

fn branch(branch: &Branch, book: &Book, reading: &Reading) -> AnyView {
    let language = reading.language;
    let address = reading.address;
    let children: Vec<_> = branch
        .under
        .iter()
        .map(|child| self::branch(child, book, reading))
        .collect();
    let indicators: Vec<_> = branch
        .indicators
        .iter()
        .map(|one| {
            let measure = one.indicator.measure.get(language);
            let state = one.headline().map(|row| badge(&row.standing, measure, language));
            view! {
                <li>
                    <div class="leaf">
                        <span class="kind">{reading.words.indicator()}</span>
                        <a href=address.indicator(&one.indicator.slug)>{one.indicator.name.get(language).to_owned()}</a>
                        {state}
                    </div>
                </li>
            }
        })
        .collect();
    let tasks: Vec<_> = branch
        .tasks
        .iter()
        .map(|task| task_leaf(task, reading))
        .collect();
    let below =
        (!branch.under.is_empty() || !branch.indicators.is_empty() || !branch.tasks.is_empty())
            .then(|| view! { <ol>{children} {indicators} {tasks}</ol> });
    view! {
        <li id=branch.item.slug.to_string()>
            {item(&branch.item, book, reading)}
            {below}
        </li>
    }
    .into_any()
}

/// An item, with all that is known of it.
fn item(item: &Item, book: &Book, reading: &Reading) -> AnyView {
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
    let kind: Vec<_> = [Some(heading(item.kind.name(language))), stage, when, value]
        .into_iter()
        .flatten()
        .collect();
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
            view! { <a href=href>{item.name.get(language).to_owned()}</a> }.into_any()
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
        .map(|detail| view! { <p>{detail.get(language).to_owned()}</p> });
    let note = item
        .note
        .as_ref()
        .map(|note| view! { <p class="small">{note.get(language).to_owned()}</p> });
    view! {
        <div class="leaf">
            <span class="kind">{kind.join(" · ")}</span>
            <div class="stack-s">
                <p><b>{name}</b></p>
                {stopped}
                {detail}
                {answer}
                {note}
                <p class="small">{units} {ground(book, &item.ground, reading)}</p>
            </div>
        </div>
    }
    .into_any()
}

fn task_leaf(task: &Task, reading: &Reading) -> AnyView {
    let language = reading.language;
    let timing = Timing::of(task, reading.on);
    view! {
        <li>
            <div class="leaf">
                <span class="kind">{reading.words.task()} " · " {task.state.name(language)}</span>
                <a href=reading.address.task(&task.slug)>{task.name.get(language).to_owned()}</a>
                <StateBadge tone=timing_tone(timing) word=timing.name(language)/>
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
    let tasks: Vec<_> = story
        .loose_tasks
        .iter()
        .map(|task| task_leaf(task, reading))
        .collect();
    let counted = words.tasks_counted(story.tasks.all, story.tasks.draft, story.tasks.undated);
    view! {
        <section class="stack">
            <h2>{words.tasks()} " " <span class="count">{story.loose_tasks.len()}</span></h2>
            <p class="small">{counted}</p>
            <ol class="tree">{tasks}</ol>
            {crate::download::links(&format!("/van-ban/{}/nhiem-vu", story.document.slug), reading)}
        </section>
    }
    .into_any()
}
