//! One conclusion: its words, and the form that makes tasks of it, each work for each unit.

use domain::{
    id::UnitId,
    meeting::{Conclusion as Record, Meeting},
    policy::{self, GiveConclusion},
    task::Task,
    text::Prose,
};
use leptos::prelude::*;
use service::{book::Book, manage::mark};

use super::when;
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        manage::fields::Fields,
        not_found::nothing,
        reading::{Reading, param},
        sign_in::{needed, not_yours},
    },
    part::{
        crumbs::Crumbs,
        field::{FieldKind, ProseField, TextField},
        link::Link,
        passage::passage,
    },
};

#[component]
pub fn Conclusion() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let found = book
        .meeting_by_slug(&param("slug"))
        .filter(|one| reading.reader().sees_meeting(one, &book))
        .and_then(|one| Some((one, one.conclusion(param("number").parse().ok()?)?)));
    let Some((meeting, conclusion)) = found else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<GiveConclusion>(actor, meeting.host, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let (words, language) = (reading.words, reading.language);
    let give = give(meeting, conclusion, &book, &reading);
    let edit = edit(meeting, conclusion, &reading);
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/cuoc-hop"), words.meetings()),
                    Link::new(
                        reading.address.to(&format!("/cuoc-hop/{}", meeting.slug)),
                        format!("{} ({})", meeting.name.get(language), when(meeting, &reading)),
                    ),
                ]/>
                <p class="eyebrow">{words.conclusion()} " " {conclusion.number}</p>
                <h1>{words.give_conclusion()}</h1>
                <p class="claim">{passage(&conclusion.text, language)}</p>
            </header>
            {give}
            {edit}
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.give_conclusion()), content)
}

fn give(meeting: &Meeting, conclusion: &Record, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "give_conclusion");
    let fields = Fields {
        form: &form,
        reading,
    };
    // Works that the conclusion has already and nobody shares yet; or else its own words.
    let undivided: Vec<&Task> = conclusion
        .works
        .iter()
        .filter_map(|id| book.task(*id))
        .filter(|task| book.parts_of(task.id, reading.reader()).is_empty())
        .collect();
    let proposed = if undivided.is_empty() && conclusion.works.is_empty() {
        let first = conclusion.text.vi.lines().next().unwrap_or_default();
        first.trim_end_matches('.').to_owned()
    } else {
        let names: Vec<_> = undivided.iter().map(|task| task.name.vi.clone()).collect();
        names.join("\n")
    };
    let slugs = |units: &[UnitId]| {
        let slugs: Vec<_> = units
            .iter()
            .filter_map(|id| book.tree().get(*id))
            .map(|unit| unit.slug.to_string())
            .collect();
        slugs.join("\n")
    };
    let shared: Vec<UnitId> = undivided
        .iter()
        .flat_map(|task| task.with.clone())
        .collect();
    let invited: Vec<UnitId> = meeting
        .units
        .iter()
        .copied()
        .filter(|unit| *unit != meeting.host)
        .collect();
    let units = slugs(if shared.is_empty() { &invited } else { &shared });
    let mut unit_lines: Vec<&str> = units.lines().collect();
    unit_lines.sort_unstable();
    unit_lines.dedup();
    let units = unit_lines.join("\n");
    let lead = slugs(&[meeting.host]);
    let ro = |name: &'static str, label: &'static str| {
        view! {
            <TextField words=form.words(name, label, None) value=form.typed(name, "")/>
        }
    };
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="meeting" value=meeting.id.to_string()/>
            <input type="hidden" name="number" value=conclusion.number.to_string()/>
            <input type="hidden" name="base" value=mark(Some(meeting))/>
            {fields.lines("works", words.conclusion_works(), Some(words.conclusion_works_hint()), &proposed)}
            {fields.lines("units", words.conclusion_units(), None, &units)}
            {fields.line("lead", words.conclusion_lead(), Some(words.one_unit()), &lead, true)}
            <TextField
                words=form.words("deadline", words.deadline(), None)
                kind=FieldKind::Date
                value=form.typed("deadline", "")
            />
            {ro("person", words.person())}
            {ro("product", words.product())}
            {ro("authority", words.authority())}
            <ProseField
                words=form.words("responsibility", words.responsibility(), None)
                value=form.typed("responsibility", "")
                longest=Prose::MAX
            />
            <p class="bar">
                <button class="button" name="assign" value="false">{words.save_task()}</button>
                <button class="button main" name="assign" value="true">{words.assign()}</button>
            </p>
        </form>
    }
    .into_any()
}

fn edit(meeting: &Meeting, conclusion: &Record, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_conclusion");
    let fields = Fields {
        form: &form,
        reading,
    };
    let hint = conclusion
        .works
        .is_empty()
        .then(|| view! { <p class="small">{words.conclusion_drop_hint()}</p> });
    view! {
        <section class="stack">
            <h2>{words.conclusion_text()}</h2>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="meeting" value=meeting.id.to_string()/>
                <input type="hidden" name="base" value=mark(Some(meeting))/>
                <input type="hidden" name="number" value=conclusion.number.to_string()/>
                {fields.long_pair(["text", "text_en"], words.conclusion_text(), Some(&conclusion.text))}
                {hint}
                <p class="bar"><button class="button">{words.save_conclusion()}</button></p>
            </form>
        </section>
    }
    .into_any()
}
