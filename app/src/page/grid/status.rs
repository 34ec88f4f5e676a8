//! How far a cell has come, in words, whether it is locked, what was said about it, and what is
//! odd about its value: drawn with the page, and again for the island after each change.

use domain::{
    Date, Language, Refusal,
    command::Place,
    explanation::Explanation,
    figure::{Cell, Stage, Working},
    grid::Warning,
    id::IndicatorId,
    quantity::Quantity,
};
use leptos::prelude::*;
use service::{
    Service,
    book::{Book, Reader},
};

use crate::{
    address::Address,
    page::reading::Reading,
    part::{
        icon::{Glyph, Icon},
        passage::{passage, written},
    },
    words::Words,
};

/// A cell of which something is said.
pub struct Told<'a> {
    pub indicator: IndicatorId,
    pub cell: Option<&'a Cell>,
    pub warnings: &'a [Warning],
    /// It can no longer be entered.
    pub is_locked: bool,
    /// What was asked about it, and is not settled.
    pub asked: &'a [Explanation],
}

/// Who is told, and when.
#[derive(Clone, Copy)]
pub struct Teller {
    pub words: Words,
    pub address: Address,
    pub today: Date,
}

impl Teller {
    pub fn of(reading: &Reading) -> Self {
        Self {
            words: reading.words,
            address: reading.address,
            today: reading.today,
        }
    }

    /// For the answer of an act.
    pub fn now(language: Language, service: &Service) -> Self {
        Self {
            words: Words(language),
            address: Address { language, on: None },
            today: service.today(),
        }
    }
}

/// The state of a cell: at which level it waits, or why it came back; that it is locked; what
/// was noted and asked about it; what is odd.
pub fn draw(book: &Book, told: &Told<'_>, to: Teller) -> AnyView {
    let words = to.words;
    let working = told.cell.and_then(|cell| cell.working.as_deref());
    let is_published = told.cell.is_some_and(|cell| cell.published.is_some());
    let (class, icon, word) = match working.map(|working| &working.stage) {
        Some(Stage::Draft) => ("saving saved", Some(Icon::Kept), words.draft().to_owned()),
        Some(Stage::Submitted(_)) => (
            "saving waiting",
            Some(Icon::Late),
            waits(book, told.indicator, working, words),
        ),
        Some(Stage::Returned { .. }) => (
            "saving refused",
            Some(Icon::Refused),
            words.returned().to_owned(),
        ),
        None if is_published => ("saving", Some(Icon::Kept), words.published_now().to_owned()),
        None => ("saving", None, words.not_reported_yet().to_owned()),
    };
    let locked = told.is_locked.then(|| {
        view! { <span class="saving locked"><Glyph icon=Icon::Locked/> {words.cell_locked()}</span> }
    });
    let reason = match working.map(|working| &working.stage) {
        Some(Stage::Returned { reason, .. }) => {
            Some(view! { <span class="cell-said">{written(reason.as_str(), to.words.0)}</span> })
        }
        _ => None,
    };
    let warnings = told
        .warnings
        .iter()
        .map(|warning| {
            view! {
                <span class="cell-said warned">
                    <Glyph icon=Icon::Risk/>
                    {warning.message(words.0)}
                </span>
            }
        })
        .collect_view();
    view! {
        <span class=class>{icon.map(|icon| view! { <Glyph icon/> })} {word}</span>
        {locked}
        {reason}
        {warnings}
        {commented(told, to)}
    }
    .into_any()
}

/// What was written beside the value, and what somebody asked about it: in words, with the text
/// one step away.
fn commented(told: &Told<'_>, to: Teller) -> AnyView {
    let (words, language) = (to.words, to.words.0);
    let note = told
        .cell
        .and_then(Cell::latest)
        .and_then(|value| value.note.as_ref())
        .map(|note| {
            view! {
                <details class="cell-said">
                    <summary>{words.has_note()}</summary>
                    <p>{passage(note, language)}</p>
                </details>
            }
        });
    let asked = told
        .asked
        .iter()
        .map(|one| {
            let standing =
                words.explanation_standing(one.standing(to.today), one.latest.question.due);
            view! {
                <details class="cell-said">
                    <summary>{words.has_question()}</summary>
                    <p>{written(one.latest.question.text.as_str(), language)}</p>
                    <p><a href=to.address.to(&format!("/giai-trinh/{}", one.id))>{standing}</a></p>
                </details>
            }
        })
        .collect_view();
    view! {
        {note}
        {asked}
    }
    .into_any()
}

/// "Chờ cấp xã (1/3)", or that it waits where there are no levels.
fn waits(book: &Book, indicator: IndicatorId, working: Option<&Working>, words: Words) -> String {
    let told = book
        .indicator(indicator)
        .zip(working)
        .and_then(|(indicator, working)| {
            let Stage::Submitted(submission) = &working.stage else {
                return None;
            };
            let level = book.waits_at(indicator.programme, working);
            let chain = book.chain(indicator.programme);
            Some(words.waits_at(level, chain, submission.checks.len()))
        });
    told.unwrap_or_else(|| words.waiting().to_owned())
}

/// The same as finished markup, with who changed it just now.
pub fn marked(book: &Book, told: &Told<'_>, mark: String, to: Teller) -> String {
    view! {
        <span class="cell-said">{mark}</span>
        {draw(book, told, to)}
    }
    .to_html()
}

/// The same as finished markup, of a cell that was just entered.
pub fn markup(
    book: &Book,
    at: &Place,
    warnings: &[Warning],
    reader: Reader<'_>,
    to: Teller,
) -> String {
    let cell = book
        .indicator(at.indicator)
        .and_then(|indicator| book.cell(indicator, at.unit, &at.period));
    let told = Told {
        indicator: at.indicator,
        cell,
        warnings,
        is_locked: false,
        asked: &book.asked_about_figure(at.indicator, at.unit, at.period, reader),
    };
    draw(book, &told, to).to_html()
}

/// What is wrong with a cell, in words; of a conflict, both values.
pub fn said(wrong: &Refusal, words: Words) -> String {
    let language = words.0;
    let text = |value: &Option<Quantity>| {
        value
            .as_ref()
            .map(|value| value.format(language))
            .unwrap_or_default()
    };
    match wrong {
        Refusal::Conflict { theirs, yours, .. } => words.two_values(&text(theirs), &text(yours)),
        Refusal::Fields(fields) => fields
            .iter()
            .map(|(_, problem)| problem.message(language))
            .collect::<Vec<_>>()
            .join(" "),
        other => other.message(language),
    }
}

/// The same as finished markup; of a conflict, with a button for each value.
pub fn refused(wrong: &Refusal, words: Words) -> String {
    let choice = match wrong {
        Refusal::Conflict { theirs, .. } => {
            let theirs = theirs
                .as_ref()
                .map(|value| value.entry(words.0))
                .unwrap_or_default();
            Some(view! {
                <span class="bar cell-choice">
                    <button type="button" class="button" data-theirs=theirs>{words.keep_theirs()}</button>
                    <button type="button" class="button" data-mine="">{words.use_mine()}</button>
                </span>
            })
        }
        _ => None,
    };
    view! {
        <span class="error"><Glyph icon=Icon::Refused/>{said(wrong, words)}</span>
        {choice}
    }
    .to_html()
}
