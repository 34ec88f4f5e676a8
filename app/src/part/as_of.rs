//! The date a page is seen from. Looking back is said loudly, with the way home to today beside it.

use leptos::prelude::*;

use super::link::Link;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOfView {
    /// What is shown, in one sentence; it names the region too.
    pub sentence: String,
    /// The way back to today; there is one exactly when the page looks at another day.
    pub today: Option<Link>,
    pub label: String,
    /// The name of the parameter that carries the date.
    pub name: &'static str,
    /// ISO 8601, as the date field wants it.
    pub date: String,
    pub submit: String,
    /// What else the address says and a new date must not lose, such as a search.
    pub kept: Vec<(String, String)>,
}

/// Sends itself to the page it stands on, so it needs no address.
#[component]
pub fn AsOf(view: AsOfView) -> impl IntoView {
    let AsOfView {
        sentence,
        today,
        label,
        name,
        date,
        submit,
        kept,
    } = view;
    let class = if today.is_some() { "asof past" } else { "asof" };
    let today = today.map(|link| view! { " " <a href=link.href>{link.text}</a> });
    let kept = kept
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <aside class=class aria-label=sentence.clone()>
            <div class="page">
                <p>{sentence.clone()} {today}</p>
                <details>
                    <summary>{label.clone()}</summary>
                    <form method="get">
                        {kept} <label class="hidden" for=name>{label}</label>
                        <input type="date" id=name name=name value=date required=true/>
                        <button>{submit}</button>
                    </form>
                </details>
            </div>
        </aside>
    }
    .into_any()
}
