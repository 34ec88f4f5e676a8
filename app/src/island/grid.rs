//! A sheet of figures, as quick as a spreadsheet: moves by the keyboard, sends each cell when it
//! is left, keeps what is not sent yet on this machine, and shows what others change.
//!
//! A key does as little as it can: the cell is remembered as touched and says so. What was typed
//! is kept on this machine a moment later or when the page is left; a tab that crashes before
//! loses that moment.
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

use std::{cell::RefCell, time::Duration};

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
    /// From where in the journal others' changes are asked for.
    pub const SINCE: &str = "data-since";
    /// Which of the earlier periods is the first column.
    pub const FROM: &str = "data-from";
    /// What is said of an earlier period's value when it is edited.
    pub const DRAFT: &str = "data-draft";
    pub const PUBLISHED: &str = "data-published";
    pub const REASON: &str = "data-reason";
}

/// The ids by which the page and the island know the same elements.
pub mod id {
    pub const FORM: &str = "sheet";
    pub const COMMAND: &str = "sheet-id";
    pub const SHEET: &str = "sheet-path";
    pub const STATUS: &str = "sheet-status";
    pub const UNDO: &str = "undo";
    pub const UNDONE: &str = "undone";
    pub const REDO: &str = "redo";
    pub const REDONE: &str = "redone";
    /// What a cell of an earlier period is made of when it is edited.
    pub const OPENED: &str = "opened-cell";
    pub const PASTE: &str = "paste";
    pub const PASTE_GROUND: &str = "paste-ground";
    pub const PREVIEW: &str = "preview";
    pub const APPLY: &str = "apply";
}

/// How long after something is typed or left it is kept and sent, so that a run through a column is
/// one command.
const AFTER: Duration = Duration::from_millis(400);
/// How often others' changes are asked for, while the page is seen.
const ASK: Duration = Duration::from_secs(10);

#[island]
pub fn SheetIsland(children: Children) -> impl IntoView {
    // Only a browser has a page to listen to.
    if cfg!(feature = "hydrate") {
        Island.begin();
    }
    view! { <div>{children()}</div> }
}

/// What is listened to, by one listener on the whole page: less to fetch than one for each.
const HEARD: [&str; 7] = [
    "input", "focusin", "focusout", "keydown", "click", "paste", "submit",
];
/// What is listened to on the window, with the page's own.
const HEARD_OUTSIDE: [&str; 2] = ["online", "pagehide"];

thread_local! {
    /// One sheet a page. On the server nobody asks for it.
    static WIRE: RefCell<Wire> = RefCell::default();
}

fn wired<T>(work: impl FnOnce(&mut Wire) -> T) -> T {
    WIRE.with_borrow_mut(work)
}

#[derive(Clone, Copy)]
struct Island;

impl Island {
    /// Puts back what was not sent when the page was left, and begins to ask.
    fn begin(self) {
        let unsent = word(told::UNSENT);
        let restored = Cell::restored(&word(told::MIRROR));
        for cell in &restored {
            cell.say("saving", &unsent);
        }
        let cells: Vec<_> = restored.into_iter().chain(Cell::typed()).collect();
        if !cells.is_empty() {
            wired(|wire| cells.into_iter().for_each(|cell| wire.touch(cell)));
            self.soon();
        }
        let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| self.heard(&event));
        if let (Some(page), Some(window)) = (document(), window()) {
            let listener = hear.as_ref().unchecked_ref();
            for name in HEARD {
                page.add_event_listener_with_callback(name, listener).ok();
            }
            for name in HEARD_OUTSIDE {
                window.add_event_listener_with_callback(name, listener).ok();
            }
        }
        // As long as the page: there is nothing that could take it down.
        hear.forget();
        set_interval(move || self.tick(), ASK);
    }

    fn heard(self, event: &Event) {
        match &*event.type_() {
            "input" => self.typed(event),
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
            "submit" => Self::submitted(event),
            "pagehide" => Self::keep(),
            _ => self.flush(),
        }
    }

    /// The form itself is sent: by nothing else now, and not while a cell is on its way, as a
    /// command's id is for one content.
    fn submitted(event: &Event) {
        if element(event.target())
            .is_none_or(|form| form.get_attribute("id") != Some(id::FORM.into()))
        {
            return;
        }
        if wired(|wire| wire.is_busy()) {
            event.prevent_default();
            let pressed = event
                .dyn_ref::<SubmitEvent>()
                .and_then(SubmitEvent::submitter);
            let pressed = pressed.and_then(|button| button.get_attribute("value"));
            wired(|wire| wire.then(pressed.unwrap_or_default()));
        } else {
            wired(Wire::begin);
        }
    }

    fn tick(self) {
        if document().is_some_and(|document| !document.hidden()) {
            self.flush();
            spawn_local(async move { self.ask().await });
        }
    }

    fn typed(self, event: &Event) {
        let Some(cell) = Cell::around(event.target()) else {
            return;
        };
        if Cell::of(event.target()).is_some() {
            cell.edit(true);
        }
        cell.say("saving", &word(told::UNSENT));
        wired(|wire| wire.touch(cell));
        self.soon();
    }

    fn left(self, event: &Event) {
        // The sheet's ground, too: with it what waited can go.
        let is_ground = || element(event.target()).is_some_and(|left| left.id() == "ground");
        if Cell::around(event.target()).is_some() || is_ground() {
            self.soon();
        }
    }

    /// Keeps and sends what was typed, in a moment and once for all of it.
    fn soon(self) {
        let begins = |wire: &mut Wire| !wire.touched().is_empty() && wire.is_now_due();
        if wired(begins) {
            set_timeout(
                move || {
                    wired(Wire::is_no_longer_due);
                    Self::keep();
                    self.flush();
                },
                AFTER,
            );
        }
    }

    /// Keeps on this machine what is not saved.
    fn keep() {
        let mirror = word(told::MIRROR);
        wired(|wire| {
            for cell in wire.touched() {
                if cell.is_touched() {
                    cell.keep(&mirror);
                } else {
                    // What was typed is what stood there.
                    cell.settle(&mirror);
                }
            }
        });
    }

    fn key(self, event: &KeyboardEvent) {
        let cell = Cell::of(event.target());
        let is_held = event.ctrl_key() || event.meta_key();
        let step = match (&*event.key(), is_held) {
            ("z", true) => Some(id::UNDONE),
            ("y" | "Z", true) => Some(id::REDONE),
            _ => None,
        };
        if let Some(step) = step {
            // While something is typed the browser itself takes the typing back.
            let is_typing = match &cell {
                Some(cell) => cell.is_touched(),
                None => element(event.target()).is_none_or(|at| !at.class_list().contains("past")),
            };
            if !is_typing {
                event.prevent_default();
                wired(|wire| wire.step(step));
                self.flush();
            }
        } else if let Some(cell) = cell.filter(|_| event.key() == "Escape") {
            cell.undo_typing(&word(told::MIRROR));
            cell.edit(false);
        } else if keys::pressed(event) {
            event.prevent_default();
            self.soon();
        }
    }

    /// Keeps theirs, or sends one's own again; or edits what is text.
    fn chosen(self, event: &Event) {
        let Some(pressed) = element(event.target()) else {
            return;
        };
        let Some(cell) = Cell::around(event.target()) else {
            if let Some(place) = closest(&pressed, "td.past") {
                keys::edit(place);
            }
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

    /// Sends what was left, one command at a time, and then what is to be taken back; what got no
    /// answer is sent again as it was.
    fn flush(self) {
        if wired(|wire| wire.is_busy()) {
            return;
        }
        if let Some(sent) = wired(Wire::take) {
            return self.send(sent);
        }
        let ready = wired(Wire::ready);
        if ready.is_empty() {
            if let Some(step) = wired(Wire::next_step) {
                self.undo(step);
            }
        } else if wire::lacks_ground() {
            wired(Wire::no_more_steps);
            status("saving refused", &word(told::GROUND_FIRST));
        } else if let Some(sent) = wire::next(language(), ready) {
            self.send(sent);
        }
    }

    fn send(self, sent: wire::Sent) {
        wired(Wire::begin);
        let sending = word(told::SENDING);
        for cell in &sent.cells {
            cell.say("saving waiting", &sending);
        }
        status("saving waiting", &sending);
        spawn_local(async move {
            let answer = post("/api/record_figures", &sent.body).await;
            let pressed = wired(Wire::end);
            let said = answer.as_ref().and_then(|answer| text(answer, "said"));
            if let (Some(answer), Some(said)) = (answer, said.filter(|said| !said.is_empty())) {
                self.answered(&sent, &answer, &said);
            } else {
                let offline = word(told::OFFLINE);
                for cell in &sent.cells {
                    cell.say("saving refused", &offline);
                }
                status("saving refused", &offline);
                wired(|wire| {
                    wire.put(sent);
                    wire.no_more_steps();
                });
            }
            if let Some(pressed) = pressed {
                wire::press(&pressed);
            }
        });
    }

    fn answered(self, sent: &wire::Sent, answer: &JsValue, said: &str) {
        if text(answer, "next").is_some() {
            saved(answer, said);
        } else {
            // Of what is wrong each cell says so itself; the rest goes on its way.
            let mut told = false;
            for row in answer::list(answer, "rows") {
                let at = number(&row, "row").and_then(|row| row.parse::<usize>().ok());
                if let Some(cell) = at.and_then(|at| sent.cells.get(at)) {
                    cell.refuse(&row);
                    told = true;
                }
            }
            if !told {
                sent.cells.iter().for_each(|cell| cell.give_up(said));
            }
            status("saving refused", said);
            wired(Wire::no_more_steps);
        }
        self.go_on();
    }

    /// What was asked for meanwhile comes at once, what was typed meanwhile in a moment.
    fn go_on(self) {
        if wired(|wire| wire.has_steps()) {
            self.flush();
        } else {
            self.soon();
        }
    }

    /// Takes an action back, the one that a field names by now.
    fn undo(self, named_by: &'static str) {
        let Some(body) = wire::undo(language(), named_by) else {
            return wired(Wire::no_more_steps);
        };
        wired(Wire::begin);
        spawn_local(async move {
            let answer = post("/api/undo_figures", &body).await;
            wired(|wire| drop(wire.end()));
            let said = answer.as_ref().and_then(|answer| text(answer, "said"));
            match (answer, said) {
                (Some(answer), Some(said)) if text(&answer, "next").is_some() => {
                    saved(&answer, &said);
                }
                (_, said) => {
                    let said = said.unwrap_or_else(|| word(told::OFFLINE));
                    status("saving refused", &said);
                    wired(Wire::no_more_steps);
                }
            }
            self.go_on();
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

/// What an answer says is saved, and what can be taken back now.
fn saved(answer: &JsValue, said: &str) {
    let mirror = word(told::MIRROR);
    for row in answer::list(answer, "rows") {
        if let Some(cell) = text(&row, "at").and_then(|at| Cell::at(&at)) {
            cell.saved(&row, &mirror);
        }
    }
    write(id::COMMAND, &text(answer, "next").unwrap_or_default());
    offer(answer, (id::UNDO, id::UNDONE), ("undo", "undo_said"));
    offer(answer, (id::REDO, id::REDONE), ("redo", "redo_said"));
    status("saving saved", said);
}

/// Shows the form of an action, if there is one.
fn offer(answer: &JsValue, (form, command): (&str, &str), (named, said): (&str, &str)) {
    let named = text(answer, named).unwrap_or_default();
    write(command, &named);
    if let Some(form) = cell::field(form) {
        form.set_hidden(named.is_empty());
        if let Some(action) = form.query_selector(".taken-back").ok().flatten() {
            action.set_text_content(text(answer, said).as_deref());
        }
    }
}

fn status(class: &str, words: &str) {
    if let Some(place) = document().and_then(|page| page.get_element_by_id(id::STATUS)) {
        place.set_class_name(class);
        place.set_text_content(Some(words));
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
