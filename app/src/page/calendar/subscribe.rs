//! How a calendar program follows a calendar: the address of a unit's, which anybody may have, and of
//! one's own, which nobody can guess.

use leptos::prelude::*;
use service::book::Book;

use super::Asked;
use crate::{act::form::Form, feed, page::reading::Reading};

pub fn section(asked: &Asked, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let root = reading.door.public_url.clone().unwrap_or_default();
    let root = root.trim_end_matches('/').to_owned();
    if let Some(unit) = asked.unit.and_then(|unit| book.tree().get(unit)) {
        let href = reading.address.to(&feed::unit_path(&unit.slug));
        let whole = format!("{root}{href}");
        return Some(
            view! {
                <section class="stack">
                    <h2>{words.subscribe()}</h2>
                    <p>{words.subscribe_hint()}</p>
                    <p><a href=href>{whole}</a></p>
                </section>
            }
            .into_any(),
        );
    }
    let actor = reading.actor().filter(|_| asked.is_own)?;
    let form = Form::of(reading, "open_calendar");
    let key = book.preferences(actor.officer()).calendar;
    let open = key.is_some();
    let address = key.map(|key| {
        let href = reading.address.to(&feed::own_path(&key));
        let whole = format!("{root}{href}");
        view! { <p><a href=href rel="nofollow">{whole}</a></p> }
    });
    let close = open.then(|| {
        view! { <button class="button" name="open" value="false">{words.close_calendar()}</button> }
    });
    let label = if open {
        words.renew_calendar()
    } else {
        words.open_calendar()
    };
    Some(
        view! {
            <section class="stack">
                <h2>{words.subscribe()}</h2>
                <p>{words.own_calendar_hint()}</p>
                {address}
                <form method="post" action=form.action()>
                    {form.hidden()}
                    <p class="bar">
                        <button class="button" name="open" value="true">{label}</button>
                        {close}
                    </p>
                </form>
            </section>
        }
        .into_any(),
    )
}
