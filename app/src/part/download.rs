//! The links by which a table is taken away.

use leptos::prelude::*;

use super::link::Link;

#[component]
pub fn Downloads(label: &'static str, links: Vec<Link>) -> impl IntoView {
    let links = links
        .into_iter()
        .map(|link| view! { <li><a href=link.href download=true>{link.text}</a></li> })
        .collect_view();
    view! { <ul class="row small downloads" aria-label=label>{links}</ul> }.into_any()
}
