//! A field for a file.

use leptos::prelude::*;

use super::field::FieldWords;

#[component]
pub fn FileField(
    words: FieldWords,
    /// Kinds and endings, with commas.
    accept: &'static str,
    /// Whether several can be chosen.
    #[prop(optional)]
    multiple: bool,
) -> impl IntoView {
    view! {
        <div class=words.class()>
            <label for=words.name.clone()>{words.label.clone()}</label>
            {words.explained()}
            <input
                id=words.name.clone()
                name=words.name.clone()
                type="file"
                accept=accept
                multiple=multiple
                required=true
                aria-invalid=words.invalid()
                aria-describedby=words.described_by()
            />
        </div>
    }
    .into_any()
}
