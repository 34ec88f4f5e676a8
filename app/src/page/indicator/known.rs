//! A page that looks at a past day says so at its figure: what was known then, what is known now, and
//! the way back.

use leptos::prelude::*;
use service::book::{
    Book, Reader,
    indicator::{Followed, Row},
};

use crate::{address::Address, page::reading::Reading};

pub fn then_and_now(followed: &Followed, book: &Book, reading: &Reading) -> Option<AnyView> {
    reading.address.on?;
    let words = reading.words;
    let today = Reader {
        actor: reading.actor(),
        on: reading.today,
    };
    let now = book
        .indicator(followed.indicator.id)
        .and_then(|indicator| book.follow(indicator, today));
    let headline = followed.headline();
    let since = now.as_ref().and_then(|now| {
        let then = headline.map_or_else(
            || words.no_figure().to_owned(),
            |row| said(row, followed, reading),
        );
        // The same place as it is now; what stands for the whole may be another by now.
        let row = match headline {
            Some(row) => now
                .rows
                .iter()
                .find(|one| (one.unit, one.period) == (row.unit, row.period)),
            None => now.headline(),
        };
        let now = row.map(|row| said(row, now, reading))?;
        Some(if then == now {
            words.unchanged_since().to_owned()
        } else {
            words.now_it_is(&then, &now)
        })
    });
    let here = Address {
        language: reading.language,
        on: None,
    };
    let back = here.indicator(&followed.indicator.slug);
    Some(
        view! {
            <p class="known">
                {words.as_known_on(reading.on)} " " {since} " "
                <a href=back>{words.as_it_is_today()}</a>
            </p>
        }
        .into_any(),
    )
}

/// The result of a place against its target, in a few words.
fn said(row: &Row, followed: &Followed, reading: &Reading) -> String {
    let (words, language) = (reading.words, reading.language);
    let measure = followed.indicator.measure.get(language);
    let result = row.published.as_ref().map_or_else(
        || words.no_figure().to_owned(),
        |published| published.value.quantity.measured(measure, language),
    );
    match &row.promise {
        Some(promise) => format!(
            "{result} ({} {})",
            words.target().to_lowercase(),
            promise.target.measured(measure, language)
        ),
        None => result,
    }
}
