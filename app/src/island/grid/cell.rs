//! A cell as it stands in the page: its value, what it was when it was last saved, the revision
//! that is known, and where it says how far it has come.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, EventTarget, HtmlInputElement, HtmlTableCellElement, Storage, window,
};

use super::{closest, id, number, text, told, word};

pub fn document() -> Option<Document> {
    window()?.document()
}

pub fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Fields of every kind have a value; only this one's name is used for it.
pub fn field(id: &str) -> Option<HtmlInputElement> {
    Some(by_id(id)?.unchecked_into())
}

pub fn write(id: &str, value: &str) {
    if let Some(field) = field(id) {
        field.set_value(value);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// What was sent and is not answered yet.
const BEING_SENT: &str = "data-sent";
/// Set while a value was refused: it is not sent again until it is touched.
const BAD: &str = "data-bad";
/// Set while arrows move within the text.
const EDIT: &str = "data-edit";
/// Set while the island's own words stand where the server's were.
const SAYING: &str = "saying";
/// Where a cell remembers what the server said of it.
const STOOD: &str = "stood";

/// The fields of a cell, each by its place in it.
#[derive(Clone, Copy)]
pub enum Part {
    At,
    Base,
    Was,
    Value,
    State,
}

/// The names under which the parts are sent.
pub const SENT: [&str; 4] = ["at", "base", "was", "value"];

/// The characters of indicator and unit, with the dot between them: the id of a row.
const ROW: usize = 53;

#[derive(Clone, PartialEq)]
pub struct Cell(Element);

impl Cell {
    /// The cells that came with something typed into them.
    pub fn typed() -> Vec<Self> {
        let mut cells = Vec::new();
        let found = document().and_then(|page| page.query_selector_all("td.typed").ok());
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
        field.parent_element().map(Self)
    }

    /// The cell that something is in.
    pub fn around(target: Option<EventTarget>) -> Option<Self> {
        let cell = Self(closest(&element(target)?, "td.cell")?);
        cell.part(Part::Value).is_some().then_some(cell)
    }

    /// The cell of a place, as its form names it; of an earlier period it becomes a field.
    pub fn at(at: &str) -> Option<Self> {
        let row = by_id(at.get(..ROW)?)?;
        let head: HtmlTableCellElement = by_id(at.get(ROW + 1..)?)?.unchecked_into();
        let column = u32::try_from(head.cell_index()).ok()?;
        Self::open(row.children().item(column)?)
    }

    /// Makes a field of an earlier period's cell, if it can be entered and is none yet.
    pub fn open(place: Element) -> Option<Self> {
        let cell = Self(place);
        if cell.part(Part::Value).is_some() {
            return Some(cell);
        }
        let place = &cell.0;
        if place.class_list().contains("locked") {
            return None;
        }
        let shown = place.text_content().unwrap_or_default();
        let value = place.get_attribute("data-entry").unwrap_or(shown);
        let base = place.get_attribute("data-base");
        let row = place.parent_element()?;
        let heads = closest(place, "table")?.query_selector("tr").ok()??;
        let head = heads.children().item(index(place))?;
        place.set_inner_html(&by_id(id::OPENED)?.inner_html());
        place.class_list().add_1("opened").ok();
        cell.put(Part::At, &(row.id() + "." + &head.id()));
        cell.put(Part::Base, base.as_deref().unwrap_or("0"));
        cell.put(Part::Was, &value);
        cell.put(Part::Value, &value);
        let count = document()?.query_selector_all(".value").ok()?.length();
        let name = "rows[".to_owned() + &count.to_string() + "][";
        for (at, part) in [Part::At, Part::Base, Part::Was, Part::Value]
            .into_iter()
            .enumerate()
        {
            if let Some(field) = cell.part(part) {
                field.set_name(&(name.clone() + SENT[at] + "]"));
            }
        }
        let label = row.query_selector(".row-name").ok()??.text_content()?;
        let label = label + ", " + head.text_content()?.trim();
        cell.part(Part::Value)?
            .set_attribute("aria-label", &label)
            .ok();
        let note = cell.note()?;
        note.set_name(&(name + "note]"));
        let mut state = told::DRAFT;
        if place.class_list().contains("public") {
            state = told::PUBLISHED;
            // A correction is not taken without a reason.
            note.set_placeholder(&word(told::REASON));
            cell.show_note();
        }
        if base.is_some() {
            let said = ["<span class=\"saving\">", &word(state), "</span>"].concat();
            cell.state()?.set_inner_html(&said);
        }
        Some(cell)
    }

    pub fn place(&self) -> &Element {
        &self.0
    }

    pub fn part(&self, part: Part) -> Option<HtmlInputElement> {
        Some(self.0.children().item(part as u32)?.unchecked_into())
    }

    pub fn note(&self) -> Option<HtmlInputElement> {
        let note = self.0.last_element_child()?.last_element_child()?;
        Some(note.unchecked_into())
    }

    pub fn show_note(&self) {
        if let Some(note) = self.0.last_element_child() {
            note.set_attribute("open", "").ok();
        }
    }

    pub fn value(&self, part: Part) -> String {
        self.part(part)
            .map(|field| field.value())
            .unwrap_or_default()
    }

    pub fn noted(&self) -> String {
        self.note().map(|note| note.value()).unwrap_or_default()
    }

    fn put(&self, part: Part, value: &str) {
        if let Some(field) = self.part(part) {
            field.set_value(value);
        }
    }

    fn put_note(&self, value: &str) {
        if let Some(note) = self.note() {
            note.set_value(value);
        }
    }

    /// Everything that is typed in it, as it is kept and compared.
    fn seen(&self) -> String {
        self.value(Part::Value) + "\n" + &self.noted()
    }

    /// Whether there is something that is not saved.
    pub fn is_touched(&self) -> bool {
        self.value(Part::Value) != self.value(Part::Was) || !self.noted().is_empty()
    }

    /// Whether it can be sent: touched, no longer being typed into, and not refused as it is.
    pub fn is_ready(&self) -> bool {
        self.is_touched()
            && !self.is_being_edited()
            && self
                .0
                .get_attribute(BAD)
                .is_none_or(|bad| bad != self.seen())
    }

    /// Its value is being typed into, or somebody is at its note.
    fn is_being_edited(&self) -> bool {
        let active = document().and_then(|page| page.active_element());
        active.is_some_and(|active| {
            let is_value = active.class_list().contains("value");
            active.tag_name() == "INPUT"
                && (!is_value || active.has_attribute(EDIT))
                && self.0.contains(Some(&active))
        })
    }

    pub fn focus(&self) {
        if let Some(field) = self.part(Part::Value) {
            field.focus().ok();
        }
    }

    /// Whether arrows move within the text, or from cell to cell with all of it selected.
    pub fn edit(&self, edits: bool) {
        if let Some(field) = self.part(Part::Value) {
            if !edits {
                field.remove_attribute(EDIT).ok();
                field.select();
            } else if !field.has_attribute(EDIT) {
                field.set_attribute(EDIT, "").ok();
            }
        }
    }

    pub fn is_edited(&self) -> bool {
        self.part(Part::Value)
            .is_some_and(|field| field.has_attribute(EDIT))
    }

    fn state(&self) -> Option<Element> {
        self.0.children().item(Part::State as u32)
    }

    /// Says how far it has come, in words of the island's own. What the server said before is put
    /// aside, to be seen again if the typing is taken back.
    pub fn say(&self, class: &str, words: &str) {
        let Some(state) = self.state() else {
            return;
        };
        let place = if state.class_list().contains(SAYING) {
            state.first_element_child()
        } else {
            Reflect::set(&self.0, &STOOD.into(), &state).ok();
            Self::begin_to_say(&state)
        };
        if let Some(place) = place {
            // Said once for all keys of a word: what changes nothing need not be drawn again.
            if place.text_content().as_deref() != Some(words) {
                place.set_text_content(Some(words));
            }
            if place.class_name() != class {
                place.set_class_name(class);
                if let Some(state) = place.parent_element() {
                    // What was refused may take more than a line.
                    let is_long = class.contains("refused");
                    state.class_list().toggle_with_force("long", is_long).ok();
                }
            }
        }
    }

    /// A place for words of the island's own, where the server's were.
    fn begin_to_say(state: &Element) -> Option<Element> {
        let fresh: Element = state.clone_node().ok()?.unchecked_into();
        fresh.class_list().add_1(SAYING).ok();
        let place = document()?.create_element("span").ok()?;
        fresh.append_child(&place).ok();
        state.replace_with_with_node_1(&fresh).ok();
        Some(place)
    }

    /// What the server said of it is seen again.
    fn say_no_more(&self) {
        let stood = Reflect::get(&self.0, &STOOD.into()).unwrap_or_default();
        if let (Some(state), Ok(stood)) = (self.state(), stood.dyn_into::<Element>())
            && state.class_list().contains(SAYING)
        {
            state.replace_with_with_node_1(&stood).ok();
        }
    }

    /// Finished markup of our own server, in which all that people typed is escaped.
    fn show(&self, row: &JsValue) {
        if let (Some(state), Some(markup)) = (self.state(), text(row, "status")) {
            state.class_list().remove_2(SAYING, "long").ok();
            state.set_inner_html(&markup);
        }
    }

    fn wrong(&self, is_wrong: bool) {
        if let Some(field) = self.part(Part::Value) {
            field
                .set_attribute("aria-invalid", if is_wrong { "true" } else { "false" })
                .ok();
        }
    }

    /// What was sent is saved; what was typed since is not.
    pub fn saved(&self, row: &JsValue, mirror: &str) {
        let value = text(row, "value").unwrap_or_default();
        // Where nothing was sent, another action was taken back: it is no reason to drop typing.
        let is_as_sent = match self.0.get_attribute(BEING_SENT) {
            Some(sent) => sent == self.value(Part::Value),
            None => !self.is_touched(),
        };
        self.0.remove_attribute(BEING_SENT).ok();
        self.put(Part::Base, &number(row, "base").unwrap_or_default());
        self.put(Part::Was, &value);
        self.0.remove_attribute(BAD).ok();
        self.wrong(false);
        self.show(row);
        if is_as_sent {
            self.put(Part::Value, &value);
            self.put_note("");
            self.forget(mirror);
        }
    }

    pub fn is_being_sent(&self) {
        self.0
            .set_attribute(BEING_SENT, &self.value(Part::Value))
            .ok();
    }

    /// Says why, and does not send the same again. After a conflict the next sending knows what
    /// stands there.
    pub fn refuse(&self, row: &JsValue) {
        if let Some(base) = number(row, "base") {
            self.put(Part::Base, &base);
        }
        self.not_again();
        self.wrong(true);
        self.show(row);
        // The reason that is asked for is written there.
        self.show_note();
    }

    pub fn give_up(&self, said: &str) {
        self.not_again();
        self.say("saving refused", said);
    }

    fn not_again(&self) {
        self.0.remove_attribute(BEING_SENT).ok();
        self.0.set_attribute(BAD, &self.seen()).ok();
    }

    /// The same may be sent again.
    pub fn forgive(&self) {
        self.0.remove_attribute(BAD).ok();
    }

    /// Takes somebody else's value.
    pub fn take(&self, theirs: &str, mirror: &str) {
        self.put(Part::Value, theirs);
        self.put(Part::Was, theirs);
        self.put_note("");
        self.forgive();
        self.wrong(false);
        self.forget(mirror);
    }

    /// Shows what somebody else changed. What is typed here stays, and will be a conflict.
    pub fn marked(&self, row: &JsValue) {
        self.show(row);
        if !self.is_touched() {
            self.put(Part::Base, &number(row, "base").unwrap_or_default());
            let value = text(row, "value").unwrap_or_default();
            self.put(Part::Value, &value);
            self.put(Part::Was, &value);
        }
    }

    fn key(&self, mirror: &str) -> String {
        mirror.to_owned() + "/" + &self.value(Part::At)
    }

    /// Keeps what is typed on this machine until it is saved.
    pub fn keep(&self, mirror: &str) {
        if let Some(storage) = storage() {
            storage.set_item(&self.key(mirror), &self.seen()).ok();
        }
    }

    fn forget(&self, mirror: &str) {
        if let Some(storage) = storage() {
            storage.remove_item(&self.key(mirror)).ok();
        }
    }

    /// Puts back what was kept of this sheet; answers where there was something.
    pub fn restored(mirror: &str) -> Vec<Self> {
        let mut restored = Vec::new();
        let Some(storage) = storage() else {
            return restored;
        };
        let prefix = mirror.to_owned() + "/";
        let count = storage.length().unwrap_or_default();
        let keys: Vec<String> = (0..count)
            .filter_map(|at| storage.key(at).ok().flatten())
            .collect();
        for key in keys {
            let cell = key.strip_prefix(&prefix).and_then(Self::at);
            let kept = storage.get_item(&key).ok().flatten();
            if let (Some(cell), Some(kept)) = (cell, kept) {
                let (value, note) = kept.split_once('\n').unwrap_or((&kept, ""));
                cell.put(Part::Value, value);
                if !cell.is_touched() {
                    // It was saved after all, with its note.
                    cell.forget(mirror);
                    continue;
                }
                cell.put_note(note);
                if !note.is_empty() {
                    cell.show_note();
                }
                restored.push(cell);
            }
        }
        restored
    }

    pub fn undo_typing(&self, mirror: &str) {
        let was = self.value(Part::Was);
        self.put(Part::Value, &was);
        self.settle(mirror);
    }

    /// There is nothing of it to be sent.
    pub fn settle(&self, mirror: &str) {
        self.say_no_more();
        self.forget(mirror);
    }
}

/// Which child of its row a cell is.
pub fn index(cell: &Element) -> u32 {
    let cell: &HtmlTableCellElement = cell.unchecked_ref();
    u32::try_from(cell.cell_index()).unwrap_or_default()
}
