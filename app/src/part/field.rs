//! Form fields: label, hint, error, field, in that order and tied together for assistive technology.
//!
//! The id of a field is its name, which is where the problem summary leads.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// The words around a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldWords {
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    /// What was typed and fits several units.
    pub which: Vec<Which>,
}

/// A text that fits several units. Choosing one puts its address where the text stands; without a
/// choice, whatever stands there then is read again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Which {
    /// The question.
    pub asked: String,
    pub typed: String,
    pub choices: Vec<WhichChoice>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhichChoice {
    pub value: String,
    pub name: String,
    pub about: String,
}

/// Names of what a choice sends: see [`crate::act::which`].
pub const ASKED: &str = "asked.";
pub const WHICH: &str = "which.";

/// The questions that a field comes back with. `field` is what the text is sent as.
pub fn questions(all: &[Which], field: &str) -> AnyView {
    all.iter()
        .enumerate()
        .map(|(at, which)| {
            let name = format!("{WHICH}{at}.{field}");
            let choices = which
                .choices
                .iter()
                .enumerate()
                .map(|(number, choice)| {
                    let id = format!("{name}.{number}");
                    view! {
                        <div class="choice">
                            <input type="radio" id=id.clone() name=name.clone() value=choice.value.clone()/>
                            <label for=id>{choice.name.clone()} <span class="kind">{choice.about.clone()}</span></label>
                        </div>
                    }
                })
                .collect_view();
            view! {
                <fieldset class="which">
                    <legend>{which.asked.clone()}</legend>
                    <input type="hidden" name=format!("{ASKED}{at}.{field}") value=which.typed.clone()/>
                    {choices}
                </fieldset>
            }
        })
        .collect_view()
        .into_any()
}

impl FieldWords {
    /// The ids of what explains the field, as `aria-describedby` lists them.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }

    pub fn class(&self) -> &'static str {
        if self.error.is_some() {
            "field wrong"
        } else {
            "field"
        }
    }

    pub fn explained(&self) -> AnyView {
        let name = &self.name;
        let hint = self
            .hint
            .clone()
            .map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> });
        let error = self.error.clone().map(|error| {
            view! {
                <p class="error" id=format!("{name}-error")>
                    <Glyph icon=Icon::Refused/>
                    {error}
                </p>
            }
        });
        view! { {hint} {error} {questions(&self.which, name)} }.into_any()
    }
}

/// What a one-line field holds, which decides the keyboard a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    #[default]
    Text,
    Date,
    Time,
    Account,
    Mail,
    CurrentPassword,
    NewPassword,
}

impl FieldKind {
    const fn html(self) -> &'static str {
        match self {
            Self::Text | Self::Account => "text",
            Self::Date => "date",
            Self::Time => "time",
            Self::Mail => "email",
            Self::CurrentPassword | Self::NewPassword => "password",
        }
    }

    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Account => "username",
            Self::Mail => "email",
            Self::CurrentPassword => "current-password",
            Self::NewPassword => "new-password",
            Self::Text | Self::Date | Self::Time => "off",
        }
    }

    const fn class(self) -> Option<&'static str> {
        match self {
            Self::Date | Self::Time => Some("short"),
            _ => None,
        }
    }
}

#[component]
pub fn TextField(
    words: FieldWords,
    #[prop(into, optional)] value: String,
    #[prop(optional)] kind: FieldKind,
    #[prop(optional)] required: bool,
    /// In characters; the domain's own limit.
    #[prop(optional)]
    longest: Option<usize>,
) -> impl IntoView {
    view! {
        <div class=words.class()>
            <label for=words.name.clone()>{words.label.clone()}</label>
            {words.explained()}
            <input
                id=words.name.clone()
                name=words.name.clone()
                type=kind.html()
                class=kind.class()
                value=value
                autocomplete=kind.autocomplete()
                maxlength=longest.map(|longest| longest.to_string())
                required=required
                aria-invalid=words.invalid()
                aria-describedby=words.described_by()
            />
        </div>
    }
    .into_any()
}

#[component]
pub fn ProseField(
    words: FieldWords,
    #[prop(into, optional)] value: String,
    #[prop(optional)] required: bool,
    /// In characters; the domain's own limit.
    #[prop(optional)]
    longest: Option<usize>,
) -> impl IntoView {
    view! {
        <div class=words.class()>
            <label for=words.name.clone()>{words.label.clone()}</label>
            {words.explained()}
            <textarea
                id=words.name.clone()
                name=words.name.clone()
                rows="5"
                maxlength=longest.map(|longest| longest.to_string())
                required=required
                aria-invalid=words.invalid()
                aria-describedby=words.described_by()
            >
                {textarea_content(&value)}
            </textarea>
        </div>
    }
    .into_any()
}

/// Leptos writes the content of a textarea as it is, and `prop:value` only in a browser that hydrates:
/// on a page without an island the text has to be escaped here. The first line break is the parser's to
/// swallow, so that one of the text's own survives.
pub(super) fn textarea_content(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
}

/// One of many.
#[component]
pub fn SelectField(
    words: FieldWords,
    choices: Vec<Choice>,
    #[prop(into, optional)] value: String,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == value;
            view! { <option value=choice.value selected=selected>{choice.text}</option> }
        })
        .collect_view();
    view! {
        <div class=words.class()>
            <label for=words.name.clone()>{words.label.clone()}</label>
            {words.explained()}
            <select
                id=words.name.clone()
                name=words.name.clone()
                required=required
                aria-invalid=words.invalid()
                aria-describedby=words.described_by()
            >
                {choices}
            </select>
        </div>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn words() -> FieldWords {
        FieldWords {
            name: "value".to_owned(),
            label: "Kết quả".to_owned(),
            hint: Some("Ví dụ 53,12".to_owned()),
            error: Some("Nhập một số".to_owned()),
            which: Vec::new(),
        }
    }

    #[test]
    fn a_field_is_tied_to_its_hint_and_error() {
        let html = view! { <TextField words=words() value="53,12"/> }.to_html();
        assert!(
            html.contains(r#"aria-describedby="value-hint value-error""#),
            "{html}"
        );
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains(r#"value="53,12""#), "{html}");
    }

    #[test]
    fn a_field_without_fault_says_nothing_of_faults() {
        let words = FieldWords {
            error: None,
            hint: None,
            ..words()
        };
        let html = view! { <TextField words/> }.to_html();
        assert!(!html.contains("aria-"), "{html}");
        assert!(!html.contains("wrong"), "{html}");
    }

    #[test]
    fn prose_cannot_close_its_field() {
        let html = view! { <ProseField words=words() value="</textarea><script>alert(1)</script> & \"x\""/> }.to_html();
        assert!(!html.contains("<script>"), "{html}");
        assert!(
            html.contains(
                ">\n&lt;/textarea>&lt;script>alert(1)&lt;/script> &amp; \"x\"</textarea>"
            ),
            "{html}"
        );
    }

    #[test]
    fn a_text_that_fits_several_units_comes_back_with_them() {
        let choice = |value: &str| WhichChoice {
            value: value.to_owned(),
            name: "Xã Tiền Phong".to_owned(),
            about: "xã".to_owned(),
        };
        let which = Which {
            asked: "Đơn vị nào?".to_owned(),
            typed: "Tiền Phong".to_owned(),
            choices: vec![choice("a"), choice("b")],
        };
        let html = questions(&[which], "to").to_html();
        assert!(
            html.contains(r#"name="asked.0.to" value="Tiền Phong""#),
            "{html}"
        );
        assert_eq!(html.matches(r#"type="radio""#).count(), 2, "{html}");
        assert!(html.contains(r#"name="which.0.to" value="b""#), "{html}");
        assert!(!html.contains("checked"), "{html}");
    }

    #[test]
    fn the_chosen_one_is_marked() {
        let choices = ["a", "b"]
            .map(|value| Choice {
                value: value.to_owned(),
                text: value.to_uppercase(),
            })
            .to_vec();
        let select = view! { <SelectField words=words() choices value="b"/> }.to_html();
        assert!(
            select.contains(r#"<option value="b" selected>B<"#),
            "{select}"
        );
    }
}
