//! The programmes, in a list.

use domain::{document::DeclaredPart, period::date_text};
use leptos::prelude::*;
use service::book::{Book, home::ProgrammeLine};

use super::{
    frame::{Head, frame},
    reading::Reading,
    shown::{heading, leading, leading_words, name_of, tone},
};
use crate::{download::links, part::state::StateBadge};

#[component]
pub fn Programmes() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let home = book.home(reading.reader());
    let programmes = lines(&home.programmes, &book, &reading);
    let others: Vec<_> = book
        .documents()
        .into_iter()
        .filter(|document| !document.programme)
        .map(|document| {
            let number = document.number.as_ref().map(ToString::to_string).unwrap_or_default();
            let day = document.date.map(|day| date_text(day, reading.language)).unwrap_or_default();
            view! {
                <li>
                    <span class="number">{number}</span>
                    <div>
                        <a class="name" href=reading.address.document(&document.slug)>{document.label(reading.language).to_owned()}</a>
                        <p class="small">{name_of(&book, document.issuer, &reading)}</p>
                    </div>
                    <div class="side small">{day}</div>
                </li>
            }
        })
        .collect();
    drop(book);
    let content = view! {
        <div class="stack-l">
            <section class="stack">
                <h1>{words.resolutions()}</h1>
                <p class="claim">{words.counts(home.counts)}</p>
                {programmes}
            </section>
            <section class="stack">
                <h2>{words.documents()}</h2>
                <ol class="programmes">{others}</ol>
                {links("/chuong-trinh", &reading)}
            </section>
        </div>
    };
    frame(
        &reading,
        Head::public(words.resolutions(), words.counts(home.counts)),
        content,
    )
}

/// Programmes as rows: number, name, state.
pub fn lines(programmes: &[ProgrammeLine], book: &Book, reading: &Reading) -> AnyView {
    let rows: Vec<_> = programmes
        .iter()
        .map(|line| row(line, book, reading))
        .collect();
    view! { <ol class="programmes">{rows}</ol> }.into_any()
}

fn row(line: &ProgrammeLine, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let document = &line.document;
    let number = document.number.as_ref().map_or_else(
        || heading(document.kind.name(language)),
        ToString::to_string,
    );
    let years = match (document.starts, document.ends) {
        (Some(starts), Some(ends)) if starts != ends => format!(" · {starts}–{ends}"),
        (Some(year), _) | (None, Some(year)) => format!(" · {year}"),
        (None, None) => String::new(),
    };
    let state = leading(line.counts);
    let word = leading_words(line.counts, language);
    let about = line
        .declared
        .iter()
        .filter(|part| part.entered < usize::from(part.declared))
        .max_by_key(|part| part.part == DeclaredPart::Targets)
        .map_or_else(
            || words.tasks_counted(line.tasks.all, line.tasks.draft, line.tasks.undated),
            |part| heading(&words.declared_line(part.part, part.declared, part.entered)),
        );
    view! {
        <li>
            <span class="number">{number}</span>
            <div>
                <a class="name" href=reading.address.document(&document.slug)>{document.label(language).to_owned()}</a>
                <p class="small">{name_of(book, document.issuer, reading)} {years}</p>
            </div>
            <div class="side">
                <StateBadge tone=tone(state) word=word/>
                <p class="small">{about}</p>
            </div>
        </li>
    }
    .into_any()
}
