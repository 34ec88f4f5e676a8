//! The forms of a round: nothing to report, more time asked for, more time decided.

use domain::{
    policy::{self, Actor, AskExtension, DecideExtension, ReportNothing},
    round::RoundState,
    text::Prose,
};
use leptos::prelude::*;
use service::book::{Book, round::UnitRound};

use crate::{
    act::form::Form,
    page::reading::Reading,
    part::{
        field::{FieldKind, ProseField, TextField},
        notice::Notice,
        state::Tone,
    },
};

/// Which round a form is about.
fn place_fields(one: &UnitRound) -> AnyView {
    view! {
        <input type="hidden" name="programme" value=one.key.programme.to_string()/>
        <input type="hidden" name="unit" value=one.key.unit.to_string()/>
        <input type="hidden" name="period" value=one.key.period.to_string()/>
    }
    .into_any()
}

/// Answering that there is nothing to report while no figure is there, and taking that back.
pub fn nothing(book: &Book, one: &UnitRound, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let actor = reading.actor()?;
    let may = policy::may::<ReportNothing>(actor, one.key.unit, book.tree());
    if !may || one.standing.is_locked {
        return None;
    }
    if one.nothing.is_some() {
        let form = Form::of(reading, "withdraw_nothing");
        return Some(
            view! {
                <form method="post" novalidate=true action=form.action()>
                    {form.hidden()}
                    {place_fields(one)}
                    <p class="bar"><button class="button">{words.withdraw_nothing()}</button></p>
                </form>
            }
            .into_any(),
        );
    }
    if one.progress.filled > 0 {
        return None;
    }
    let form = Form::of(reading, "report_nothing");
    Some(
        view! {
            <section class="stack">
                <h2>{words.nothing_to_report()}</h2>
                <p class="small">{words.nothing_hint()}</p>
                <form class="form stack" method="post" novalidate=true action=form.action()>
                    {form.hidden()}
                    {place_fields(one)}
                    <ProseField
                        words=form.words("answer", words.nothing_why(), None)
                        value=form.typed("answer", "")
                        longest=Prose::MAX
                        required=true
                    />
                    <p class="bar"><button class="button">{words.report_nothing()}</button></p>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// Asking for more time while nobody has to decide yet, or deciding.
pub fn more_time(
    book: &Book,
    one: &UnitRound,
    actor: &Actor,
    reading: &Reading,
) -> Option<AnyView> {
    let unit = one.key.unit;
    let pending = one.extension.as_ref().and_then(|known| known.pending());
    match pending {
        Some(request) if policy::may::<DecideExtension>(actor, unit, book.tree()) => {
            if request.asked.by.officer() == Some(actor.officer()) {
                let hint = reading.words.own_request_hint();
                return Some(view! { <Notice tone=Tone::Unknown>{hint}</Notice> }.into_any());
            }
            Some(decide(one, &request.until.to_string(), reading))
        }
        Some(_) => None,
        None => {
            let is_done = matches!(
                one.standing.state,
                RoundState::Complete | RoundState::NothingToReport
            );
            // A complete round is asked about again when a published figure has to be corrected.
            let wanted = !is_done || one.standing.is_locked;
            (wanted && policy::may::<AskExtension>(actor, unit, book.tree()))
                .then(|| ask(one, reading))
        }
    }
}

fn revision(one: &UnitRound) -> String {
    one.extension
        .as_ref()
        .map_or(0, |extension| extension.revision)
        .to_string()
}

fn ask(one: &UnitRound, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "ask_extension");
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            <p class="small">{words.ask_more_time_hint()}</p>
            {form.hidden()}
            {place_fields(one)}
            <input type="hidden" name="base" value=revision(one)/>
            <TextField
                words=form.words("until", words.more_time_until(), None)
                kind=FieldKind::Date
                value=form.typed("until", "")
                required=true
            />
            <ProseField
                words=form.words("reason", words.reason(), None)
                value=form.typed("reason", "")
                longest=Prose::MAX
                required=true
            />
            <p class="bar"><button class="button">{words.ask_more_time()}</button></p>
        </form>
    }
    .into_any()
}

fn decide(one: &UnitRound, until: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "decide_extension");
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            {place_fields(one)}
            <input type="hidden" name="base" value=revision(one)/>
            <TextField
                words=form.words("until", words.more_time_until(), None)
                kind=FieldKind::Date
                value=form.typed("until", until)
            />
            <ProseField
                words=form.words("reason", words.reason(), Some(words.refuse_hint()))
                value=form.typed("reason", "")
                longest=Prose::MAX
            />
            <div class="bar">
                <button class="button main" name="grant" value="true">{words.grant()}</button>
                <button class="button" name="grant" value="false">{words.refuse()}</button>
            </div>
        </form>
    }
    .into_any()
}
