//! A report on paper: A4, in the layout of its own or the other one. What surrounds it on the
//! screen is not printed.

use domain::report::{Annex, Layout, Letterhead, Paper, Report as Record};
use leptos::prelude::*;
use service::book::{Book, report::Asked};

use super::{path, text, wanted};
use crate::page::{
    frame::{Head, frame},
    reading::Reading,
};

/// The parameter of the address that asks for the other layout.
pub const LAYOUT: &str = "the-thuc";

/// The report in the layout that is asked for. What was issued with a number is in its own alone.
#[must_use]
pub fn paper(report: &Record, asked: Option<&str>, book: &Book) -> Paper {
    let is_issued = report
        .fixed
        .as_ref()
        .is_some_and(|fixed| fixed.number.is_some());
    let layout = asked
        .and_then(Layout::of)
        .filter(|_| !is_issued)
        .unwrap_or(report.layout);
    if layout == report.layout {
        return Paper::of(report, layout, &report.head);
    }
    let usual = book
        .letterhead(Asked::again(report, report.on), layout)
        .unwrap_or_default();
    let head = Letterhead {
        title: report.head.title.clone(),
        opening: report.head.opening.clone(),
        ..usual
    };
    Paper::of(report, layout, &head)
}

#[component]
pub fn PrintReport() -> impl IntoView {
    let reading = Reading::now();
    let report = match wanted(&reading) {
        Ok(report) => report,
        Err(instead) => return instead,
    };
    let words = reading.words;
    let paper = {
        let book = reading.book();
        paper(&report, reading.asked(LAYOUT), &book)
    };
    let title = words.report_title(&report);
    let content = view! {
        <p class="bar screen-only">
            <a href=reading.address.to(&path(&report))>{words.report_back()}</a>
        </p>
        {sheet(&paper)}
    };
    frame(&reading, Head::private(title), content)
}

fn sheet(paper: &Paper) -> AnyView {
    let sections = paper
        .sections
        .iter()
        .map(|(heading, paragraphs)| {
            view! { <h2>{heading.clone()}</h2> {text(&paragraphs.join("\n"))} }
        })
        .collect_view();
    let opening = paper
        .opening
        .iter()
        .map(|paragraph| view! { <p class="plain">{paragraph.clone()}</p> })
        .collect_view();
    let class = match paper.layout {
        Layout::State => "official of-state",
        Layout::Party => "official of-party",
    };
    view! {
        <article class=class lang="vi">
            {letterhead(paper)}
            <h1>"BÁO CÁO"</h1>
            <p class="subject">{paper.title.clone()}</p>
            {opening}
            {sections}
            {signatures(paper)}
            {paper.annex.as_ref().map(annex)}
        </article>
    }
    .into_any()
}

fn letterhead(paper: &Paper) -> AnyView {
    let above = (!paper.above.is_empty()).then(|| view! { <p>{paper.above.clone()}</p> });
    let issuer = view! {
        {above}
        <p class="issuer">{paper.body.lines().map(|line| view! { <span>{line.to_owned()}</span> " " }).collect_view()}</p>
        <p class="number">{paper.number.clone()}</p>
    };
    let nation = match paper.layout {
        Layout::State => view! {
            <p class="nation">"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"</p>
            <p class="motto">"Độc lập - Tự do - Hạnh phúc"</p>
        }
        .into_any(),
        Layout::Party => view! { <p class="motto">"ĐẢNG CỘNG SẢN VIỆT NAM"</p> }.into_any(),
    };
    view! {
        <div class="letterhead">
            <div>{issuer}</div>
            <div>
                {nation}
                <p class="dated">{paper.dated.clone()}</p>
            </div>
        </div>
    }
    .into_any()
}

fn signatures(paper: &Paper) -> AnyView {
    let recipients = paper
        .recipients
        .iter()
        .map(|one| view! { <li>"- " {one.clone()}</li> })
        .collect_view();
    view! {
        <div class="signatures">
            <div class="recipients">
                <p>"Nơi nhận:"</p>
                <ul class="plain">{recipients}</ul>
            </div>
            <div class="signer">
                <p>{paper.authority.clone()}</p>
                <p>{paper.post.clone()}</p>
                <p class="name">{paper.signer.clone()}</p>
            </div>
        </div>
    }
    .into_any()
}

fn annex(annex: &Annex) -> AnyView {
    let heads = annex
        .columns
        .iter()
        .map(|(name, _)| view! { <th scope="col">{*name}</th> })
        .collect_view();
    let rows = annex
        .rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .map(|cell| view! { <td>{cell.clone()}</td> })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    let class = if annex.is_wide() {
        "supplement turned"
    } else {
        "supplement"
    };
    view! {
        <section class=class>
            <h2>"PHỤ LỤC"</h2>
            <p class="subject">{annex.title.clone()}</p>
            <div class="scroll">
                <table>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
