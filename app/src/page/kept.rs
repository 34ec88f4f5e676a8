//! Keeping a page with what was chosen on it, to be found again by a name: offered at the end of
//! every officer's page that something was chosen on.

use domain::text::Line;
use leptos::prelude::*;

use super::reading::{DONE, Reading};
use crate::{
    act::form::Form,
    part::{field::TextField, link::Link, notice::Notice, state::Tone},
};

/// The officer's own, as ways to them.
pub fn links(reading: &Reading) -> Vec<Link> {
    reading
        .filters
        .iter()
        .map(|one| Link::new(reading.address.to(one.page.as_str()), one.name.as_str()))
        .collect()
}

/// The form for this page; none where nothing was chosen.
pub fn keep(reading: &Reading) -> Option<AnyView> {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(reading.query_kept())
        .finish();
    if query.is_empty() {
        return None;
    }
    let words = reading.words;
    let here = format!("{}?{query}", reading.path);
    let done = match reading.asked(DONE) {
        Some("luu-cach-xem") => Some(words.filter_kept()),
        Some("bo-cach-xem") => Some(words.filter_dropped()),
        _ => None,
    }
    .map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> });
    let keep = Form::of(reading, "keep_filter");
    let is_back = keep.is_back();
    let form = reading.filters.of(&here).map_or_else(
        || {
            let name = keep.words("filter_name", words.filter_name(), None);
            view! {
                <details open=is_back>
                    <summary>{words.keep_filter()}</summary>
                    <form class="form stack" method="post" action=keep.action()>
                        {keep.hidden()}
                        <input type="hidden" name="page" value=here.clone()/>
                        <TextField words=name value=keep.typed("filter_name", "") required=true longest=Line::MAX/>
                        <p><button class="button">{words.keep()}</button></p>
                    </form>
                </details>
            }
            .into_any()
        },
        |one| {
            let forget = Form::of(reading, "drop_filter");
            view! {
                <form class="bar" method="post" novalidate=true action=forget.action()>
                    {forget.hidden()}
                    <input type="hidden" name="page" value=here.clone()/>
                    <span>{words.filter_kept_as(one.name.as_str())}</span>
                    <button class="button quiet">{words.drop_filter()}</button>
                </form>
            }
            .into_any()
        },
    );
    Some(
        view! {
            <div class="kept-page stack">
                {done}
                {form}
            </div>
        }
        .into_any(),
    )
}
