//! The register of obstacles, for everybody: what stops work, who has to answer, and since when.
//! What is shown of it stands in the address.

use domain::{item::Item, journal::Subject, policy};
use leptos::prelude::*;
use service::book::{
    Book,
    obstacle::{Sought, SoughtKind},
};

use super::line;
use crate::{
    download::links,
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::{heading, subject, unit_link},
    },
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldWords, SelectField},
        link::Link,
    },
};

const PROGRAMME: &str = "chuong-trinh";
const UNIT: &str = "don-vi";
const KIND: &str = "tinh-trang";
/// So many of each at most; the rest is a narrower choice away.
const MOST: usize = 200;

#[component]
pub fn Obstacles() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let sought = sought(&book, &reading);
    let everything = Sought {
        kind: None,
        ..sought
    };
    let all = book.register(everything, reading.reader());
    let kind_of =
        |one: &domain::obstacle::Obstacle| SoughtKind::of(one.standing(reading.reader().on));
    let counts = SoughtKind::ALL.map(|kind| {
        let count = all.iter().filter(|one| kind_of(one) == kind).count();
        (count, name(kind, &reading))
    });
    let loose = match sought.kind {
        None => book.not_taken_up(everything, reading.reader()),
        Some(_) => Vec::new(),
    };
    let sentence = words.register_sentence(all.len(), &counts, loose.len());
    let shown: Vec<_> = all
        .iter()
        .filter(|one| sought.kind.is_none_or(|kind| kind_of(one) == kind))
        .take(MOST)
        .map(|one| line(&book, one, &reading))
        .collect();
    let list = if shown.is_empty() && !all.is_empty() {
        view! { <p>{words.register_empty()}</p> }.into_any()
    } else {
        view! { <ul class="work">{shown}</ul> }.into_any()
    };
    let loose = not_taken_up(&book, &loose, &reading);
    let filter = filter(sought, &book, &reading);
    let downloads = (!all.is_empty()).then(|| links(&reading.asked_of("/vuong-mac"), &reading));
    drop(book);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{words.obstacle_register()}</h1>
                <p class="claim">{sentence.clone()}</p>
                {filter}
            </header>
            {list}
            {downloads}
            {loose}
        </article>
    };
    frame(
        &reading,
        Head::public(words.obstacle_register(), sentence),
        content,
    )
}

/// Which obstacles the address asks for.
pub fn sought(book: &Book, reading: &Reading) -> Sought {
    Sought {
        programme: reading
            .asked(PROGRAMME)
            .and_then(|slug| book.programme_by_slug(slug))
            .map(|programme| programme.id),
        unit: reading
            .asked(UNIT)
            .and_then(|slug| book.tree().by_slug(slug))
            .map(|unit| unit.id),
        kind: reading
            .asked(KIND)
            .and_then(|code| SoughtKind::ALL.into_iter().find(|kind| kind.code() == code)),
    }
}

pub const fn name(kind: SoughtKind, reading: &Reading) -> &'static str {
    match kind {
        SoughtKind::Late => reading.words.late_obstacles(),
        SoughtKind::Owed => reading.words.owed_obstacles(),
        SoughtKind::Answered => reading.words.answered_obstacles(),
        SoughtKind::Closed => reading.words.closed_obstacles(),
    }
}

fn filter(sought: Sought, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let any = || Choice {
        value: String::new(),
        text: words.all_of_them().to_owned(),
    };
    let field = |name: &str, label: &str| FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        ..FieldWords::default()
    };
    let programmes = book.programmes().into_iter().map(|one| Choice {
        value: one.slug.to_string(),
        text: one.label(reading.language).to_owned(),
    });
    let kinds = SoughtKind::ALL.into_iter().map(|kind| Choice {
        value: kind.code().to_owned(),
        text: heading(name(kind, reading)),
    });
    let programme = sought
        .programme
        .and_then(|id| book.document(id))
        .map(|one| one.slug.to_string())
        .unwrap_or_default();
    let kind = sought.kind.map(SoughtKind::code).unwrap_or_default();
    let unit = sought
        .unit
        .and_then(|id| book.tree().get(id))
        .map(|unit| view! { <input type="hidden" name=UNIT value=unit.slug.to_string()/> });
    view! {
        <form class="filter" method="get" action=reading.address.to("/vuong-mac")>
            {unit}
            <SelectField words=field(PROGRAMME, words.programmes()) choices=std::iter::once(any()).chain(programmes).collect() value=programme/>
            <SelectField words=field(KIND, words.register_kind()) choices=std::iter::once(any()).chain(kinds).collect() value=kind/>
            <button class="button">{words.filter()}</button>
        </form>
    }
    .into_any()
}

/// What sources name and nobody was asked about; those who may ask find the way here.
fn not_taken_up(book: &Book, items: &[&Item], reading: &Reading) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let words = reading.words;
    let lines: Vec<_> = items
        .iter()
        .take(MOST)
        .map(|item| {
            let about = Subject::Item(item.id);
            let with = item
                .answer_by
                .map(|unit| view! { " → " {unit_link(book, unit, reading)} });
            let unit = item
                .units
                .first()
                .map(|unit| unit_link(book, *unit, reading));
            view! {
                <li>
                    <div>
                        <span class="small">{heading(item.kind.name(reading.language))}</span>
                        <div class="name">{subject(book, about, reading)}</div>
                        <p class="small">{unit} {with}</p>
                    </div>
                    <div class="side">{take_up(book, item, reading)}</div>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="stack">
                <h2>{words.not_taken_up()} " " <span class="count">{words.counted(items.len())}</span></h2>
                <p class="small">{words.not_taken_up_hint()}</p>
                <ul class="work">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

/// The way to the form that takes an item up, for a unit this officer may speak for.
fn take_up(book: &Book, item: &Item, reading: &Reading) -> Option<AnyView> {
    let actor = reading.actor()?;
    let issuer = book.document(item.programme).map(|one| one.issuer);
    let unit = item
        .units
        .iter()
        .copied()
        .chain(issuer)
        .find(|unit| policy::may::<policy::RaiseObstacle>(actor, *unit, book.tree()))?;
    let unit = &book.tree().get(unit)?.slug;
    let href = reading
        .address
        .to(&format!("/vuong-mac/moi/muc/{}/{unit}", item.slug));
    Some(view! { <a class="button" href=href>{reading.words.take_up()}</a> }.into_any())
}
