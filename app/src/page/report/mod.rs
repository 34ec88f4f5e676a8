//! One report, for those who keep it and those above: what it says part by part, what differs in
//! the book since then, its files, and how it is fixed.

mod drift;
pub mod edit;
mod fix;
pub mod letterhead;
pub mod list;
pub mod new;
pub mod print;

use domain::{
    id::ReportId,
    policy::{self, KeepReport},
    report::{Report as Record, ReportKind, Section},
};
use leptos::prelude::*;
use service::{
    book::{Book, report::Drifted},
    manage::mark,
};

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    shown::{author, note, unit_link},
    sign_in::needed,
};
use crate::{
    act::form::summary,
    part::{
        crumbs::Crumbs,
        link::Link,
        notice::Notice,
        state::{StateBadge, Tone},
        to_copy::TextToCopy,
    },
};

/// The report of the address, if this reader sees it.
///
/// # Errors
/// The page to show instead.
fn wanted(reading: &Reading) -> Result<Record, AnyView> {
    if reading.actor().is_none() {
        return Err(needed(reading));
    }
    let found = {
        let book = reading.book();
        let id: Option<ReportId> = param("id").parse().ok();
        id.and_then(|id| book.report(id))
            .filter(|report| reading.reader().sees_report(report, &book))
            .cloned()
    };
    found.ok_or_else(|| nothing(reading))
}

/// Whether it can be written in by this reader.
fn may_keep(report: &Record, book: &Book, reading: &Reading) -> bool {
    report.fixed.is_none()
        && reading
            .actor()
            .is_some_and(|actor| policy::may::<KeepReport>(actor, report.unit, book.tree()))
}

/// The path of a report.
fn path(report: &Record) -> String {
    format!("/bao-cao/{}", report.id)
}

/// The ways above a report's pages.
fn crumbs(report: Option<&Record>, reading: &Reading) -> AnyView {
    let words = reading.words;
    let mut above = vec![
        Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
        Link::new(reading.address.to("/bao-cao"), words.reports()),
    ];
    above.extend(report.map(|report| {
        Link::new(
            reading.address.to(&path(report)),
            words.report_title(report),
        )
    }));
    view! { <Crumbs label=words.crumbs() above/> }.into_any()
}

/// Whether it is a draft, issued or sent, as a badge.
pub(super) fn badge(report: &Record, reading: &Reading) -> AnyView {
    let (tone, word) = match &report.fixed {
        None => (Tone::Going, reading.words.reports_open()),
        Some(_) => (Tone::Kept, reading.words.reports_fixed()),
    };
    view! { <StateBadge tone word=word.to_owned()/> }.into_any()
}

#[component]
pub fn Report() -> impl IntoView {
    let reading = Reading::now();
    let report = match wanted(&reading) {
        Ok(report) => report,
        Err(instead) => return instead,
    };
    let words = reading.words;
    let book = reading.book();
    let may = may_keep(&report, &book, &reading);
    let drifted = reading
        .actor()
        .map(|actor| book.drifted(&report, actor, reading.today))
        .unwrap_or_default();
    let said = match reading.asked(DONE) {
        Some("lap") => Some(words.report_gathered()),
        Some("phan") => Some(words.passage_kept()),
        Some("the-thuc") => Some(words.letterhead_kept()),
        Some("lay-moi") => Some(words.drift_taken()),
        Some("chot") => Some(match report.kind {
            ReportKind::Periodic => words.report_issued(),
            ReportKind::Weekly => words.report_sent(),
        }),
        _ => None,
    };
    let title = words.report_title(&report);
    let programme = book.document(report.programme).map(|one| {
        view! {
            <a href=reading.address.document(&one.slug)>{one.label(reading.language).to_owned()}</a>
        }
    });
    let paste = (report.kind == ReportKind::Weekly).then(|| {
        view! {
            <section class="stack">
                <TextToCopy
                    id="van-ban"
                    label=words.weekly_text()
                    hint=words.weekly_text_hint()
                    text=report.text()
                    copy=words.copy_text()
                    copied=words.copied_text()
                />
            </section>
        }
    });
    let sections = report
        .sections
        .iter()
        .map(|one| section(&report, one, &drifted, may, &reading))
        .collect_view();
    let annex =
        (report.kind == ReportKind::Periodic).then(|| annex(&report, &drifted, may, &reading));
    let flags = [
        (report.drafts, words.has_drafts()),
        (report.restricted, words.has_restricted()),
    ]
    .into_iter()
    .filter(|(is, _)| *is)
    .map(|(_, word)| view! { <StateBadge tone=Tone::Risk word=word.to_owned()/> })
    .collect_view();
    let content = view! {
        <article class="stack-l">
            {said.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                {crumbs(None, &reading)}
                <p class="eyebrow">{super::shown::heading(report.kind.name(reading.language))} " · " {programme}</p>
                <h1>{title.clone()}</h1>
                <p>{unit_link(&book, report.unit, &reading)}</p>
                <p class="claim">{words.report_standing(&report)}</p>
                <div class="row">{badge(&report, &reading)} {flags}</div>
                {drift::sentence(&report, &drifted, &reading)}
            </header>
            <div class="beside">
                <div class="stack-l">
                    {paste}
                    {sections}
                    {annex}
                    {may.then(|| fix::form(&report, &reading))}
                </div>
                <aside class="stack" aria-label=words.report()>{notes(&report, &book, may, &reading)}</aside>
            </div>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(title), content)
}

/// One part: what it says, what differs, the way to write in it.
fn section(
    report: &Record,
    one: &Section,
    drifted: &Drifted,
    may: bool,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let touched = if one.is_edited() {
        words.report_touched()
    } else {
        words.report_untouched()
    };
    let code = one.part.code();
    let edit = may.then(|| {
        let href = reading.address.to(&format!("{}/sua/{code}", path(report)));
        let label = format!(
            "{}: {}",
            words.report_edit(),
            one.part.name(reading.language)
        );
        view! { <p><a class="button" href=href aria-label=label>{words.report_edit()}</a></p> }
    });
    let base = mark(Some(one));
    let drift = drifted
        .of(one.part)
        .map(|drift| drift::shown(report, drift, may.then_some((code, base)), reading));
    view! {
        <section class="stack" id=code>
            <h2>
                {one.part.heading(report.kind)} " " <span class="small">{touched}</span>
            </h2>
            {text(&one.text)}
            {drift}
            {edit}
        </section>
    }
    .into_any()
}

/// The text of a section: groups and items as such.
pub(super) fn text(text: &str) -> AnyView {
    text.lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let class = if line.starts_with("- ") {
                "item"
            } else if line.ends_with(':') {
                "group-name"
            } else {
                "plain"
            };
            view! { <p class=class>{line.to_owned()}</p> }
        })
        .collect_view()
        .into_any()
}

/// The table behind it.
fn annex(report: &Record, drifted: &Drifted, may: bool, reading: &Reading) -> AnyView {
    let words = reading.words;
    let rows: Vec<_> = report
        .annex
        .iter()
        .map(|row| {
            let result = row.result.as_ref().map_or_else(
                || row.result_text(),
                |result| result.measured(&row.measure, domain::Language::Vi),
            );
            let notes = [row.judged.clone(), row.note.clone()]
                .into_iter()
                .filter(|one| !one.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
            view! {
                <tr>
                    <th scope="row">{row.name.clone()}<br/>
                        <span class="small">{row.unit_name.clone()} ", " {row.period.name(domain::Language::Vi)}</span>
                    </th>
                    <td data-label=words.target()>{row.target_text().to_owned()}</td>
                    <td data-label=words.value()>{result}</td>
                    <td data-label=words.report_passage()>{notes}</td>
                </tr>
            }
        })
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="small">{words.report_annex_none()}</p> }.into_any()
    } else {
        view! {
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.annex_indicator()}</th>
                        <th scope="col">{words.target()}</th>
                        <th scope="col">{words.value()}</th>
                        <th scope="col">{words.report_passage()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let base = mark(Some(&report.annex));
    let drift = (!drifted.annex.is_empty())
        .then(|| drift::shown(report, &drifted.annex, may.then_some(("", base)), reading));
    view! {
        <section class="stack" id="phu-luc">
            <h2>{words.report_annex()} " " <span class="count">{words.counted(report.annex.len())}</span></h2>
            {table}
            {drift}
        </section>
    }
    .into_any()
}

/// Beside it: files, what stands around it, who did what when.
fn notes(report: &Record, book: &Book, may: bool, reading: &Reading) -> AnyView {
    let words = reading.words;
    let to = |path: String| reading.address.to(&path);
    let files = format!("/tai-ve/bao-cao/{}", report.id);
    let annex = (!report.annex.is_empty()).then(|| {
        view! { <li><a href=to(format!("{files}.xlsx")) download=true>{words.download_annex()}</a></li> }
    });
    let other = report.layout.other();
    let other = report
        .fixed
        .as_ref()
        .is_none_or(|fixed| fixed.number.is_none())
        .then(|| {
            let href = to(format!("{}/in?the-thuc={}", path(report), other.code()));
            view! { <li><a href=href>{words.report_print_other()}</a></li> }
        });
    let by = |signature: domain::officer::Signature| {
        words.report_signed(&author(book, signature.by, reading), signature)
    };
    let fixed = report
        .fixed
        .as_ref()
        .map(|fixed| view! { <p>{words.reports_fixed()} ": " {by(fixed.by)}</p> });
    let again = reading
        .actor()
        .filter(|actor| policy::may::<KeepReport>(actor, report.unit, book.tree()))
        .and_then(|_| {
            let programme = &book.document(report.programme)?.slug;
            let unit = &book.tree().get(report.unit)?.slug;
            let href = to(format!(
                "/bao-cao/moi/{programme}/{unit}?loai={}&ky={}&the-thuc={}",
                report.kind.code(),
                report.period,
                report.layout.code()
            ));
            report
                .fixed
                .is_some()
                .then(|| view! { <p><a class="button" href=href>{words.report_again()}</a></p> })
        });
    view! {
        {note(words.report_files(), view! {
            <ul>
                <li><a href=to(format!("{files}.docx")) download=true>{words.download_docx()}</a></li>
                {annex}
                <li><a href=to(format!("{}/in", path(report)))>{words.report_print()}</a></li>
                {other}
            </ul>
            <p class="small">{words.report_in_vietnamese()}</p>
        })}
        {note(words.report_head(), letterhead::shown(report, may, reading))}
        {note(words.journal(), view! {
            <p>{words.new_report()} ": " {by(report.gathered)}</p>
            <p>{words.report_touched()} ": " {by(report.edited)}</p>
            {fixed}
            {again}
        })}
    }
    .into_any()
}
