//! Every figure and every target that was changed after everybody could see it: before and after,
//! who, when, and why.

use domain::{moment::local_date, period::date_text, source::Ground};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::Followed,
    revision::{Retargeted, Revision},
};

use crate::page::{
    reading::Reading,
    shown::{author, ground, name_of, with_measure},
};

pub fn section(followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let indicator = &followed.indicator;
    let mut all: Vec<_> = book
        .revisions(indicator, reading.reader())
        .iter()
        .map(|one| (one.after.approved.at, revised(one, followed, book, reading)))
        .chain(
            book.retargeted(indicator, reading.reader())
                .iter()
                .map(|one| (one.at, retargeted(one, followed, book, reading))),
        )
        .collect();
    all.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let count = (!all.is_empty()).then_some(all.len());
    let list = if all.is_empty() {
        view! { <p class="small">{words.no_revisions()}</p> }.into_any()
    } else {
        let lines: Vec<_> = all.into_iter().map(|(_, line)| line).collect();
        view! { <ol class="history revisions">{lines}</ol> }.into_any()
    };
    view! {
        <section class="stack" id="dieu-chinh">
            <h2>{words.revisions()} " " {count.map(|count| view! { <span class="count">{words.counted(count)}</span> })}</h2>
            {list}
        </section>
    }
    .into_any()
}

fn revised(one: &Revision, followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let measure = followed.indicator.measure.get(language);
    let [before, after] = [&one.before, &one.after]
        .map(|published| with_measure(&published.value.quantity, measure, language));
    let reported = words.reported(
        &author(book, one.after.value.recorded.by, reading),
        one.after.value.recorded.at,
    );
    let approved = (one.after.approved.by != one.after.value.recorded.by).then(|| {
        words.approved(
            &author(book, one.after.approved.by, reading),
            one.after.approved.at,
        )
    });
    let why = one.after.value.note.as_ref().map_or_else(
        || words.no_reason().to_owned(),
        |note| note.get(language).to_owned(),
    );
    let place = format!(
        "{}, {}",
        one.period.name(language),
        name_of(book, one.unit, reading)
    );
    let day = local_date(one.after.approved.at);
    let who = view! { {reported} " " {approved} }.into_any();
    line(
        day,
        view! { <b><del>{before}</del> " → " {after}</b> ", " {place} }.into_any(),
        why,
        who,
        Some(&one.after.value.ground),
        book,
        reading,
    )
}

fn retargeted(one: &Retargeted, followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let measure = followed.indicator.measure.get(language);
    let before = one.before.target.measured(measure, language);
    let after = one.after.as_ref().map_or_else(
        || words.taken_back().to_owned(),
        |after| after.target.measured(measure, language),
    );
    let place = format!(
        "{}, {}",
        one.before.period.name(language),
        name_of(book, one.before.unit, reading)
    );
    let why = one.after.as_ref().map_or_else(
        || words.no_reason().to_owned(),
        |after| after.ground.place.as_str().to_owned(),
    );
    let who = author(book, one.by, reading);
    line(
        local_date(one.at),
        view! { {words.target_changed()} ": " <b><del>{before}</del> " → " {after}</b> ", " {place} }
            .into_any(),
        why,
        view! { {who} "." }.into_any(),
        None,
        book,
        reading,
    )
}

fn line(
    day: domain::Date,
    what: AnyView,
    why: String,
    who: AnyView,
    rests_on: Option<&Ground>,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let rests_on = rests_on.map(
        |one| view! { <p class="small">{words.ground()} ": " {ground(book, one, reading)}</p> },
    );
    view! {
        <li>
            <time datetime=day.to_string()>{date_text(day, reading.language)}</time>
            <div class="stack-s">
                <p>{what}</p>
                <p>{words.why_changed()} ": " {why}</p>
                <p class="small">{who}</p>
                {rests_on}
            </div>
        </li>
    }
    .into_any()
}
