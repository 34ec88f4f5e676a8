//! The form in which a figure is entered or corrected. It works as it is; the island around it
//! makes it quicker, and knows its parts by the ids of [`id`].

use domain::{
    Refusal,
    figure::{Stage, Working},
    text::{Line as Text, Prose},
};
use leptos::prelude::*;
use service::desk::Line;

use super::{revision, working_of};
use crate::{
    act::{form::Form, record_figure::standing},
    island::figure_entry::{FigureEntry, id},
    page::{reading::Reading, shown::with_measure},
    part::field::{FieldKind, ProseField, TextField},
};

pub fn draw(line: &Line, here: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let working = working_of(line);
    let standing = working.map(|working| stands(line, working, reading));
    let draft = draft(line, working, reading);
    let form = form(line, working, here, reading);
    view! {
        <section class="stack">
            <h2>{words.record_it()}</h2>
            <div>
                <FigureEntry>
                    <div class="stack">
                        <p class="claim" id=id::STANDING aria-live="polite">{standing}</p>
                        {draft}
                        {form}
                    </div>
                </FigureEntry>
            </div>
        </section>
    }
    .into_any()
}

/// How far a value has come, and the value.
fn stands(line: &Line, working: &Working, reading: &Reading) -> String {
    let language = reading.language;
    let text = with_measure(
        &working.value.quantity,
        line.indicator.measure.get(language),
        language,
    );
    match working.stage {
        Stage::Returned { .. } => format!("{}: {text}", reading.words.returned()),
        Stage::Draft => standing(reading.words, false, &text),
        Stage::Submitted(_) => standing(reading.words, true, &text),
    }
}

/// Handing in what is already a draft, as it is.
fn draft(line: &Line, working: Option<&Working>, reading: &Reading) -> AnyView {
    let is_draft = working.is_some_and(|working| matches!(working.stage, Stage::Draft));
    let submit = Form::of(reading, "submit_figure");
    view! {
        <form id=id::DRAFT method="post" novalidate=true action=submit.action() hidden=!is_draft>
            {submit.hidden()}
            {place(line)}
            <input type="hidden" name="base" id=id::DRAFT_BASE value=revision(line).to_string()/>
            <button class="button">{reading.words.submit()}</button>
        </form>
    }
    .into_any()
}

fn form(line: &Line, working: Option<&Working>, here: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "record_figure");
    let value = line.cell.as_ref().and_then(|cell| cell.latest());
    let value = value
        .map(|value| value.quantity.entry(reading.language))
        .unwrap_or_default();
    // The ground of what is published is not the ground of its correction.
    let ground = working
        .map(|working| working.value.ground.place.to_string())
        .unwrap_or_default();
    let note = working
        .and_then(|working| working.value.note.as_ref())
        .map(|note| note.vi.clone())
        .unwrap_or_default();
    let is_correction = line
        .cell
        .as_ref()
        .is_some_and(|cell| cell.published.is_some());
    let [first, second] = id::READINGS;
    view! {
        <form
            class="form stack"
            id=id::FORM
            method="post"
            novalidate=true
            action=form.action()
            data-reads-as=words.reads_as()
            data-sending=words.saving()
            data-not-saved=words.not_saved()
            data-offline=words.offline()
        >
            <input type="hidden" name="id" id=id::COMMAND value=form.id().to_string()/>
            <input type="hidden" name="language" value=reading.language.code()/>
            {place(line)}
            <input type="hidden" name="base" id=id::BASE value=revision(line).to_string()/>
            {conflict(&form, here, reading)}
            <div class="stack-s">
                <TextField
                    words=form.words("value", words.value(), Some(words.value_hint()))
                    kind=FieldKind::Text
                    value=form.typed("value", &value)
                    required=true
                />
                <p class="understood" id=id::READ_AS aria-live="polite"></p>
                <div class="bar">
                    <p hidden=true><button type="button" class="button" id=first></button></p>
                    <p hidden=true><button type="button" class="button" id=second></button></p>
                </div>
            </div>
            <TextField
                words=form.words("ground", words.ground(), Some(words.ground_hint()))
                value=form.typed("ground", &ground)
                longest=Text::MAX
                required=true
            />
            <ProseField
                words=form.words("note", words.change_note(), Some(words.change_note_hint()))
                value=form.typed("note", &note)
                longest=Prose::MAX
                required=is_correction
            />
            <div class="bar">
                <button class="button" name="submit" value="false">{words.save_draft()}</button>
                <button class="button main" name="submit" value="true">{words.save_and_submit()}</button>
                <p class="saving" id=id::STATUS role="status">
                    <svg class="icon" aria-hidden="true"><use_ id=id::STATUS_ICON href="#"></use_></svg>
                    <span id=id::STATUS_WORDS></span>
                </p>
            </div>
        </form>
    }
    .into_any()
}

/// Both values when somebody else was quicker: going to theirs, or sending one's own again on
/// top of it. Hidden as long as there is no conflict.
fn conflict(form: &Form, here: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let values = match form.refusal() {
        Some(Refusal::Conflict { theirs, yours, .. }) => Some([theirs, yours].map(|value| {
            value
                .as_ref()
                .map(|value| value.format(reading.language))
                .unwrap_or_default()
        })),
        _ => None,
    };
    let is_hidden = values.is_none();
    let [theirs, mine] = values.unwrap_or_default();
    view! {
        <fieldset class="stack-s" id=id::CONFLICT tabindex="-1" hidden=is_hidden>
            <legend>{words.conflict()}</legend>
            <div class="versions">
                <div class="version">
                    <span class="small">{words.theirs()}</span>
                    <span class="amount" id=id::THEIRS>{theirs}</span>
                    <p><a class="button" href=here.to_owned()>{words.keep_theirs()}</a></p>
                </div>
                <div class="version">
                    <span class="small">{words.yours()}</span>
                    <span class="amount" id=id::MINE>{mine}</span>
                    <p>
                        <button class="button main" name="submit" id=id::MINE_AGAIN value=form.typed("submit", "false")>
                            {words.use_mine()}
                        </button>
                    </p>
                </div>
            </div>
        </fieldset>
    }
    .into_any()
}

/// Which figure it is.
fn place(line: &Line) -> AnyView {
    view! {
        <input type="hidden" name="indicator" value=line.indicator.id.to_string()/>
        <input type="hidden" name="unit" value=line.unit.to_string()/>
        <input type="hidden" name="period" value=line.period.to_string()/>
    }
    .into_any()
}
