//! How a deadline that somebody gave came about, in one small sentence, and whether anybody works
//! on its day.

use domain::{calendar::given::GivenDeadline, moment::local_date, officer::Signature};
use leptos::prelude::*;
use service::book::Book;

use super::author;
use crate::{
    page::reading::Reading,
    part::{
        icon::{Glyph, Icon},
        state::Tone,
    },
};

pub fn due_note(
    book: &Book,
    given: GivenDeadline,
    by: Option<Signature>,
    reading: &Reading,
) -> AnyView {
    let language = reading.language;
    let by = by.map(|by| (author(book, by.by, reading), local_date(by.at)));
    let by = by.as_ref().map(|(who, on)| (who.as_str(), *on));
    let off = given.day_off(book.calendar(), language).map(|off| {
        view! {
            <p class=format!("small state {}", Tone::Risk.class())>
                <Glyph icon=Icon::Risk/>
                {off}
            </p>
        }
    });
    view! {
        <p class="small">{given.sentence(by, language)}</p>
        {off}
    }
    .into_any()
}
