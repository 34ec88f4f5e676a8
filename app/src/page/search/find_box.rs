//! The search box: a plain form that works everywhere, and where what fits is offered meanwhile.

use leptos::{nonce::use_nonce, prelude::*};

use crate::{
    address::{Address, DAY},
    page::reading::Reading,
    part::icon::{Glyph, Icon},
    suggest,
};

/// Ties the field to the list of what is offered.
const OFFERED: &str = "goi-y";

pub fn find_box(
    reading: &Reading,
    query: &str,
    label: &'static str,
    example: Option<&'static str>,
) -> AnyView {
    form(reading, query, label, example, false)
}

/// The same where somebody says where they live: units are offered first.
pub fn find_place(reading: &Reading) -> AnyView {
    let words = reading.words;
    form(
        reading,
        "",
        words.find_place(),
        Some(words.find_example()),
        true,
    )
}

fn form(
    reading: &Reading,
    query: &str,
    label: &'static str,
    example: Option<&'static str>,
    is_place: bool,
) -> AnyView {
    let here = Address {
        language: reading.language,
        on: None,
    };
    let day = reading
        .address
        .on
        .map(|day| view! { <input type="hidden" name=DAY value=day.to_string()/> });
    view! {
        <form class="find" role="search" method="get" action=here.to("/tim-kiem") data-suggest=suggest::address(reading.address, is_place)>
            <input type="search" name="q" value=query.to_owned() aria-label=label placeholder=example maxlength="200" enterkeyhint="search"/>
            {day}
            <button><Glyph icon=Icon::Search/> {reading.words.search()}</button>
            <ul id=OFFERED class="offered" role="listbox" aria-label=reading.words.offered() hidden=true></ul>
            <p class="hidden" aria-live="polite"></p>
        </form>
        <script type="module" nonce=use_nonce() src=reading.door.assets.suggest.clone()></script>
    }
    .into_any()
}
