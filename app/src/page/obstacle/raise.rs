//! The form that says what stops a task, an indicator, an item or a whole programme.

use domain::{
    id::UnitId,
    obstacle::Blocked,
    policy::{self, RaiseObstacle},
    text::Prose,
};
use leptos::prelude::*;
use service::book::Book;

use super::{ask_fields, line, stopped};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::name_of,
        sign_in::{needed, not_yours},
    },
    part::{crumbs::Crumbs, field::ProseField, link::Link},
};

/// What is stopped, and who is likely to have the authority.
type Found = Option<(Blocked, Option<UnitId>)>;

#[component]
pub fn RaiseOnTask() -> impl IntoView {
    page(|book, reading, _| {
        let task = book
            .task_by_slug(&param("task"))
            .filter(|task| book.given(task, reading.reader()).is_some())?;
        let issuer = book.document(task.programme).map(|one| one.issuer);
        Some((Blocked::Task(task.id), issuer))
    })
}

#[component]
pub fn RaiseOnIndicator() -> impl IntoView {
    page(|book, reading, unit| {
        let indicator = book
            .indicator_by_slug(&param("indicator"))
            .filter(|one| reading.reader().may_see(one.restricted, unit, book))?;
        Some((Blocked::Indicator(indicator.id), None))
    })
}

#[component]
pub fn RaiseOnItem() -> impl IntoView {
    page(|book, reading, _| {
        let item = book
            .item_by_slug(&param("item"))
            .filter(|item| reading.reader().sees_item(item, book))?;
        Some((Blocked::Item(item.id), item.answer_by))
    })
}

#[component]
pub fn RaiseOnProgramme() -> impl IntoView {
    page(|book, _, _| {
        let programme = book.programme_by_slug(&param("programme"))?;
        Some((Blocked::Programme(programme.id), Some(programme.issuer)))
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
    let Some((unit, (blocks, authority))) = found else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<RaiseObstacle>(actor, unit, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let form = Form::of(&reading, "raise_obstacle");
    let known: Vec<_> = book
        .obstacles_of(blocks, reading.reader())
        .iter()
        .map(|one| line(&book, one, &reading))
        .collect();
    let known = (!known.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{words.obstacle_register()} " " <span class="count">{words.counted(known.len())}</span></h2>
                <ul class="work">{known}</ul>
            </section>
        }
    });
    let (name, id) = match blocks {
        Blocked::Task(id) => ("task", id.to_string()),
        Blocked::Indicator(id) => ("indicator", id.to_string()),
        Blocked::Item(id) => ("item", id.to_string()),
        Blocked::Programme(id) => ("programme", id.to_string()),
    };
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.to("/vuong-mac"), words.obstacle_register()),
                ]/>
                <h1>{words.raise_obstacle()}</h1>
                <p>{words.stopped_unit()} ": " <b>{name_of(&book, unit, &reading)}</b></p>
                <p>{words.stopped_thing()} ": " {stopped(blocks, &book, &reading)}</p>
            </header>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="unit" value=unit.to_string()/>
                <input type="hidden" name=name value=id/>
                <ProseField
                    words=form.words("what", words.obstacle_what(), None)
                    value=form.typed("what", "")
                    longest=Prose::MAX
                    required=true
                />
                {ask_fields(&form, authority, &book, &reading)}
                <p class="small">{words.obstacle_public()}</p>
                <p class="bar"><button class="button main">{words.obstacle_raise()}</button></p>
            </form>
            {known}
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.raise_obstacle()), content)
}
