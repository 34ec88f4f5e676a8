//! One request for explanation: what was asked and answered, and what this officer may do next.

pub mod ask;

use domain::{
    calendar::given::GivenDeadline,
    explanation::{About, Exchange, Explanation as Request, Standing},
    handover::Matter,
    moment::moment_text,
    period::date_text,
    policy::{self, Actor, AnswerExplanation},
    text::Prose,
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{DONE, Reading, param},
    shown::{author, due_note, name_of},
    sign_in::needed,
};
use crate::{
    act::form::{Form, summary},
    part::{
        crumbs::Crumbs,
        field::{FieldKind, ProseField, TextField},
        link::Link,
        note::Note,
        notice::Notice,
        passage::paragraphs,
        state::{StateBadge, Tone},
    },
};

/// The tone of how a request stands.
#[must_use]
pub const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue { .. } => Tone::Late,
        Standing::Waiting => Tone::Going,
        Standing::Answered => Tone::Risk,
        Standing::Settled => Tone::Kept,
    }
}

/// What a request is about, in words.
#[must_use]
pub fn about_text(book: &Book, one: &Request, reading: &Reading) -> String {
    let language = reading.language;
    let none = || reading.words.none().to_owned();
    match one.about {
        About::Figure { indicator, period } => {
            book.indicator(indicator).map_or_else(none, |known| {
                format!("{}, {}", known.name.get(language), period.name(language))
            })
        }
        About::Task(task) => book
            .task(task)
            .map_or_else(none, |task| task.name.get(language).to_owned()),
        About::Round { programme, period } => book.document(programme).map_or_else(none, |known| {
            format!("{}, {}", known.label(language), period.name(language))
        }),
    }
}

/// Where what it is about can be seen.
fn about_href(book: &Book, one: &Request, reading: &Reading) -> Option<String> {
    let unit = &book.tree().get(one.unit)?.slug;
    let address = reading.address;
    Some(match one.about {
        About::Figure { indicator, period } => {
            let known = book.indicator(indicator)?;
            let actor = reading.actor()?;
            match book.figure_form(indicator, one.unit, &period, actor) {
                Some(_) => address.figure_form(&known.slug, unit, &period.to_string()),
                None => address.indicator(&known.slug),
            }
        }
        About::Task(task) => address.task(&book.task(task)?.slug),
        About::Round { programme, .. } => address.document(&book.document(programme)?.slug),
    })
}

#[component]
pub fn Explanation() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let book = reading.book();
    let found = param("id")
        .parse()
        .ok()
        .and_then(|id| book.explanation(id))
        .filter(|one| reading.reader().sees_explanation(one, &book));
    let Some(one) = found else {
        drop(book);
        return nothing(&reading);
    };
    let said = match reading.asked(DONE) {
        Some("hoi") => Some(words.asked()),
        Some("tra-loi") => Some(words.answered()),
        Some("chap-nhan") => Some(words.accepted()),
        _ => None,
    };
    let standing = one.standing(reading.today);
    let state = words.explanation_standing(standing, one.latest.question.due);
    let title = about_text(&book, one, &reading);
    let exchanges = one
        .exchanges()
        .map(|exchange| exchange_view(exchange, &book, &reading))
        .collect_view();
    let settled = one.settled.map(|settled| {
        let who = author(&book, settled.by, &reading);
        view! {
            <Notice tone=Tone::Kept>
                {words.settled()} ": " {who} ", " {moment_text(settled.at, reading.language)}
            </Notice>
        }
    });
    let up: Vec<_> = one
        .escalated_to(reading.today, book.tree())
        .into_iter()
        .map(|unit| name_of(&book, unit, &reading))
        .collect();
    let up =
        (!up.is_empty()).then(|| view! { <p><b>{words.gone_up_to()} ": "</b> {up.join(", ")}</p> });
    let next = next(one, actor, &book, &reading);
    let about = title.clone();
    let href = about_href(&book, one, &reading);
    let question = &one.latest.question;
    let due = date_text(question.due, reading.language);
    let why = due_note(
        &book,
        GivenDeadline::day(question.due),
        Some(question.asked),
        &reading,
    );
    let content = view! {
        <article class="stack-l">
            {said.map(|said| view! { <Notice tone=Tone::Kept>{said}</Notice> })}
            {summary(&reading)}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.to("/ban-lam-viec"), words.desk()),
                    Link::new(reading.address.to("/giai-trinh"), words.explanations()),
                ]/>
                <p class="eyebrow">{name_of(&book, one.unit, &reading)}</p>
                <h1>{title.clone()}</h1>
                <div class="row"><StateBadge tone=tone(standing) word=state/></div>
            </header>
            <div class="beside">
                <div class="stack-l">
                    <ol class="stack-l plain">{exchanges}</ol>
                    {settled}
                    {next}
                </div>
                <aside class="stack" aria-label=words.explanation()>
                    <Note heading=words.about_item()>
                        <p><a href=href>{about}</a></p>
                    </Note>
                    {super::handover::taken_over(&book, |of| of == Matter::Explanation(one.id), &reading)}
                    <Note heading=words.answer_due()>
                        <p>{due}</p>
                        {why}
                        {up}
                        <p class="small">{words.escalation_rule()}</p>
                    </Note>
                    <Note heading=words.who()><p>{words.only_officers()}</p></Note>
                </aside>
            </div>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(title), content)
}

/// A question with its answer.
fn exchange_view(exchange: &Exchange, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let signed = |signature: domain::officer::Signature| {
        format!(
            "{}, {}",
            author(book, signature.by, reading),
            moment_text(signature.at, language)
        )
    };
    let question = &exchange.question;
    let answer = match &exchange.answer {
        Some(answer) => view! {
            <h3>{words.answer()}</h3>
            {paragraphs(answer.text.as_str(), language)}
            <p class="small">{signed(answer.given)}</p>
        }
        .into_any(),
        None => view! { <p class="small">{words.not_answered_yet()}</p> }.into_any(),
    };
    view! {
        <li class="stack-s">
            <h2>{words.question()}</h2>
            {paragraphs(question.text.as_str(), language)}
            <p class="small">{signed(question.asked)}</p>
            {answer}
        </li>
    }
    .into_any()
}

/// What this officer may do: answer, or say whether the answer explains it.
fn next(one: &Request, actor: &Actor, book: &Book, reading: &Reading) -> Option<AnyView> {
    match one.standing(reading.today) {
        Standing::Waiting | Standing::Overdue { .. } => {
            policy::may::<AnswerExplanation>(actor, book.answers_for(one), book.tree())
                .then(|| answer(one, reading))
        }
        Standing::Answered => {
            let own = one
                .latest
                .answer
                .as_ref()
                .is_some_and(|answer| answer.given.by.officer() == Some(actor.officer()));
            (book.settles(actor, one) && !own).then(|| settle(one, reading))
        }
        Standing::Settled => None,
    }
}

fn hidden(one: &Request) -> AnyView {
    view! {
        <input type="hidden" name="explanation" value=one.id.to_string()/>
        <input type="hidden" name="base" value=one.revision.to_string()/>
    }
    .into_any()
}

fn answer(one: &Request, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "answer_explanation");
    view! {
        <form class="form stack-s" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            {hidden(one)}
            <ProseField
                words=form.words("answer", words.answer(), None)
                value=form.typed("answer", "")
                longest=Prose::MAX
                required=true
            />
            <p class="bar"><button class="button main">{words.send_answer()}</button></p>
        </form>
    }
    .into_any()
}

fn settle(one: &Request, reading: &Reading) -> AnyView {
    let words = reading.words;
    let accept = Form::of(reading, "settle_explanation");
    let again = Form::of(reading, "ask_again");
    view! {
        <form method="post" novalidate=true action=accept.action()>
            {accept.hidden()}
            {hidden(one)}
            <button class="button main">{words.accept_answer()}</button>
        </form>
        <form class="form stack-s" method="post" novalidate=true action=again.action()>
            {again.hidden()}
            {hidden(one)}
            {question_fields(&again, reading)}
            <p class="bar"><button class="button">{words.ask_further()}</button></p>
        </form>
    }
    .into_any()
}

/// The question and the day to answer by.
fn question_fields(form: &Form, reading: &Reading) -> AnyView {
    let words = reading.words;
    view! {
        <ProseField
            words=form.words("question", words.question(), None)
            value=form.typed("question", "")
            longest=Prose::MAX
            required=true
        />
        <TextField
            words=form.words("due", words.answer_due(), Some(words.answer_due_hint()))
            kind=FieldKind::Date
            value=form.typed("due", "")
            required=true
        />
    }
    .into_any()
}
