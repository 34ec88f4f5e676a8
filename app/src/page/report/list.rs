//! The reports that an officer sees: those being written first.

use domain::{
    policy::{Action, Actor, KeepReport},
    report::Report as Record,
};
use leptos::prelude::*;
use service::book::{Book, report::SoughtReports};

use super::{badge, new::chooser, path};
use crate::{
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::name_of,
        sign_in::needed,
    },
    part::{crumbs::Crumbs, link::Link},
};

/// The parameters of the address: whose reports, on what.
pub const PROGRAMME: &str = "chuong-trinh";
pub const UNIT: &str = "don-vi";
/// So many at most; older ones are found through their programme or unit.
const MOST: usize = 200;

/// Whether an officer writes reports anywhere.
#[must_use]
pub fn writes(actor: &Actor) -> bool {
    actor
        .grants()
        .iter()
        .any(|grant| KeepReport::NAME.roles().contains(&grant.role))
}

/// The way to the reports on a programme or of a unit.
pub fn way(of: &str, slug: &str, reading: &Reading) -> AnyView {
    let href = reading.address.to(&format!("/bao-cao?{of}={slug}"));
    view! { <p><a href=href>{reading.words.reports()}</a></p> }.into_any()
}

/// One report as a line of a list.
pub fn line(book: &Book, report: &Record, reading: &Reading) -> AnyView {
    let words = reading.words;
    let programme = book
        .document(report.programme)
        .map(|one| one.label(reading.language).to_owned());
    view! {
        <li>
            <div>
                <a class="name" href=reading.address.to(&path(report))>{words.report_title(report)}</a>
                <p class="small">{name_of(book, report.unit, reading)} " · " {programme}</p>
                <p class="small">{words.report_standing(report)}</p>
            </div>
            <div class="side">{badge(report, reading)}</div>
        </li>
    }
    .into_any()
}

#[component]
pub fn Reports() -> impl IntoView {
    let reading = Reading::now();
    if reading.actor().is_none() {
        return needed(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let sought = SoughtReports {
        programme: reading
            .asked(PROGRAMME)
            .and_then(|slug| book.programme_by_slug(slug))
            .map(|programme| programme.id),
        unit: reading
            .asked(UNIT)
            .and_then(|slug| book.tree().by_slug(slug))
            .map(|unit| unit.id),
    };
    let all = book.reports(sought, reading.reader());
    let list = |heading: &'static str, fixed: bool| {
        let lines: Vec<_> = all
            .iter()
            .filter(|report| report.fixed.is_some() == fixed)
            .take(MOST)
            .map(|report| line(&book, report, &reading))
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <section class="stack">
                    <h2>{heading} " " <span class="count">{words.counted(lines.len())}</span></h2>
                    <ul class="work">{lines}</ul>
                </section>
            }
        })
    };
    let open = list(words.reports_open(), false);
    let fixed = list(words.reports_fixed(), true);
    let empty = all
        .is_empty()
        .then(|| view! { <p>{words.reports_empty()}</p> });
    let new = chooser(&book, &reading);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.to("/ban-lam-viec"), words.desk())]/>
                <h1>{words.reports()}</h1>
                <p>{words.reports_intro()}</p>
                {empty}
            </header>
            {open}
            {new}
            {fixed}
        </article>
    };
    drop(all);
    drop(book);
    frame(&reading, Head::private(words.reports()), content)
}
