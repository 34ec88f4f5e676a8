//! Taking back what one did, action by action, and doing it again: two plain forms, which the
//! island keeps up to date.

use domain::policy::Actor;
use leptos::prelude::*;
use service::book::{
    Book,
    grid::action::{Action, Steps, Within},
};

use crate::{
    act::form::{Form, summary},
    island::grid::id,
    page::reading::Reading,
    words::Words,
};

/// What the buttons say beside their names, and which action each is about.
pub struct Told {
    pub command: String,
    pub said: String,
}

impl Told {
    pub fn of(action: Option<Action>, words: Words) -> Self {
        Self {
            command: action
                .map(|action| action.command.to_string())
                .unwrap_or_default(),
            said: action
                .map(|action| words.action_of(action.cells, action.at))
                .unwrap_or_default(),
        }
    }
}

/// Why an action could not be taken back, if one just could not.
pub fn refused(reading: &Reading) -> Option<AnyView> {
    Form::of(reading, "undo_figures")
        .is_back()
        .then(|| summary(reading))
}

/// The buttons on the page of a path. Drawn also where there is nothing yet, for the island.
pub fn draw(book: &Book, within: &Within, actor: &Actor, path: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let Steps { undo, redo } = book.steps(within, actor);
    let button = |ids: (&'static str, &'static str), word: &'static str, action: Option<Action>| {
        let form = Form::of(reading, "undo_figures");
        let told = Told::of(action, words);
        view! {
            <form id=ids.0 method="post" novalidate=true action=form.action() hidden=action.is_none()>
                {form.hidden()}
                <input type="hidden" name="sheet" value=path.to_owned()/>
                <input type="hidden" name="command" id=ids.1 value=told.command/>
                <button class="button quiet">{word} " " <span class="taken-back">{told.said}</span></button>
            </form>
        }
    };
    view! {
        <div class="bar">
            {button((id::UNDO, id::UNDONE), words.undo(), undo)}
            {button((id::REDO, id::REDONE), words.redo(), redo)}
        </div>
    }
    .into_any()
}
