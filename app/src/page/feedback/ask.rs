//! The form by which anybody asks or reports something, on one page and without JavaScript.

use domain::{
    feedback::{
        About, AnswerBy, Kind, Written,
        sender::{Contact, SenderName},
    },
    period::date_text,
};
use leptos::prelude::*;
use service::book::{Book, Reader};

use super::{about_at, about_name, about_view, ask_path, posted, sent};
use crate::{
    act::{call::status, form::Form},
    citizen::Outcome,
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, answer_with, param},
        shown::unit_link,
    },
    part::{
        crumbs::Crumbs,
        field::{FieldWords, ProseField, TextField},
        link::Link,
    },
};

#[component]
pub fn AskAbout() -> impl IntoView {
    let reading = Reading::now();
    let about = about_at(&reading.book(), &param("what"), &param("slug"), None);
    ask(about, &reading)
}

#[component]
pub fn AskAboutConclusion() -> impl IntoView {
    let reading = Reading::now();
    let number = param("number");
    let about = about_at(&reading.book(), "ket-luan", &param("slug"), Some(&number));
    ask(about, &reading)
}

fn ask(about: Option<About>, reading: &Reading) -> AnyView {
    let posted = posted();
    let back = match posted.as_ref().map(|posted| &*posted.0) {
        Some(Outcome::Sent(done)) => return sent::page(done, reading),
        Some(Outcome::Back(back)) => Some((back.id, back.form.clone())),
        Some(_) => return nothing(reading),
        None => None,
    };
    let book = reading.book();
    let found = about.and_then(|about| {
        let asked = book.asked_about_public(about, reading.today)?;
        Some((about, asked.unit))
    });
    let Some((about, unit)) = found else {
        drop(book);
        return nothing(reading);
    };
    let words = reading.words;
    let form = Form::answered(reading, "send_feedback", back);
    if let Some(refusal) = form.refusal() {
        answer_with(status(refusal));
    }
    let due = AnswerBy::of(reading.today, book.calendar()).day();
    let content = view! {
        <article class="stack-l">
            {form.summary()}
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![
                    Link::new(reading.address.home(), words.home()),
                    Link::new(reading.address.to("/phan-anh"), words.feedback()),
                ]/>
                <h1>{words.ask_or_report()}</h1>
                <p class="claim">{about_view(&book, about, reading)}</p>
                <p>
                    {words.feedback_answered_by()} ": " {unit_link(&book, unit, reading)} ". "
                    {words.feedback_due()} ": " {date_text(due, reading.language)} "."
                </p>
                <p class="small">{words.feedback_intro()}</p>
            </header>
            {fields(&form, about, &book, reading)}
            {items(about, &book, reading)}
        </article>
    };
    // Several of these may be open at once: each says what it is about.
    let title = match about_name(&book, about, reading) {
        Some(name) => format!("{}: {name}", words.ask_or_report()),
        None => words.ask_or_report().to_owned(),
    };
    drop(book);
    let head = Head {
        public: false,
        ..Head::timeless(title, "")
    };
    frame(reading, head, content)
}

fn fields(form: &Form, about: About, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let action = ask_path(book, about).map(|path| reading.address.to(&path));
    let service = &reading.door.service;
    let token = service.feedback_token(form.id(), about, service.clock().now());
    let months = reading.door.service.feedback_bounds().months;
    view! {
        <form class="form stack" method="post" novalidate=true action=action>
            <input type="hidden" name="id" value=form.id().to_string()/>
            <input type="hidden" name="token" value=token/>
            {kinds(form, reading)}
            <ProseField
                words=form.words("content", words.feedback_content(), Some(words.feedback_content_hint()))
                value=form.typed("content", "")
                longest=Written::MAX
                required=true
            />
            <fieldset class="stack">
                <legend><h2>{words.feedback_about_you()}</h2></legend>
                <TextField
                    words=form.words("sender", words.feedback_sender(), Some(words.feedback_sender_hint()))
                    value=form.typed("sender", "")
                    longest=SenderName::MAX
                />
                {tick(form, &FieldWords { name: "public".into(), label: words.feedback_public_name().into(), ..FieldWords::default() })}
                <TextField
                    words=form.words("contact", words.feedback_contact(), Some(words.feedback_contact_hint()))
                    value=form.typed("contact", "")
                    longest=Contact::MAX
                />
                {tick(form, &form.words("consent", words.feedback_consent(), Some(words.feedback_consent_hint())))}
                <p class="small">{words.feedback_privacy(months)}</p>
            </fieldset>
            {trap(form, reading)}
            <p class="bar"><button class="button main">{words.feedback_send()}</button></p>
        </form>
    }
    .into_any()
}

/// What somebody wants, as a choice that a thumb can make.
fn kinds(form: &Form, reading: &Reading) -> AnyView {
    let words = reading.words;
    let field = form.words("kind", words.feedback_kind(), None);
    let typed = form.typed("kind", "");
    let choices = Kind::ALL
        .into_iter()
        .enumerate()
        .map(|(at, kind)| {
            // The first has the field's own id: it is where the summary of problems leads.
            let id = if at == 0 { "kind".to_owned() } else { format!("kind-{}", kind.code()) };
            let text = match kind {
                Kind::Question => words.feedback_kind_question(),
                Kind::Error => words.feedback_kind_error(),
                Kind::Other => words.feedback_kind_other(),
            };
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name="kind" value=kind.code() checked=typed == kind.code()/>
                    <label for=id>{text}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class=field.class()>
            <legend>{field.label.clone()}</legend>
            {field.explained()}
            {choices}
        </fieldset>
    }
    .into_any()
}

/// Something that is agreed to: never ticked beforehand.
fn tick(form: &Form, field: &FieldWords) -> AnyView {
    let name = field.name.clone();
    let checked = !form.typed(&name, "").is_empty();
    view! {
        <div class=field.class()>
            <div class="choice">
                <input type="checkbox" id=name.clone() name=name.clone() value="co" checked=checked/>
                <label for=name>{field.label.clone()}</label>
            </div>
            {field.explained()}
        </div>
    }
    .into_any()
}

/// A field that programs fill in and people neither see nor reach; whoever does is told what to do.
fn trap(form: &Form, reading: &Reading) -> AnyView {
    let field = form.words("website", reading.words.feedback_trap(), None);
    // Shown once it was filled in, so that it can be emptied.
    let class = if field.error.is_some() {
        ""
    } else {
        "aside-trap"
    };
    let hidden = field.error.is_none().then_some("true");
    let tab = field.error.is_none().then_some("-1");
    view! {
        <div class=class aria-hidden=hidden>
            <div class=field.class()>
                <label for="website">{field.label.clone()}</label>
                {field.explained()}
                <input id="website" name="website" type="text" value="" tabindex=tab autocomplete="off"/>
            </div>
        </div>
    }
    .into_any()
}

/// Of a programme: its items, each with a form of its own.
fn items(about: About, book: &Book, reading: &Reading) -> Option<AnyView> {
    let About::Programme(programme) = about else {
        return None;
    };
    let everybody = Reader {
        actor: None,
        on: reading.today,
    };
    let links: Vec<_> = book
        .items_kept(programme, everybody)
        .into_iter()
        .filter_map(|item| {
            let href = reading.address.to(&ask_path(book, About::Item(item.id))?);
            let name = item.name.get(reading.language).to_owned();
            Some(view! { <li><a href=href rel="nofollow">{name}</a></li> })
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <details class="group">
                <summary><h2>{reading.words.feedback_choose_item()}</h2></summary>
                <ul>{links}</ul>
            </details>
        }
        .into_any()
    })
}
