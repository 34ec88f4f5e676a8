//! The form of an indicator, and what was promised for it.

use domain::{
    document::Document,
    indicator::{Aggregation, Direction, Indicator},
    policy::{self, KeepIndicator},
    target::Bound,
};
use leptos::prelude::*;
use service::{
    book::Book,
    manage::{code, indicator::bare, mark},
};

use super::{fields::Fields, header, said, to_programme};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::{heading, name_of},
        sign_in::{needed, not_yours},
    },
    part::{field::Choice, link::Link, passage::written},
};

#[component]
pub fn NewIndicator() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let Some(programme) = book.programme_by_slug(&param("programme")) else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepIndicator>(actor, programme.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let words = reading.words;
    let above = vec![to_programme(&reading, programme)];
    let form = form(&book, programme, None, &reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            {header(&reading, above, words.new_indicator(), None)}
            {summary(&reading)}
            {form}
        </article>
    };
    frame(&reading, Head::private(words.new_indicator()), content)
}

#[component]
pub fn EditIndicator() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let book = reading.book();
    let found = kept(&book, &reading);
    let Some((indicator, programme)) = found else {
        drop(book);
        return nothing(&reading);
    };
    if !policy::may::<KeepIndicator>(actor, programme.issuer, book.tree()) {
        drop(book);
        return not_yours(&reading);
    }
    let words = reading.words;
    let above = vec![to_programme(&reading, programme)];
    let name = indicator.name.get(reading.language).to_owned();
    let public = reading.address.indicator(&indicator.slug);
    let form = form(&book, programme, Some(indicator), &reading);
    let promises = promises(&book, indicator, &reading);
    drop(book);
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, above, words.edit_indicator(), Some(name))}
            {summary(&reading)}
            <p class="bar"><a class="button" href=public>{words.open_public()}</a></p>
            {promises}
            <section class="stack">
                <h2>{words.indicator()}</h2>
                {form}
            </section>
        </article>
    };
    frame(&reading, Head::private(words.edit_indicator()), content)
}

/// The indicator of the address, with its programme, if it is there for this reader.
pub(super) fn kept<'a>(book: &'a Book, reading: &Reading) -> Option<(&'a Indicator, &'a Document)> {
    let indicator = book
        .indicator_by_slug(&param("slug"))
        .filter(|indicator| reading.reader().sees_indicator(indicator, book))?;
    Some((indicator, book.document(indicator.programme)?))
}

/// The way to an indicator's page of management.
pub(super) fn to_indicator(reading: &Reading, indicator: &Indicator) -> Link {
    Link::new(
        reading
            .address
            .to(&format!("/quan-ly/chi-tieu/{}/sua", indicator.slug)),
        indicator.name.get(reading.language),
    )
}

fn promises(book: &Book, indicator: &Indicator, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let home = format!("/quan-ly/chi-tieu/{}/muc-tieu", indicator.slug);
    let measure = indicator.measure.get(language);
    let mut promises: Vec<_> = indicator.promises.iter().collect();
    promises.sort_by(|a, b| {
        let name = |unit| book.tree().get(unit).map(|unit| unit.slug.clone());
        b.period
            .cmp(&a.period)
            .then_with(|| name(a.unit).cmp(&name(b.unit)))
    });
    let rows: Vec<_> = promises
        .iter()
        .filter_map(|promise| {
            let unit = book.tree().get(promise.unit)?;
            let name = name_of(book, promise.unit, reading);
            let period = promise.period.name(language);
            let href = reading
                .address
                .to(&format!("{home}/{}/{}", unit.slug, promise.period));
            let label = format!("{}: {name}, {period}", words.edit());
            Some(view! {
                <tr>
                    <th scope="row" data-label=words.unit()>{name}</th>
                    <td data-label=words.period()>{period}</td>
                    <td data-label=words.target()>{heading(&promise.target.measured(measure, language))}</td>
                    <td data-label=words.ground()>{written(promise.ground.place.as_str(), language)}</td>
                    <td><a href=href aria-label=label>{words.edit()}</a></td>
                </tr>
            })
        })
        .collect();
    let count = rows.len();
    let table = if rows.is_empty() {
        view! { <p>{words.no_promises()}</p> }.into_any()
    } else {
        view! {
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.unit()}</th>
                        <th scope="col">{words.period()}</th>
                        <th scope="col">{words.target()}</th>
                        <th scope="col">{words.ground()}</th>
                        <th scope="col"><span class="hidden">{words.edit()}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="stack">
            <h2>{words.promises()} " " <span class="count">{words.counted(count)}</span></h2>
            {table}
            <p><a class="button" href=reading.address.to(&home)>{words.new_promise()}</a></p>
        </section>
    }
    .into_any()
}

fn form(
    book: &Book,
    programme: &Document,
    indicator: Option<&Indicator>,
    reading: &Reading,
) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_indicator");
    let fields = Fields {
        form: &form,
        reading,
    };
    let base = mark(indicator.map(bare).as_ref());
    let direction = code(&indicator.map_or(Direction::Up, |one| one.direction));
    let excess_from = indicator.map_or(Bound::Upper, |one| one.excess_from);
    let aggregation = indicator
        .and_then(|one| one.aggregation)
        .map_or("", Aggregation::code);
    let items = book.items_kept(programme.id, reading.reader());
    let under = indicator
        .and_then(|one| book.item(one.under?))
        .map(|item| item.slug.to_string())
        .unwrap_or_default();
    let ground = indicator
        .map(|one| one.ground.place.to_string())
        .unwrap_or_default();
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="programme" value=programme.id.to_string()/>
            <input type="hidden" name="indicator" value=indicator.map(|one| one.id.to_string()).unwrap_or_default()/>
            <input type="hidden" name="base" value=base/>
            {fields.pair(["name", "name_en"], words.item_name(), None, indicator.map(|one| &one.name), true)}
            {fields.pair(["measure", "measure_en"], words.measure(), Some(words.measure_hint()), indicator.map(|one| &one.measure), true)}
            {fields.choice("direction", words.direction(), None, &direction, directions(reading))}
            {fields.choice("excess_from", words.excess_from(), Some(words.excess_hint()), excess_from.code(), bounds(reading))}
            {fields.choice("aggregation", words.aggregation_label(), None, aggregation, aggregations(reading))}
            {fields.choice("under", words.belongs_to(), None, &under, fields.items(&items))}
            {fields.pair(["term_today", "term_today_en"], words.term_today(), Some(words.term_today_hint()), indicator.and_then(|one| one.term_today.as_ref()), false)}
            {fields.check("restricted", words.restricted(), words.restricted_hint(), indicator.is_some_and(|one| one.restricted))}
            {fields.long_pair(["note", "note_en"], words.note(), indicator.and_then(|one| one.note.as_ref()))}
            {fields.line("ground", words.ground(), Some(words.ground_hint()), &ground, true)}
            <p class="bar"><button class="button main">{words.save()}</button></p>
        </form>
    }
    .into_any()
}

fn directions(reading: &Reading) -> Vec<Choice> {
    [Direction::Up, Direction::Down, Direction::None]
        .map(|direction| Choice {
            value: code(&direction),
            text: heading(direction.name(reading.language)),
        })
        .to_vec()
}

fn bounds(reading: &Reading) -> Vec<Choice> {
    Bound::ALL
        .map(|bound| Choice {
            value: bound.code().to_owned(),
            text: heading(bound.name(reading.language)),
        })
        .to_vec()
}

fn aggregations(reading: &Reading) -> Vec<Choice> {
    let not_said = Choice {
        value: String::new(),
        text: reading.words.not_said().to_owned(),
    };
    std::iter::once(not_said)
        .chain(Aggregation::ALL.map(|aggregation| Choice {
            value: aggregation.code().to_owned(),
            text: heading(aggregation.name(reading.language)),
        }))
        .collect()
}
