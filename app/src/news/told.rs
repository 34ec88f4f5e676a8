//! An entry of the journal as plain text, for who reads it outside the site.

use domain::{
    Language,
    journal::{CellChanged, Change, FigureShown, Subject},
    period::date_text,
};
use service::book::Book;

use crate::page::{
    reading::Reading,
    shown::{name_of, named, what_changed},
};

/// What is told of a change.
pub struct Told {
    pub title: String,
    /// The page of what changed.
    pub page: Option<String>,
    pub lines: Vec<String>,
}

#[must_use]
pub fn told(book: &Book, change: &Change, about: Option<Subject>, reading: &Reading) -> Told {
    let change = match about {
        Some(subject) => change.about(subject),
        None => std::borrow::Cow::Borrowed(change),
    };
    let what = what_changed(&change, reading);
    let what = what.trim_end_matches(':');
    let subject = match &*change {
        // Many figures at once are told of by their programme.
        Change::Cells { programme, .. } | Change::Figures { programme, .. } => {
            Some(Subject::Document(*programme))
        }
        other => other.subjects().into_iter().next(),
    };
    let (page, name) = subject
        .and_then(|subject| named(book, subject, reading))
        .unzip();
    let title = match &name {
        Some(name) if !what.contains(name.as_str()) => format!("{what}: {name}"),
        _ => what.to_owned(),
    };
    let mut lines = Vec::new();
    say(&mut lines, book, &change, reading);
    if lines.is_empty() {
        lines.push(title.clone());
    }
    Told {
        title,
        page: page_of(&change, reading).or(page),
        lines,
    }
}

/// Where more is said than on the page of the subject.
fn page_of(change: &Change, reading: &Reading) -> Option<String> {
    match change {
        Change::Obstacle { obstacle, .. } => {
            Some(reading.address.to(&format!("/vuong-mac/{obstacle}")))
        }
        Change::Handover { handover, .. } => {
            Some(reading.address.to(&format!("/ban-giao/{handover}")))
        }
        _ => None,
    }
}

fn say(lines: &mut Vec<String>, book: &Book, change: &Change, reading: &Reading) {
    let (words, language) = (reading.words, reading.language);
    let line = |name: &str, text: &str| format!("{name}: {text}");
    match change {
        Change::Figure {
            before,
            after,
            reason,
            ..
        } => {
            let shown = [before.as_ref(), after.as_ref()];
            lines.extend(figure(shown, reason.as_deref(), reading));
        }
        Change::Cells { cells, .. } => {
            for cell in cells {
                let CellChanged {
                    indicator,
                    before,
                    after,
                    reason,
                } = cell;
                if let Some((_, name)) = named(book, Subject::Indicator(*indicator), reading) {
                    let shown = [before.as_ref(), after.as_ref()];
                    let told = figure(shown, reason.as_deref(), reading).join("; ");
                    lines.push(line(&name, &told));
                }
            }
        }
        Change::Update { update, .. } => {
            for (name, text) in [
                (words.results(), &update.results),
                (words.difficulties(), &update.difficulties),
                (words.next_steps(), &update.next),
            ] {
                lines.extend(text.as_ref().map(|text| line(name, text.get(language))));
            }
        }
        Change::Obstacle { text, to, due, .. } => {
            lines.extend(text.clone());
            lines.extend(to.map(|unit| line(words.asked_of(), &name_of(book, unit, reading))));
            lines.extend(due.map(|due| line(words.answer_due(), &date_text(due, language))));
        }
        Change::Handover { from, to, text, .. } => {
            let to = to.map(|unit| format!(" → {}", name_of(book, unit, reading)));
            let from = name_of(book, *from, reading);
            lines.push(line(
                words.handover(),
                &format!("{from}{}", to.unwrap_or_default()),
            ));
            lines.extend(text.clone());
        }
        Change::Allocation { after, ground, .. } => {
            for (unit, target) in after {
                lines.push(line(&name_of(book, *unit, reading), &target.text(language)));
            }
            lines.push(line(words.column_ground(), ground));
        }
        _ => {}
    }
}

/// What stood there, what stands there now, and why.
fn figure(
    [before, after]: [Option<&FigureShown>; 2],
    reason: Option<&str>,
    reading: &Reading,
) -> Vec<String> {
    let language: Language = reading.language;
    let shown = |name: &str, shown: Option<&FigureShown>| {
        shown.map(|shown| format!("{name}: {}", shown.quantity.format(language)))
    };
    [
        shown(language.pick("Trước", "Before"), before),
        shown(language.pick("Sau", "After"), after),
        reason.map(|reason| format!("{}: {reason}", reading.words.reason())),
    ]
    .into_iter()
    .flatten()
    .collect()
}
