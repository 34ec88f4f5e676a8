//! A cell as it stands in the page: its value, what it was when it was last saved, the revision
//! that is known, and where it says how far it has come.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, HtmlInputElement, Storage, window};

use super::{closest, number, text};

pub fn document() -> Option<Document> {
    window()?.document()
}

pub fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// Fields of every kind have a value; only this one's name is used for it.
pub fn field(id: &str) -> Option<HtmlInputElement> {
    Some(document()?.get_element_by_id(id)?.unchecked_into())
}

pub fn write(id: &str, value: &str) {
    if let Some(field) = field(id) {
        field.set_value(value);
    }
}

pub fn show(id: &str) {
    if let Some(field) = field(id) {
        field.set_hidden(false);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// What was said of a cell before something was typed.
const STOOD: &str = "data-stood";
/// Set while a value was refused: it is not sent again until it is touched.
const BAD: &str = "data-bad";
/// Set while arrows move within the text.
const EDIT: &str = "data-edit";

pub struct Cell(Element);

impl Cell {
    pub fn all() -> Vec<Self> {
        let mut cells = Vec::new();
        let found = document().and_then(|page| page.query_selector_all("td.now").ok());
        if let Some(found) = found {
            for at in 0..found.length() {
                let cell = found.item(at).and_then(|node| node.dyn_into().ok());
                cells.extend(cell.map(Self));
            }
        }
        cells
    }

    /// The cell whose value field this is.
    pub fn of(target: Option<EventTarget>) -> Option<Self> {
        let field = element(target)?;
        field.class_list().contains("value").then_some(())?;
        closest(&field, "td").map(Self)
    }

    /// The cell that something is in.
    pub fn around(target: Option<EventTarget>) -> Option<Self> {
        closest(&element(target)?, "td.now").map(Self)
    }

    /// The cell of a place, as its form names it.
    pub fn at(at: &str) -> Option<Self> {
        let selector = "td.now>[value='".to_owned() + at + "']";
        let field = document()?.query_selector(&selector).ok().flatten()?;
        field.parent_element().map(Self)
    }

    pub fn part(&self, name: &str) -> Option<HtmlInputElement> {
        let selector = "[name$='[".to_owned() + name + "]']";
        let field = self.0.query_selector(&selector).ok().flatten()?;
        Some(field.unchecked_into())
    }

    pub fn value(&self, name: &str) -> String {
        self.part(name)
            .map(|field| field.value())
            .unwrap_or_default()
    }

    fn put(&self, name: &str, value: &str) {
        if let Some(field) = self.part(name) {
            field.set_value(value);
        }
    }

    /// Whether there is something that is not saved.
    pub fn is_touched(&self) -> bool {
        self.value("value") != self.value("was") || !self.value("note").is_empty()
    }

    /// Whether it can be sent: touched, left, and not refused as it is.
    pub fn is_ready(&self) -> bool {
        let seen = self.value("value") + "\n" + &self.value("note");
        let is_refused = self.0.get_attribute(BAD).is_some_and(|bad| bad == seen);
        self.is_touched() && !is_refused && !self.has_focus()
    }

    fn has_focus(&self) -> bool {
        let active = document().and_then(|page| page.active_element());
        active.is_some_and(|active| self.0.contains(Some(&active)))
    }

    pub fn focus(&self) {
        if let Some(field) = self.part("value") {
            field.focus().ok();
        }
    }

    /// Whether arrows move within the text, or from cell to cell with all of it selected.
    pub fn edit(&self, edits: bool) {
        if let Some(field) = self.part("value") {
            if edits {
                field.set_attribute(EDIT, "").ok();
            } else {
                field.remove_attribute(EDIT).ok();
                field.select();
            }
        }
    }

    pub fn is_edited(&self) -> bool {
        self.part("value")
            .is_some_and(|field| field.has_attribute(EDIT))
    }

    fn said(&self) -> Option<Element> {
        self.0.query_selector(".cell-state").ok().flatten()
    }

    /// Says how far it has come, in words.
    pub fn say(&self, class: &str, words: &str) {
        // Said once for all keys of a word: what changes nothing need not be drawn again.
        let stands = self.said().and_then(|said| said.text_content());
        if !words.is_empty() && stands.as_deref() == Some(words) {
            return;
        }
        let place = document().and_then(|page| page.create_element("span").ok());
        if let (Some(said), Some(place)) = (self.said(), place) {
            place.set_class_name(class);
            place.set_text_content(Some(words));
            said.set_text_content(None);
            said.append_child(&place).ok();
        }
    }

    /// Finished markup of our own server, in which all that people typed is escaped.
    fn show(&self, row: &JsValue) {
        self.0.remove_attribute(STOOD).ok();
        if let (Some(said), Some(markup)) = (self.said(), text(row, "status")) {
            said.set_inner_html(&markup);
        }
    }

    fn wrong(&self, is_wrong: bool) {
        if let Some(field) = self.part("value") {
            field
                .set_attribute("aria-invalid", if is_wrong { "true" } else { "false" })
                .ok();
        }
    }

    /// What was sent is saved; what was typed since is not.
    pub fn saved(&self, row: &JsValue, mirror: &str) {
        let value = text(row, "value").unwrap_or_default();
        let is_as_sent = self
            .0
            .get_attribute("data-sent")
            .is_none_or(|sent| sent == self.value("value"));
        self.put("base", &number(row, "base").unwrap_or_default());
        self.put("was", &value);
        self.0.remove_attribute(BAD).ok();
        self.wrong(false);
        self.show(row);
        if is_as_sent {
            self.put("value", &value);
            self.put("note", "");
            self.forget(mirror);
        }
    }

    pub fn is_being_sent(&self) {
        self.0.set_attribute("data-sent", &self.value("value")).ok();
    }

    /// Says why, and does not send the same again. After a conflict the next sending knows what
    /// stands there.
    pub fn refuse(&self, row: &JsValue) {
        if let Some(base) = number(row, "base") {
            self.put("base", &base);
        }
        self.not_again();
        self.wrong(true);
        self.show(row);
        // The reason that is asked for is written there.
        if let Ok(Some(note)) = self.0.query_selector("details") {
            note.set_attribute("open", "").ok();
        }
    }

    pub fn give_up(&self, said: &str) {
        self.not_again();
        self.say("saving refused", said);
    }

    fn not_again(&self) {
        let seen = self.value("value") + "\n" + &self.value("note");
        self.0.set_attribute(BAD, &seen).ok();
    }

    /// The same may be sent again.
    pub fn forgive(&self) {
        self.0.remove_attribute(BAD).ok();
    }

    /// Takes somebody else's value.
    pub fn take(&self, theirs: &str, mirror: &str) {
        self.put("value", theirs);
        self.put("was", theirs);
        self.put("note", "");
        self.forgive();
        self.wrong(false);
        self.forget(mirror);
    }

    /// Shows what somebody else changed. What is typed here stays, and will be a conflict.
    pub fn marked(&self, row: &JsValue) {
        self.show(row);
        if !self.is_touched() {
            self.put("base", &number(row, "base").unwrap_or_default());
            let value = text(row, "value").unwrap_or_default();
            self.put("value", &value);
            self.put("was", &value);
        }
    }

    fn key(&self, mirror: &str) -> String {
        mirror.to_owned() + "/" + &self.value("at")
    }

    /// Keeps what is typed on this machine until it is saved.
    pub fn keep(&self, mirror: &str) {
        if let Some(storage) = storage() {
            let value = self.value("value");
            storage.set_item(&self.key(mirror), &value).ok();
        }
    }

    fn forget(&self, mirror: &str) {
        if let Some(storage) = storage() {
            storage.remove_item(&self.key(mirror)).ok();
        }
    }

    /// Puts back what was kept; answers whether there was something.
    pub fn restore(&self, mirror: &str) -> bool {
        let kept = storage().and_then(|storage| storage.get_item(&self.key(mirror)).ok().flatten());
        match kept {
            Some(kept) if kept != self.value("was") => {
                self.put("value", &kept);
                true
            }
            Some(_) => {
                self.forget(mirror);
                false
            }
            None => false,
        }
    }

    /// What was said of the cell before something was typed, to be said again if it is taken back.
    pub fn remember(&self) {
        if let (Some(said), false) = (self.said(), self.0.has_attribute(STOOD)) {
            self.0.set_attribute(STOOD, &said.inner_html()).ok();
        }
    }

    pub fn undo_typing(&self, mirror: &str) {
        if let (Some(said), Some(stood)) = (self.said(), self.0.get_attribute(STOOD)) {
            self.0.remove_attribute(STOOD).ok();
            said.set_inner_html(&stood);
        }
        let was = self.value("was");
        self.put("value", &was);
        self.forget(mirror);
    }
}
