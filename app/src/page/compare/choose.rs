//! The forms by which is chosen what to compare: plain ones that put everything into the address.

use domain::{id::UnitId, period::Period};
use leptos::prelude::*;
use service::book::Book;

use super::{INDICATOR, PERIOD, PROGRAMME, UNIT};
use crate::{
    address::{Address, DAY},
    page::{
        reading::Reading,
        shown::{distinct_name, heading},
    },
    part::field::{Choice, FieldWords, SelectField},
};

/// An indicator or a programme; folded away where one is chosen already.
pub fn form(is_chosen: bool, book: &Book, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let units: Vec<_> = reading
        .asked_all(UNIT)
        .map(|slug| view! { <input type="hidden" name=UNIT value=slug.to_owned()/> })
        .collect();
    let mut indicators: Vec<Choice> = Vec::new();
    for programme in book.programmes() {
        indicators.extend(
            book.followed_in(programme.id, reading.reader())
                .into_iter()
                .map(|one| Choice {
                    value: one.indicator.slug.to_string(),
                    text: format!(
                        "{} · {}",
                        one.indicator.name.get(language),
                        programme.label(language)
                    ),
                }),
        );
    }
    let programmes = book
        .programmes()
        .into_iter()
        .map(|one| Choice {
            value: one.slug.to_string(),
            text: one.label(language).to_owned(),
        })
        .collect();
    let choice = |name: &'static str, label: &'static str, choices: Vec<Choice>| {
        let field = FieldWords {
            name: name.to_owned(),
            label: label.to_owned(),
            ..FieldWords::default()
        };
        view! {
            <form class="filter" method="get" action=action(reading)>
                {day(reading)}
                {units.clone()}
                <SelectField words=field choices=choices value=""/>
                <button class="button">{words.compare_choose()}</button>
            </form>
        }
        .into_any()
    };
    let forms = view! {
        <div class="stack">
            {choice(INDICATOR, words.indicator(), indicators)}
            {choice(PROGRAMME, words.programme(), programmes)}
        </div>
    };
    if is_chosen {
        view! { <details class="group"><summary><h2>{words.compare_other()}</h2></summary>{forms}</details> }
            .into_any()
    } else {
        forms.into_any()
    }
}

/// Which units, and of an indicator which periods.
pub struct Sides<'a> {
    /// What is compared: the parameter and its value.
    pub of: (&'static str, String),
    pub units: &'a [UnitId],
    pub chosen_units: &'a [UnitId],
    pub periods: &'a [Period],
    pub chosen_periods: &'a [Period],
}

impl Sides<'_> {
    pub fn form(&self, book: &Book, reading: &Reading) -> AnyView {
        let (words, language) = (reading.words, reading.language);
        // What was asked for stays to be chosen, even where nothing is known of it.
        let others = self
            .chosen_units
            .iter()
            .filter(|unit| !self.units.contains(unit));
        let units: Vec<_> = self
            .units
            .iter()
            .chain(others)
            .filter_map(|id| book.tree().get(*id))
            .map(|unit| {
                let is_chosen = self.chosen_units.contains(&unit.id);
                let name = distinct_name(book, unit, reading);
                check(UNIT, unit.slug.to_string(), name, is_chosen)
            })
            .collect();
        let periods: Vec<_> = self
            .periods
            .iter()
            .map(|period| {
                let is_chosen = self.chosen_periods.contains(period);
                let name = heading(&period.name(language));
                check(PERIOD, period.to_string(), name, is_chosen)
            })
            .collect();
        let periods = (!periods.is_empty()).then(|| {
            view! { <fieldset class="field"><legend>{words.compare_periods()}</legend><div class="columns ticks">{periods}</div></fieldset> }
        });
        let (name, value) = self.of.clone();
        view! {
            <form class="stack" method="get" action=action(reading)>
                {day(reading)}
                <input type="hidden" name=name value=value/>
                <fieldset class="field"><legend>{words.units()}</legend><div class="columns ticks">{units}</div></fieldset>
                {periods}
                <p class="bar"><button class="button main">{words.compare()}</button></p>
            </form>
        }
        .into_any()
    }
}

fn check(name: &'static str, value: String, label: String, is_chosen: bool) -> AnyView {
    let id = format!("{name}-{value}");
    view! {
        <div class="choice">
            <input type="checkbox" id=id.clone() name=name value=value checked=is_chosen/>
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}

fn action(reading: &Reading) -> String {
    Address {
        on: None,
        ..reading.address
    }
    .to("/so-sanh")
}

/// A form's address has no query of its own: the day goes along as a field.
fn day(reading: &Reading) -> Option<AnyView> {
    let day = reading.address.on?;
    Some(view! { <input type="hidden" name=DAY value=day.to_string()/> }.into_any())
}
