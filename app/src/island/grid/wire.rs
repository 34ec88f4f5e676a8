//! What goes over the wire: the sheet's own fields, as its form would send them.

use domain::Language;
use js_sys::futures::JsFuture;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Headers, HtmlElement, HtmlFormElement, RequestInit, Response, UrlSearchParams, window,
};

use super::{
    cell::{Cell, document, field, write},
    id,
};

/// One command at a time; what got no answer waits to be sent again as it was.
#[derive(Default)]
pub struct Wire {
    is_busy: bool,
    pending: Option<Sent>,
    /// The value of the form's button that was pressed meanwhile.
    pressed: Option<String>,
}

impl Wire {
    pub const fn is_busy(&self) -> bool {
        self.is_busy
    }

    /// Nothing is on its way, and nothing waits to be sent again.
    pub const fn is_idle(&self) -> bool {
        !self.is_busy && self.pending.is_none()
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
}

/// A command as it is sent, and the places of its cells.
pub struct Sent {
    pub command: String,
    pub body: String,
    places: Vec<String>,
}

impl Sent {
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        self.places.iter().filter_map(|at| Cell::at(at))
    }

    pub fn cell(&self, row: usize) -> Option<Cell> {
        Cell::at(self.places.get(row)?)
    }
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

/// Everything that was touched and left, in one command.
pub fn next(language: Language) -> Option<Sent> {
    let cells: Vec<_> = Cell::all().into_iter().filter(Cell::is_ready).collect();
    if cells.is_empty() || lacks_ground() {
        return None;
    }
    let command = value(id::COMMAND);
    let body = begun(language, &command)?;
    body.append("programme", &value("programme"));
    body.append("ground", &value("ground"));
    let mut places = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let name = "rows[".to_owned() + &at.to_string() + "][";
        for part in ["at", "base", "was", "value", "note"] {
            body.append(&(name.clone() + part + "]"), &cell.value(part));
        }
        cell.is_being_sent();
        places.push(cell.value("at"));
    }
    Some(Sent {
        command,
        body: body.to_string().into(),
        places,
    })
}

/// The command that takes the last one back.
pub fn undo(language: Language) -> Option<Sent> {
    let undone = value(id::UNDONE);
    if undone.is_empty() {
        return None;
    }
    let command = value(id::COMMAND);
    let body = begun(language, &command)?;
    body.append("command", &undone);
    Some(Sent {
        command,
        body: body.to_string().into(),
        places: Vec::new(),
    })
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
