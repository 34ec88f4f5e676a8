//! The form as it stands in the page: its elements by their ids, and the address it posts to.
//! An element that is missing is passed over; the form then does what it does without script.

use js_sys::{Array, JSON, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, FormData, Headers, HtmlElement, HtmlFormElement, HtmlInputElement,
    RequestInit, Response, UrlSearchParams, window,
};

use super::id;

/// Where what was typed is on its way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Idle,
    /// Sent, and not answered yet.
    Waiting,
    Saved,
    Refused,
    Conflict,
}

impl Status {
    /// Its class and its icon.
    const fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Idle => ("saving", "#"),
            Self::Waiting => ("saving waiting", "#i-waiting"),
            Self::Saved => ("saving saved", "#i-kept"),
            Self::Refused => ("saving refused", "#i-refused"),
            Self::Conflict => ("saving conflict", "#i-conflict"),
        }
    }
}

/// The fields that can be wrong.
const FIELDS: [&str; 3] = ["value", "ground", "note"];

pub struct Sheet(Document);

impl Sheet {
    pub fn here() -> Option<Self> {
        window()?.document().map(Self)
    }

    fn element<T: JsCast>(&self, id: &str) -> Option<T> {
        self.0.get_element_by_id(id)?.dyn_into().ok()
    }

    pub fn input(&self, id: &str) -> Option<HtmlInputElement> {
        self.element(id)
    }

    pub fn put(&self, id: &str, value: &str) {
        if let Some(input) = self.input(id) {
            input.set_value(value);
        }
    }

    pub fn write(&self, id: &str, text: &str) {
        if let Some(element) = self.0.get_element_by_id(id) {
            element.set_text_content(Some(text));
        }
    }

    pub fn hide(&self, id: &str, hidden: bool) {
        if let Some(element) = self.element::<HtmlElement>(id) {
            element.set_hidden(hidden);
        }
    }

    pub fn focus(&self, id: &str) {
        if let Some(element) = self.element::<HtmlElement>(id) {
            element.focus().ok();
        }
    }

    pub fn attribute(&self, id: &str, name: &str) -> Option<String> {
        self.0.get_element_by_id(id)?.get_attribute(name)
    }

    pub fn set_attribute(&self, id: &str, name: &str, value: &str) {
        if let Some(element) = self.0.get_element_by_id(id) {
            set(&element, name, value);
        }
    }

    /// Shows a button for one reading of a number, or hides it with what is around it.
    pub fn offer(&self, button: &str, reading: Option<(&str, &str)>) {
        let (shown, entry) = reading.unwrap_or_default();
        self.write(button, shown);
        self.set_attribute(button, "data-entry", entry);
        let around = self
            .0
            .get_element_by_id(button)
            .and_then(|button| button.parent_element());
        if let Some(around) = around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) {
            around.set_hidden(reading.is_none());
        }
    }

    /// Says at a field what is wrong with it; nothing when the words are empty.
    pub fn blame(&self, field: &str, wrong: &str) {
        let Some(input) = self.0.get_element_by_id(field) else {
            return;
        };
        let id = field.to_owned() + "-error";
        let explained = field.to_owned() + "-hint " + &id;
        set(&input, "aria-describedby", &explained);
        set(
            &input,
            "aria-invalid",
            if wrong.is_empty() { "false" } else { "true" },
        );
        if let Some(around) = input.parent_element() {
            around.set_class_name(if wrong.is_empty() {
                "field"
            } else {
                "field wrong"
            });
        }
        match self.0.get_element_by_id(&id) {
            Some(error) if wrong.is_empty() => error.remove(),
            Some(error) => error.set_text_content(Some(wrong)),
            None if wrong.is_empty() => {}
            None => {
                if let Ok(error) = self.0.create_element("p") {
                    error.set_id(&id);
                    error.set_class_name("error");
                    error.set_text_content(Some(wrong));
                    input.before_with_node_1(&error).ok();
                }
            }
        }
    }

    pub fn blame_nothing(&self) {
        for field in FIELDS {
            self.blame(field, "");
        }
    }

    /// Says where it is on its way. What is waiting stays so until it is answered.
    pub fn say(&self, status: Status, words: &str) {
        if status == Status::Idle && self.is_waiting() {
            return;
        }
        let (class, icon) = status.look();
        self.set_attribute(id::STATUS, "class", class);
        self.set_attribute(id::STATUS_ICON, "href", icon);
        self.write(id::STATUS_WORDS, words);
        self.set_attribute(
            id::FORM,
            "aria-busy",
            if status == Status::Waiting {
                "true"
            } else {
                "false"
            },
        );
    }

    pub fn is_waiting(&self) -> bool {
        let form = self.0.get_element_by_id(id::FORM);
        form.and_then(|form| form.get_attribute("aria-busy"))
            .is_some_and(|busy| busy == "true")
    }
}

fn set(element: &Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
}

/// Posts the form as the browser would, and answers what came back; none when nothing did, or
/// nothing that can be read.
pub async fn post(sheet: &Sheet, submit: &str) -> Option<JsValue> {
    let form: HtmlFormElement = sheet.element(id::FORM)?;
    let fields = FormData::new_with_form(&form).ok()?;
    fields.set_with_str("submit", submit).ok()?;
    let body = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    let headers = Headers::new().ok()?;
    headers.set("Accept", "application/json").ok()?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&body);
    let sent = window()?.fetch_with_str_and_init(&form.get_attribute("action")?, &request);
    let response: Response = JsFuture::from(sent).await.ok()?.dyn_into().ok()?;
    JsFuture::from(response.json().ok()?).await.ok()
}

pub fn part(answer: &JsValue, name: &str) -> JsValue {
    Reflect::get(answer, &name.into()).unwrap_or_default()
}

pub fn text(answer: &JsValue, name: &str) -> Option<String> {
    part(answer, name).as_string()
}

/// A number, as its field holds it.
pub fn number(answer: &JsValue, name: &str) -> Option<String> {
    let number = part(answer, name);
    number.as_f64()?;
    JSON::stringify(&number).ok()?.as_string()
}

pub fn is_true(answer: &JsValue, name: &str) -> bool {
    part(answer, name).is_truthy()
}

pub fn list(answer: &JsValue, name: &str) -> Vec<JsValue> {
    let all = part(answer, name);
    all.dyn_ref::<Array>()
        .map(|all| all.iter().collect())
        .unwrap_or_default()
}

/// Names with their words.
pub fn pairs(answer: &JsValue, name: &str) -> Vec<(String, String)> {
    let all = part(answer, name);
    let Some(all) = all.dyn_ref::<Array>() else {
        return Vec::new();
    };
    all.iter()
        .filter_map(|pair| {
            let pair: Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}
