//! What differs in the book since a report was gathered: added, changed, removed; and the way to
//! take it over.

use domain::report::{Drift, Line, Report as Record};
use leptos::prelude::*;
use service::book::report::Drifted;

use crate::{
    act::form::Form,
    page::reading::Reading,
    part::{notice::Notice, state::Tone},
};

/// How much differs, in one sentence.
pub(super) fn sentence(report: &Record, drifted: &Drifted, reading: &Reading) -> AnyView {
    let words = reading.words;
    let count: usize = drifted
        .sections
        .iter()
        .map(|(_, drift)| drift.count())
        .sum::<usize>()
        + drifted.annex.count();
    if count == 0 {
        return view! { <p class="small">{words.report_drift_none()}</p> }.into_any();
    }
    let said = words.report_drift_sentence(count, report.fixed.is_some());
    view! { <Notice tone=Tone::Risk>{said}</Notice> }.into_any()
}

/// The lines of one part; with the code of the part and its mark, a form that takes them over.
pub(super) fn shown(
    report: &Record,
    drift: &Drift,
    take: Option<(&'static str, String)>,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let list = |name: &'static str, lines: Vec<AnyView>| {
        (!lines.is_empty()).then(|| view! { <h4>{name}</h4> <ul>{lines}</ul> })
    };
    let one = |line: &Line| view! { <li>{line.text.clone()}</li> }.into_any();
    let added = drift.added.iter().map(one).collect();
    let removed = drift
        .removed
        .iter()
        .map(|line| view! { <li><del>{line.text.clone()}</del></li> }.into_any())
        .collect();
    let changed = drift
        .changed
        .iter()
        .map(|(was, now)| {
            view! {
                <li><del>{was.text.clone()}</del><br/><ins>{now.text.clone()}</ins></li>
            }
            .into_any()
        })
        .collect();
    let take = take.map(|(part, base)| {
        let form = Form::of(reading, "take_over_report");
        view! {
            <form class="form" method="post" action=form.action()>
                {form.hidden()}
                <input type="hidden" name="report" value=report.id.to_string()/>
                <input type="hidden" name="part" value=part/>
                <input type="hidden" name="base" value=base/>
                <p class="bar"><button class="button">{words.take_over()}</button></p>
            </form>
        }
    });
    view! {
        <div class="drift stack-s">
            <h3>{words.report_drift()}</h3>
            {list(words.drift_added(), added)}
            {list(words.drift_changed(), changed)}
            {list(words.drift_removed(), removed)}
            {take}
        </div>
    }
    .into_any()
}
