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
