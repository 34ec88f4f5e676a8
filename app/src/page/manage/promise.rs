//! The form of a promise: a new one, or the one of a unit and a period.

use domain::{
    indicator::{Indicator, Promise},
    period::Period,
    policy::{self, KeepIndicator},
    quantity::Quantity,
    target::{Target, TargetKind},
};
use leptos::prelude::*;
use service::{book::Book, manage::mark};

use super::{
    fields::Fields,
    header,
    indicator::{kept, to_indicator},
    to_programme,
};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::{heading, name_of},
        sign_in::{needed, not_yours},
    },
    part::field::Choice,
};

/// Without a unit in the address a new one.
#[component]
pub fn EditPromise() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let Some((indicator, programme)) = kept(&book, &reading) else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepIndicator>(actor, programme.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let unit = param("unit");
    let promise = if unit.is_empty() {
        None
    } else {
        let period: Option<Period> = param("period").parse().ok();
        let promise = book
            .tree()
            .by_slug(&unit)
            .zip(period)
            .and_then(|(unit, period)| indicator.promise(unit.id, &period));
        if promise.is_none() {
            drop(book);
            return nothing(&reading);
        }
        promise
    };
    let words = reading.words;
    let above = vec![
        to_programme(&reading, programme),
        to_indicator(&reading, indicator),
    ];
    let title = if promise.is_some() {
        words.edit_promise()
    } else {
        words.new_promise()
    };
    let about = promise.map(|promise| {
        format!(
            "{}, {}",
            name_of(&book, promise.unit, &reading),
            promise.period.name(reading.language)
        )
    });
    let form = form(&book, indicator, promise, &reading);
    let remove = promise.map(|promise| remove(&book, indicator, promise, &reading));
    drop(book);
    let content = view! {
        <article class="stack-l">
            {header(&reading, above, title, about)}
            {summary(&reading)}
            {form}
            {remove}
        </article>
    };
    frame(&reading, Head::private(title), content)
}

fn form(
    book: &Book,
    indicator: &Indicator,
    promise: Option<&Promise>,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let form = Form::of(reading, "keep_promise");
    let fields = Fields {
        form: &form,
        reading,
    };
    let at = promise.map_or_else(
        || {
            view! {
                {fields.choice("unit", words.unit(), None, "", fields.units::<KeepIndicator>(book, ""))}
                {fields.line("period", words.choose_period(), Some(words.period_hint()), "", true)}
            }
            .into_any()
        },
        |promise| place(book, promise),
    );
    let target = promise.map(|promise| &promise.target);
    let kind = target.map_or(TargetKind::AtLeast, TargetKind::of);
    let [low, high] = target.map_or_else(Default::default, numbers).map(|number| {
        number
            .and_then(|number| Quantity::try_from(number.normalize()).ok())
            .map(|number| number.entry(language))
            .unwrap_or_default()
    });
    let said = target.and_then(|target| match target {
        Target::Relative { to: words }
        | Target::Direction { words }
        | Target::Statement { words } => Some(words),
        _ => None,
    });
    let ground = promise
        .map(|promise| promise.ground.place.to_string())
        .unwrap_or_default();
    let kinds = TargetKind::ALL
        .map(|kind| Choice {
            value: kind.code().to_owned(),
            text: heading(kind.name(language)),
        })
        .to_vec();
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="indicator" value=indicator.id.to_string()/>
            <input type="hidden" name="base" value=mark(promise)/>
            {at}
            {fields.choice("target_kind", words.target_kind(), None, kind.code(), kinds)}
            {fields.line("low", words.low(), Some(words.low_hint()), &low, false)}
            {fields.line("high", words.high(), None, &high, false)}
            {fields.pair(["words", "words_en"], words.target_words(), None, said, false)}
            {fields.line("ground", words.ground(), Some(words.promise_ground_hint()), &ground, true)}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}

/// Taking it back asks for nothing else.
fn remove(book: &Book, indicator: &Indicator, promise: &Promise, reading: &Reading) -> AnyView {
    let form = Form::of(reading, "keep_promise");
    view! {
        <form method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="indicator" value=indicator.id.to_string()/>
            <input type="hidden" name="base" value=mark(Some(promise))/>
            {place(book, promise)}
            <input type="hidden" name="remove" value="true"/>
            <button class="button">{reading.words.remove_promise()}</button>
        </form>
    }
    .into_any()
}

/// Whose promise it is, and for when: that does not change.
fn place(book: &Book, promise: &Promise) -> AnyView {
    let unit = book
        .tree()
        .get(promise.unit)
        .map(|unit| unit.slug.to_string());
    view! {
        <input type="hidden" name="unit" value=unit/>
        <input type="hidden" name="period" value=promise.period.to_string()/>
    }
    .into_any()
}

/// The number of a target, or the two of a range.
fn numbers(target: &Target) -> [Option<domain::Decimal>; 2] {
    match target {
        Target::AtLeast(number) | Target::AtMost(number) | Target::Exactly(number) => {
            [Some(*number), None]
        }
        Target::Range(range) => [Some(range.low()), Some(range.high())],
        Target::All { of } => [*of, None],
        Target::Relative { .. } | Target::Direction { .. } | Target::Statement { .. } => {
            [None, None]
        }
    }
}
