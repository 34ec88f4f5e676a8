//! The form of a document: a new programme, another new document, or one that is there.

use domain::{
    document::{Document, DocumentKind},
    policy::{self, KeepProgramme},
    task::clear::Clarity,
};
use leptos::prelude::*;
use service::{
    book::Book,
    manage::{code, mark},
};

use super::{fields::Fields, header, may_somewhere, to_programme};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::heading,
        sign_in::{needed, not_yours},
    },
    part::{field::Choice, link::Link},
};

#[component]
pub fn NewProgramme() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepProgramme>(actor) {
        return not_yours(&reading);
    }
    let book = reading.book();
    let form = form(&book, None, true, &reading);
    drop(book);
    let words = reading.words;
    let content = view! {
        <article class="stack-l">
            {header(&reading, Vec::new(), words.new_programme(), None)}
            {summary(&reading)}
            {form}
        </article>
    };
    frame(&reading, Head::private(words.new_programme()), content)
}

/// A document that is not followed itself: what others implement, or what decides something.
#[component]
pub fn NewDocument() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepProgramme>(actor) {
        return not_yours(&reading);
    }
    let book = reading.book();
    let form = form(&book, None, false, &reading);
    drop(book);
    let words = reading.words;
    let content = view! {
        <article class="stack-l">
            {header(&reading, vec![to_documents(&reading)], words.new_document(), None)}
            {summary(&reading)}
            {form}
        </article>
    };
    frame(&reading, Head::private(words.new_document()), content)
}

/// The way to the list of all documents.
fn to_documents(reading: &Reading) -> Link {
    Link::new(
        reading.address.to("/quan-ly/van-ban"),
        reading.words.keep_documents(),
    )
}

#[component]
pub fn EditDocument() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let Some(document) = book.document_by_slug(&param("programme")) else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepProgramme>(actor, document.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let words = reading.words;
    let above = if document.programme {
        vec![to_programme(&reading, document)]
    } else {
        vec![to_documents(&reading)]
    };
    let below = below(&book, document, &reading);
    let form = form(&book, Some(document), document.programme, &reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            {header(&reading, above, words.edit_document(), None)}
            {summary(&reading)}
            {form}
            {below}
        </article>
    };
    frame(&reading, Head::private(words.edit_document()), content)
}

/// What implements it: said on those documents, shown here.
fn below(book: &Book, document: &Document, reading: &Reading) -> Option<AnyView> {
    let lines: Vec<_> = book
        .cascade(document.id)
        .below
        .iter()
        .map(|one| {
            let href = reading.address.document(&one.slug);
            let number = one.number.as_ref().map(|number| format!(" · {number}"));
            view! { <li><a href=href>{one.label(reading.language).to_owned()}</a> {number}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{reading.words.below_documents()}</h2>
                <ul>{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn form(book: &Book, document: Option<&Document>, followed: bool, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_document");
    let fields = Fields {
        form: &form,
        reading,
    };
    let kept = |text: Option<String>| text.unwrap_or_default();
    let number = kept(document.and_then(|one| one.number.as_ref().map(ToString::to_string)));
    let issuer = kept(
        document
            .and_then(|one| book.tree().get(one.issuer))
            .map(|unit| unit.slug.to_string()),
    );
    let date = kept(document.and_then(|one| one.date.map(|date| date.to_string())));
    let year = |year: Option<i16>| kept(year.map(|year| year.to_string()));
    let implements = kept(document.map(|one| implemented(book, one)));
    let ground = kept(document.and_then(|one| Some(one.ground.as_ref()?.place.to_string())));
    let usual = if followed {
        DocumentKind::Programme
    } else {
        DocumentKind::Resolution
    };
    let kind = document.map_or(usual, |one| one.kind);
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="document" value=document.map(|one| one.id.to_string()).unwrap_or_default()/>
            <input type="hidden" name="base" value=mark(document)/>
            {fields.choice("kind", words.kind(), None, &code(&kind), kinds(reading))}
            {fields.line("number", words.number(), Some(words.number_hint()), &number, false)}
            {fields.pair(["title", "title_en"], words.title(), None, document.map(|one| &one.title), true)}
            {fields.pair(["short", "short_en"], words.short_title(), Some(words.short_hint()), document.and_then(|one| one.short.as_ref()), false)}
            {fields.choice("issuer", words.issuer(), None, &issuer, fields.units::<KeepProgramme>(book, &issuer))}
            {fields.day("date", words.issued_on(), &date)}
            {fields.line("term", words.term(), None, &kept(document.and_then(|one| one.term.clone())), false)}
            <div class="pair">
                {fields.line("starts", words.starts(), None, &year(document.and_then(|one| one.starts)), false)}
                {fields.line("ends", words.ends(), None, &year(document.and_then(|one| one.ends)), false)}
            </div>
            {fields.lines("implements", words.above(), Some(words.implements_hint()), &implements)}
            {followed.then(|| declared(&fields, document))}
            {followed.then(|| clear(&form, document, reading))}
            {follows(&fields, document, followed)}
            {fields.line("ground", words.ground(), None, &ground, true)}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}

/// The documents it implements as they are typed: by number, or address where it has none.
fn implemented(book: &Book, document: &Document) -> String {
    document
        .implements
        .iter()
        .filter_map(|id| book.document(*id))
        .map(|one| {
            one.number
                .as_ref()
                .map(ToString::to_string)
                .filter(|number| book.document_by_number(number).is_some())
                .unwrap_or_else(|| one.slug.to_string())
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether its items are followed. A new form is for one or the other; a document that is not
/// followed can become one that is, and never the other way round: its items would be lost sight of.
fn follows(fields: &Fields<'_>, document: Option<&Document>, followed: bool) -> AnyView {
    let words = fields.reading.words;
    match document {
        Some(one) if !one.programme => {
            let choice = |value: &str, text: &str| Choice {
                value: value.to_owned(),
                text: text.to_owned(),
            };
            let choices = vec![
                choice("false", words.not_followed()),
                choice("true", words.followed_items()),
            ];
            fields.choice(
                "followed",
                words.followed_items(),
                Some(words.followed_hint()),
                "false",
                choices,
            )
        }
        Some(_) => ().into_any(),
        None => {
            view! { <input type="hidden" name="followed" value=followed.to_string()/> }.into_any()
        }
    }
}

fn declared(fields: &Fields<'_>, document: Option<&Document>) -> AnyView {
    let words = fields.reading.words;
    let language = fields.reading.language;
    let declared = document.map(|one| one.declared).unwrap_or_default();
    let count = |count: Option<u16>| count.map(|count| count.to_string()).unwrap_or_default();
    let item = |kind: domain::item::ItemKind| heading(kind.name(language));
    view! {
        <fieldset class="stack">
            <legend>{words.declared()}</legend>
            <p class="hint">{words.declared_hint()}</p>
            <div class="pair">
                {fields.line("focus", &item(domain::item::ItemKind::Focus), None, &count(declared.focus), false)}
                {fields.line("breakthroughs", &item(domain::item::ItemKind::Breakthrough), None, &count(declared.breakthroughs), false)}
                {fields.line("targets", &heading(words.targets()), None, &count(declared.targets), false)}
                {fields.line("solutions", &item(domain::item::ItemKind::Solution), None, &count(declared.solutions), false)}
            </div>
        </fieldset>
    }
    .into_any()
}

/// Every "rõ", with those that a programme asks for; a new one asks for the usual six.
fn clear(form: &Form, document: Option<&Document>, reading: &Reading) -> AnyView {
    const ALL: [Clarity; 8] = [
        Clarity::Person,
        Clarity::Work,
        Clarity::Time,
        Clarity::Responsibility,
        Clarity::Product,
        Clarity::Authority,
        Clarity::Process,
        Clarity::Effect,
    ];
    let kept = document.map_or(&Clarity::SIX[..], |one| &one.clear);
    let kept: Vec<String> = kept.iter().map(code).collect();
    let typed = form.typed("clear", &kept.join(" "));
    let boxes = ALL
        .into_iter()
        .map(|part| {
            let code = code(&part);
            let id = format!("clear-{code}");
            let checked = typed.split(' ').any(|one| one == code);
            view! {
                <div class="choice">
                    <input type="checkbox" id=id.clone() name="clear[]" value=code checked=checked/>
                    <label for=id>{heading(part.name(reading.language))}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field">
            <legend>{reading.words.clear_needed()}</legend>
            {boxes}
        </fieldset>
    }
    .into_any()
}

fn kinds(reading: &Reading) -> Vec<Choice> {
    DocumentKind::ALL
        .iter()
        .map(|kind| Choice {
            value: code(kind),
            text: heading(kind.name(reading.language)),
        })
        .collect()
}
