//! What citizens ask and report: the form, how it stands, the list of all, and what stands of it on
//! the page of what it is about.

pub mod ask;
mod desk;
pub mod list;
mod own;
mod sent;
pub mod status;
mod turn;

use axum::http::request::Parts;
use domain::{
    feedback::{About, Feedback, Standing},
    id::{FeedbackId, UnitId},
    journal::Subject,
    obstacle::Obstacle,
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    obstacle::first_words,
    reading::Reading,
    shown::{heading, named, subject, unit_link},
};
use crate::{
    citizen::Posted,
    part::{
        passage::written,
        state::{StateBadge, Tone},
    },
};

/// So many stand on the page of what they are about; the rest is in the list.
const MOST_BESIDE: usize = 5;

/// What a form's address names.
#[must_use]
pub fn about_at(book: &Book, what: &str, slug: &str, number: Option<&str>) -> Option<About> {
    Some(match (what, number) {
        ("ket-luan", Some(number)) => About::Conclusion {
            meeting: book.meeting_by_slug(slug)?.id,
            number: number.parse().ok()?,
        },
        ("chuong-trinh", None) => About::Programme(book.programme_by_slug(slug)?.id),
        ("muc", None) => About::Item(book.item_by_slug(slug)?.id),
        ("chi-tieu", None) => About::Indicator(book.indicator_by_slug(slug)?.id),
        ("nhiem-vu", None) => About::Task(book.task_by_slug(slug)?.id),
        ("don-vi", None) => About::Unit(book.tree().by_slug(slug)?.id),
        ("vuong-mac", None) => About::Obstacle(slug.parse().ok()?),
        _ => return None,
    })
}

/// The address of the form about something.
#[must_use]
pub fn ask_path(book: &Book, about: About) -> Option<String> {
    let what = match about {
        About::Programme(id) => format!("chuong-trinh/{}", book.document(id)?.slug),
        About::Item(id) => format!("muc/{}", book.item(id)?.slug),
        About::Indicator(id) => format!("chi-tieu/{}", book.indicator(id)?.slug),
        About::Task(id) => format!("nhiem-vu/{}", book.task(id)?.slug),
        About::Unit(id) => format!("don-vi/{}", book.tree().get(id)?.slug),
        About::Obstacle(id) => format!("vuong-mac/{id}"),
        About::Conclusion { meeting, number } => {
            format!("ket-luan/{}/{number}", book.meeting(meeting)?.slug)
        }
    };
    Some(format!("/phan-anh/gui/{what}"))
}

/// What it is about, in words, with the way there.
pub fn about_view(book: &Book, about: About, reading: &Reading) -> AnyView {
    let words = reading.words;
    match about {
        About::Programme(id) => subject(book, Subject::Document(id), reading),
        About::Item(id) => subject(book, Subject::Item(id), reading),
        About::Indicator(id) => subject(book, Subject::Indicator(id), reading),
        About::Task(id) => subject(book, Subject::Task(id), reading),
        About::Unit(id) => unit_link(book, id, reading),
        About::Obstacle(id) => {
            let name = book
                .obstacle(id)
                .map(|one: &Obstacle| first_words(one.what.as_str()));
            let href = reading.address.to(&format!("/vuong-mac/{id}"));
            view! { <a href=href>{words.obstacle()}": "{name}</a> }.into_any()
        }
        About::Conclusion { meeting, number } => {
            let conclusion = words.conclusion();
            view! { {conclusion}" "{number}", "{subject(book, Subject::Meeting(meeting), reading)} }
                .into_any()
        }
    }
}

/// The same as plain text, without a way.
#[must_use]
pub fn about_name(book: &Book, about: About, reading: &Reading) -> Option<String> {
    let words = reading.words;
    let name = |subject| named(book, subject, reading).map(|(_, name)| name);
    match about {
        About::Programme(id) => name(Subject::Document(id)),
        About::Item(id) => name(Subject::Item(id)),
        About::Indicator(id) => name(Subject::Indicator(id)),
        About::Task(id) => name(Subject::Task(id)),
        About::Unit(id) => name(Subject::Unit(id)),
        About::Obstacle(id) => book
            .obstacle(id)
            .map(|one| format!("{}: {}", words.obstacle(), first_words(one.what.as_str()))),
        About::Conclusion { meeting, number } => name(Subject::Meeting(meeting))
            .map(|meeting| format!("{} {number}, {meeting}", words.conclusion())),
    }
}

/// What came of the form that this page answers, if it answers one.
fn posted() -> Option<Posted> {
    use_context::<Parts>()?.extensions.get::<Posted>().cloned()
}

#[must_use]
const fn tone(standing: Standing, days_late: i32) -> Tone {
    match standing {
        _ if days_late > 0 => Tone::Late,
        Standing::Received | Standing::Published => Tone::Going,
        Standing::Answered => Tone::Kept,
        Standing::Refused | Standing::Withdrawn | Standing::Erased => Tone::Unknown,
    }
}

/// How it stands, as a badge.
pub fn badge(one: &Feedback, book: &Book, reading: &Reading) -> AnyView {
    let calendar = book.calendar();
    let (standing, late) = (one.standing(), one.days_late(reading.today, calendar));
    let due = one.answer_by(calendar).day();
    let word = reading.words.feedback_standing(standing, due, late);
    view! { <StateBadge tone=tone(standing, late) word=word/> }.into_any()
}

/// One of them as a line of a list: what everybody may read of it.
pub fn line(book: &Book, one: &Feedback, reading: &Reading) -> AnyView {
    let said = one.first.public().map_or_else(
        || reading.words.feedback_named(one.reference),
        |text| first_words(text.as_str()),
    );
    let href = reading.address.to(&format!("/phan-anh/{}", one.reference));
    let with = book.answers_feedback(one, reading.today);
    let about = book
        .is_about_public(one, reading.today)
        .then(|| about_view(book, one.about, reading));
    view! {
        <li>
            <div>
                <a class="name" href=href>{written(&said, reading.language)}</a>
                <p class="small">{heading(one.kind.name(reading.language))} " · " {about}</p>
                <p class="small">{unit_link(book, with, reading)}</p>
            </div>
            <div class="side">{badge(one, book, reading)}</div>
        </li>
    }
    .into_any()
}

/// What stands on the page of something that everybody may see: the way to the form, and what was
/// asked about it. Nothing on the page of what is restricted, nor of a past day.
pub fn section(book: &Book, about: About, reading: &Reading) -> Option<AnyView> {
    if reading.on != reading.today {
        return None;
    }
    book.asked_about_public(about, reading.today)?;
    let words = reading.words;
    let href = reading.address.to(&ask_path(book, about)?);
    let all = match about {
        About::Unit(unit) => book.feedback_of_unit(unit, reading.today),
        _ => book.feedback_about(about, reading.today),
    };
    let count = all.len();
    let lines: Vec<_> = all
        .into_iter()
        .take(MOST_BESIDE)
        .map(|one| line(book, one, reading))
        .collect();
    let list = (count > 0).then(|| {
        let more = (count > MOST_BESIDE).then(|| {
            let href = reading.address.to(&list_path(book, about));
            view! { <p class="small"><a href=href>{words.feedback_counted(count)}</a></p> }
        });
        view! { <ul class="work">{lines}</ul> {more} }
    });
    Some(
        view! {
            <section class="stack voice">
                <h2>{words.feedback()} {(count > 0).then(|| view! { " " <span class="count">{words.counted(count)}</span> })}</h2>
                {list}
                <p><a class="button" href=href rel="nofollow">{words.ask_or_report()}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The list with what is nearest to something.
fn list_path(book: &Book, about: About) -> String {
    let of = match about {
        About::Unit(id) => book
            .tree()
            .get(id)
            .map(|unit| format!("{}={}", list::UNIT, unit.slug)),
        About::Programme(id) => book
            .document(id)
            .map(|programme| format!("{}={}", list::PROGRAMME, programme.slug)),
        _ => None,
    };
    of.map_or_else(|| "/phan-anh".to_owned(), |of| format!("/phan-anh?{of}"))
}

/// The same without a heading, for one of many things on a page.
pub fn way(book: &Book, about: About, reading: &Reading) -> Option<AnyView> {
    if reading.on != reading.today {
        return None;
    }
    book.asked_about_public(about, reading.today)?;
    let href = reading.address.to(&ask_path(book, about)?);
    let lines: Vec<_> = book
        .feedback_about(about, reading.today)
        .into_iter()
        .take(MOST_BESIDE)
        .map(|one| line(book, one, reading))
        .collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="work">{lines}</ul> });
    Some(
        view! {
            {list}
            <p class="small"><a href=href rel="nofollow">{reading.words.ask_or_report()}</a></p>
        }
        .into_any(),
    )
}

/// What the journal adds to a step: where it was passed on, and the way there.
pub fn entry(book: &Book, id: FeedbackId, to: Option<UnitId>, reading: &Reading) -> AnyView {
    let words = reading.words;
    let to = to.map(|unit| {
        view! { <dl class="change"><dt>{words.feedback_passed()}</dt><dd>{unit_link(book, unit, reading)}</dd></dl> }
    });
    let way = book.feedback(id).map(|one| {
        let href = reading.address.to(&format!("/phan-anh/{}", one.reference));
        view! { <p class="small"><a href=href>{words.feedback_named(one.reference)}</a></p> }
    });
    view! { {to} {way} }.into_any()
}
