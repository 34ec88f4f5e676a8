//! The forms by which a browser remembers where its owner lives, and forgets it. They carry no command:
//! nothing of it is kept here.

use domain::unit::Unit;
use leptos::prelude::*;

use super::reading::Reading;
use crate::door::HERE;

/// The button on the page of a place, with one line that says what it does.
pub fn remember(unit: &Unit, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    unit.kind.is_place().then(|| {
        view! {
            <div class="stack-s">
                {form(unit.slug.as_str(), "button", words.lives_here(), reading)}
                <p class="small">{words.lives_here_hint()}</p>
            </div>
        }
        .into_any()
    })
}

/// The same in a list of places, where each is named.
pub fn remember_in_list(unit: &Unit, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    unit.kind.is_place().then(|| {
        form(
            unit.slug.as_str(),
            "button quiet",
            words.lives_here(),
            reading,
        )
    })
}

/// The way to forget it, with what is remembered.
pub fn forget(reading: &Reading) -> AnyView {
    let words = reading.words;
    view! {
        <div class="row">
            {form("", "button quiet", words.forget_here(), reading)}
            <p class="small">{words.remembered_hint()}</p>
        </div>
    }
    .into_any()
}

fn form(slug: &str, class: &'static str, label: &'static str, reading: &Reading) -> AnyView {
    view! {
        <form method="post" action=HERE>
            <input type="hidden" name="don-vi" value=slug.to_owned()/>
            <input type="hidden" name="language" value=reading.language.code()/>
            <button class=class>{label}</button>
        </form>
    }
    .into_any()
}
