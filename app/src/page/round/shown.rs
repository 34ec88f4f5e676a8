//! What the pages of rounds share: the state of a unit in a round, and where its page is.

use domain::{
    Timestamp,
    figure::sheet::SheetKey,
    moment::moment_text,
    round::{RoundState, Standing},
};
use leptos::prelude::*;
use service::book::Book;

use crate::{
    page::reading::Reading,
    part::{
        icon::{Glyph, Icon},
        note::Note,
        state::Tone,
    },
};

const fn tone(state: RoundState) -> Tone {
    match state {
        RoundState::Complete | RoundState::NothingToReport => Tone::Kept,
        RoundState::Open => Tone::Going,
        RoundState::Extended | RoundState::Locked => Tone::Risk,
        RoundState::Late | RoundState::Missing => Tone::Late,
        RoundState::NotDue => Tone::Unknown,
    }
}

/// Each state has a drawing of its own, so that none is told by its colour alone.
const fn icon(state: RoundState) -> Icon {
    match state {
        RoundState::Complete => Icon::Kept,
        RoundState::NothingToReport => Icon::Nothing,
        RoundState::Open => Icon::Going,
        RoundState::Extended => Icon::Risk,
        RoundState::Locked => Icon::Locked,
        RoundState::Late => Icon::Late,
        RoundState::Missing => Icon::Refused,
        RoundState::NotDue => Icon::Waiting,
    }
}

/// The state of a unit in a round: icon, word, colour.
pub fn round_badge(state: RoundState, reading: &Reading) -> AnyView {
    view! {
        <span class=format!("state {}", tone(state).class())>
            <Glyph icon=icon(state)/>
            {state.name(reading.language)}
        </span>
    }
    .into_any()
}

/// Until when more time was granted, while that runs or when it ran out.
pub fn extended(standing: &Standing, reading: &Reading) -> Option<String> {
    let until = standing.extended_until?;
    let until = moment_text(until, reading.language);
    Some(format!("{} {until}", reading.words.more_time_to()))
}

/// The address of one unit's round.
pub fn path(book: &Book, key: &SheetKey) -> Option<String> {
    let programme = &book.document(key.programme)?.slug;
    let unit = &book.tree().get(key.unit)?.slug;
    Some(format!("/ky-bao-cao/{programme}/{unit}/{}", key.period))
}

/// Which round a figure belongs to: how it stands, until when, and the way to it.
pub fn round_note(book: &Book, key: &SheetKey, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let one = book.unit_round(key, reading.reader(), now(reading))?;
    let href = reading.address.to(&path(book, key)?);
    let badge = round_badge(one.standing.state, reading);
    let more = extended(&one.standing, reading);
    let due = one.round.due.sentence(reading.language);
    Some(
        view! {
            <Note heading=words.rounds()>
                <p>{badge} " " {more}</p>
                <p>{due}</p>
                <p><a href=href>{words.to_the_round()}</a></p>
            </Note>
        }
        .into_any(),
    )
}

pub fn now(reading: &Reading) -> Timestamp {
    reading.door.service.clock().now()
}
