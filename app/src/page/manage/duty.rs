//! Who is in charge of one thing at one unit: who it is, and the form that says who it is to be.

use std::collections::BTreeSet;

use domain::{
    id::UnitId,
    officer::Officer,
    owner::{Charge, Duty},
    policy::{self, AssignOwner},
};
use leptos::prelude::*;
use service::{book::Book, manage::owner::base};

use super::{fields::Fields, header, said};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::name_of,
        sign_in::{needed, not_yours},
    },
    part::{field::Choice, link::Link},
};

#[component]
pub fn IndicatorDuty() -> impl IntoView {
    let reading = Reading::now();
    let charge = {
        let book = reading.book();
        book.indicator_by_slug(&param("slug"))
            .filter(|indicator| reading.reader().sees_indicator(indicator, &book))
            .map(|indicator| Charge::Indicator(indicator.id))
    };
    page(charge, &reading)
}

#[component]
pub fn TaskDuty() -> impl IntoView {
    let reading = Reading::now();
    let charge = {
        let book = reading.book();
        book.task_by_slug(&param("slug"))
            .filter(|task| reading.reader().sees_task(task, &book))
            .map(|task| Charge::Task(task.id))
    };
    page(charge, &reading)
}

fn page(charge: Option<Charge>, reading: &Reading) -> AnyView {
    let Some(actor) = reading.actor() else {
        return needed(reading);
    };
    let words = reading.words;
    let book = reading.book();
    let unit = book.tree().by_slug(&param("unit")).map(|unit| unit.id);
    let Some((charge, unit)) = charge.zip(unit) else {
        drop(book);
        return nothing(reading);
    };
    if !policy::may::<AssignOwner>(actor, unit, book.tree()) {
        drop(book);
        return not_yours(reading);
    }
    let duty = Duty { charge, unit };
    let Some(name) = charge_name(&book, duty, reading) else {
        drop(book);
        return nothing(reading);
    };
    let about = format!("{name}, {}", name_of(&book, unit, reading));
    let owner = book.in_charge(duty);
    let now = owner.map_or_else(
        || nobody(&book, duty, reading),
        |officer| format!("{}: {}", words.in_charge(), officer_name(officer)),
    );
    let form = Form::of(reading, "assign_owner");
    let fields = Fields {
        form: &form,
        reading,
    };
    let (choices, proposed) = candidates(&book, duty, None, reading);
    let kept = owner.map_or(proposed, |officer| officer.account.to_string());
    let (kind, id) = match charge {
        Charge::Indicator(id) => ("indicator", id.to_string()),
        Charge::Task(id) => ("task", id.to_string()),
    };
    let drawn = view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name=kind value=id/>
            <input type="hidden" name="unit" value=unit.to_string()/>
            <input type="hidden" name="base" value=base(owner.map(|officer| officer.id))/>
            {fields.choice("officer", words.in_charge(), None, &kept, choices)}
            <p class="bar"><button class="button main">{words.assign_owner()}</button></p>
        </form>
    };
    drop(book);
    let fresh = Link::new(reading.address.to("/quan-ly/do-tuoi"), words.freshness());
    let content = view! {
        <article class="stack-l">
            {said(reading)}
            {header(reading, vec![fresh], words.assign_owner(), Some(about))}
            <p>{now}</p>
            {summary(reading)}
            {drawn}
        </article>
    };
    frame(reading, Head::private(words.assign_owner()), content)
}

/// What somebody is in charge of, if it is there for this reader.
pub(super) fn charge_name(book: &Book, duty: Duty, reading: &Reading) -> Option<String> {
    let name = match duty.charge {
        Charge::Indicator(id) => {
            let indicator = book.indicator(id)?;
            reading
                .reader()
                .sees_indicator(indicator, book)
                .then_some(&indicator.name)?
        }
        Charge::Task(id) => {
            let task = book.task(id)?;
            reading
                .reader()
                .sees_task(task, book)
                .then_some(&task.name)?
        }
    };
    Some(name.get(reading.language).to_owned())
}

/// Post and account: administrators and planners know their colleagues by these.
pub(super) fn officer_name(officer: &Officer) -> String {
    format!("{} ({})", officer.post, officer.account)
}

/// That nobody is in charge, and who was until they left or lost the role.
pub(super) fn nobody(book: &Book, duty: Duty, reading: &Reading) -> String {
    let words = reading.words;
    book.was_in_charge(duty).map_or_else(
        || words.nobody_in_charge().to_owned(),
        |officer| words.nobody_any_more(&officer_name(officer)),
    )
}

/// Who can be in charge of something, nobody first; and whom to propose: whoever is nearest to the
/// unit, but not the one it is taken from.
pub(super) fn candidates(
    book: &Book,
    duty: Duty,
    from: Option<&Officer>,
    reading: &Reading,
) -> (Vec<Choice>, String) {
    let proposed = book
        .candidates(duty.unit)
        .into_iter()
        .find(|officer| from.is_none_or(|from| from.id != officer.id))
        .map(|officer| officer.account.to_string())
        .unwrap_or_default();
    let choices = able(book, std::iter::once(duty.unit), None, reading);
    (choices, proposed)
}

/// Who can be in charge at any of these units, nobody first, and without the one it is taken from.
pub(super) fn able(
    book: &Book,
    units: impl Iterator<Item = UnitId>,
    from: Option<&Officer>,
    reading: &Reading,
) -> Vec<Choice> {
    let units: BTreeSet<_> = units.collect();
    let mut officers: Vec<&Officer> = Vec::new();
    for unit in units {
        for officer in book.candidates(unit) {
            let is_new = officers.iter().all(|known| known.id != officer.id);
            if is_new && from.is_none_or(|from| from.id != officer.id) {
                officers.push(officer);
            }
        }
    }
    let nobody = Choice {
        value: String::new(),
        text: reading.words.nobody().to_owned(),
    };
    std::iter::once(nobody)
        .chain(officers.into_iter().map(|officer| Choice {
            value: officer.account.to_string(),
            text: officer_name(officer),
        }))
        .collect()
}
