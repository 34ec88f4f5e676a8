//! A margin note: what makes a figure trustworthy, beside it on paper and after it on a phone.

use leptos::prelude::*;

#[component]
pub fn Note(#[prop(into)] heading: String, children: Children) -> impl IntoView {
    view! {
        <section class="note">
            <h2>{heading}</h2>
            {children()}
        </section>
    }
    .into_any()
}
