//! An entry of the journal: when, who, what changed, and what it is about.

use std::borrow::Cow;

use domain::{
    Date, Language,
    id::UnitId,
    journal::{CellChanged, Change, FigureShown, Subject},
    meeting::Meeting,
    moment::moment_text,
    period::date_text,
    target::Target,
};
use leptos::prelude::*;
use service::book::{Book, log::Logged};

use super::{author, unit_link, unit_name};
use crate::{
    page::reading::Reading,
    part::passage::{quoting, written},
};

/// What an entry of the journal is about: its name, and the path of its page; nothing for what the
/// reader may not know, and for officers, who have no page.
#[must_use]
pub fn named(book: &Book, subject: Subject, reading: &Reading) -> Option<(String, String)> {
    let (language, address, reader) = (reading.language, reading.address, reading.reader());
    let found = match subject {
        Subject::Unit(id) => {
            let unit = book.tree().get(id)?;
            (address.unit(&unit.slug), unit_name(unit, reading))
        }
        Subject::Document(id) => {
            let document = book.document(id)?;
            (
                address.document(&document.slug),
                document.label(language).to_owned(),
            )
        }
        Subject::Indicator(id) => {
            let one = book.indicator(id)?;
            let seen = reader.sees_indicator(one, book);
            let name = one.name.get(language).to_owned();
            seen.then(|| (address.indicator(&one.slug), name))?
        }
        Subject::Task(id) => {
            let one = book.task(id)?;
            let seen = reader.sees_task(one, book);
            let name = one.name.get(language).to_owned();
            seen.then(|| (address.task(&one.slug), name))?
        }
        Subject::Item(id) => {
            let one = book.item(id)?;
            let programme = book.document(one.programme)?;
            let seen = reader.sees_item(one, book);
            let name = one.name.get(language).to_owned();
            seen.then(|| (address.item(&programme.slug, &one.slug), name))?
        }
        Subject::Source(id) => {
            let source = book.source(id)?;
            (
                address.source(&source.slug),
                source.title.get(language).to_owned(),
            )
        }
        Subject::Meeting(id) => {
            let one = book.meeting(id)?;
            let seen = reader.sees_meeting(one, book);
            let path = format!("/cuoc-hop/{}", one.slug);
            let name = one.name.get(language).to_owned();
            seen.then(|| (address.to(&path), name))?
        }
        Subject::Officer(_) => return None,
    };
    Some(found)
}

/// What an entry of the journal is about, in words, with a link where there is a page.
pub fn subject(book: &Book, subject: Subject, reading: &Reading) -> AnyView {
    if let Subject::Unit(id) = subject {
        return unit_link(book, id, reading);
    }
    named(book, subject, reading).map_or_else(
        || ().into_any(),
        |(href, name)| view! { <a href=href>{written(&name, reading.language)}</a> }.into_any(),
    )
}

/// One entry of the journal; on the page of a record, as it concerns that, without naming it
/// again.
pub fn logged(book: &Book, entry: &Logged, of: Option<Subject>, reading: &Reading) -> AnyView {
    let event = &entry.event;
    let change = match of {
        Some(subject) => event.change.about(subject),
        None => Cow::Borrowed(&event.change),
    };
    let mut what = what_changed(&change, reading);
    let about = of.is_none().then(|| about(book, &change, reading));
    if of.is_some() {
        what.truncate(what.trim_end_matches(':').len());
    }
    let hash = entry.hash.to_string();
    view! {
        <li>
            <p class="who">
                {moment_text(event.at, reading.language)} " · " {author(book, event.by, reading)}
            </p>
            <p><b>{quoting(&what, reading.language)}</b> " " {about}</p>
            {values(book, &change, reading)}
            <code class="hash">"#" {entry.number} " " {hash[..16].to_owned()} "…"</code>
        </li>
    }
    .into_any()
}

/// What happened and what about, for a line of a list.
pub fn told(book: &Book, entry: &Logged, reading: &Reading) -> (String, AnyView) {
    let change = &entry.event.change;
    let what = what_changed(change, reading);
    (
        what.trim_end_matches(':').to_owned(),
        about(book, change, reading),
    )
}

/// What an entry is about: for many figures at once, their programme.
fn about(book: &Book, change: &Change, reading: &Reading) -> AnyView {
    match change {
        Change::Figures { programme, .. } | Change::Cells { programme, .. } => {
            subject(book, Subject::Document(*programme), reading)
        }
        other => other
            .subjects()
            .into_iter()
            .take(1)
            .map(|one| subject(book, one, reading))
            .collect_view()
            .into_any(),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a kind of change")]
pub fn what_changed(change: &Change, reading: &Reading) -> String {
    let language = reading.language;
    match change {
        Change::Figure { step, period, .. } => format!(
            "{}, {}:",
            reading.words.figure_step(*step),
            period.name(language)
        ),
        Change::Cells {
            step,
            period,
            cells,
            ..
        } => format!(
            "{}: {}, {}:",
            reading.words.figure_step(*step),
            reading.words.figures_counted(cells.len()),
            period.name(language)
        ),
        Change::Figures {
            period, taken_over, ..
        } => match language {
            Language::Vi => format!(
                "Nạp {} số liệu đã công bố, {}:",
                taken_over.len(),
                period.name(language)
            ),
            Language::En => format!(
                "{} published figures taken over, {}:",
                taken_over.len(),
                period.name(language)
            ),
        },
        Change::Task { before, after } => super::task::what(before.as_deref(), after, reading),
        Change::Update { .. } => language.pick("Cập nhật nhiệm vụ:", "Task update:").into(),
        Change::Entered { .. } => language
            .pick("Đưa vào sổ:", "Entered into the book:")
            .into(),
        Change::Officer { .. } => language.pick("Tài khoản cán bộ", "Officer account").into(),
        Change::Programme { .. } => language
            .pick("Sửa thiết lập chương trình:", "Programme settings changed:")
            .into(),
        Change::Holiday { after, .. } => format!(
            "{} ({}), {}",
            after.name.get(language),
            after.kind.name(language),
            date_text(after.day, language)
        ),
        Change::Round {
            step,
            period,
            until,
            ..
        } => {
            let until = until.map_or_else(String::new, |day| {
                format!(
                    " {} {}",
                    language.pick("đến", "until"),
                    date_text(day, language)
                )
            });
            format!(
                "{}{until}, {}:",
                reading.words.round_step(*step),
                period.name(language)
            )
        }
        Change::Explanation { step, .. } => format!("{}:", step.name(language)),
        Change::Obstacle { step, .. } => format!("{}:", step.name(language)),
        Change::Feedback { step, .. } => format!("{}:", step.name(language)),
        Change::Handover { step, matter, .. } => {
            format!("{} ({}):", step.name(language), matter.kind_name(language))
        }
        Change::Evidence { step, .. } => format!("{}:", reading.words.evidence_step(*step)),
        Change::Report {
            step,
            kind,
            period,
            number,
            ..
        } => {
            let number = number
                .as_ref()
                .map_or_else(String::new, |number| format!(" {number}"));
            format!(
                "{} ({}, {}){number}:",
                step.name(language),
                kind.name(language),
                period.name(language)
            )
        }
        Change::Meeting { before: None, .. } => {
            language.pick("Lập cuộc họp:", "Meeting planned:").into()
        }
        Change::Meeting { .. } => language.pick("Sửa cuộc họp:", "Meeting changed:").into(),
        Change::Allocation { period, .. } => format!(
            "{}, {}:",
            reading.words.target_divided(),
            period.name(language)
        ),
        Change::Grants { .. }
        | Change::Document { .. }
        | Change::Item { .. }
        | Change::Indicator { .. }
        | Change::Promise { .. }
        | Change::Unit { .. }
        | Change::Reform { .. }
        | Change::Source { .. }
        | Change::Owner { .. } => crate::page::manage::logged::what(change, reading),
    }
}

#[expect(clippy::too_many_lines, reason = "one branch a kind of change")]
fn values(book: &Book, change: &Change, reading: &Reading) -> AnyView {
    if let Change::Cells { cells, .. } = change {
        return many(book, cells, reading);
    }
    if let Change::Grants { .. }
    | Change::Document { .. }
    | Change::Item { .. }
    | Change::Indicator { .. }
    | Change::Promise { .. }
    | Change::Unit { .. }
    | Change::Reform { .. }
    | Change::Source { .. }
    | Change::Owner { .. } = change
    {
        return crate::page::manage::logged::values(book, change, reading);
    }
    if let Change::Explanation { text, due, .. } = change {
        return asked(text.as_deref(), *due, reading);
    }
    if let Change::Obstacle {
        obstacle,
        text,
        to,
        due,
        ..
    } = change
    {
        let href = reading.address.to(&format!("/vuong-mac/{obstacle}"));
        let to = to.map(|unit| {
            view! { <dt>{reading.words.asked_of()}</dt><dd>{unit_link(book, unit, reading)}</dd> }
        });
        return view! {
            {asked(text.as_deref(), *due, reading)}
            <dl class="change">{to}</dl>
            <p class="small"><a href=href>{reading.words.obstacle()}</a></p>
        }
        .into_any();
    }
    if let Change::Feedback { feedback, to, .. } = change {
        return crate::page::feedback::entry(book, *feedback, *to, reading);
    }
    if let Change::Handover {
        handover,
        from,
        to,
        text,
        ..
    } = change
    {
        let href = reading.address.to(&format!("/ban-giao/{handover}"));
        let to = to.map(|unit| view! { " → " {unit_link(book, unit, reading)} });
        return view! {
            <dl class="change">
                <dt>{reading.words.handover()}</dt>
                <dd>{unit_link(book, *from, reading)} {to}</dd>
            </dl>
            {asked(text.as_deref(), None, reading)}
            <p class="small"><a href=href>{reading.words.handover_steps()}</a></p>
        }
        .into_any();
    }
    if let Change::Evidence { name, reason, .. } = change {
        let words = reading.words;
        let reason = reason.as_deref().map(|reason| {
            view! { <dt>{words.reason()}</dt><dd>{written(reason, reading.language)}</dd> }
        });
        return view! {
            <dl class="change"><dt>{words.evidence()}</dt><dd>{name.clone()}</dd>{reason}</dl>
        }
        .into_any();
    }
    if let Change::Meeting { before, after } = change {
        return meeting(before.as_deref(), after, reading);
    }
    if let Change::Allocation {
        before,
        after,
        ground,
        ..
    } = change
    {
        return divided(book, [before, after], ground, reading);
    }
    let Change::Figure {
        before,
        after,
        reason,
        ..
    } = change
    else {
        return ().into_any();
    };
    let language = reading.language;
    let line = |label: &'static str, shown: &Option<FigureShown>| {
        shown.as_ref().map(|shown| {
            view! { <dt>{label}</dt><dd>{shown.quantity.format(language)}</dd> }
        })
    };
    let reason = reason.as_deref().map(|reason| {
        view! { <dt>{reading.words.reason()}</dt><dd>{written(reason, language)}</dd> }
    });
    view! {
        <dl class="change">
            {line(language.pick("Trước", "Before"), before)}
            {line(language.pick("Sau", "After"), after)}
            {reason}
        </dl>
    }
    .into_any()
}

/// What was asked or answered.
fn asked(text: Option<&str>, due: Option<Date>, reading: &Reading) -> AnyView {
    let due = due.map(|due| {
        view! { <dt>{reading.words.answer_due()}</dt><dd>{date_text(due, reading.language)}</dd> }
    });
    let text = text.map(|text| {
        view! { <dt>{reading.words.said()}</dt><dd>{written(text, reading.language)}</dd> }
    });
    view! { <dl class="change">{text} {due}</dl> }.into_any()
}

/// What of a meeting changed, as far as it shows in a line each.
fn meeting(before: Option<&Meeting>, after: &Meeting, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let line = |label: &'static str, of: &dyn Fn(&Meeting) -> String| {
        let now = of(after);
        let was = before.map(of);
        (was.as_ref() != Some(&now)).then(|| {
            let was = was.map(|was| format!("{was} → "));
            view! { <dt>{label}</dt><dd>{was} {now}</dd> }
        })
    };
    view! {
        <dl class="change">
            {line(words.meeting_stage(), &|one| one.stage.name(language).to_owned())}
            {line(words.meeting_day(), &|one| date_text(one.day, language))}
            {line(words.conclusions(), &|one| one.conclusions.len().to_string())}
            {line(words.given_conclusions(), &|one| {
                one.conclusions.iter().filter(|one| !one.works.is_empty()).count().to_string()
            })}
        </dl>
    }
    .into_any()
}

/// Each unit's part, before and after.
fn divided(
    book: &Book,
    [before, after]: [&Vec<(UnitId, Target)>; 2],
    ground: &str,
    reading: &Reading,
) -> AnyView {
    let mut units: Vec<_> = before.iter().chain(after).map(|(unit, _)| *unit).collect();
    units.sort_unstable();
    units.dedup();
    let part = |parts: &[(UnitId, Target)], unit| {
        parts.iter().find(|(of, _)| *of == unit).map_or_else(
            || reading.words.none().to_owned(),
            |(_, target)| target.text(reading.language),
        )
    };
    let lines = units
        .into_iter()
        .map(|unit| {
            view! {
                <dt>{unit_link(book, unit, reading)}</dt>
                <dd>{part(before, unit)} " → " {part(after, unit)}</dd>
            }
        })
        .collect_view();
    view! {
        <dl class="change">
            {lines}
            <dt>{reading.words.ground()}</dt><dd>{written(ground, reading.language)}</dd>
        </dl>
    }
    .into_any()
}

/// Of many figures, each with its indicator: before and after on one line.
fn many(book: &Book, cells: &[CellChanged], reading: &Reading) -> AnyView {
    let language = reading.language;
    let value = |shown: &Option<FigureShown>| {
        shown.as_ref().map_or_else(
            || reading.words.none().to_owned(),
            |shown| shown.quantity.format(language),
        )
    };
    let lines = cells
        .iter()
        .map(|cell| {
            let reason = cell
                .reason
                .as_deref()
                .map(|reason| view! { " · " {written(reason, language)} });
            view! {
                <dt>{subject(book, Subject::Indicator(cell.indicator), reading)}</dt>
                <dd>{value(&cell.before)} " → " {value(&cell.after)} {reason}</dd>
            }
        })
        .collect_view();
    view! { <dl class="change">{lines}</dl> }.into_any()
}
