//! How something that was sent stands: for whoever has the reference; with the secret, for whoever
//! sent it; and for officers, with what they can do next.

use domain::{
    feedback::{Feedback, Reference, Step},
    id::UnitId,
    period::date_text,
};
use leptos::prelude::*;
use service::book::Book;

use super::{about_view, badge, desk, own, posted, turn};
use crate::{
    act::{
        call::status,
        form::{Form, summary},
    },
    citizen::{Back, Opened, Outcome, Posted},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{DONE, Reading, answer_with, param},
        shown::{heading, note, unit_link},
    },
    part::{crumbs::Crumbs, field::TextField, link::Link, notice::Notice, state::Tone},
};

#[component]
pub fn FeedbackStatus() -> impl IntoView {
    let reading = Reading::now();
    let posted = posted();
    let (opened, back) = match posted.as_ref().map(|Posted(outcome)| &**outcome) {
        Some(Outcome::Opened(opened)) => (Some(&**opened), None),
        Some(Outcome::Back(back)) => (None, Some(back)),
        Some(_) => return nothing(&reading),
        None => (None, None),
    };
    let reference: Option<Reference> = param("reference").parse().ok();
    let book = reading.book();
    let found = reference
        .and_then(|reference| book.feedback_at(reference))
        .cloned();
    let Some(one) = found else {
        drop(book);
        return nothing(&reading);
    };
    if let Some(refusal) = back
        .or_else(|| opened.and_then(|opened| opened.back.as_ref()))
        .and_then(|back| back.form.refusal.as_ref())
    {
        answer_with(status(refusal));
    }
    let content = content(&one, opened, back, &book, &reading);
    let is_listed = one.is_public() && book.is_about_public(&one, reading.today);
    drop(book);
    let title = reading.words.feedback_named(one.reference);
    let head = Head {
        public: is_listed && opened.is_none(),
        ..Head::timeless(title, "")
    };
    frame(&reading, head, content)
}

fn content(
    one: &Feedback,
    opened: Option<&Opened>,
    back: Option<&Back>,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let is_open = book.is_about_public(one, reading.today);
    let done = opened.and_then(|opened| opened.done);
    let said = match done {
        Some(Step::Rated) => Some(words.feedback_done_rated()),
        Some(Step::AskedAgain) => Some(words.feedback_done_again()),
        Some(Step::Withdrawn) => Some(words.feedback_done_withdrawn()),
        Some(Step::Erased) => Some(words.feedback_done_erased()),
        _ => match reading.asked(DONE) {
            Some("cong-khai") => Some(words.feedback_done_published()),
            Some("khong-xu-ly") => Some(words.feedback_done_refused()),
            Some("chuyen") => Some(words.feedback_done_forwarded()),
            Some("tra-loi") => Some(words.feedback_done_answered()),
            _ => None,
        },
    };
    let path = format!("/phan-anh/{}", one.reference);
    let key = Form::answered(
        reading,
        "open_feedback",
        back.map(|back| (None, back.form.clone())),
    );
    let own = match opened {
        Some(opened) => own::section(opened, reading),
        None => secret(&key, &path, reading),
    };
    let problems = match opened {
        Some(opened) => own::problems(opened, reading),
        None => key.summary(),
    };
    let desk = opened
        .is_none()
        .then(|| desk::section(one, book, reading))
        .flatten();
    view! {
        <article class="stack-l">
            {said.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            {summary(reading)}
            {problems}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.home(), words.home()),
                    Link::new(reading.address.to("/phan-anh"), words.feedback()),
                ]/>
                <p class="eyebrow">{heading(one.kind.name(reading.language))}</p>
                <h1>{named(one, reading)}</h1>
                <div class="row">{badge(one, book, reading)}</div>
            </header>
            <div class="beside">
                <div class="stack-l">
                    {turn::turns(one, is_open, book, reading)}
                    {own}
                    {desk}
                </div>
                <aside class="stack" aria-label=words.feedback_state()>{notes(one, is_open, book, reading)}</aside>
            </div>
        </article>
    }
    .into_any()
}

/// Its name, with the reference in one piece: it is read out and copied.
fn named(one: &Feedback, reading: &Reading) -> AnyView {
    let name = reading.words.feedback_named(one.reference);
    let reference = one.reference.to_string();
    let before = name.strip_suffix(&reference).unwrap_or(&name).to_owned();
    view! { {before} <span class="piece">{reference}</span> }.into_any()
}

fn notes(one: &Feedback, is_open: bool, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let about = if is_open {
        view! { <p>{about_view(book, one.about, reading)}</p> }.into_any()
    } else {
        view! { <p>{words.feedback_about_gone()}</p> }.into_any()
    };
    let with = book.answers_feedback(one, reading.today);
    let by = one.answer_by(book.calendar());
    let due = one.is_open().then(|| {
        note(
            words.feedback_due(),
            view! {
                <p>{date_text(by.day(), reading.language)}</p>
                <p class="small">{by.sentence(reading.language)}</p>
                <p class="small">{words.obstacle_rule()}</p>
            },
        )
    });
    let late = late(one, with, book, reading);
    let passed = (!one.forwards.is_empty()).then(|| {
        let list = turn::forwards(one, is_open, book, reading);
        note(
            words.feedback_passed(),
            view! { <ol class="plain stack-s">{list}</ol> },
        )
    });
    let feed = format!("/phan-anh/{}.atom", one.reference);
    view! {
        {note(words.feedback_about(), about)}
        {note(words.feedback_answered_by(), view! { <p>{unit_link(book, with, reading)}</p> })}
        {due}
        {late}
        {passed}
        <p class="small"><a href=reading.address.to(&feed)>{words.feedback_feed()}</a></p>
    }
    .into_any()
}

/// What happens, and what one can do, when the answer does not come in time.
fn late(one: &Feedback, with: UnitId, book: &Book, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let (calendar, tree) = (book.calendar(), book.tree());
    if one.days_late(reading.today, calendar) == 0 {
        return None;
    }
    let above: Vec<_> = one
        .escalated_to(with, reading.today, calendar, tree)
        .into_iter()
        .map(|unit| view! { <li>{unit_link(book, unit, reading)}</li> })
        .collect();
    let told = (!above.is_empty()).then(|| {
        view! { <p>{words.feedback_late_told()}</p> <ul>{above}</ul> }
    });
    Some(note(
        words.feedback_late_what(),
        view! { {told} <p>{words.feedback_late_ways()}</p> },
    ))
}

/// The form that opens it to whoever sent it. The secret is posted and stands in no address.
fn secret(form: &Form, path: &str, reading: &Reading) -> AnyView {
    let words = reading.words;
    view! {
        <details class="group" open=form.is_back()>
            <summary><h2>{words.feedback_yours()}</h2></summary>
            <form class="form stack" method="post" novalidate=true action=reading.address.to(path)>
                <p class="small">{words.feedback_yours_hint()}</p>
                <TextField words=form.words("secret", words.feedback_secret(), None) value="" longest=40 required=true/>
                <p class="bar"><button class="button">{words.feedback_open()}</button></p>
            </form>
        </details>
    }
    .into_any()
}
