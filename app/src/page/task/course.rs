//! The course of a task on its page: what it has to reach and to hand in by when, what is around it,
//! and for those concerned the steps they can take.

use domain::{
    id::TaskId,
    period::date_text,
    policy,
    task::{
        Task, TaskState,
        course::{
            Milestone,
            product::{HandedIn, Product, Standing},
        },
    },
    text::{Line, Prose},
};
use leptos::prelude::*;
use service::book::{Book, task::Given};

use crate::{
    act::form::Form,
    page::{
        reading::Reading,
        shown::{author, heading, note, timing_tone},
    },
    part::{
        field::{Choice, FieldKind, ProseField, SelectField, TextField},
        passage::{passage, written},
        state::{StateBadge, Tone},
    },
};

/// Milestones and products, each with how it stands.
pub fn section(given: &Given, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let course = &given.task.course;
    if course.is_empty() {
        return None;
    }
    let span = course.starts.map(|day| {
        view! { <p>{words.task_starts()} " " {date_text(day, reading.language)} "."</p> }
    });
    let repeats = course.repeats.map(|repeat| {
        view! { <p>{words.repeats()} ": " {words.repeat_text(repeat)} "."</p> }
    });
    let milestones: Vec<_> = course
        .milestones
        .iter()
        .map(|one| milestone(one, reading))
        .collect();
    let milestones = (!milestones.is_empty()).then(|| {
        view! { <h3>{words.milestones()}</h3> <ol class="course">{milestones}</ol> }
    });
    let products: Vec<_> = course
        .products
        .iter()
        .map(|one| product(one, book, reading))
        .collect();
    let products = (!products.is_empty()).then(|| {
        view! { <h3>{words.products_due()}</h3> <ul class="course">{products}</ul> }
    });
    Some(
        view! {
            <section class="stack">
                <h2>{words.course()}</h2>
                {span}
                {repeats}
                {milestones}
                {products}
            </section>
        }
        .into_any(),
    )
}

fn milestone(one: &Milestone, reading: &Reading) -> AnyView {
    let on = reading.reader().on;
    let tone = match (one.reached.is_some(), one.is_late(on)) {
        (true, false) => Tone::Kept,
        (true, true) => Tone::Risk,
        (false, true) => Tone::Late,
        (false, false) => Tone::Going,
    };
    let word = heading(&reading.words.milestone_state(one, on));
    view! {
        <li>
            <time datetime=one.due.to_string()>{date_text(one.due, reading.language)}</time>
            <span class="name">{one.name.get(reading.language).to_owned()}</span>
            <StateBadge tone=tone word=word/>
        </li>
    }
    .into_any()
}

fn product(one: &Product, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let standing = one.standing(reading.reader().on);
    let tone = match standing {
        Standing::Accepted => Tone::Kept,
        Standing::Waiting => Tone::Over,
        Standing::Open => Tone::Going,
        Standing::Returned => Tone::Risk,
        Standing::Late => Tone::Late,
    };
    let due = one.due.map(|day| {
        view! { <time datetime=day.to_string()>{date_text(day, language)}</time> }
    });
    let handed: Vec<_> = one
        .handed
        .iter()
        .map(|handed| hand_in_view(handed, book, reading))
        .collect();
    view! {
        <li>
            {due}
            <span class="name">{passage(&one.name, language)}</span>
            <StateBadge tone=tone word=heading(words.product_state(standing))/>
            {handed}
        </li>
    }
    .into_any()
}

/// What was handed in, and what was said of it.
fn hand_in_view(handed: &HandedIn, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let signed = |signature: domain::officer::Signature| {
        let day = domain::moment::local_date(signature.at);
        format!(
            "{}, {}",
            author(book, signature.by, reading),
            date_text(day, language)
        )
    };
    let decided = handed.decided.as_ref().map(|decided| {
        let word = match &decided.returned {
            Some(why) => format!(
                "{}: {}",
                words.product_state(Standing::Returned),
                why.as_str()
            ),
            None => words.product_state(Standing::Accepted).to_owned(),
        };
        view! { <br/> {heading(&word)} " (" {signed(decided.by)} ")" }
    });
    view! {
        <p class="small">
            {words.handed_in()} ": " {written(handed.what.as_str(), language)} " (" {signed(handed.by)} ")" {decided}
        </p>
    }
    .into_any()
}

/// In the margin: what has to be done first, what waits, and the times before and after.
pub fn around(task: &Task, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let around = book.around(task, reading.reader());
    let list = |heading: &'static str, tasks: Vec<&Task>| {
        (!tasks.is_empty()).then(|| {
            let lines: Vec<_> = tasks.into_iter().map(|one| line(one, reading)).collect();
            note(heading, view! { <ul>{lines}</ul> })
        })
    };
    let one =
        |heading: &'static str, task: Option<&Task>| list(heading, task.into_iter().collect());
    view! {
        {list(words.waits_for(), around.before)}
        {list(words.awaited_by(), around.after)}
        {one(words.earlier_time(), around.earlier)}
        {one(words.later_time(), around.later)}
    }
    .into_any()
}

fn line(task: &Task, reading: &Reading) -> AnyView {
    let timing = domain::status::Timing::of(task, reading.reader().on);
    let due = task
        .deadline
        .map(|deadline| format!(" ({})", date_text(deadline.day, reading.language)));
    view! {
        <li>
            <a href=reading.address.task(&task.slug)>{task.name.get(reading.language).to_owned()}</a>
            {due}
            " "
            <StateBadge tone=timing_tone(timing) word=timing.name(reading.language)/>
        </li>
    }
    .into_any()
}

/// What this officer may do now to bring it on.
pub fn steps(given: &Given, book: &Book, reading: &Reading) -> Option<AnyView> {
    let actor = reading.actor().filter(|_| reading.on == reading.today)?;
    let task = &given.task;
    if task.state == TaskState::Draft {
        return None;
    }
    let unit = task.held_by(&given.programme);
    let tree = book.tree();
    let reach = policy::may::<policy::PostUpdate>(actor, unit, tree)
        .then(|| reach(task, reading))
        .flatten();
    let hand_in = policy::may::<policy::HandInProduct>(actor, unit, tree)
        .then(|| hand_in(task, reading))
        .flatten();
    let decide = policy::may::<policy::DecideProduct>(actor, unit, tree)
        .then(|| {
            let waits = |one: &&Product| {
                let by = one.latest().and_then(|handed| handed.by.by.officer());
                one.is_waiting() && by != Some(actor.officer())
            };
            decide(task, waits, reading)
        })
        .flatten();
    (reach.is_some() || hand_in.is_some() || decide.is_some())
        .then(|| view! { {reach} {hand_in} {decide} }.into_any())
}

fn hidden(form: &Form, task: TaskId, revision: u32) -> AnyView {
    view! {
        {form.hidden()}
        <input type="hidden" name="task" value=task.to_string()/>
        <input type="hidden" name="base" value=revision.to_string()/>
    }
    .into_any()
}

fn reach(task: &Task, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let form = Form::of(reading, "reach_milestone");
    let choices: Vec<_> = task
        .course
        .milestones
        .iter()
        .map(|one| Choice {
            value: one.number.to_string(),
            text: format!(
                "{} ({})",
                one.name.get(language),
                date_text(one.due, language)
            ),
        })
        .collect();
    let next = task
        .course
        .milestones
        .iter()
        .find(|one| one.reached.is_none());
    let chosen = next.map_or_else(String::new, |one| one.number.to_string());
    (!choices.is_empty()).then(|| {
        view! {
            <form class="form stack" method="post" novalidate=true action=form.action()>
                <h2>{words.reach_milestone()}</h2>
                {hidden(&form, task.id, task.revision)}
                <SelectField words=form.words("milestone", words.milestone(), None) choices value=form.typed("milestone", &chosen)/>
                <TextField words=form.words("day", words.reached_on(), Some(words.reached_hint())) kind=FieldKind::Date value=form.typed("day", &reading.today.to_string())/>
                <p class="bar"><button class="button main">{words.reach_milestone()}</button></p>
            </form>
        }
        .into_any()
    })
}

fn products(task: &Task, wanted: impl Fn(&&Product) -> bool, reading: &Reading) -> Vec<Choice> {
    task.course
        .products
        .iter()
        .filter(wanted)
        .map(|one| Choice {
            value: one.number.to_string(),
            text: one.name.get(reading.language).to_owned(),
        })
        .collect()
}

fn hand_in(task: &Task, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let form = Form::of(reading, "hand_in_product");
    let choices = products(task, |one| !one.is_accepted() && !one.is_waiting(), reading);
    (!choices.is_empty()).then(|| {
        view! {
            <form class="form stack" method="post" novalidate=true action=form.action()>
                <h2>{words.hand_in()}</h2>
                {hidden(&form, task.id, task.revision)}
                <SelectField words=form.words("number", words.product_word(), None) choices value=form.typed("number", "")/>
                <TextField
                    words=form.words("product", words.handed_what(), Some(words.handed_what_hint()))
                    value=form.typed("product", "")
                    longest=Line::MAX
                    required=true
                />
                <p class="bar"><button class="button main">{words.hand_in()}</button></p>
            </form>
        }
        .into_any()
    })
}

fn decide(task: &Task, waits: impl Fn(&&Product) -> bool, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let form = Form::of(reading, "decide_product");
    let choices = products(task, waits, reading);
    (!choices.is_empty()).then(|| {
        view! {
            <form class="form stack" method="post" novalidate=true action=form.action()>
                <h2>{words.accept_or_return()}</h2>
                {hidden(&form, task.id, task.revision)}
                <SelectField words=form.words("decided", words.product_word(), None) choices value=form.typed("decided", "")/>
                <ProseField
                    words=form.words("reason", words.returned_why(), Some(words.returned_why_hint()))
                    value=form.typed("reason", "")
                    longest=Prose::MAX
                />
                <p class="bar">
                    <button class="button main" name="accept" value="true">{words.accept_product()}</button>
                    <button class="button" name="accept" value="false">{words.return_product()}</button>
                </p>
            </form>
        }
        .into_any()
    })
}
