//! What goes over the wire: the sheet's own fields, as its form would send them.

use domain::Language;
use js_sys::futures::JsFuture;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Headers, HtmlElement, HtmlFormElement, RequestInit, Response, UrlSearchParams, window,
};

use super::{
    cell::{Cell, Part, SENT, document, field, write},
    id,
};

/// One command at a time; what got no answer waits to be sent again as it was.
#[derive(Default)]
pub struct Wire {
    is_busy: bool,
    pending: Option<Sent>,
    /// The value of the form's button that was pressed meanwhile.
    pressed: Option<String>,
    /// The cells that were typed into, and are not saved: the only ones that are looked at.
    touched: Vec<Cell>,
    /// What is to be taken back or done again, each by the field that names the action then.
    steps: Vec<&'static str>,
    /// Whether it is seen to already that what was typed is kept and sent.
    is_due: bool,
}

impl Wire {
    pub const fn is_busy(&self) -> bool {
        self.is_busy
    }

    pub const fn begin(&mut self) {
        self.is_busy = true;
    }

    /// Answers which of the form's buttons was pressed meanwhile.
    pub fn end(&mut self) -> Option<String> {
        self.is_busy = false;
        self.pressed.take()
    }

    pub fn then(&mut self, pressed: String) {
        self.pressed = Some(pressed);
    }

    pub fn put(&mut self, sent: Sent) {
        self.pending = Some(sent);
    }

    pub fn take(&mut self) -> Option<Sent> {
        self.pending.take()
    }

    pub fn touch(&mut self, cell: Cell) {
        if !self.touched.contains(&cell) {
            self.touched.push(cell);
        }
    }

    pub fn touched(&self) -> &[Cell] {
        &self.touched
    }

    pub fn step(&mut self, named_by: &'static str) {
        self.steps.push(named_by);
    }

    pub fn next_step(&mut self) -> Option<&'static str> {
        (!self.steps.is_empty()).then(|| self.steps.remove(0))
    }

    pub const fn has_steps(&self) -> bool {
        !self.steps.is_empty()
    }

    pub fn no_more_steps(&mut self) {
        self.steps.clear();
    }

    /// Whether nobody else sees to it.
    pub const fn is_now_due(&mut self) -> bool {
        !std::mem::replace(&mut self.is_due, true)
    }

    pub const fn is_no_longer_due(&mut self) {
        self.is_due = false;
    }

    /// Everything that was touched and left.
    pub fn ready(&mut self) -> Vec<Cell> {
        self.touched.retain(Cell::is_touched);
        let ready = self.touched.iter().filter(|cell| cell.is_ready());
        ready.cloned().collect()
    }
}

/// A command as it is sent, and its cells.
pub struct Sent {
    pub body: String,
    pub cells: Vec<Cell>,
}

fn value(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}

pub fn lacks_ground() -> bool {
    value("ground").trim().is_empty()
}

/// The fields that every command of the sheet has.
fn begun(language: Language, command: &str) -> Option<UrlSearchParams> {
    let body = UrlSearchParams::new().ok()?;
    body.append("id", command);
    body.append("language", language.code());
    body.append("sheet", &value(id::SHEET));
    Some(body)
}

/// These cells in one command.
pub fn next(language: Language, cells: Vec<Cell>) -> Option<Sent> {
    let body = begun(language, &value(id::COMMAND))?;
    body.append("programme", &value("programme"));
    body.append("ground", &value("ground"));
    for (at, cell) in cells.iter().enumerate() {
        let name = "rows[".to_owned() + &at.to_string() + "][";
        for (part, sent) in [Part::At, Part::Base, Part::Was, Part::Value]
            .into_iter()
            .zip(SENT)
        {
            body.append(&(name.clone() + sent + "]"), &cell.value(part));
        }
        body.append(&(name + "note]"), &cell.noted());
        cell.is_being_sent();
    }
    Some(Sent {
        body: body.to_string().into(),
        cells,
    })
}

/// The command that takes an action back.
pub fn undo(language: Language, named_by: &str) -> Option<String> {
    let undone = value(named_by);
    if undone.is_empty() {
        return None;
    }
    let body = begun(language, &value(id::COMMAND))?;
    body.append("command", &undone);
    Some(body.to_string().into())
}

/// Sends a block to be looked at, by the form that is there for it.
pub fn preview(text: &str, row: u32, column: Option<String>) {
    write("text", text);
    write("row", &row.to_string());
    write("column", &column.unwrap_or_default());
    write(id::PASTE_GROUND, &value("ground"));
    let form = document().and_then(|page| page.get_element_by_id(id::PASTE));
    if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        form.submit().ok();
    }
}

/// Presses one of the form's buttons.
pub fn press(value: &str) {
    let selector = "#".to_owned() + id::FORM + " button[value='" + value + "']";
    let button = document().and_then(|page| page.query_selector(&selector).ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// Posts; none when no answer came, or none that can be read.
pub async fn post(path: &str, body: &str) -> Option<JsValue> {
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&body.into());
    fetch(path, &request).await
}

/// Asks what others changed since a moment.
pub async fn get(language: Language, since: &str) -> Option<JsValue> {
    let query = begun(language, "")?;
    query.append("since", since);
    let path = "/api/sheet_marks?".to_owned() + &String::from(query.to_string());
    fetch(&path, &RequestInit::new()).await
}

async fn fetch(path: &str, request: &RequestInit) -> Option<JsValue> {
    let headers = Headers::new().ok()?;
    headers.set("Accept", "application/json").ok()?;
    headers
        .set("Content-Type", "application/x-www-form-urlencoded")
        .ok()?;
    request.set_headers(&headers);
    let sent = window()?.fetch_with_str_and_init(path, request);
    let response: Response = JsFuture::from(sent).await.ok()?.dyn_into().ok()?;
    JsFuture::from(response.json().ok()?).await.ok()
}
