//! One thing to do, as a line: what it is, whose, until when, and where it is done.

use domain::{
    Date, explanation::Explanation, feedback::Feedback, figure::Stage, handover::Handover,
    id::UnitId, notice::due::SOON, obstacle::Obstacle, policy::Actor, report::Report,
    round::Extension,
};
use leptos::prelude::*;
use service::{
    book::{Book, freshness::Running, round::UnitRound},
    desk::{Line, TaskLine},
};

use crate::{
    page::{
        explanations, feedback, handover,
        manage::freshness,
        obstacle,
        reading::Reading,
        report, round,
        shown::{name_of, with_measure},
    },
    part::{
        passage::passage,
        state::{StateBadge, Tone},
    },
};

pub enum Work {
    Figure(Line),
    /// A task, and the form that it leads to.
    Task(TaskLine, &'static str),
    Round(UnitRound),
    Asked(Explanation),
    MoreTime(Extension),
    Stopped(Obstacle),
    Voice(Box<Feedback>, Date),
    Report(Box<Report>),
    Running(Running),
    /// A former unit, and how much of what it left is to be proposed.
    Left(UnitId, usize),
    HandedOver(Handover),
}

impl Work {
    /// The day it is due on, if there is one.
    pub fn due(&self, today: Date) -> Option<Date> {
        match self {
            Self::Task(line, _) => line.task.deadline.map(|deadline| deadline.day),
            Self::Round(one) => Some(one.due_day()),
            Self::Asked(request) => Some(request.latest.question.due),
            Self::Stopped(one) => one.due(today),
            Self::Voice(_, due) => Some(*due),
            Self::Figure(_)
            | Self::MoreTime(_)
            | Self::Report(_)
            | Self::Running(_)
            | Self::Left(..)
            | Self::HandedOver(_) => None,
        }
    }

    /// The unit it is done for.
    pub fn unit(&self, book: &Book) -> Option<UnitId> {
        match self {
            Self::Figure(line) => Some(line.unit),
            Self::Task(line, _) => line.task.lead.or_else(|| {
                book.document(line.task.programme)
                    .map(|programme| programme.issuer)
            }),
            Self::Round(round) => Some(round.key.unit),
            Self::Asked(request) => Some(request.unit),
            Self::MoreTime(extension) => Some(extension.key.unit),
            Self::Stopped(one) => Some(one.unit),
            Self::Voice(one, _) => Some(book.answers_feedback(one, Date::MAX)),
            Self::Report(one) => Some(one.unit),
            Self::Running(running) => Some(running.duty.unit),
            Self::Left(unit, _) => Some(*unit),
            Self::HandedOver(one) => one.turns.last().map(|turn| turn.to),
        }
    }

    pub fn line(&self, book: &Book, reading: &Reading) -> Option<AnyView> {
        match self {
            Self::Figure(line) => Some(figure_line(book, line, reading)),
            Self::Task(line, way) => Some(task_line(book, line, way, reading)),
            Self::Round(one) => round::line(book, one, reading),
            Self::Asked(one) => Some(explanations::line(book, one, reading)),
            Self::MoreTime(extension) => round::request(book, extension, reading),
            Self::Stopped(one) => Some(obstacle::line(book, one, reading)),
            Self::Voice(one, _) => Some(feedback::line(book, one, reading)),
            Self::Report(one) => Some(report::list::line(book, one, reading)),
            Self::Running(one) => freshness::row(book, one, reading),
            Self::Left(unit, count) => left_line(book, *unit, *count, reading),
            Self::HandedOver(one) => Some(handover::line(book, one, reading)),
        }
    }
}

/// What a former unit left: on its own page each item is proposed.
fn left_line(book: &Book, unit: UnitId, count: usize, reading: &Reading) -> Option<AnyView> {
    let slug = &book.tree().get(unit)?.slug;
    let href = reading.address.to(&format!("/ban-giao/don-vi/{slug}"));
    Some(
        view! {
            <li>
                <div>
                    <a class="name" href=href>{name_of(book, unit, reading)}</a>
                    <p class="small">{reading.words.handovers_counted(count)}</p>
                </div>
            </li>
        }
        .into_any(),
    )
}

/// What citizens sent, each with the day to answer by.
pub fn voices(all: Vec<Feedback>, book: &Book) -> Vec<Work> {
    all.into_iter()
        .map(|one| {
            let due = one.answer_by(book.calendar()).day();
            Work::Voice(Box::new(one), due)
        })
        .collect()
}

/// The reports that are being written.
pub fn reports(book: &Book, actor: &Actor, reading: &Reading) -> Vec<Work> {
    book.open_reports(actor, reading.today)
        .into_iter()
        .map(|report| Work::Report(Box::new(report.clone())))
        .collect()
}

fn figure_line(book: &Book, line: &Line, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let indicator = &line.indicator;
    let measure = indicator.measure.get(language);
    let href = book.tree().get(line.unit).map(|unit| {
        reading
            .address
            .figure_form(&indicator.slug, &unit.slug, &line.period.to_string())
    });
    let promised = line.promise.as_ref().map(|promise| {
        format!(
            " · {}: {}",
            words.target(),
            promise.target.measured(measure, language)
        )
    });
    let value = line
        .cell
        .as_ref()
        .and_then(|cell| cell.latest())
        .map(|value| {
            view! { <span class="num">{with_measure(&value.quantity, measure, language)}</span> }
        });
    let working = line.cell.as_ref().and_then(|cell| cell.working.as_deref());
    let reason = working.and_then(|working| match &working.stage {
        Stage::Returned { reason, .. } => {
            Some(format!("{}: {}", words.returned_because(), reason.as_str()))
        }
        Stage::Submitted(submission) => {
            let level = book.waits_at(indicator.programme, working)?;
            let chain = book.chain(indicator.programme);
            Some(words.waits_at(Some(level), chain, submission.checks.len()))
        }
        Stage::Draft => None,
    });
    let reason = reason.map(|reason| view! { <p class="small">{reason}</p> });
    view! {
        <li>
            <div>
                <a class="name" href=href>{passage(&indicator.name, language)}</a>
                <p class="small">{name_of(book, line.unit, reading)} " · " {line.period.name(language)} {promised}</p>
                {reason}
            </div>
            <div class="side">{value}</div>
        </li>
    }
    .into_any()
}

fn task_line(book: &Book, line: &TaskLine, way: &str, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let task = &line.task;
    let href = format!("/nhiem-vu/{}/{way}", task.slug);
    let lead = task.lead.map(|lead| name_of(book, lead, reading));
    let due = task.deadline.map(|deadline| words.deadline_text(deadline));
    let about: Vec<_> = lead.into_iter().chain(due).collect();
    let missing: Vec<_> = line
        .missing
        .iter()
        .map(|part| part.name(language))
        .collect();
    let missing = (!missing.is_empty())
        .then(|| view! { <p class="small">{words.still_missing()} ": " {missing.join(", ")}</p> });
    let state = task.state.name(language);
    // Late is said as loudly as of a round; what is near, in words.
    let state = match line.days_left {
        Some(days) if days < 0 => {
            view! { <StateBadge tone=Tone::Late word=words.late_by(-days)/> }.into_any()
        }
        Some(days) if i64::from(days) <= SOON => {
            view! { <p class="small">{words.days_left(days)} " · " {state}</p> }.into_any()
        }
        _ => view! { <p class="small">{state}</p> }.into_any(),
    };
    view! {
        <li>
            <div>
                <a class="name" href=reading.address.to(&href)>{passage(&task.name, language)}</a>
                <p class="small">{about.join(" · ")}</p>
                {missing}
            </div>
            <div class="side">{state}</div>
        </li>
    }
    .into_any()
}
