//! Attaching evidence: what there is already, and a form for more. The form works as it is; a small
//! script shows how far the files are on their way.

use domain::{
    evidence::{Evidence, Proven},
    policy::{self, AttachEvidence, WithdrawEvidence},
    text::Line as Text,
};
use leptos::{nonce::use_nonce, prelude::*};
use service::book::Book;

use crate::{
    act::{
        attach_evidence::{ACT, ACTION, DONE as ATTACHED},
        form::{Form, summary},
    },
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{DONE, Reading, param},
        shown::unit_name,
        sign_in::{needed, not_yours},
        task_form::{self, wanted},
    },
    part::{
        crumbs::Crumbs,
        field::{Choice, SelectField, TextField},
        file_field::FileField,
        link::Link,
        notice::Notice,
        state::Tone,
    },
};
use domain::period::date_text;

/// Kinds and endings: named one by one, so that a phone offers its camera beside its files, and an
/// iPhone turns its own kind of picture into JPEG. Nothing is said of `capture`, which would take
/// the files away.
const KINDS: &str = "image/jpeg,image/png,image/webp,application/pdf,.pdf,.docx,.xlsx,.odt,.ods";

/// The parameter that names an update of a task.
pub const UPDATE: &str = "cap-nhat";

#[component]
pub fn FigureEvidence() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let indicator = book.indicator_by_slug(&param("indicator"));
    let unit = book.tree().by_slug(&param("unit"));
    let (Some(indicator), Some(unit), Ok(period)) = (indicator, unit, param("period").parse())
    else {
        drop(book);
        return nothing(&reading);
    };
    let known = reading.reader().sees_indicator(indicator, &book);
    // Whoever may attach may also withdraw.
    if !policy::may::<WithdrawEvidence>(actor, unit.id, book.tree()) {
        drop(book);
        return if known {
            not_yours(&reading)
        } else {
            nothing(&reading)
        };
    }
    let of = Proven::Figure {
        indicator: indicator.id,
        unit: unit.id,
        period,
    };
    let cell = book.cell(indicator, unit.id, &period);
    let has_figure = cell.is_some_and(|cell| cell.latest().is_some());
    let waits = cell.is_none_or(|cell| cell.published.is_none() || cell.working.is_some());
    let may_attach = policy::may::<AttachEvidence>(actor, unit.id, book.tree());
    let hidden = view! {
        <input type="hidden" name="indicator" value=indicator.id.to_string()/>
        <input type="hidden" name="unit" value=unit.id.to_string()/>
        <input type="hidden" name="period" value=period.to_string()/>
    };
    let hint = if waits {
        words.evidence_public_later()
    } else {
        words.evidence_public()
    };
    let form = match (may_attach, has_figure) {
        (true, true) => Some(form(hidden, hint, &reading)),
        (true, false) => {
            Some(view! { <p class="small">{words.evidence_needs_figure()}</p> }.into_any())
        }
        (false, _) => None,
    };
    let here = reading
        .address
        .figure_form(&indicator.slug, &unit.slug, &period.to_string());
    let about = format!(
        "{} · {} · {}",
        indicator.name.get(reading.language),
        unit_name(unit, &reading),
        period.name(reading.language)
    );
    let header = view! {
        <header class="stack">
            <Crumbs label=words.crumbs() above=vec![
                Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                Link::new(here, words.enter_figure()),
            ]/>
            <h1>{words.evidence()}</h1>
            <p>{about}</p>
        </header>
    };
    let content = page(header, known_of(&[of], &book, &reading), form, &reading);
    drop(book);
    frame(&reading, Head::private(words.evidence()), content)
}

#[component]
pub fn TaskEvidence() -> impl IntoView {
    let reading = Reading::now();
    let given = match wanted::<WithdrawEvidence>(&reading) {
        Ok(given) => given,
        Err(instead) => return instead,
    };
    let words = reading.words;
    let task = &given.task;
    let book = reading.book();
    let updates: Vec<_> = task
        .updates
        .iter()
        .filter_map(|update| Some((book.update_number(task.id, update)?, update)))
        .collect();
    let all: Vec<_> = updates
        .iter()
        .map(|(number, _)| Proven::Update {
            task: task.id,
            number: *number,
        })
        .chain([Proven::Task(task.id)])
        .rev()
        .collect();
    let whole = Choice {
        value: String::new(),
        text: words.evidence_whole_task().to_owned(),
    };
    let parts = updates.iter().rev().map(|(number, update)| Choice {
        value: number.to_string(),
        text: format!(
            "{} {}",
            words.update(),
            date_text(update.on, reading.language)
        ),
    });
    let choices: Vec<_> = std::iter::once(whole).chain(parts).collect();
    let back = Form::of(&reading, ACT);
    let chosen = back.typed("update", reading.asked(UPDATE).unwrap_or_default());
    let which = (choices.len() > 1).then(|| {
        view! {
            <SelectField words=back.words("update", words.evidence_of(), None) choices value=chosen/>
        }
    });
    let hidden = view! {
        <input type="hidden" name="task" value=task.id.to_string()/>
        {which}
    };
    let header = task_form::header(&given, words.evidence(), (), &reading);
    let unit = task.held_by(&given.programme);
    let attaches = |actor| policy::may::<AttachEvidence>(actor, unit, book.tree());
    let form = reading
        .actor()
        .is_some_and(attaches)
        .then(|| form(hidden, words.evidence_public(), &reading));
    let content = page(header, known_of(&all, &book, &reading), form, &reading);
    drop(book);
    frame(&reading, Head::private(words.evidence()), content)
}

fn page(
    header: impl IntoView + 'static,
    known: AnyView,
    form: Option<AnyView>,
    reading: &Reading,
) -> impl IntoView + 'static {
    let words = reading.words;
    let done = match reading.asked(DONE) {
        Some(ATTACHED) => Some(words.evidence_attached()),
        Some("rut") => Some(words.evidence_was_withdrawn()),
        _ => None,
    };
    view! {
        <article class="stack-l">
            {done.map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> })}
            {header.into_any()}
            {summary(reading)}
            {form}
            {known}
        </article>
    }
}

fn form(hidden: impl IntoView + 'static, hint: &'static str, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, ACT);
    let files = words.evidence_files_hint(reading.door.service.largest_file());
    let is_restricted = form.typed("restricted", "") == "true";
    view! {
        <section class="stack">
            <h2>{words.attach_evidence()}</h2>
            <form
                class="form stack"
                method="post"
                enctype="multipart/form-data"
                novalidate=true
                action=ACTION
                data-upload=words.upload_sending()
                data-looking=words.upload_looking()
                data-offline=words.upload_offline()
                data-failed=words.upload_failed()
            >
                {form.hidden()}
                {hidden.into_any()}
                <FileField
                    words=form.words("files", words.evidence_files(), Some(&files))
                    accept=KINDS
                    multiple=true
                />
                <TextField
                    words=form.words("caption", words.evidence_caption(), Some(words.evidence_caption_hint()))
                    value=form.typed("caption", "")
                    longest=Text::MAX
                />
                <div class="field">
                    <p class="choice">
                        <input id="restricted" type="checkbox" name="restricted" value="true" checked=is_restricted/>
                        <label for="restricted">{words.evidence_restricted()}</label>
                    </p>
                </div>
                <p class="small">{hint}</p>
                <div class="upload stack-s" role="status" hidden=true>
                    <progress max="1" value="0" aria-label=words.upload_sending()></progress>
                    <p></p>
                </div>
                <p class="bar"><button class="button main">{words.evidence_send()}</button></p>
            </form>
            <script defer=true nonce=use_nonce() src=reading.door.assets.upload.clone()></script>
        </section>
    }
    .into_any()
}

/// What there is already, what was withdrawn included, each with the way to withdraw it.
fn known_of(all: &[Proven], book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let lines: Vec<_> = all
        .iter()
        .flat_map(|of| book.evidence_known(*of, reading.reader()))
        .map(|one| known(one, book, reading))
        .collect();
    let content = if lines.is_empty() {
        view! { <p class="small">{words.evidence_none()}</p> }.into_any()
    } else {
        view! { <ul class="evidence">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{words.evidence_known()}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn known(one: &Evidence, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    if let Some(withdrawn) = &one.withdrawn {
        return super::withdraw::gone(one, withdrawn, book, reading);
    }
    let way = reading
        .actor()
        .filter(|actor| policy::may::<WithdrawEvidence>(actor, one.unit, book.tree()))
        .map(|_| {
            let href = reading.address.to(&format!("/minh-chung/{}/rut", one.id));
            let label = format!("{}: {}", words.withdraw_evidence(), one.file.name.as_str());
            view! { <a class="small" href=href aria-label=label>{words.withdraw()}</a> }
        });
    super::line(one, way, book, reading)
}
