//! One obstacle, for everybody: what stops what, who has the authority, what was asked and
//! answered; and for those concerned, what they can do next.

pub mod raise;
pub mod register;

use domain::{
    calendar::given::GivenDeadline,
    feedback::About as FeedbackAbout,
    handover::Matter,
    id::UnitId,
    journal::Subject,
    moment::moment_text,
    obstacle::{Blocked, Obstacle as Record, Outcome, Standing, Turn},
    period::date_text,
    policy::{self, Actor, AnswerObstacle, CloseObstacle},
    text::Prose,
};
use leptos::prelude::*;
use service::book::{Book, obstacle::answered_by};

use super::{
    frame::{Head, frame},
    handover,
    not_found::nothing,
    reading::{DONE, Reading, param},
    sharing,
    shown::{author, due_note, note, subject, unit_link},
};
use crate::{
    act::form::{Form, summary},
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldKind, ProseField, SelectField, TextField},
        link::Link,
        notice::Notice,
        passage::{paragraphs, written},
        state::{StateBadge, Tone},
    },
};

/// The tone of how an obstacle stands.
#[must_use]
pub const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue { .. } | Standing::Broken { .. } => Tone::Late,
        Standing::Waiting => Tone::Going,
        Standing::UnderWay { .. } => Tone::Over,
        Standing::Declined => Tone::Risk,
        Standing::Removed | Standing::Closed => Tone::Kept,
    }
}

/// How an obstacle stands, as a badge.
pub fn badge(one: &Record, reading: &Reading) -> AnyView {
    let standing = one.standing(reading.reader().on);
    let word = reading
        .words
        .obstacle_standing(standing, one.due(reading.reader().on));
    view! { <StateBadge tone=tone(standing) word=word/> }.into_any()
}

/// What is stopped, with a way there.
pub fn stopped(blocks: Blocked, book: &Book, reading: &Reading) -> AnyView {
    let of = match blocks {
        Blocked::Task(id) => Subject::Task(id),
        Blocked::Indicator(id) => Subject::Indicator(id),
        Blocked::Item(id) => Subject::Item(id),
        Blocked::Programme(id) => Subject::Document(id),
    };
    subject(book, of, reading)
}

/// One obstacle as a line of a list.
pub fn line(book: &Book, one: &Record, reading: &Reading) -> AnyView {
    let words = reading.words;
    view! {
        <li>
            <div>
                <a class="name" href=reading.address.to(&format!("/vuong-mac/{}", one.id))>
                    {written(&first_words(one.what.as_str()), reading.language)}
                </a>
                <p class="small">{stopped(one.blocks, book, reading)}</p>
                <p class="small">
                    {unit_link(book, one.unit, reading)} " → " {words.asked_of()} " " {unit_link(book, one.with(), reading)}
                </p>
            </div>
            <div class="side">{badge(one, reading)}</div>
        </li>
    }
    .into_any()
}

/// The beginning of a text, for where the whole of it stands behind a link.
pub fn first_words(text: &str) -> String {
    const MOST: usize = 160;
    let first = text.lines().next().unwrap_or_default();
    if first.chars().count() <= MOST && first.len() == text.len() {
        return text.to_owned();
    }
    let cut: String = first.chars().take(MOST).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!(
        "{}…",
        if first.chars().count() <= MOST {
            first
        } else {
            whole
        }
    )
}

/// Who confirmed that it is out of the way, when, and with what words.
fn closed(one: &Record, book: &Book, reading: &Reading) -> Option<impl IntoView + use<>> {
    let closed = one.closed.as_ref()?;
    let said = closed
        .text
        .as_ref()
        .map(|text| format!(" {}", text.as_str()));
    let who = author(book, closed.by.by, reading);
    let at = moment_text(closed.by.at, reading.language);
    let word = reading.words.obstacle_standing(Standing::Closed, None);
    Some(view! { <Notice tone=Tone::Kept>{word} ": " {who} ", " {at} "." {said}</Notice> })
}

#[component]
pub fn Obstacle() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let reader = reading.reader();
    let found = param("id")
        .parse()
        .ok()
        .and_then(|id| book.obstacle(id))
        .filter(|one| reader.sees_obstacle(one, &book))
        .and_then(|one| one.on(reader.on));
    let Some(one) = found else {
        drop(book);
        return nothing(&reading);
    };
    let said = match reading.asked(DONE) {
        Some("neu") => Some(words.obstacle_raised()),
        Some("tra-loi") => Some(words.obstacle_answered()),
        Some("hoi-lai") => Some(words.obstacle_asked_again()),
        Some("dong") => Some(words.obstacle_closed()),
        _ => None,
    };
    let title = first_words(one.what.as_str());
    let turns = one
        .turns()
        .map(|turn| turn_view(turn, &book, &reading))
        .collect_view();
    let closed = closed(&one, &book, &reading);
    let up: Vec<_> = one
        .escalated_to(reader.on, book.tree())
        .into_iter()
        .map(|unit| view! { <li>{unit_link(&book, unit, &reading)}</li> })
        .collect();
    let up = (!up.is_empty()).then(|| {
        view! { <p><b>{words.gone_up_to()}</b></p> <ul>{up}</ul> }
    });
    let next = reading
        .actor()
        .filter(|_| reading.on == reading.today)
        .and_then(|actor| next(&one, actor, &book, &reading));
    let due = one.due(reader.on).map(|due| {
        // The one with the authority may have named the day by which it is removed.
        let named = one
            .latest
            .reply
            .as_ref()
            .filter(|reply| reply.until == Some(due));
        let by = named.map_or(one.latest.ask.asked, |reply| reply.given);
        view! {
            <p>{date_text(due, reading.language)}</p>
            {due_note(&book, GivenDeadline::day(due), Some(by), &reading)}
        }
    });
    let content = view! {
        <article class="stack-l">
            {said.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.home(), words.home()),
                    Link::new(reading.address.to("/vuong-mac"), words.obstacle_register()),
                ]/>
                <p class="eyebrow">{words.obstacle()}</p>
                <h1>{title.clone()}</h1>
                <div class="row">{badge(&one, &reading)}</div>
            </header>
            <div class="beside">
                <div class="stack-l">
                    <section class="stack">
                        <h2>{words.obstacle_what()}</h2>
                        {paragraphs(one.what.as_str(), reading.language)}
                    </section>
                    <ol class="stack-l plain">{turns}</ol>
                    {closed}
                    {super::feedback::section(&book, FeedbackAbout::Obstacle(one.id), &reading)}
                    {next}
                </div>
                <aside class="stack" aria-label=words.obstacle()>
                    {note(words.stopped_thing(), view! { <p>{stopped(one.blocks, &book, &reading)}</p> })}
                    {note(words.stopped_unit(), view! { <p>{unit_link(&book, one.unit, &reading)}</p> })}
                    {note(words.obstacle_authority(), view! { <p>{unit_link(&book, one.with(), &reading)}</p> })}
                    {handover::taken_over(&book, |of| of == Matter::Obstacle(one.id), &reading)}
                    {note(words.obstacle_due(), view! { {due}
                        {up}
                        <p class="small">{words.obstacle_rule()}</p> })}
                    {sharing::block(&book, &reading)}
                </aside>
            </div>
        </article>
    };
    let head = if one.restricted {
        Head::private(title)
    } else {
        Head::public(title, one.latest.ask.text.as_str())
    };
    drop(book);
    frame(&reading, head, content)
}

/// What was asked, of whom, and what came back.
fn turn_view(turn: &Turn, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let signed = |signature: domain::officer::Signature| {
        format!(
            "{}, {}",
            author(book, signature.by, reading),
            moment_text(signature.at, language)
        )
    };
    let reply = turn.reply.as_ref().map(|reply| {
        let passed = match reply.outcome {
            Outcome::Passed { to } => Some(view! { ": " {unit_link(book, to, reading)} }),
            _ => None,
        };
        let until = reply
            .until
            .map(|until| format!(", {} {}", words.outcome_until(), date_text(until, language)));
        view! {
            <h3>{super::shown::heading(reply.outcome.name(language))} {passed} {until}</h3>
            {paragraphs(reply.text.as_str(), language)}
            <p class="small">{signed(reply.given)}</p>
        }
    });
    let none = turn
        .reply
        .is_none()
        .then(|| view! { <p class="small">{words.not_answered_yet()}</p> });
    view! {
        <li class="stack-s">
            <h2>{words.obstacle_ask()}</h2>
            {paragraphs(turn.ask.text.as_str(), language)}
            <p class="small">
                {words.asked_of()} " " {unit_link(book, turn.ask.to, reading)} ", "
                {words.obstacle_due()} " " {date_text(turn.ask.due, language)} " · " {signed(turn.ask.asked)}
            </p>
            {reply}
            {none}
        </li>
    }
    .into_any()
}

/// What this officer may do now.
fn next(one: &Record, actor: &Actor, book: &Book, reading: &Reading) -> Option<AnyView> {
    let standing = one.standing(reading.today);
    if standing == Standing::Closed {
        return None;
    }
    let answers =
        standing.is_owed() && policy::may::<AnswerObstacle>(actor, one.with(), book.tree());
    let is_stopped = policy::may::<CloseObstacle>(actor, one.unit, book.tree());
    let judges = is_stopped && !answered_by(actor, one);
    let asks_again = judges && one.latest.reply.is_some();
    (answers || judges).then(|| {
        view! {
            {answers.then(|| answer(one, reading))}
            {judges.then(|| close(one, reading))}
            {asks_again.then(|| again(one, book, reading))}
        }
        .into_any()
    })
}

fn hidden(one: &Record) -> AnyView {
    view! {
        <input type="hidden" name="obstacle" value=one.id.to_string()/>
        <input type="hidden" name="base" value=one.revision.to_string()/>
    }
    .into_any()
}

fn answer(one: &Record, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "answer_obstacle");
    let choices = [
        ("", words.none()),
        ("removed", words.outcome_removed()),
        ("under-way", words.outcome_under_way()),
        ("declined", words.outcome_declined()),
        ("passed", words.outcome_passed()),
    ]
    .into_iter()
    .map(|(value, text)| Choice {
        value: value.to_owned(),
        text: text.to_owned(),
    })
    .collect();
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            <h2>{words.answer()}</h2>
            {form.hidden()}
            {hidden(one)}
            <SelectField words=form.words("outcome", words.obstacle_outcome(), None) choices value=form.typed("outcome", "") required=true/>
            <ProseField
                words=form.words("answer", words.answer(), None)
                value=form.typed("answer", "")
                longest=Prose::MAX
                required=true
            />
            <TextField
                words=form.words("until", words.outcome_until(), Some(words.outcome_until_hint()))
                kind=FieldKind::Date
                value=form.typed("until", "")
            />
            <TextField
                words=form.words("to", words.outcome_to(), Some(words.outcome_to_hint()))
                value=form.typed("to", "")
            />
            <p class="bar"><button class="button main">{words.send_answer()}</button></p>
        </form>
    }
    .into_any()
}

fn close(one: &Record, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "close_obstacle");
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            {hidden(one)}
            <TextField words=form.words("note", words.close_note(), None) value=form.typed("note", "")/>
            <p class="bar"><button class="button main">{words.close_obstacle()}</button></p>
        </form>
    }
    .into_any()
}

fn again(one: &Record, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "ask_obstacle_again");
    view! {
        <details class="group">
            <summary><h2>{words.not_removed()}</h2></summary>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                {hidden(one)}
                {ask_fields(&form, Some(one.with()), book, reading)}
                <p class="bar"><button class="button">{words.ask_again()}</button></p>
            </form>
        </details>
    }
    .into_any()
}

/// What is asked of whom, by when.
fn ask_fields(form: &Form, to: Option<UnitId>, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let to = to
        .and_then(|unit| book.tree().get(unit))
        .map(|unit| unit.slug.to_string())
        .unwrap_or_default();
    view! {
        <ProseField
            words=form.words("ask", words.obstacle_ask(), Some(words.obstacle_ask_hint()))
            value=form.typed("ask", "")
            longest=Prose::MAX
            required=true
        />
        <TextField
            words=form.words("to", words.obstacle_authority(), Some(words.one_unit()))
            value=form.typed("to", &to)
            required=true
        />
        <TextField
            words=form.words("due", words.obstacle_due(), None)
            kind=FieldKind::Date
            value=form.typed("due", "")
            required=true
        />
    }
    .into_any()
}
