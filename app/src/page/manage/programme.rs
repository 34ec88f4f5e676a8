//! A programme as those who keep it see it: its indicators and items, each with its form.

use domain::{
    document::Document,
    policy::{self, KeepProgramme},
};
use leptos::prelude::*;
use service::book::{Book, indicator::Headed, programme::Branch};

use super::{header, said};
use crate::page::{
    frame::{Head, frame},
    not_found::nothing,
    reading::{Reading, param},
    shown::heading,
    sign_in::{needed, not_yours},
};
use crate::part::passage::passage;

#[component]
pub fn Programme() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let address = reading.address;
    let book = reading.book();
    let Some(programme) = book.programme_by_slug(&param("programme")) else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepProgramme>(actor, programme.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let home = format!("/quan-ly/{}", programme.slug);
    let shown = book.programme(programme, reading.reader());
    let indicators = indicators(&book, &shown.followed, &reading);
    let items: Vec<_> = shown
        .groups
        .iter()
        .flat_map(|group| &group.branches)
        .flat_map(|branch| items(branch, 0, &home, &reading))
        .collect();
    let title = programme.label(reading.language).to_owned();
    let ways = [
        (address.document(&programme.slug), words.open_public()),
        (address.to(&format!("{home}/sua")), words.edit_document()),
        (
            address.to(&format!("/ky-bao-cao/{}", programme.slug)),
            words.rounds(),
        ),
        (
            address.to(&format!("/duyet/{}/cac-cap", programme.slug)),
            words.chain(),
        ),
    ]
    .into_iter()
    .map(|(href, text)| view! { <a class="button" href=href>{text}</a> })
    .collect_view();
    let no_indicators = shown
        .followed
        .is_empty()
        .then(|| view! { <p>{words.no_indicators()}</p> });
    let no_items = items
        .is_empty()
        .then(|| view! { <p>{words.no_items()}</p> });
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, Vec::new(), &title, about(programme))}
            <p class="bar">{ways}</p>
            <section class="stack">
                <h2>{words.indicators()} " " <span class="count">{words.counted(shown.followed.len())}</span></h2>
                {no_indicators}
                <ul class="work">{indicators}</ul>
                <p>
                    <a class="button" href=address.to(&format!("{home}/chi-tieu/moi"))>{words.new_indicator()}</a>
                </p>
            </section>
            <section class="stack">
                <h2>{words.items()} " " <span class="count">{words.counted(items.len())}</span></h2>
                {no_items}
                <ul class="work">{items}</ul>
                <p><a class="button" href=address.to(&format!("{home}/muc/moi"))>{words.new_item()}</a></p>
            </section>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(title), content)
}

fn about(programme: &Document) -> Option<String> {
    programme.number.as_ref().map(ToString::to_string)
}

fn indicators(book: &Book, followed: &[Headed], reading: &Reading) -> Vec<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let mut sorted: Vec<_> = followed.iter().collect();
    sorted.sort_by(|a, b| domain::text::order::compare(&a.indicator.name.vi, &b.indicator.name.vi));
    sorted
        .into_iter()
        .map(|one| {
            let indicator = &one.indicator;
            let under = indicator
                .under
                .and_then(|id| book.item(id))
                .filter(|item| reading.reader().sees_item(item, book))
                .map(|item| item.name.get(language).to_owned());
            let hidden = indicator.restricted.then(|| words.restricted().to_owned());
            let about: Vec<_> = [
                Some(indicator.measure.get(language).to_owned()),
                Some(words.promises_counted(indicator.promises.len())),
                under,
                hidden,
            ]
            .into_iter()
            .flatten()
            .collect();
            let href = format!("/quan-ly/chi-tieu/{}/sua", indicator.slug);
            view! {
                <li>
                    <div>
                        <a class="name" href=reading.address.to(&href)>{passage(&indicator.name, language)}</a>
                        <p class="small">{about.join(" · ")}</p>
                    </div>
                </li>
            }
            .into_any()
        })
        .collect()
}

/// An item and those that belong to it, each a step further in.
fn items(branch: &Branch, depth: usize, home: &str, reading: &Reading) -> Vec<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let item = &branch.item;
    let hidden = item.restricted.then(|| words.restricted().to_owned());
    let about: Vec<_> = [Some(heading(item.kind.name(language))), hidden]
        .into_iter()
        .flatten()
        .collect();
    let href = format!("{home}/muc/{}", item.slug);
    let step = format!("step step-{}", depth.min(4));
    let row = view! {
        <li>
            <div class=step>
                <a class="name" href=reading.address.to(&href)>{passage(&item.name, language)}</a>
                <p class="small">{about.join(" · ")}</p>
            </div>
        </li>
    }
    .into_any();
    std::iter::once(row)
        .chain(
            branch
                .under
                .iter()
                .flat_map(|child| items(child, depth + 1, home, reading)),
        )
        .collect()
}
