//! What those who hand over can do: propose items to a successor, end them, take them over or refuse
//! them. The same forms for many items and for one.

use domain::{
    handover::{Ending, Handover},
    id::UnitId,
    text::Prose,
    unit::named::Candidate,
};
use leptos::prelude::*;
use service::book::Book;

use super::matter;
use crate::{
    act::form::Form,
    page::{
        reading::Reading,
        shown::{heading, name_of},
    },
    part::field::{Choice, FieldWords, ProseField, SelectField},
};

/// What a form carries for an item: its id, and the revision that is seen.
fn picked(one: &Handover) -> String {
    format!("{}.{}", one.id, one.revision)
}

/// The items of a form: to choose from, or the one that the page is about.
fn items(form: &Form, all: &[&Handover], alone: bool, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    if alone {
        return all
            .iter()
            .map(|one| {
                view! {
                    <input type="hidden" name="items[]" value=picked(one)/>
                    <input type="hidden" name="item" value=one.id.to_string()/>
                }
            })
            .collect_view()
            .into_any();
    }
    let typed = form.typed("items", "");
    let lines = all
        .iter()
        .map(|one| {
            let (value, id) = (picked(one), format!("item-{}", one.id));
            let checked = typed.split(' ').any(|part| part == value);
            let kind = heading(one.matter.kind_name(reading.language));
            let owner = book.charged(one).map(|officer| {
                format!(" · {}: {}", words.in_charge(), officer.account)
            });
            let owner = reading.actor().and(owner);
            view! {
                <li class="choice">
                    <input type="checkbox" id=id.clone() name="items[]" value=value checked=checked/>
                    <label for=id>
                        {matter(book, one.matter, reading)}
                        <span class="kind">{kind} {refused(one, book, reading)} {owner}</span>
                    </label>
                </li>
            }
        })
        .collect_view();
    let words_of_field = form.words(
        "items",
        words.handover_items(),
        Some(words.handover_pick_hint()),
    );
    view! {
        <fieldset class=words_of_field.class() id="items" tabindex="-1">
            <legend>{words_of_field.label.clone()}</legend>
            {words_of_field.explained()}
            <ul class="picks">{lines}</ul>
        </fieldset>
    }
    .into_any()
}

/// Who refused it last, and why.
fn refused(one: &Handover, book: &Book, reading: &Reading) -> Option<String> {
    let turn = one.turns.last()?;
    let reply = turn.reply.as_ref().filter(|reply| !reply.accepted)?;
    let why = reply.text.as_ref().map_or("", |text| text.as_str());
    let by = name_of(book, turn.to, reading);
    let said = reading.words.handover_standing(one.standing(), &by);
    Some(format!(" · {said}: {why}"))
}

/// Proposes what is open to one of the successors; or ends it.
pub fn propose(
    from: UnitId,
    all: &[&Handover],
    alone: bool,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let words = reading.words;
    let ended = Form::of(reading, "end_handover");
    let form = if ended.is_back() {
        ended
    } else {
        Form::of(reading, "propose_handover")
    };
    let heirs = book.tree().heirs(from, reading.today);
    let only = (heirs.len() == 1).then(|| heirs[0]);
    let typed = form.typed("successor", "");
    let choices = heirs
        .iter()
        .filter_map(|heir| book.tree().get(*heir))
        .map(|unit| {
            let id = format!("successor-{}", unit.slug);
            let chosen = typed == unit.slug.as_str() || (typed.is_empty() && only == Some(unit.id));
            let about = Candidate::of(unit, book.tree()).about;
            let how: Vec<_> = book
                .tree()
                .successors(from)
                .filter(|edge| edge.to == unit.id)
                .map(|edge| edge.kind.name(reading.language))
                .collect();
            let how = how
                .first()
                .map(|how| format!(" · {how}"))
                .unwrap_or_default();
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name="successor" value=unit.slug.to_string() checked=chosen/>
                    <label for=id>
                        {name_of(book, unit.id, reading)}
                        <span class="kind">{about.get(reading.language).to_owned()} {how}</span>
                    </label>
                </div>
            }
        })
        .collect_view();
    let field: FieldWords = form.words(
        "successor",
        words.successor(),
        (heirs.len() > 1).then(|| words.successor_hint()),
    );
    let none = heirs
        .is_empty()
        .then(|| view! { <p class="hint">{words.successors_none()}</p> });
    let endings = std::iter::once(Choice {
        value: String::new(),
        text: words.choose().to_owned(),
    })
    .chain(Ending::ALL.map(|ending| Choice {
        value: ending.code().to_owned(),
        text: heading(ending.name(reading.language)),
    }))
    .collect();
    let is_open = form.error("outcome").is_some() || form.error("reason").is_some();
    Some(
        view! {
            <form class="form stack" method="post" novalidate=true action="/api/propose_handover">
                <h2>{words.handover_propose()}</h2>
                {form.hidden()}
                <input type="hidden" name="unit" value=from.to_string()/>
                {items(&form, all, alone, book, reading)}
                <fieldset class=field.class() id="successor" tabindex="-1">
                    <legend>{field.label.clone()}</legend>
                    {field.explained()}
                    {none}
                    {choices}
                </fieldset>
                <ProseField
                    words=form.words("note", words.handover_note(), None)
                    value=form.typed("note", "")
                    longest=Prose::MAX
                />
                <p class="hint">{words.handover_figures_stay()} " " {words.handover_charge_ends()}</p>
                <p class="bar"><button class="button main">{words.handover_propose()}</button></p>
                <details class="group" open=is_open>
                    <summary><h3>{words.handover_end()}</h3></summary>
                    <div class="stack">
                        <p class="hint">{words.handover_end_hint()}</p>
                        <SelectField
                            words=form.words("outcome", words.handover_ending(), None)
                            choices=endings
                            value=form.typed("outcome", "")
                        />
                        <ProseField
                            words=form.words("reason", words.reason(), None)
                            value=form.typed("reason", "")
                            longest=Prose::MAX
                        />
                        <p class="bar"><button class="button" formaction="/api/end_handover">{words.handover_end()}</button></p>
                    </div>
                </details>
            </form>
        }
        .into_any(),
    )
}

/// Takes over what was proposed, or refuses it with a reason.
pub fn answer(
    from: UnitId,
    all: &[&Handover],
    alone: bool,
    book: &Book,
    reading: &Reading,
) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let words = reading.words;
    let form = Form::of(reading, "answer_handover");
    Some(
        view! {
            <form class="form stack" method="post" novalidate=true action=form.action()>
                <h2>{words.handover_to_accept()}</h2>
                {form.hidden()}
                <input type="hidden" name="unit" value=from.to_string()/>
                {items(&form, all, alone, book, reading)}
                <ProseField
                    words=form.words("reason", words.handover_reason(), None)
                    value=form.typed("reason", "")
                    longest=Prose::MAX
                />
                <p class="hint">{words.handover_figures_stay()} " " {words.handover_charge_ends()}</p>
                <p class="bar">
                    <button class="button main" name="accept" value="true">{words.handover_accept()}</button>
                    <button class="button" name="accept" value="false">{words.handover_refuse()}</button>
                </p>
            </form>
        }
        .into_any(),
    )
}
