//! What a report says of one thing, in one plain sentence. Reports are in Vietnamese. No sentence
//! counts the days since something: it would be another one tomorrow though nothing had happened.

use jiff::civil::Date;

use super::{
    ReportKind,
    material::{Fact, Request, Said, Stop, Work},
};
use crate::{
    Language,
    obstacle::Standing as ObstacleStanding,
    period::{Period, date_text},
    quantity::{Quantity, percent_text},
    status::{Rule, Timing},
    task::Deadline,
};

pub(super) const VI: Language = Language::Vi;

/// A computed percentage is exact where it has so many decimal places, so that one that was
/// published otherwise can be told from it.
const PLACES: u32 = 3;

/// What was reached, or that it is not known.
pub(super) fn result(fact: &Fact<'_>, of: Period) -> String {
    let name = &fact.indicator.name.vi;
    let period = if fact.period == of {
        String::new()
    } else {
        format!(" ({})", fact.period.name(VI))
    };
    let measure = &fact.indicator.measure.vi;
    match (&fact.published, &fact.draft) {
        (Some(published), _) => {
            let value = published.value.quantity.measured(measure, VI);
            let note = note(fact);
            let note = if note.is_empty() {
                note
            } else {
                format!(" ({note})")
            };
            format!("{name}{period}: {value}{note}.")
        }
        (None, Some(draft)) => {
            let value = draft.measured(measure, VI);
            format!("{name}{period}: {value} ({}).", note(fact))
        }
        (None, None) => format!("{name}: chưa có số liệu cho {}.", fact.period.name(VI)),
    }
}

/// What has to be known to read a figure.
pub(super) fn note(fact: &Fact<'_>) -> String {
    let mut notes = Vec::new();
    let shown = fact
        .published
        .as_ref()
        .map(|published| &published.value.quantity)
        .or(fact.draft.as_ref());
    notes.extend(shown.and_then(computed));
    if let Some(corrected) = &fact.corrected {
        notes.push(format!("đã điều chỉnh, trước là {}", corrected.format(VI)));
    }
    match (&fact.published, &fact.draft) {
        (None, Some(_)) => notes.push("chưa được duyệt".to_owned()),
        (Some(_), Some(draft)) => {
            notes.push(format!("đang chờ duyệt điều chỉnh: {}", draft.format(VI)));
        }
        _ => {}
    }
    notes.join("; ")
}

/// The percentage that follows from n/N, said as computed; where another one was published, that
/// they differ.
fn computed(quantity: &Quantity) -> Option<String> {
    let share = quantity.share()?;
    let percent = share.computed_percent()?;
    match (share.published_percent(), share.difference()) {
        (None, _) => Some(format!("tính ra {}", percent_text(percent, PLACES, VI))),
        (Some(_), Some(_)) => Some(format!(
            "tính lại từ n/N là {}",
            percent_text(percent, PLACES, VI)
        )),
        (Some(_), None) => None,
    }
}

/// How a result stands to its target.
pub(super) fn compared(fact: &Fact<'_>) -> String {
    let target = fact
        .promise
        .as_ref()
        .map(|promise| promise.target.measured(&fact.indicator.measure.vi, VI));
    let judged = judged(fact);
    match (&fact.standing.judgement, target) {
        // The sentence names the target itself.
        (Some(_), _) | (None, None) => format!("{}: {judged}", fact.indicator.name.vi),
        (None, Some(target)) => format!(
            "{}: mục tiêu {} là {target}. {judged}",
            fact.indicator.name.vi,
            fact.period.name(VI)
        ),
    }
}

/// The judgement alone.
pub(super) fn judged(fact: &Fact<'_>) -> String {
    let standing = &fact.standing;
    if let (Some(target), Some(judgement)) = (&standing.target, &standing.judgement) {
        return target.sentence(judgement, &fact.indicator.measure.vi, VI);
    }
    match standing.rule {
        Rule::NoTarget => "Không công bố mục tiêu nên chưa thể đánh giá.",
        Rule::NoFigure => "Chưa có số liệu được duyệt nên chưa thể đánh giá.",
        Rule::NotDue => "Chưa đến kỳ.",
        Rule::NotMeasurable => "Mục tiêu không nêu con số nên không chấm đạt hay không đạt.",
        Rule::Nothing => "Chưa có mục tiêu và chưa có số liệu.",
        Rule::Compared | Rule::Pace | Rule::Approximate => "Chưa thể đánh giá.",
    }
    .to_owned()
}

/// A task by its name, with who leads it where that is somebody else.
fn named_work(work: &Work<'_>) -> String {
    let name = &work.task.name.vi;
    match &work.lead {
        Some(lead) => format!("{name} ({lead})"),
        None => name.clone(),
    }
}

/// What an officer told of a task.
pub(super) fn told(work: &Work<'_>, text: &str) -> String {
    ended(format!("{}: {}", named_work(work), one_line(text)))
}

pub(super) fn done(work: &Work<'_>, timing: Timing) -> String {
    format!("{}: {}.", named_work(work), lower(timing.name(VI)))
}

pub(super) fn late(work: &Work<'_>, deadline: Deadline) -> String {
    format!(
        "{}: quá hạn, hạn là {}; {}.",
        named_work(work),
        deadline.text(VI),
        work.task.state.name(VI)
    )
}

pub(super) fn due(work: &Work<'_>, deadline: Deadline) -> String {
    format!(
        "{}: hạn {}; {}.",
        named_work(work),
        deadline.text(VI),
        work.task.state.name(VI)
    )
}

/// What stands in the way of what; in a week's update, which has no part for requests, with what
/// is asked of whom.
pub(super) fn stopped(stop: &Stop, day: Date, kind: ReportKind) -> String {
    let what = without_stop(&one_line(stop.obstacle.what.as_str()));
    match kind {
        ReportKind::Periodic => format!("{what} (vướng: {}).", stop.thing),
        ReportKind::Weekly => format!("{what} (vướng: {}). {}", stop.thing, asked(stop, day)),
    }
}

/// What is asked of whom, until when, and what came back.
pub(super) fn asked(stop: &Stop, day: Date) -> String {
    let ask = &stop.obstacle.latest.ask;
    let text = without_stop(&one_line(ask.text.as_str()));
    let due = date_text(ask.due, VI);
    let standing = match stop.obstacle.standing(day) {
        ObstacleStanding::Overdue { .. } => format!("chưa trả lời, quá hạn {due}"),
        ObstacleStanding::Broken { .. } => match stop.obstacle.due(day) {
            Some(until) => format!("chưa tháo gỡ, quá hạn {}", date_text(until, VI)),
            None => "chưa tháo gỡ, quá hạn".to_owned(),
        },
        ObstacleStanding::Waiting => format!("chờ trả lời đến {due}"),
        ObstacleStanding::UnderWay { until } => {
            format!("đang tháo gỡ, hạn {}", date_text(until, VI))
        }
        ObstacleStanding::Declined => "không được chấp nhận".to_owned(),
        ObstacleStanding::Removed | ObstacleStanding::Closed => "đã tháo gỡ".to_owned(),
    };
    format!("{}: {text} ({standing}).", stop.with)
}

/// A request that a source names.
pub(super) fn named(request: &Request<'_>) -> String {
    let text = without_stop(&one_line(&request.item.name.vi));
    match &request.of {
        Some(of) => format!("{of}: {text} (chưa có trả lời)."),
        None => format!("{text} (chưa rõ cơ quan trả lời)."),
    }
}

pub(super) fn concluded(said: &Said) -> String {
    ended(format!(
        "Theo kết luận {} ngày {}: {}",
        said.name,
        date_text(said.day, VI),
        one_line(&said.text)
    ))
}

/// Text of several lines as one: a line of a report is one thing.
fn one_line(text: &str) -> String {
    let lines: Vec<_> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join(" ")
}

fn without_stop(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}

fn ended(text: String) -> String {
    if text.ends_with(['.', '!', '?', '…', ':', ';']) {
        text
    } else {
        text + "."
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
