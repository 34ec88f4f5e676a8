//! Importing a file: choosing it, and looking at what it would change before anything is saved.

pub mod preview;

use domain::{document::Document, policy, policy::RecordFigure, unit::Unit};
use exchange::problem::FileProblem;
use leptos::prelude::*;
use service::book::grid::action::{Of, Within};

use super::{
    frame::{Head, frame},
    grid::undo,
    not_found::nothing,
    reading::{DONE, Reading, param},
    shown::unit_name,
    sign_in::{needed, not_yours},
};
use crate::{
    act::form::{Form, summary},
    file::{Held, NumberForm},
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldWords, SelectField, TextField},
        file_field::FileField,
        link::Link,
        notice::Notice,
        state::Tone,
    },
};

/// The parameter that names a held file.
const FILE: &str = "tep";
/// The parameter by which a sheet says its period.
const PERIOD: &str = "ky";
const KINDS: &str =
    ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

#[component]
pub fn Import() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let (words, language) = (reading.words, reading.language);
    let book = reading.book();
    let programme = book
        .document_by_slug(&param("programme"))
        .filter(|document| document.programme);
    let unit = book.tree().by_slug(&param("unit"));
    let (Some(programme), Some(unit)) = (programme, unit) else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<RecordFigure>(actor, unit.id, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let applied = Form::of(&reading, "apply_file");
    let asked = reading
        .asked(FILE)
        .map_or_else(|| applied.typed("file", ""), str::to_owned);
    let held = asked
        .parse()
        .ok()
        .and_then(|id| reading.door.files.get(id, actor.officer()))
        .filter(|held| held.programme == programme.id && held.unit == unit.id);
    let is_gone = held.is_none() && !asked.is_empty();
    let done = match reading.asked(DONE) {
        Some("luu") => Some(words.import_saved()),
        Some("trinh") => Some(words.import_submitted()),
        Some("hoan-tac") => Some(words.undone()),
        _ => None,
    };
    let seen = held
        .as_ref()
        .and_then(|held| preview::draw(held, &asked, (actor, &book), (programme, unit), &reading));
    let choose = choose(held.as_ref(), programme, unit, &reading);
    let choose = if seen.is_some() {
        view! { <details><summary>{words.import_another()}</summary>{choose}</details> }.into_any()
    } else {
        choose
    };
    let within = Within {
        programme: programme.id,
        of: Of::Unit(unit.id),
        periods: Vec::new(),
    };
    let path = format!("/nhap-tep/{}/{}", programme.slug, unit.slug);
    let undo = undo::draw(&book, &within, actor, &path, &reading);
    let title = format!("{}: {}", words.import(), unit_name(unit, &reading));
    let content = view! {
        <article class="stack-l">
            {done.map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> })}
            {is_gone.then(|| view! { <Notice tone=Tone::Late>{words.import_gone()}</Notice> })}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.document(&programme.slug), programme.label(language)),
                ]/>
                <h1>{title.clone()}</h1>
                <p>{words.import_intro()}</p>
            </header>
            {summary(&reading)}
            {seen}
            {undo}
            {choose}
        </article>
    };
    drop(book);
    frame(&reading, Head::private(title), content)
}

/// The form; after a file that could not be read, with everything else as it was.
fn choose(held: Option<&Held>, programme: &Document, unit: &Unit, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let wrong = held.and_then(|held| held.rows.as_ref().err());
    let field = |name: &str, label: &str, hint: Option<&str>| FieldWords {
        name: name.into(),
        label: label.into(),
        hint: hint.map(str::to_owned),
        error: None,
        which: Vec::new(),
    };
    let file = FieldWords {
        error: wrong.map(|problem: &FileProblem| problem.message(language)),
        ..field("file", words.import_file(), Some(words.import_file_hint()))
    };
    let ground = held.map(|held| held.ground.clone()).unwrap_or_default();
    let period = held.map_or_else(
        || reading.asked(PERIOD).unwrap_or_default().to_owned(),
        |held| held.period.clone(),
    );
    let numbers = held.map(|held| held.numbers).unwrap_or_default();
    let choices = NumberForm::ALL
        .into_iter()
        .map(|form| Choice {
            value: form.name().into(),
            text: match form {
                NumberForm::Ask => words.numbers_ask(),
                NumberForm::Vietnamese => words.numbers_vietnamese(),
                NumberForm::English => words.numbers_english(),
            }
            .into(),
        })
        .collect();
    view! {
        <form class="form stack" method="post" enctype="multipart/form-data" novalidate=true action="/api/import_file">
            <input type="hidden" name="id" value=reading.new_command().to_string()/>
            <input type="hidden" name="language" value=language.code()/>
            <input type="hidden" name="programme" value=programme.slug.to_string()/>
            <input type="hidden" name="unit" value=unit.slug.to_string()/>
            <FileField words=file accept=KINDS/>
            <TextField
                words=field("ground", words.ground(), Some(words.import_ground_hint()))
                value=ground
                longest=domain::text::Line::MAX
            />
            <TextField
                words=field("period", words.import_period(), Some(words.period_hint()))
                value=period
                longest=20
            />
            <SelectField
                words=field("numbers", words.import_numbers(), Some(words.import_numbers_hint()))
                choices=choices
                value=numbers.name()
            />
            <p class="bar"><button class="button main">{words.import_look()}</button></p>
            <p class="small">{words.import_layout()}</p>
        </form>
    }
    .into_any()
}
