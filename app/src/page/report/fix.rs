//! The form that fixes a report: issues it with a number and a day, or marks it as sent.

use domain::report::{Report as Record, ReportKind};
use leptos::prelude::*;
use service::manage::mark;

use crate::{
    act::form::Form,
    page::reading::Reading,
    part::field::{FieldKind, TextField},
};

pub(super) fn form(report: &Record, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "fix_report");
    let (heading, hint) = match report.kind {
        ReportKind::Periodic => (words.issue_report(), words.issue_hint()),
        ReportKind::Weekly => (words.send_report(), words.send_hint()),
    };
    let issued = (report.kind == ReportKind::Periodic).then(|| {
        view! {
            <TextField
                words=form.words("number", words.report_number(), Some(words.report_number_hint()))
                value=form.typed("number", "")
                longest=60
                required=true
            />
            <TextField
                words=form.words("date", words.report_date(), None)
                kind=FieldKind::Date
                value=form.typed("date", &reading.today.to_string())
                required=true
            />
        }
    });
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            <h2>{heading}</h2>
            <p class="small">{hint}</p>
            {form.hidden()}
            <input type="hidden" name="report" value=report.id.to_string()/>
            <input type="hidden" name="base" value=mark(Some(report))/>
            {issued}
            <p class="bar"><button class="button main">{heading}</button></p>
        </form>
    }
    .into_any()
}
