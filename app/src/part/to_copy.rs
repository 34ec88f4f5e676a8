//! A text to be taken elsewhere: selected as a whole in its field, or copied by a button where there
//! is a program ([`crate::island::copy`]).

use leptos::prelude::*;

use super::field::textarea_content;

#[component]
pub fn TextToCopy(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    text: String,
    copy: &'static str,
    copied: &'static str,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p class="hint" id=hint_id.clone()>{hint}</p>
            <textarea id=id rows="12" readonly=true aria-describedby=hint_id>{textarea_content(&text)}</textarea>
            <p class="bar">
                <button class="button copy" type="button" data-copies=id data-copied=copied>{copy}</button>
            </p>
        </div>
    }
    .into_any()
}

/// One line to be taken elsewhere, from a page without a program.
#[component]
pub fn LineToCopy(
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    text: String,
) -> impl IntoView {
    let hint_id = hint.map(|_| format!("{id}-hint"));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id readonly=true value=text aria-describedby=hint_id.clone()/>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
        </div>
    }
    .into_any()
}

/// A few lines, likewise.
#[component]
pub fn LinesToCopy(id: &'static str, label: &'static str, text: String) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea id=id rows="3" readonly=true spellcheck="false">{textarea_content(&text)}</textarea>
        </div>
    }
    .into_any()
}
