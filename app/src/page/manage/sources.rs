//! The sources: all of them, and the form of one.

use domain::{
    policy::{self, KeepSources},
    source::Source,
};
use leptos::prelude::*;
use service::{book::Book, manage::mark};

use super::{fields::Fields, header, may_somewhere, said};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        sign_in::{needed, not_yours},
    },
    part::link::Link,
};

#[component]
pub fn Sources() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepSources>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let rows: Vec<_> = book
        .sources()
        .into_iter()
        .map(|source| {
            let keeps = book
                .keeper_of(source)
                .is_some_and(|unit| policy::may::<KeepSources>(actor, unit, book.tree()));
            let title = source.title.get(reading.language).to_owned();
            let href = if keeps {
                reading
                    .address
                    .to(&format!("/quan-ly/nguon/{}", source.slug))
            } else {
                reading.address.source(&source.slug)
            };
            let day = source
                .published
                .map(|day| domain::period::date_text(day, reading.language));
            let about: Vec<_> = std::iter::once(source.publisher.clone())
                .chain(day)
                .collect();
            view! {
                <li>
                    <div>
                        <a class="name" href=href>{title}</a>
                        <p class="small">{about.join(" · ")}</p>
                    </div>
                </li>
            }
        })
        .collect();
    drop(book);
    let list = if rows.is_empty() {
        view! { <p>{words.no_sources()}</p> }.into_any()
    } else {
        view! { <ul class="work">{rows}</ul> }.into_any()
    };
    let intro = words.sources_intro().to_owned();
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, Vec::new(), words.keep_sources(), Some(intro))}
            <p><a class="button main" href=reading.address.to("/quan-ly/nguon/moi")>{words.new_source()}</a></p>
            {list}
        </article>
    };
    frame(
        &reading,
        Head::private(format!("{} – {}", words.keep_sources(), words.manage())),
        content,
    )
}

#[component]
pub fn NewSource() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepSources>(actor) {
        return not_yours(&reading);
    }
    let book = reading.book();
    let form = form(&book, None, &reading);
    drop(book);
    page(&reading, reading.words.new_source(), form)
}

#[component]
pub fn EditSource() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let Some(source) = book.source_by_slug(&param("source")) else {
        drop(book);
        return nothing(&reading);
    };
    let keeps = book
        .keeper_of(source)
        .is_some_and(|unit| policy::may::<KeepSources>(actor, unit, book.tree()));
    if !keeps {
        drop(book);
        return not_yours(&reading);
    }
    let form = form(&book, Some(source), &reading);
    drop(book);
    page(&reading, reading.words.edit_source(), form)
}

fn page(reading: &Reading, title: &'static str, form: AnyView) -> AnyView {
    let above = vec![Link::new(
        reading.address.to("/quan-ly/nguon"),
        reading.words.keep_sources(),
    )];
    let content = view! {
        <article class="stack-l">
            {header(reading, above, title, None)}
            {summary(reading)}
            {form}
        </article>
    };
    frame(reading, Head::private(title), content)
}

fn form(book: &Book, source: Option<&Source>, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_source");
    let fields = Fields {
        form: &form,
        reading,
    };
    let keeper = source
        .and_then(|one| book.keeper_of(one))
        .and_then(|unit| book.tree().get(unit))
        .map(|unit| unit.slug.to_string())
        .unwrap_or_default();
    let text = |of: fn(&Source) -> String| source.map(of).unwrap_or_default();
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="source" value=text(|one| one.id.to_string())/>
            <input type="hidden" name="base" value=mark(source)/>
            {fields.pair(["title", "title_en"], words.source_title(), None, source.map(|one| &one.title), true)}
            {fields.line("publisher", words.publisher(), None, &text(|one| one.publisher.clone()), true)}
            {fields.day("date", words.published_on(), &text(|one| one.published.map(|day| day.to_string()).unwrap_or_default()))}
            {fields.line("url", words.source_url(), Some(words.source_url_hint()), &text(|one| one.url.clone().unwrap_or_default()), false)}
            {fields.long_pair(["note", "note_en"], words.source_covers(), source.and_then(|one| one.note.as_ref()))}
            {fields.choice("keeper", words.source_keeper(), None, &keeper, fields.units::<KeepSources>(book, &keeper))}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}
