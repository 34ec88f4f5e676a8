//! A sheet of figures, as quick as a spreadsheet: moves by the keyboard, sends each cell when it
//! is left, keeps what is not sent yet on this machine, and shows what others change.
//!
//! As with the form of one figure the page draws everything, and the island only listens,
//! sends the form's own fields and writes the finished words of the answer into the cells.

#![expect(
    clippy::must_use_candidate,
    reason = "the view macro calls the island and always uses what it returns"
)]

mod cell;
mod keys;
mod wire;

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{ClipboardEvent, Element, Event, KeyboardEvent, SubmitEvent, window};

use super::{
    figure_entry::sheet::{self as answer, number, text},
    language,
};
use cell::{Cell, document, element, write};
use wire::{Wire, get, post};

/// Attributes of the form, in which the page gives the island its words and what else it needs:
/// reading them takes less program than properties of its own.
pub mod told {
    pub const UNSENT: &str = "data-unsent";
    pub const SENDING: &str = "data-sending";
    pub const OFFLINE: &str = "data-offline";
    pub const GROUND_FIRST: &str = "data-ground-first";
    /// Under which name unsent values are kept: another officer's are not shown.
    pub const MIRROR: &str = "data-mirror";
    /// Since when others' changes are asked for, in milliseconds.
    pub const SINCE: &str = "data-since";
}

/// The ids by which the page and the island know the same elements.
pub mod id {
    pub const FORM: &str = "sheet";
    pub const COMMAND: &str = "sheet-id";
    pub const SHEET: &str = "sheet-path";
    pub const STATUS: &str = "sheet-status";
    pub const UNDO: &str = "undo";
    pub const UNDONE: &str = "undone";
    pub const PASTE: &str = "paste";
    pub const PASTE_GROUND: &str = "paste-ground";
    pub const PREVIEW: &str = "preview";
    pub const APPLY: &str = "apply";
}

/// How long after a cell is left it is sent, so that a run through a column is one command.
const AFTER: Duration = Duration::from_millis(400);
/// How often others' changes are asked for, while the page is seen.
const ASK: Duration = Duration::from_secs(10);

#[island]
pub fn SheetIsland(children: Children) -> impl IntoView {
    let island = Island {
        wire: StoredValue::new(Wire::default()),
    };
    // Only a browser has a page to listen to.
    if cfg!(feature = "hydrate") {
        island.begin();
    }
    view! { <div>{children()}</div> }
}

/// What is listened to, by one listener on the whole page: less to fetch than one for each.
const HEARD: [&str; 7] = [
    "input", "focusin", "focusout", "keydown", "click", "paste", "submit",
];

#[derive(Clone, Copy)]
struct Island {
    wire: StoredValue<Wire>,
}

impl Island {
    /// Puts back what was not sent when the page was left, and begins to ask.
    fn begin(self) {
        let mirror = word(told::MIRROR);
        let mut restored = false;
        for cell in Cell::all() {
            if cell.restore(&mirror) {
                cell.say("saving", &word(told::UNSENT));
                restored = true;
            }
        }
        if restored {
            self.soon();
        }
        let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| self.heard(&event));
        if let (Some(page), Some(window)) = (document(), window()) {
            let listener = hear.as_ref().unchecked_ref();
            for name in HEARD {
                page.add_event_listener_with_callback(name, listener).ok();
            }
            window
                .add_event_listener_with_callback("online", listener)
                .ok();
        }
        // As long as the page: there is nothing that could take it down.
        hear.forget();
        set_interval(move || self.tick(), ASK);
    }

    fn heard(self, event: &Event) {
        match &*event.type_() {
            "input" => typed(event),
            "focusin" => entered(event),
            "focusout" => self.left(event),
            // A browser that fills a form in by itself sends events that are no such thing.
            "keydown" => {
                if let Some(event) = event.dyn_ref() {
                    self.key(event);
                }
            }
            "click" => self.chosen(event),
            "paste" => {
                if let Some(event) = event.dyn_ref() {
                    pasted(event);
                }
            }
            "submit" => self.submitted(event),
            _ => self.flush(),
        }
    }

    /// The form itself is sent: by nothing else now, and not while a cell is on its way, as a
    /// command's id is for one content.
    fn submitted(self, event: &Event) {
        if element(event.target())
            .is_none_or(|form| form.get_attribute("id") != Some(id::FORM.into()))
        {
            return;
        }
        if self.wire.with_value(Wire::is_busy) {
            event.prevent_default();
            let pressed = event
                .dyn_ref::<SubmitEvent>()
                .and_then(SubmitEvent::submitter);
            let pressed = pressed.and_then(|button| button.get_attribute("value"));
            self.wire
                .update_value(|wire| wire.then(pressed.unwrap_or_default()));
        } else {
            self.wire.update_value(Wire::begin);
        }
    }

    fn tick(self) {
        if document().is_some_and(|document| !document.hidden()) {
            self.flush();
            spawn_local(async move { self.ask().await });
        }
    }

    fn left(self, event: &Event) {
        // Of the sheet's ground, too: with it what waited can go.
        if Cell::around(event.target()).is_some_and(|cell| cell.is_touched())
            || element(event.target()).is_some_and(|element| element.id() == "ground")
        {
            self.soon();
        }
    }

    fn soon(self) {
        set_timeout(move || self.flush(), AFTER);
    }

    fn key(self, event: &KeyboardEvent) {
        let is_undo = (event.ctrl_key() || event.meta_key()) && event.key() == "z";
        if is_undo {
            let is_typing = Cell::of(event.target()).is_none_or(|cell| cell.is_touched());
            if !is_typing {
                event.prevent_default();
                self.undo();
            }
            return;
        }
        let cell = Cell::of(event.target());
        if let Some(cell) = cell.filter(|_| event.key() == "Escape") {
            cell.undo_typing(&word(told::MIRROR));
            cell.edit(false);
        } else if keys::pressed(event) {
            event.prevent_default();
        }
    }

    /// Keeps theirs, or sends one's own again.
    fn chosen(self, event: &Event) {
        let (Some(pressed), Some(cell)) = (element(event.target()), Cell::around(event.target()))
        else {
            return;
        };
        if let Some(theirs) = pressed.get_attribute("data-theirs") {
            cell.take(&theirs, &word(told::MIRROR));
            cell.say("saving", "");
        } else if pressed.has_attribute("data-mine") {
            cell.forgive();
            self.flush();
        } else {
            return;
        }
        cell.focus();
    }

    /// Sends what was left, one command at a time; what got no answer is sent again as it was.
    fn flush(self) {
        if self.wire.with_value(Wire::is_busy) {
            return;
        }
        let pending = self.wire.try_update_value(Wire::take).flatten();
        let Some(sent) = pending.or_else(|| wire::next(language())) else {
            if wire::lacks_ground() {
                status("saving refused", &word(told::GROUND_FIRST));
            }
            return;
        };
        self.wire.update_value(Wire::begin);
        let sending = word(told::SENDING);
        for cell in sent.cells() {
            cell.say("saving waiting", &sending);
        }
        status("saving waiting", &sending);
        spawn_local(async move {
            let answer = post("/api/record_figures", &sent.body).await;
            let pressed = self.wire.try_update_value(Wire::end).flatten();
            let said = answer.as_ref().and_then(|answer| text(answer, "said"));
            if let (Some(answer), Some(said)) = (answer, said.filter(|said| !said.is_empty())) {
                self.answered(&sent, &answer, &said);
            } else {
                let offline = word(told::OFFLINE);
                for cell in sent.cells() {
                    cell.say("saving refused", &offline);
                }
                status("saving refused", &offline);
                self.wire.update_value(|wire| wire.put(sent));
            }
            if let Some(pressed) = pressed {
                wire::press(&pressed);
            }
        });
    }

    fn answered(self, sent: &wire::Sent, answer: &JsValue, said: &str) {
        let mirror = word(told::MIRROR);
        if let Some(next) = text(answer, "next") {
            write(id::UNDONE, &sent.command);
            cell::show(id::UNDO);
            write(id::COMMAND, &next);
            saved(answer, &mirror);
            status("saving saved", said);
        } else {
            // Of what is wrong each cell says so itself; the rest goes on its way.
            let mut told = false;
            for row in answer::list(answer, "rows") {
                let at = number(&row, "row").and_then(|row| row.parse::<usize>().ok());
                if let Some(cell) = at.and_then(|at| sent.cell(at)) {
                    cell.refuse(&row);
                    told = true;
                }
            }
            if !told {
                sent.cells().for_each(|cell| cell.give_up(said));
            }
            status("saving refused", said);
        }
        self.soon();
    }

    /// Takes the last action back.
    fn undo(self) {
        if !self.wire.with_value(Wire::is_idle) {
            return;
        }
        let Some(body) = wire::undo(language()) else {
            return;
        };
        self.wire.update_value(Wire::begin);
        spawn_local(async move {
            let answer = post("/api/undo_figures", &body.body).await;
            self.wire.update_value(|wire| drop(wire.end()));
            let Some(answer) = answer else {
                return status("saving refused", &word(told::OFFLINE));
            };
            let said = text(&answer, "said").unwrap_or_default();
            match text(&answer, "next") {
                Some(next) => {
                    write(id::UNDONE, &body.command);
                    write(id::COMMAND, &next);
                    saved(&answer, &word(told::MIRROR));
                    status("saving saved", &said);
                }
                None => status("saving refused", &said),
            }
        });
    }

    /// Marks what others changed; a cell that is being typed into keeps what is typed.
    async fn ask(self) {
        let Some(answer) = get(language(), &word(told::SINCE)).await else {
            return;
        };
        if let (Some(since), Some(form)) = (number(&answer, "since"), form()) {
            form.set_attribute(told::SINCE, &since).ok();
        }
        for row in answer::list(&answer, "rows") {
            if let Some(cell) = text(&row, "at").and_then(|at| Cell::at(&at)) {
                cell.marked(&row);
            }
        }
    }
}

fn entered(event: &Event) {
    if let Some(cell) = Cell::of(event.target()) {
        cell.edit(false);
    }
}

/// One value goes where the cursor is; a block goes to be looked at first.
fn pasted(event: &ClipboardEvent) {
    let data = event.clipboard_data();
    let text = data.and_then(|data| data.get_data("text/plain").ok());
    let is_block = |text: &String| text.trim_end().contains(['\t', '\n']);
    if let Some(text) = text.filter(is_block)
        && let Some((row, column)) = keys::place(event.target())
    {
        event.prevent_default();
        wire::preview(&text, row, column);
    }
}

fn saved(answer: &JsValue, mirror: &str) {
    for row in answer::list(answer, "rows") {
        if let Some(cell) = text(&row, "at").and_then(|at| Cell::at(&at)) {
            cell.saved(&row, mirror);
        }
    }
}

fn status(class: &str, words: &str) {
    if let Some(place) = document().and_then(|page| page.get_element_by_id(id::STATUS)) {
        place.set_class_name(class);
        place.set_text_content(Some(words));
    }
}

fn typed(event: &Event) {
    if let Some(cell) = Cell::of(event.target()) {
        cell.edit(true);
        cell.keep(&word(told::MIRROR));
        cell.remember();
        cell.say("saving", &word(told::UNSENT));
    }
}

fn form() -> Option<Element> {
    document()?.get_element_by_id(id::FORM)
}

/// What the page gave the island under a name.
fn word(name: &str) -> String {
    form()
        .and_then(|form| form.get_attribute(name))
        .unwrap_or_default()
}

/// An element's ancestor, or itself, that fits a selector.
fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}
