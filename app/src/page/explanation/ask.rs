//! The form that asks a unit to explain a figure, a task or a whole report.

use domain::{
    explanation::About,
    id::UnitId,
    period::Period,
    policy::{self, AskExplanation},
};
use leptos::prelude::*;
use service::book::Book;

use super::question_fields;
use crate::{
    act::form::{Form, summary},
    page::{
        explanations::line,
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::name_of,
        sign_in::{needed, not_yours},
    },
    part::{crumbs::Crumbs, link::Link},
};

/// What is asked about, as the address says, with its name.
type Found = Option<(About, String)>;

#[component]
pub fn AskFigure() -> impl IntoView {
    page(|book, reading, unit| {
        let period: Period = param("period").parse().ok()?;
        let indicator = book
            .indicator_by_slug(&param("indicator"))
            .filter(|one| reading.reader().may_see(one.restricted, unit, book))?;
        let about = About::Figure {
            indicator: indicator.id,
            period,
        };
        let name = indicator.name.get(reading.language);
        Some((about, format!("{name}, {}", period.name(reading.language))))
    })
}

#[component]
pub fn AskTask() -> impl IntoView {
    page(|book, reading, _| {
        let task = book
            .task_by_slug(&param("task"))
            .filter(|task| reading.reader().sees_task(task, book))?;
        Some((
            About::Task(task.id),
            task.name.get(reading.language).to_owned(),
        ))
    })
}

#[component]
pub fn AskRound() -> impl IntoView {
    page(|book, reading, _| {
        let period: Period = param("period").parse().ok()?;
        let programme = book.programme_by_slug(&param("programme"))?;
        let about = About::Round {
            programme: programme.id,
            period,
        };
        let name = programme.label(reading.language);
        Some((about, format!("{name}, {}", period.name(reading.language))))
    })
}

fn page(find: impl Fn(&Book, &Reading, UnitId) -> Found) -> AnyView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let found = book
        .tree()
        .by_slug(&param("unit"))
        .and_then(|unit| find(&book, &reading, unit.id).map(|found| (unit.id, found)));
    let Some((unit, (about, name))) = found else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<AskExplanation>(actor, unit, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let form = Form::of(&reading, "ask_explanation");
    let known: Vec<_> = book
        .explanations_about(about, unit, reading.reader())
        .map(|one| line(&book, one, &reading))
        .collect();
    let known = (!known.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.explanations()} " " <span class="count">{words.counted(known.len())}</span></h2>
                <ul class="work">{known}</ul>
            </section>
        }
    });
    let field =
        |name: &'static str, value: String| view! { <input type="hidden" name=name value=value/> };
    let about = match about {
        About::Figure { indicator, period } => view! {
            {field("indicator", indicator.to_string())}
            {field("period", period.to_string())}
        }
        .into_any(),
        About::Task(task) => field("task", task.to_string()).into_any(),
        About::Round { programme, period } => view! {
            {field("programme", programme.to_string())}
            {field("period", period.to_string())}
        }
        .into_any(),
    };
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.to("/giai-trinh"), words.explanations()),
                ]/>
                <h1>{words.ask_explanation()}</h1>
                <p>{words.asked_unit()} ": " <b>{name_of(&book, unit, &reading)}</b></p>
                <p>{words.about_item()} ": " <b>{name}</b></p>
            </header>
            <form class="form stack-s" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                {field("unit", unit.to_string())}
                {about}
                {question_fields(&form, &reading)}
                <p class="bar"><button class="button main">{words.send_question()}</button></p>
            </form>
            {known}
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.ask_explanation()), content)
}
