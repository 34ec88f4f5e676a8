//! What stands around a report: shown beside it, and the form in which it is written.

use domain::report::{Layout, Report as Record};
use leptos::prelude::*;
use service::report::head_mark;

use super::{crumbs, may_keep, path, wanted};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        manage::fields::Fields,
        reading::Reading,
        sign_in::not_yours,
    },
    part::field::Choice,
};

/// The frame in words. The ids are those of the fields, so that what is missing when a report is
/// issued leads to them.
pub(super) fn shown(report: &Record, may: bool, reading: &Reading) -> AnyView {
    let words = reading.words;
    let head = &report.head;
    let line = |id: &'static str, name: &'static str, text: &str| {
        let text = if text.is_empty() { words.none() } else { text };
        view! { <p id=id>{name} ": " <b>{text.to_owned()}</b></p> }
    };
    let edit = may.then(|| {
        let href = reading.address.to(&format!("{}/the-thuc", path(report)));
        view! { <p><a class="button" href=href>{words.edit_letterhead()}</a></p> }
    });
    view! {
        <p>{words.report_layout()} ": " <b>{report.layout.name(reading.language)}</b></p>
        {line("body", words.letterhead_body(), &head.body)}
        {line("code", words.letterhead_code(), &head.code)}
        {line("place", words.letterhead_place(), &head.place)}
        {line("title", words.letterhead_title(), &head.title)}
        {line("post", words.letterhead_post(), &head.post)}
        {edit}
    }
    .into_any()
}

#[component]
pub fn EditLetterhead() -> impl IntoView {
    let reading = Reading::now();
    let report = match wanted(&reading) {
        Ok(report) => report,
        Err(instead) => return instead,
    };
    let may = {
        let book = reading.book();
        may_keep(&report, &book, &reading)
    };
    if !may {
        return not_yours(&reading);
    }
    let (words, language) = (reading.words, reading.language);
    let form = Form::of(&reading, "keep_letterhead");
    let fields = Fields {
        form: &form,
        reading: &reading,
    };
    let head = &report.head;
    let layouts = Layout::ALL
        .into_iter()
        .map(|layout| Choice {
            value: layout.code().to_owned(),
            text: layout.name(language).to_owned(),
        })
        .collect();
    let content = view! {
        <article class="stack-l">
            {summary(&reading)}
            <header class="stack">
                {crumbs(Some(&report), &reading)}
                <h1>{words.report_head()}</h1>
                <p class="small">{words.letterhead_hint()}</p>
            </header>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="report" value=report.id.to_string()/>
                <input type="hidden" name="base" value=head_mark(&report)/>
                {fields.choice("layout", words.report_layout(), None, report.layout.code(), layouts)}
                {fields.line("above", words.letterhead_above(), None, &head.above, false)}
                {fields.line("body", words.letterhead_body(), None, &head.body, true)}
                {fields.line("code", words.letterhead_code(), Some(words.letterhead_code_hint()), &head.code, true)}
                {fields.line("place", words.letterhead_place(), None, &head.place, true)}
                {fields.line("title", words.letterhead_title(), None, &head.title, true)}
                {fields.lines("opening", words.letterhead_opening(), None, &head.opening)}
                {fields.lines("recipients", words.letterhead_recipients(), None, &head.recipients.join("\n"))}
                {fields.line("on_behalf", words.letterhead_authority(), None, &head.authority, false)}
                {fields.line("post", words.letterhead_post(), None, &head.post, true)}
                {fields.line("signer", words.letterhead_signer(), None, &head.signer, false)}
                <p class="bar">
                    <button class="button main">{words.save_report()}</button>
                    <a href=reading.address.to(&path(&report))>{words.report_back()}</a>
                </p>
            </form>
        </article>
    };
    frame(&reading, Head::private(words.report_head()), content)
}
