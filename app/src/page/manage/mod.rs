//! The pages of those who manage: what there is to manage, and a form for each kind of thing.

pub mod document;
pub mod documents;
pub mod duty;
pub(super) mod fields;
pub mod freshness;
pub mod indicator;
pub mod item;
pub mod logged;
pub mod officer;
pub mod officers;
pub mod programme;
pub mod promise;
pub mod reform;
pub mod sources;
pub mod unit;
pub mod units;

use domain::{
    document::Document,
    policy::{
        self, Action, Actor, AssignOwner, KeepProgramme, KeepSources, KeepUnits, ManageOfficers,
    },
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    reading::{DONE, Reading},
    sign_in::{needed, not_yours},
};
use crate::part::{crumbs::Crumbs, link::Link, notice::Notice, state::Tone};

/// What there is to manage.
#[component]
pub fn Manage() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !manages(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let address = reading.address;
    let book = reading.book();
    let programmes = programmes(&book, actor);
    let rows: Vec<_> = programmes
        .iter()
        .map(|programme| {
            let shown = book.programme(programme, reading.reader());
            let counted = format!(
                "{} · {}",
                words.followed(shown.followed.len()),
                words.items_counted(shown.items)
            );
            let number = programme.number.as_ref().map(ToString::to_string);
            let about: Vec<_> = number.into_iter().chain([counted]).collect();
            view! {
                <li>
                    <div>
                        <a class="name" href=address.to(&format!("/quan-ly/{}", programme.slug))>
                            {programme.label(reading.language).to_owned()}
                        </a>
                        <p class="small">{about.join(" · ")}</p>
                    </div>
                </li>
            }
        })
        .collect();
    let plans = may_somewhere::<KeepProgramme>(actor).then(|| {
        view! {
            <section class="stack">
                <h2>{words.programmes()} " " <span class="count">{words.counted(rows.len())}</span></h2>
                <ul class="work">{rows}</ul>
                <p><a class="button" href=address.to("/quan-ly/chuong-trinh/moi")>{words.new_programme()}</a></p>
            </section>
        }
    });
    drop(book);
    let officers = may_somewhere::<ManageOfficers>(actor)
        .then(|| Link::new(address.to("/quan-ly/can-bo"), words.officers()));
    let way = |may: bool, path: &str, text: &str| {
        may.then(|| Link::new(address.to(path), text.to_owned()))
    };
    let ways = [
        officers,
        way(
            may_somewhere::<KeepUnits>(actor),
            "/quan-ly/don-vi",
            words.keep_units(),
        ),
        way(
            may_somewhere::<KeepProgramme>(actor),
            "/quan-ly/van-ban",
            words.keep_documents(),
        ),
        way(
            may_somewhere::<KeepSources>(actor),
            "/quan-ly/nguon",
            words.keep_sources(),
        ),
        Some(Link::new(address.to("/quan-ly/do-tuoi"), words.freshness())),
    ]
    .into_iter()
    .flatten()
    .map(|link| view! { <a class="button" href=link.href>{link.text}</a> })
    .collect_view();
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            <header class="stack">
                <h1>{words.manage()}</h1>
                <p>{words.manage_intro()}</p>
                <p class="bar">{ways}</p>
            </header>
            {plans}
        </article>
    };
    frame(&reading, Head::private(words.manage()), content)
}

/// Whether an officer has anything to manage: leads to the way in.
#[must_use]
pub fn manages(actor: &Actor) -> bool {
    may_somewhere::<AssignOwner>(actor)
}

/// Whether an officer may do something at some unit at least.
#[must_use]
pub fn may_somewhere<A: Action>(actor: &Actor) -> bool {
    actor
        .grants()
        .iter()
        .any(|grant| A::NAME.roles().contains(&grant.role))
}

/// The programmes that an officer keeps.
fn programmes<'a>(book: &'a Book, actor: &Actor) -> Vec<&'a Document> {
    book.programmes()
        .into_iter()
        .filter(|programme| policy::may::<KeepProgramme>(actor, programme.issuer, book.tree()))
        .collect()
}

/// The way from a public page to its form, for whoever keeps the programme.
pub fn way_in(book: &Book, programme: &Document, path: &str, reading: &Reading) -> Option<AnyView> {
    let actor = reading.actor()?;
    policy::may::<KeepProgramme>(actor, programme.issuer, book.tree()).then(|| {
        let href = reading.address.to(path);
        view! { <p><a class="button" href=href>{reading.words.manage()}</a></p> }.into_any()
    })
}

/// What was just done, if anything.
fn said(reading: &Reading) -> Option<impl IntoView + use<>> {
    let words = reading.words;
    let said = match reading.asked(DONE)? {
        "luu" => words.kept_done(),
        "bo" => words.removed_done(),
        "them" => words.added_done(),
        "khoa" => words.closed_done(),
        "mat-khau" => words.reset_done(),
        "phu-trach" => words.owner_saved(),
        "sap-xep" => words.reform_done(),
        _ => return None,
    };
    Some(view! { <Notice tone=Tone::Kept>{said}</Notice> })
}

/// The head of a page of management: where it stands, its name, and what it is about.
fn header(
    reading: &Reading,
    above: Vec<Link>,
    title: &str,
    about: Option<String>,
) -> impl IntoView + use<> {
    let words = reading.words;
    let mut way = vec![Link::new(reading.address.to("/quan-ly"), words.manage())];
    way.extend(above);
    view! {
        <header class="stack">
            <Crumbs label=words.crumbs() above=way/>
            <h1>{title.to_owned()}</h1>
            {about.map(|about| view! { <p>{about}</p> })}
        </header>
    }
}

/// The way to a programme's page of management.
fn to_programme(reading: &Reading, programme: &Document) -> Link {
    Link::new(
        reading.address.to(&format!("/quan-ly/{}", programme.slug)),
        programme.label(reading.language),
    )
}
