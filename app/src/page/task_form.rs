//! What the forms of one task have in common: the task of the address, for an officer who may do
//! this to it, and the head of the page.

use domain::policy::{self, Action};
use leptos::prelude::*;
use service::book::task::Given;

use super::{
    not_found::nothing,
    reading::{Reading, param},
    sign_in::{needed, not_yours},
};
use crate::part::{crumbs::Crumbs, link::Link};

/// The task of the address, if this officer may do `A` to it.
///
/// # Errors
/// The page to show instead: nobody signed in, no such task for them, or not theirs.
pub fn wanted<A: Action>(reading: &Reading) -> Result<Given, AnyView> {
    let Some(actor) = reading.actor() else {
        return Err(needed(reading));
    };
    // The pages shown instead take the book themselves, so it is let go before.
    let found = {
        let book = reading.book();
        book.task_by_slug(&param("slug"))
            .and_then(|task| book.given(task, reading.reader()))
            .map(|given| {
                let unit = given.task.held_by(&given.programme);
                let may = policy::may::<A>(actor, unit, book.tree());
                (given, may)
            })
    };
    match found {
        Some((given, true)) => Ok(given),
        Some((_, false)) => Err(not_yours(reading)),
        None => Err(nothing(reading)),
    }
}

/// The head of a form of a task: the way back, what is done here, and to which task.
pub fn header(
    given: &Given,
    heading: &'static str,
    hint: impl IntoView + 'static,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let name = given.task.name.get(reading.language).to_owned();
    let above = vec![
        Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
        Link::new(reading.address.task(&given.task.slug), name.clone()),
    ];
    view! {
        <header class="stack">
            <Crumbs label=words.crumbs() above/>
            <h1>{heading}</h1>
            <p>{name}</p>
            {hint}
        </header>
    }
    .into_any()
}
