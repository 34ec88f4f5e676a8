//! The foot of every page: what the book stands for, and where to check it.

use leptos::prelude::*;

use super::link::Link;

#[component]
pub fn Footer(#[prop(into)] statement: String, links: Vec<Link>) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|link| view! { <li><a href=link.href>{link.text}</a></li> })
        .collect_view();
    view! {
        <footer class="foot">
            <div class="page">
                <p>{statement}</p>
                <ul class="ways">{links}</ul>
            </div>
        </footer>
    }
    .into_any()
}
