//! Creating a task, and completing one until it can be given out.

use domain::{
    Bilingual, Language, Refusal,
    document::Document,
    id::DocumentId,
    policy::{self, Role},
    task::{Task, clear::Clarity},
    text::{Line, Prose, order},
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::Reading,
    shown::{distinct_name, heading, until_text},
    sign_in::{needed, not_yours},
    task_form::{header, wanted},
};
use crate::{
    act::form::{Form, place_of, summary},
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldKind, FieldWords, ProseField, SelectField, TextField},
        link::Link,
        notice::Notice,
        state::Tone,
    },
};

#[component]
pub fn NewTask() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !actor
        .grants()
        .iter()
        .any(|grant| grant.role == Role::Planner)
    {
        return not_yours(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let form = Form::of(&reading, "plan_task");
    let programmes = book.programmes();
    let wanted: Option<DocumentId> = form.typed("programme", "").parse().ok();
    let programme = programmes
        .iter()
        .find(|one| Some(one.id) == wanted)
        .or(programmes.first());
    let Some(programme) = programme.copied() else {
        drop(book);
        return nothing(&reading);
    };
    let choices = programmes
        .iter()
        .map(|one| Choice {
            value: one.id.to_string(),
            text: one.label(reading.language).to_owned(),
        })
        .collect();
    let first = view! {
        <SelectField
            words=form.words("programme", words.programme(), None)
            choices
            value=programme.id.to_string()
            required=true
        />
    };
    let fields = Fields {
        form: &form,
        task: None,
        programme,
        book: &book,
        reading: &reading,
    }
    .draw();
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.to("/ban-lam-viec"), words.desk())]/>
                <h1>{words.new_task()}</h1>
                <p>{words.leave_empty()}</p>
            </header>
            {summary(&reading)}
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="base" value="0"/>
                {first}
                {fields}
            </form>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.new_task()), content)
}

#[component]
pub fn EditTask() -> impl IntoView {
    let reading = Reading::now();
    let given = match wanted::<policy::PlanTask>(&reading) {
        Ok(given) => given,
        Err(instead) => return instead,
    };
    let task = &given.task;
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let form = Form::of(&reading, "plan_task");
    let missing: Vec<_> = given
        .missing
        .iter()
        .map(|part| part.name(language))
        .collect();
    let missing = (!missing.is_empty()).then(|| {
        view! { <Notice tone=Tone::Unknown>{words.still_missing()} ": " {missing.join(", ")} "."</Notice> }
    });
    let fields = Fields {
        form: &form,
        task: Some(task),
        programme: &given.programme,
        book: &book,
        reading: &reading,
    }
    .draw();
    let content = view! {
        <article class="stack-l">
            {header(&given, words.edit_task(), missing, &reading)}
            {summary(&reading)}
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="programme" value=given.programme.id.to_string()/>
                <input type="hidden" name="task" value=task.id.to_string()/>
                <input type="hidden" name="base" value=task.revision.to_string()/>
                {fields}
            </form>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.edit_task()), content)
}

/// The fields of a task, empty or as they are kept.
struct Fields<'a> {
    form: &'a Form,
    task: Option<&'a Task>,
    programme: &'a Document,
    book: &'a Book,
    reading: &'a Reading,
}

impl Fields<'_> {
    fn draw(&self) -> AnyView {
        let words = self.reading.words;
        let name = self
            .task
            .map(|task| task.name.vi.clone())
            .unwrap_or_default();
        let ground = self
            .task
            .map(|task| task.ground.place.to_string())
            .unwrap_or_default();
        let lead = self
            .task
            .and_then(|task| self.book.tree().get(task.lead?))
            .map(|unit| unit.slug.to_string())
            .unwrap_or_default();
        let with = self.task.map_or_else(String::new, |task| {
            let units = task
                .with
                .iter()
                .filter_map(|unit| self.book.tree().get(*unit));
            units
                .map(|unit| unit.slug.to_string())
                .collect::<Vec<_>>()
                .join("\n")
        });
        let deadline = self
            .task
            .and_then(|task| task.deadline)
            .map(|deadline| deadline.day.to_string())
            .unwrap_or_default();
        view! {
            <TextField words=self.words("name", words.task_name(), None, &name) value=self.form.typed("name", &name) longest=Line::MAX required=true/>
            {self.prose("person", words.person(), Clarity::Person)}
            {self.prose("work", words.work_detail(), Clarity::Work)}
            <TextField words=self.words("deadline", words.deadline(), None, &deadline) kind=FieldKind::Date value=self.form.typed("deadline", &deadline)/>
            <SelectField words=self.words("lead", words.lead(), self.handover().as_deref(), &lead) choices=self.units(&lead) value=self.form.typed("lead", &lead)/>
            <ProseField words=self.words("with", words.with_units(), Some(words.one_unit_a_line()), &with) value=self.form.typed("with", &with)/>
            {self.prose("responsibility", words.responsibility(), Clarity::Responsibility)}
            {self.prose("product", words.product(), Clarity::Product)}
            {self.prose("authority", words.authority(), Clarity::Authority)}
            {self.prose("process", words.process(), Clarity::Process)}
            {self.prose("effect", words.effect(), Clarity::Effect)}
            <TextField words=self.words("ground", words.ground(), Some(words.task_ground_hint()), &ground) value=self.form.typed("ground", &ground) longest=Line::MAX required=true/>
            <div class="bar">
                <button class="button" name="assign" value="false">{words.save_task()}</button>
                <button class="button main" name="assign" value="true">{words.assign()}</button>
            </div>
        }
        .into_any()
    }

    /// Text for a "rõ". What is kept is shown in Vietnamese, which is what is edited: the
    /// English stays as long as the Vietnamese does.
    fn prose(&self, name: &'static str, label: &str, part: Clarity) -> AnyView {
        let kept: Option<&Bilingual> = self.task.and_then(|task| task.words(part));
        let kept = kept.map(|text| text.vi.clone()).unwrap_or_default();
        view! {
            <ProseField words=self.words(name, label, None, &kept) value=self.form.typed(name, &kept) longest=Prose::MAX/>
        }
        .into_any()
    }

    /// The words around a field: which "rõ" it makes clear if the programme asks for that; and,
    /// after somebody else was quicker, what is stored there now.
    fn words(&self, name: &'static str, label: &str, hint: Option<&str>, kept: &str) -> FieldWords {
        let words = self.reading.words;
        let mut hints: Vec<String> = hint.map(str::to_owned).into_iter().collect();
        let clears = self
            .programme
            .clear
            .iter()
            .find(|part| place_of(**part) == name);
        if let Some(part) = clears {
            hints.push(format!(
                "{}: {}.",
                heading(part.name(self.reading.language)),
                words.needed_to_assign()
            ));
        }
        let changed = matches!(self.form.refusal(), Some(Refusal::ChangedMeanwhile));
        if changed && self.form.typed(name, kept) != kept {
            let stored = if kept.is_empty() { words.none() } else { kept };
            hints.push(format!("{}: {stored}", words.stored_now()));
        }
        let hint = hints.join(" ");
        self.form
            .words(name, label, (!hint.is_empty()).then_some(hint.as_str()))
    }

    /// When the lead unit is over: what it became, for the officer to choose which one takes
    /// the work on. Nothing moves by itself.
    fn handover(&self) -> Option<String> {
        let reading = self.reading;
        let tree = self.book.tree();
        let unit = self.task.and_then(|task| tree.get(task.lead?))?;
        let until = until_text(unit, reading)?;
        let successors: Vec<_> = tree
            .successors(unit.id)
            .filter_map(|edge| tree.get(edge.to))
            .map(|unit| distinct_name(self.book, unit, reading))
            .collect();
        if successors.is_empty() {
            return None;
        }
        let (name, successors) = (
            distinct_name(self.book, unit, reading),
            successors.join(", "),
        );
        Some(match reading.language {
            Language::Vi => format!(
                "{name} chỉ tồn tại {until}. Nay là: {successors}. Hãy chọn đơn vị tiếp nhận."
            ),
            Language::En => format!(
                "{name} existed {until}. It became: {successors}. Choose which one takes this on."
            ),
        })
    }

    /// The units this officer may plan for, and the one that leads now.
    fn units(&self, lead: &str) -> Vec<Choice> {
        let reading = self.reading;
        let tree = self.book.tree();
        let may = |unit| {
            reading
                .actor()
                .is_some_and(|actor| policy::may::<policy::PlanTask>(actor, unit, tree))
        };
        let mut units: Vec<_> = tree
            .units()
            .filter(|unit| {
                unit.exists_on(reading.today) && may(unit.id) || unit.slug.as_str() == lead
            })
            .collect();
        units.sort_by(|a, b| {
            order::compare(a.short_name(reading.today), b.short_name(reading.today))
        });
        let none = Choice {
            value: String::new(),
            text: reading.words.no_lead_yet().to_owned(),
        };
        let named = units.into_iter().map(|unit| Choice {
            value: unit.slug.to_string(),
            text: distinct_name(self.book, unit, reading),
        });
        std::iter::once(none).chain(named).collect()
    }
}
