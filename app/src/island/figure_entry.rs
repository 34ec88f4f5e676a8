//! The form of a figure, quicker: reads the number while it is typed, sends without leaving the
//! page, and says truthfully what is saved, what is waiting and what was refused.
//!
//! The page draws the form, which works without any of this; the island only listens to it and
//! posts the same fields to the same address. So the browser fetches no second copy of the
//! form's markup and words.

#![expect(
    clippy::must_use_candidate,
    reason = "the view macro calls the island and always uses what it returns"
)]

pub(super) mod sheet;

use domain::quantity::Quantity;
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};

use super::language;
use sheet::{Sheet, Status, number, post, text};

/// Attributes of the form, in which the page gives the island its words: reading them takes less
/// program than properties of its own. All else comes with an answer.
pub mod told {
    pub const READS_AS: &str = "data-reads-as";
    pub const SENDING: &str = "data-sending";
    pub const NOT_SAVED: &str = "data-not-saved";
    pub const OFFLINE: &str = "data-offline";
}

/// The ids by which the page and the island know the same elements. A field's id is its name,
/// and its error's id has `-error` behind it.
pub mod id {
    pub const FORM: &str = "entry";
    pub const COMMAND: &str = "entry-id";
    pub const BASE: &str = "entry-base";
    /// How far the value has come.
    pub const STANDING: &str = "standing";
    /// The form that hands in what is already a draft.
    pub const DRAFT: &str = "draft";
    pub const DRAFT_BASE: &str = "draft-base";
    pub const CONFLICT: &str = "conflict";
    pub const THEIRS: &str = "theirs";
    pub const MINE: &str = "mine";
    pub const MINE_AGAIN: &str = "mine-again";
    pub const READ_AS: &str = "value-read";
    /// The two buttons for a number that can be read in two ways.
    pub const READINGS: [&str; 2] = ["value-first", "value-second"];
    pub const STATUS: &str = "saving";
    pub const STATUS_ICON: &str = "saving-icon";
    pub const STATUS_WORDS: &str = "saving-words";
}

#[island]
pub fn FigureEntry(children: Children) -> impl IntoView {
    view! {
        <div
            on:input=move |event| typed(&event)
            on:click=move |event: ev::MouseEvent| chosen(&event)
            on:submit=move |event: ev::SubmitEvent| sent(&event)
        >
            {children()}
        </div>
    }
}

/// What the page gave the island under a name.
fn word(name: &str) -> String {
    Sheet::here()
        .and_then(|sheet| sheet.attribute(id::FORM, name))
        .unwrap_or_default()
}

/// Only the value is read while it is typed.
fn typed(event: &ev::Event) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let (Some(sheet), Some(input)) = (Sheet::here(), input)
        && input.name() == "value"
    {
        read(&sheet, &input);
        sheet.say(Status::Idle, "");
    }
}

/// Takes one of two readings.
fn chosen(event: &ev::MouseEvent) {
    let pressed = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let entry = pressed.and_then(|pressed| pressed.get_attribute("data-entry"));
    if let (Some(entry), Some(sheet)) = (entry, Sheet::here())
        && let Some(input) = sheet.input("value")
    {
        input.set_value(&entry);
        read(&sheet, &input);
        sheet.focus("value");
    }
}

/// Says how the value is read, or what is wrong with it; answers whether it can be sent.
fn read(sheet: &Sheet, input: &HtmlInputElement) -> bool {
    let typed = input.value();
    let read = if typed.trim().is_empty() {
        None
    } else {
        Some(Quantity::parse(&typed, language()))
    };
    let mut understood = String::new();
    let mut wrong = String::new();
    let mut readings: [Option<Quantity>; 2] = [None, None];
    match &read {
        None => {}
        Some(Ok(quantity)) => {
            understood = word(told::READS_AS) + " " + &quantity.format(language());
            for warning in quantity.warnings() {
                understood = understood + ". " + &warning.message(language());
            }
        }
        Some(Err(problem)) => {
            wrong = problem.message(language());
            for (slot, reading) in readings.iter_mut().zip(problem.readings()) {
                *slot = Some(reading.clone());
            }
        }
    }
    sheet.write(id::READ_AS, &understood);
    sheet.blame("value", &wrong);
    for (button, reading) in id::READINGS.into_iter().zip(readings) {
        let reading = reading.map(|one| (one.format(language()), one.entry(language())));
        sheet.offer(
            button,
            reading
                .as_ref()
                .map(|(shown, entry)| (shown.as_str(), entry.as_str())),
        );
    }
    wrong.is_empty()
}

/// Sends the form, and keeps the page.
fn sent(event: &ev::SubmitEvent) {
    // Not `form.id`: a form answers that with its field of this name.
    let form = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_entry = form
        .and_then(|form| form.get_attribute("id"))
        .is_some_and(|own| own == id::FORM);
    let Some(sheet) = Sheet::here().filter(|_| is_entry) else {
        return;
    };
    event.prevent_default();
    if sheet.is_waiting() {
        return;
    }
    let fits = sheet
        .input("value")
        .is_some_and(|input| read(&sheet, &input));
    if !fits {
        sheet.say(Status::Refused, &word(told::NOT_SAVED));
        return sheet.focus("value");
    }
    let pressed = event
        .submitter()
        .and_then(|button| button.get_attribute("value"))
        .unwrap_or_default();
    sheet.set_attribute(id::MINE_AGAIN, "value", &pressed);
    sheet.say(Status::Waiting, &word(told::SENDING));
    spawn_local(async move {
        let answer = post(&sheet, &pressed).await;
        answered(&sheet, answer.as_ref());
    });
}

/// Only an answer that says so is "saved". Until then the command id stays, so that sending
/// again does it once.
fn answered(sheet: &Sheet, answer: Option<&JsValue>) {
    let understood = answer.and_then(|answer| Some((answer, text(answer, "said")?)));
    let Some((answer, said)) = understood.filter(|(_, said)| !said.is_empty()) else {
        return sheet.say(Status::Refused, &word(told::OFFLINE));
    };
    sheet.blame_nothing();
    match (text(answer, "next"), number(answer, "revision")) {
        (Some(next), Some(revision)) => {
            sheet.put(id::COMMAND, &next);
            sheet.put(id::BASE, &revision);
            sheet.put(id::DRAFT_BASE, &revision);
            sheet.write(id::STANDING, &text(answer, "standing").unwrap_or_default());
            sheet.hide(id::DRAFT, sheet::is_true(answer, "submitted"));
            sheet.hide(id::CONFLICT, true);
            sheet.say(Status::Saved, &said);
        }
        _ => refused(sheet, answer, &said),
    }
}

fn refused(sheet: &Sheet, answer: &JsValue, said: &str) {
    for (field, wrong) in sheet::pairs(answer, "fields") {
        sheet.blame(&field, &wrong);
    }
    let conflict = sheet::part(answer, "conflict");
    let Some(revision) = number(&conflict, "revision") else {
        return sheet.say(Status::Refused, said);
    };
    sheet.put(id::BASE, &revision);
    sheet.write(id::THEIRS, &text(&conflict, "theirs").unwrap_or_default());
    sheet.write(id::MINE, &text(&conflict, "yours").unwrap_or_default());
    // What could be handed in here is not what stands there now.
    sheet.hide(id::DRAFT, true);
    sheet.hide(id::CONFLICT, false);
    sheet.say(Status::Conflict, said);
    sheet.focus(id::CONFLICT);
}
