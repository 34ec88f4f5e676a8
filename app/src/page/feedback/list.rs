//! All that was published, and how much came in all; which of it is shown stands in the address.

use domain::feedback::{Reference, Standing};
use leptos::prelude::*;
use service::book::{Book, feedback::Sought};

use super::line;
use crate::{
    download::links,
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::{heading, name_of},
    },
    part::{
        crumbs::Crumbs,
        field::{Choice, FieldWords, SelectField, TextField},
        link::Link,
    },
};

pub(super) const PROGRAMME: &str = "chuong-trinh";
pub(super) const UNIT: &str = "don-vi";
const STATE: &str = "tinh-trang";
const REFERENCE: &str = "ma";
/// So many at most; the rest is a narrower choice away.
const MOST: usize = 100;

/// The states that something public can be in, as addresses name them.
const STATES: [(Standing, &str); 3] = [
    (Standing::Published, "dang-tra-loi"),
    (Standing::Answered, "da-tra-loi"),
    (Standing::Received, "hoi-lai"),
];

/// What the address asks for.
#[must_use]
pub fn sought(book: &Book, reading: &Reading) -> Sought {
    Sought {
        standing: reading
            .asked(STATE)
            .and_then(|code| STATES.into_iter().find(|(_, state)| *state == code))
            .map(|(standing, _)| standing),
        unit: reading
            .asked(UNIT)
            .and_then(|slug| book.tree().by_slug(slug))
            .map(|unit| unit.id),
        programme: reading
            .asked(PROGRAMME)
            .and_then(|slug| book.programme_by_slug(slug))
            .map(|programme| programme.id),
    }
}

#[component]
pub fn FeedbackList() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let book = reading.book();
    let sought = sought(&book, &reading);
    let tally = book.feedback_tally(sought, reading.today);
    let shown = book.published_feedback(sought, reading.today);
    let sentence = words.feedback_sentence(&tally);
    let rest = words
        .feedback_rest(&tally)
        .map(|rest| view! { <p class="small">{rest}</p> });
    let lines: Vec<_> = shown
        .iter()
        .take(MOST)
        .map(|one| line(&book, one, &reading))
        .collect();
    let list = if lines.is_empty() {
        let is_any =
            sought.standing.is_some() || sought.unit.is_some() || sought.programme.is_some();
        let none = if is_any {
            words.feedback_empty()
        } else {
            words.feedback_none_yet()
        };
        view! { <p>{none}</p> }.into_any()
    } else {
        let downloads = links(&reading.asked_of("/phan-anh"), &reading);
        view! { <ul class="work">{lines}</ul> {downloads} }.into_any()
    };
    let find = find(&book, &reading);
    let filter = filter(sought, &book, &reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.home(), words.home())]/>
                <h1>{words.feedback()}</h1>
                <p class="claim">{sentence.clone()}</p>
                {rest}
                {filter}
            </header>
            <section class="stack" aria-label=words.feedback_of_all()>{list}</section>
            {find}
        </article>
    };
    frame(
        &reading,
        Head::timeless(words.feedback(), sentence),
        content,
    )
}

fn field(name: &str, label: &str) -> FieldWords {
    FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        ..FieldWords::default()
    }
}

fn filter(sought: Sought, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let any = || Choice {
        value: String::new(),
        text: words.all_of_them().to_owned(),
    };
    let programmes = book.programmes().into_iter().map(|one| Choice {
        value: one.slug.to_string(),
        text: one.label(reading.language).to_owned(),
    });
    let states = STATES.into_iter().map(|(standing, code)| Choice {
        value: code.to_owned(),
        text: match standing {
            Standing::Received => words.feedback_again().to_owned(),
            other => heading(other.name(reading.language)),
        },
    });
    let programme = sought
        .programme
        .and_then(|id| book.document(id))
        .map(|one| one.slug.to_string())
        .unwrap_or_default();
    let state = sought
        .standing
        .and_then(|standing| STATES.into_iter().find(|(one, _)| *one == standing))
        .map(|(_, code)| code)
        .unwrap_or_default();
    let unit = sought
        .unit
        .and_then(|id| book.tree().get(id))
        .map(|unit| unit.slug.to_string())
        .unwrap_or_default();
    view! {
        <form class="filter" method="get" action=reading.address.to("/phan-anh")>
            <SelectField words=field(UNIT, words.feedback_answered_by()) choices=std::iter::once(any()).chain(units(sought, book, reading)).collect() value=unit/>
            <SelectField words=field(PROGRAMME, words.programmes()) choices=std::iter::once(any()).chain(programmes).collect() value=programme/>
            <SelectField words=field(STATE, words.feedback_state()) choices=std::iter::once(any()).chain(states).collect() value=state/>
            <button class="button">{words.filter()}</button>
        </form>
    }
    .into_any()
}

/// Those that answer anything of it, and the one that is asked for.
fn units(sought: Sought, book: &Book, reading: &Reading) -> Vec<Choice> {
    let of_all = Sought {
        unit: None,
        standing: None,
        ..sought
    };
    let mut units: Vec<_> = book
        .published_feedback(of_all, reading.today)
        .into_iter()
        .map(|one| book.answers_feedback(one, reading.today))
        .chain(sought.unit)
        .collect();
    units.sort_unstable();
    units.dedup();
    let mut choices: Vec<_> = units
        .into_iter()
        .filter_map(|id| book.tree().get(id))
        .map(|unit| Choice {
            value: unit.slug.to_string(),
            text: name_of(book, unit.id, reading),
        })
        .collect();
    choices.sort_by(|a, b| domain::text::order::compare(&a.text, &b.text));
    choices
}

/// The way to one of which somebody has the reference.
fn find(book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let typed = reading.asked(REFERENCE).unwrap_or_default().to_owned();
    let found = typed
        .parse::<Reference>()
        .ok()
        .filter(|reference| book.feedback_at(*reference).is_some());
    let way = found.map(|reference| {
        let href = reading.address.to(&format!("/phan-anh/{reference}"));
        view! { <p><a href=href>{words.feedback_named(reference)}</a></p> }
    });
    let error =
        (!typed.is_empty() && found.is_none()).then(|| words.feedback_not_found().to_owned());
    let words_of = FieldWords {
        error,
        ..field(REFERENCE, words.feedback_reference())
    };
    view! {
        <section class="stack">
            <h2>{words.feedback_find()}</h2>
            <form class="filter" method="get" action=reading.address.to("/phan-anh")>
                <TextField words=words_of value=typed longest=40/>
                <button class="button">{words.feedback_open()}</button>
            </form>
            {way}
        </section>
    }
    .into_any()
}
