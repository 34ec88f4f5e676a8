//! Which figure to enter: indicator, unit and period; and the way to its form.

use domain::{
    id::Slug,
    period::Period,
    policy::{Actor, Role},
    refusal::Problem,
};
use leptos::prelude::*;
use leptos_axum::redirect;
use service::book::Book;

use super::{
    frame::{Head, frame},
    reading::Reading,
    shown::distinct_name,
    sign_in::{needed, not_yours},
};
use crate::part::{
    crumbs::Crumbs,
    field::{Choice, FieldWords, SelectField, TextField},
    link::Link,
};

const INDICATOR: &str = "chi-tieu";
const UNIT: &str = "don-vi";
const PERIOD: &str = "ky";

/// What was chosen so far, and what of it cannot be.
#[derive(Default)]
pub struct Chosen {
    indicator: String,
    unit: String,
    period: String,
    errors: [Option<Problem>; 3],
}

#[component]
pub fn ChooseFigure() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !actor
        .grants()
        .iter()
        .any(|grant| grant.role == Role::Reporter)
    {
        return not_yours(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let (chosen, form) = read(&book, actor, &reading);
    let way = form.map(|form| {
        // Made of parsed slugs and a parsed period only.
        redirect(&form);
        view! { <p><a href=form>{words.open_form()}</a></p> }
    });
    let chooser = chooser(&book, actor, &chosen, &reading);
    drop(book);
    let content = view! {
        <article class="stack">
            <Crumbs label=words.crumbs() above=vec![Link::new(reading.address.to("/ban-lam-viec"), words.desk())]/>
            <h1>{words.enter_figure()}</h1>
            {way}
            {chooser}
        </article>
    };
    frame(&reading, Head::private(words.enter_figure()), content)
}

/// Reads the address: what was chosen, and the form it leads to when all of it is there.
fn read(book: &Book, actor: &Actor, reading: &Reading) -> (Chosen, Option<String>) {
    let asked = |name| {
        reading
            .asked(name)
            .map(str::trim)
            .unwrap_or_default()
            .to_owned()
    };
    let mut chosen = Chosen {
        indicator: asked(INDICATOR),
        unit: asked(UNIT),
        period: asked(PERIOD),
        errors: [const { None }; 3],
    };
    if chosen.indicator.is_empty() && chosen.unit.is_empty() && chosen.period.is_empty() {
        return (chosen, None);
    }
    let indicator: Option<Slug> = book
        .indicator_by_slug(&chosen.indicator)
        .filter(|indicator| reading.reader().sees_indicator(indicator, book))
        .map(|indicator| indicator.slug.clone());
    let unit: Option<Slug> = book
        .units_to_report(actor, reading.today)
        .into_iter()
        .filter_map(|unit| book.tree().get(unit))
        .find(|unit| unit.slug.as_str() == chosen.unit)
        .map(|unit| unit.slug.clone());
    let period: Option<Period> = chosen.period.parse().ok();
    chosen.errors = [
        indicator.is_none().then_some(Problem::Unknown),
        unit.is_none().then_some(Problem::Unknown),
        period.is_none().then_some(Problem::NotAPeriod),
    ];
    let form = indicator
        .zip(unit)
        .zip(period)
        .map(|((indicator, unit), period)| {
            reading
                .address
                .figure_form(&indicator, &unit, &period.to_string())
        });
    (chosen, form)
}

/// The form that leads to the form of a figure.
pub fn chooser(book: &Book, actor: &Actor, chosen: &Chosen, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let none = Choice {
        value: String::new(),
        text: words.choose().to_owned(),
    };
    let mut indicators = vec![none.clone()];
    for programme in book.programmes() {
        let mut of_it: Vec<_> = book
            .all_indicators()
            .filter(|one| {
                one.programme == programme.id && reading.reader().sees_indicator(one, book)
            })
            .collect();
        of_it.sort_by(|a, b| domain::text::order::compare(&a.name.vi, &b.name.vi));
        indicators.extend(of_it.into_iter().map(|one| Choice {
            value: one.slug.to_string(),
            text: format!("{} ({})", one.name.get(language), programme.label(language)),
        }));
    }
    let mut units = vec![none];
    units.extend(
        book.units_to_report(actor, reading.today)
            .into_iter()
            .filter_map(|id| {
                let unit = book.tree().get(id)?;
                Some(Choice {
                    value: unit.slug.to_string(),
                    text: distinct_name(book, unit, reading),
                })
            }),
    );
    let field = |name: &str, label: &str, hint: Option<&str>, at: usize| FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        hint: hint.map(str::to_owned),
        error: chosen.errors[at]
            .as_ref()
            .map(|problem| problem.message(language)),
        which: Vec::new(),
    };
    view! {
        <form class="form stack" method="get" action=reading.address.to("/so-lieu")>
            <SelectField words=field(INDICATOR, words.choose_indicator(), None, 0) choices=indicators value=chosen.indicator.clone() required=true/>
            <SelectField words=field(UNIT, words.choose_unit(), None, 1) choices=units value=chosen.unit.clone() required=true/>
            <TextField words=field(PERIOD, words.choose_period(), Some(words.period_hint()), 2) value=chosen.period.clone() longest=20 required=true/>
            <p class="bar"><button class="button">{words.open_form()}</button></p>
        </form>
    }
    .into_any()
}
