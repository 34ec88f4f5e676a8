//! The way down to this page. The page itself is its heading and not repeated here.

use leptos::prelude::*;

use super::link::Link;

#[component]
pub fn Crumbs(#[prop(into)] label: String, above: Vec<Link>) -> impl IntoView {
    let above = above
        .into_iter()
        .map(|link| view! { <li><a href=link.href>{link.text}</a></li> })
        .collect_view();
    view! {
        <nav aria-label=label>
            <ol class="crumbs">{above}</ol>
        </nav>
    }
    .into_any()
}
