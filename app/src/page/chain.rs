//! Who checks the figures of a programme: up to three levels.

use domain::{
    figure::chain::{Chain as Levels, Level},
    policy::{self, KeepProgramme},
    text::Line,
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    shown::distinct_name,
    sign_in::{needed, not_yours},
};
use crate::{
    act::form::{Form, summary},
    part::{
        crumbs::Crumbs,
        field::{Choice, SelectField, TextField},
        link::Link,
        notice::Notice,
        state::Tone,
    },
};

/// The fields of each level: its name, its English name, the unit.
const FIELDS: [[&str; 3]; Levels::MOST] = [
    ["level_1", "level_1_en", "level_1_unit"],
    ["level_2", "level_2_en", "level_2_unit"],
    ["level_3", "level_3_en", "level_3_unit"],
];

#[component]
pub fn Chain() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let Some(programme) = book.programme_by_slug(&param("programme")) else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepProgramme>(actor, programme.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let saved = (reading.asked(DONE) == Some("luu")).then(|| words.chain_saved());
    let base = book
        .settings(programme.id)
        .map_or(0, |settings| settings.revision);
    let levels = book.chain(programme.id).levels();
    let form = Form::of(&reading, "keep_chain");
    let units = units(&book, &reading);
    let fields = FIELDS
        .into_iter()
        .enumerate()
        .map(|(at, names)| level(at, names, levels.get(at), &units, &form, &book, &reading))
        .collect_view();
    let content = view! {
        <article class="stack-l">
            {saved.map(|saved| view! { <Notice tone=Tone::Kept>{saved}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.document(&programme.slug), programme.label(reading.language)),
                ]/>
                <h1>{words.chain()}</h1>
                <p>{words.chain_intro()}</p>
            </header>
            <form class="form stack-l" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="programme" value=programme.id.to_string()/>
                <input type="hidden" name="base" value=base.to_string()/>
                {fields}
                <p class="bar"><button class="button main">{words.save_task()}</button></p>
            </form>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.chain()), content)
}

fn level(
    at: usize,
    [name, name_en, unit]: [&'static str; 3],
    kept: Option<&Level>,
    units: &[Choice],
    form: &Form,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let (vi, en) = kept.map_or(("", ""), |level| {
        (level.name.vi.as_str(), level.name.en.as_str())
    });
    let of = kept
        .and_then(|level| level.unit)
        .and_then(|unit| book.tree().get(unit))
        .map(|unit| unit.slug.to_string())
        .unwrap_or_default();
    view! {
        <div>
        <fieldset class="stack-s">
            <legend><b>{words.level()} " " {at + 1}</b></legend>
            <TextField words=form.words(name, words.level_name(), None) value=form.typed(name, vi) longest=Line::MAX/>
            <TextField words=form.words(name_en, words.level_name_en(), None) value=form.typed(name_en, en) longest=Line::MAX/>
            <SelectField words=form.words(unit, words.level_unit(), None) choices=units.to_vec() value=form.typed(unit, &of)/>
        </fieldset>
        </div>
    }
    .into_any()
}

/// The unit that reports itself, and every unit there is.
fn units(book: &Book, reading: &Reading) -> Vec<Choice> {
    let mut units: Vec<_> = book
        .tree()
        .units()
        .filter(|unit| unit.exists_on(reading.today))
        .collect();
    units.sort_by(|a, b| {
        domain::text::order::compare(a.short_name(reading.today), b.short_name(reading.today))
    });
    std::iter::once(Choice {
        value: String::new(),
        text: reading.words.reporting_unit().to_owned(),
    })
    .chain(units.into_iter().map(|unit| Choice {
        value: unit.slug.to_string(),
        text: distinct_name(book, unit, reading),
    }))
    .collect()
}
