//! The form of one section. After a conflict it shows both versions: what is stored, and what was
//! typed.

use domain::{Refusal, report::Part, text::Prose};
use leptos::prelude::*;
use service::manage::mark;

use super::{crumbs, may_keep, path, text, wanted};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        sign_in::not_yours,
    },
    part::{field::ProseField, notice::Notice, state::Tone},
};

#[component]
pub fn EditPassage() -> impl IntoView {
    let reading = Reading::now();
    let report = match wanted(&reading) {
        Ok(report) => report,
        Err(instead) => return instead,
    };
    let section = Part::of(&param("part")).and_then(|part| report.section(part));
    let Some(section) = section else {
        return nothing(&reading);
    };
    let may = {
        let book = reading.book();
        may_keep(&report, &book, &reading)
    };
    if !may && report.fixed.is_none() {
        return not_yours(&reading);
    }
    let words = reading.words;
    let form = Form::of(&reading, "keep_passage");
    let is_conflict = matches!(form.refusal(), Some(Refusal::ChangedMeanwhile));
    let stored = is_conflict.then(|| {
        view! {
            <Notice tone=Tone::Risk>{words.passage_yours()}</Notice>
            <section class="version stack-s">
                <h2>{words.passage_stored()}</h2>
                {text(&section.text)}
            </section>
        }
    });
    let editing = may.then(|| {
        view! {
            <form class="form wide stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="report" value=report.id.to_string()/>
                <input type="hidden" name="part" value=section.part.code()/>
                <input type="hidden" name="base" value=mark(Some(section))/>
                <ProseField
                    words=form.words("text", words.report_passage(), Some(words.report_edit_hint()))
                    value=form.typed("text", &section.text)
                    longest=Prose::MAX
                    required=true
                />
                <p class="bar">
                    <button class="button main">{words.save_report()}</button>
                    <a href=reading.address.to(&path(&report))>{words.report_back()}</a>
                </p>
            </form>
        }
    });
    // What is fixed is only read.
    let fixed = (!may).then(|| text(&section.text));
    let title = format!(
        "{}: {}",
        words.report_title(&report),
        section.part.name(reading.language)
    );
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            <header class="stack">
                {crumbs(Some(&report), &reading)}
                <h1>{title.clone()}</h1>
            </header>
            {stored}
            {editing}
            {fixed}
        </article>
    };
    frame(&reading, Head::private(title), content)
}
