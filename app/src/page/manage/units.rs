//! The units that an administrator keeps: found by name or code, each with its days.

use domain::{
    policy::KeepUnits,
    text::{fold::search_key, order::compare},
    unit::Unit,
};
use leptos::prelude::*;
use service::manage::unit::keeps;

use super::{header, may_somewhere, said};
use crate::{
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::{distinct_name, heading, span_text},
        sign_in::{needed, not_yours},
    },
    part::icon::{Glyph, Icon},
};

/// So many at first; the rest is found by its name.
const FIRST: usize = 200;

#[component]
pub fn Units() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepUnits>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let asked: String = reading
        .asked("q")
        .unwrap_or_default()
        .trim()
        .chars()
        .take(200)
        .collect();
    let key = search_key(&asked);
    let book = reading.book();
    let mut found: Vec<&Unit> = book
        .tree()
        .units()
        .filter(|unit| keeps(actor, unit, book.tree()))
        .filter(|unit| key.is_empty() || fits(unit, &key))
        .collect();
    found.sort_by(|a, b| compare(a.short_name(reading.today), b.short_name(reading.today)));
    let count = found.len();
    let rows: Vec<_> = found
        .into_iter()
        .take(FIRST)
        .map(|unit| {
            let href = reading
                .address
                .to(&format!("/quan-ly/don-vi/{}", unit.slug));
            let codes: Vec<_> = unit.codes.iter().map(|code| code.value.clone()).collect();
            view! {
                <tr>
                    <th scope="row" data-label=words.unit_full()>
                        <a href=href>{distinct_name(&book, unit, &reading)}</a>
                    </th>
                    <td data-label=words.kind()>{heading(unit.kind.name(reading.language))}</td>
                    <td data-label=words.unit_codes()>{codes.join(", ")}</td>
                    <td data-label=words.unit_exists()>
                        {span_text(unit.exists.from, unit.exists.until, &reading)}
                    </td>
                </tr>
            }
        })
        .collect();
    drop(book);
    let more = count
        .checked_sub(FIRST)
        .filter(|more| *more > 0)
        .map(|more| view! { <p class="small">{words.and_more(more)}</p> });
    let table = if rows.is_empty() {
        view! { <p>{words.no_units()}</p> }.into_any()
    } else {
        view! {
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.unit_full()}</th>
                        <th scope="col">{words.kind()}</th>
                        <th scope="col">{words.unit_codes()}</th>
                        <th scope="col">{words.unit_exists()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let intro = words.keep_units_intro().to_owned();
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, Vec::new(), words.keep_units(), Some(intro))}
            <p class="bar">
                <a class="button main" href=reading.address.to("/quan-ly/don-vi/moi")>{words.new_unit()}</a>
                <a class="button" href=reading.address.to("/quan-ly/don-vi/sap-xep")>{words.reform()}</a>
            </p>
            {find(&reading, "/quan-ly/don-vi", words.find_unit(), &asked)}
            {table}
            {more}
        </article>
    };
    frame(&reading, Head::private(words.keep_units()), content)
}

/// Whether a name or a code of a unit has what was asked for in it.
fn fits(unit: &Unit, key: &str) -> bool {
    unit.names.iter().any(|name| {
        let name = &name.value;
        [&name.full.vi, &name.full.en, &name.short]
            .iter()
            .any(|text| search_key(text).contains(key))
    }) || unit.codes.iter().any(|code| code.value.contains(key))
}

/// A box to find something in a list of this page.
pub(super) fn find(reading: &Reading, path: &str, label: &'static str, asked: &str) -> AnyView {
    view! {
        <form class="find" role="search" method="get" action=reading.address.to(path)>
            <input type="search" name="q" value=asked.to_owned() aria-label=label placeholder=label maxlength="200" enterkeyhint="search"/>
            <button><Glyph icon=Icon::Search/> {reading.words.search()}</button>
        </form>
    }
    .into_any()
}
