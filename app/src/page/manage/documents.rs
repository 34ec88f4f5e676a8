//! All documents, not only the programmes: found by number or title, with what each implements.

use domain::{
    document::Document,
    policy::{self, KeepProgramme},
    text::fold::search_key,
};
use leptos::prelude::*;

use super::{header, may_somewhere, said, units::find};
use crate::page::{
    frame::{Head, frame},
    reading::Reading,
    shown::{heading, name_of},
    sign_in::{needed, not_yours},
};

#[component]
pub fn Documents() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepProgramme>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let asked: String = reading
        .asked("q")
        .unwrap_or_default()
        .trim()
        .chars()
        .take(200)
        .collect();
    let key = search_key(&asked);
    let book = reading.book();
    let rows: Vec<_> = book
        .documents()
        .into_iter()
        .filter(|one| key.is_empty() || fits(one, &key))
        .map(|one| {
            let keeps = policy::may::<KeepProgramme>(actor, one.issuer, book.tree());
            let href = if keeps {
                reading.address.to(&format!("/quan-ly/{}/sua", one.slug))
            } else {
                reading.address.document(&one.slug)
            };
            let above: Vec<_> = one
                .implements
                .iter()
                .filter_map(|id| book.document(*id))
                .map(|above| {
                    above.number.as_ref().map_or_else(
                        || above.label(reading.language).to_owned(),
                        ToString::to_string,
                    )
                })
                .collect();
            let number = one.number.as_ref().map(ToString::to_string);
            let day = one
                .date
                .map(|day| domain::period::date_text(day, reading.language));
            view! {
                <tr>
                    <th scope="row" data-label=words.title()>
                        <a href=href>{one.label(reading.language).to_owned()}</a>
                    </th>
                    <td class="nowrap" data-label=words.number()>{number}</td>
                    <td data-label=words.kind()>{heading(one.kind.name(reading.language))}</td>
                    <td data-label=words.issuer()>{name_of(&book, one.issuer, &reading)}</td>
                    <td class="nowrap" data-label=words.date()>{day}</td>
                    <td data-label=words.above()>{above.join(", ")}</td>
                </tr>
            }
        })
        .collect();
    drop(book);
    let table = if rows.is_empty() {
        view! { <p>{words.no_documents()}</p> }.into_any()
    } else {
        view! {
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.title()}</th>
                        <th scope="col">{words.number()}</th>
                        <th scope="col">{words.kind()}</th>
                        <th scope="col">{words.issuer()}</th>
                        <th scope="col">{words.date()}</th>
                        <th scope="col">{words.above()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let intro = words.keep_documents_intro().to_owned();
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, Vec::new(), words.keep_documents(), Some(intro))}
            <p><a class="button main" href=reading.address.to("/quan-ly/van-ban/moi")>{words.new_document()}</a></p>
            {find(&reading, "/quan-ly/van-ban", words.find_document(), &asked)}
            {table}
        </article>
    };
    frame(
        &reading,
        Head::private(format!("{} – {}", words.keep_documents(), words.manage())),
        content,
    )
}

fn fits(one: &Document, key: &str) -> bool {
    let number = one.number.as_ref().map(ToString::to_string);
    number
        .iter()
        .map(String::as_str)
        .chain([one.title.vi.as_str(), one.title.en.as_str()])
        .any(|text| search_key(text).contains(key))
}
