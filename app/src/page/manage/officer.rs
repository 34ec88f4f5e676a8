//! One officer: post, roles, what they are in charge of, and their account.

use domain::{
    id::OfficerId,
    officer::Officer,
    owner::{Charge, Duty},
    policy::ManageOfficers,
};
use leptos::prelude::*;
use service::{
    account::officers::shown,
    book::Book,
    manage::{code, mark, owner::base},
};

use super::{
    duty::{able, candidates, charge_name},
    fields::Fields,
    header, may_somewhere,
    officers::{first_password, roles, to_officers},
    said,
};
use crate::{
    act::{
        duties,
        form::{Form, summary},
    },
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::{heading, name_of, unit_link},
        sign_in::{needed, not_yours},
    },
    part::{field::SelectField, notice::Notice, state::Tone, ticks::Ticks},
};

/// The form that the ticks beside what is to be handed over belong to.
const TOGETHER: &str = "ban-giao";

#[component]
pub fn EditOfficer() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<ManageOfficers>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let found = param("account")
        .try_into()
        .ok()
        .and_then(|account| book.officer_by_account(&account))
        .filter(|officer| book.manages(actor, officer));
    let Some(officer) = found else {
        drop(book);
        return nothing(&reading);
    };
    let is_self = officer.id == actor.officer();
    let title = officer.account.to_string();
    let about = officer.post.clone();
    let state = if officer.disabled {
        words.account_closed()
    } else {
        words.account_open()
    };
    let own = is_self.then(|| view! { <p>{words.own_account_hint()}</p> });
    let sections = if is_self {
        vec![granted(&book, officer, false, &reading)]
    } else {
        vec![
            duties(&book, officer, &reading),
            granted(&book, officer, true, &reading),
            post(officer, &reading),
            account(officer, &reading),
        ]
    };
    drop(book);
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, vec![to_officers(&reading)], &title, Some(about))}
            <p>{words.account_state()} ": " {state}</p>
            {own}
            {summary(&reading)}
            {sections}
        </article>
    };
    frame(&reading, Head::private(title), content)
}

/// What the officer is in charge of, each with the form that hands it over.
fn duties(book: &Book, officer: &Officer, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "assign_owners");
    let ticks = Ticks::of(&form, "duties");
    let rows: Vec<_> = book
        .duties_of(officer.id)
        .filter_map(|duty| hand_over(book, officer, duty, &ticks, reading))
        .collect();
    let together = (rows.len() > 1).then(|| several(book, officer, &form, reading));
    let lost = book
        .duties_of(officer.id)
        .filter(|duty| book.in_charge(*duty).is_none())
        .count();
    let lost = (lost > 0 && !officer.disabled).then(|| {
        view! { <Notice tone=Tone::Late>{words.duties_lost(lost)}</Notice> }
    });
    let what = if rows.is_empty() {
        view! { <p>{words.duties_none()}</p> }.into_any()
    } else {
        view! {
            {lost}
            <p>{words.hand_over_first()}</p>
            <ul class="work hand-over" id="duties">{rows}</ul>
            {together}
        }
        .into_any()
    };
    view! {
        <section class="stack">
            <h2>{words.duties()}</h2>
            {what}
        </section>
    }
    .into_any()
}

/// The form that hands over whatever has a tick, or all of it, to one officer.
fn several(book: &Book, officer: &Officer, form: &Form, reading: &Reading) -> AnyView {
    let words = reading.words;
    let duties: Vec<_> = book
        .duties_of(officer.id)
        .filter(|duty| charge_name(book, *duty, reading).is_some())
        .collect();
    let units = duties.iter().map(|duty| duty.unit);
    let choices = able(book, units, Some(officer), reading);
    let all: Vec<_> = duties
        .iter()
        .map(|duty| duties::text(*duty, &base(still(book, officer, *duty))))
        .collect();
    view! {
        <form id=TOGETHER class="form stack-s" method="post" novalidate=true action=form.action()>
            <h3>{words.hand_over_together()}</h3>
            {form.hidden()}
            <input type="hidden" name="back" value=format!("/quan-ly/can-bo/{}", officer.account)/>
            <SelectField
                words=form.words("officer", words.in_charge(), None)
                choices
                value=form.typed("officer", "")
            />
            <p class="bar">
                <button class="button">{words.hand_over_chosen()}</button>
                <button class="button" name="all" value=all.join(",")>{words.hand_over_all()}</button>
            </p>
        </form>
    }
    .into_any()
}

/// The officer, while they are still in charge: who left, or lost the role there, is not.
fn still(book: &Book, officer: &Officer, duty: Duty) -> Option<OfficerId> {
    book.in_charge(duty).map(|_| officer.id)
}

fn hand_over(
    book: &Book,
    officer: &Officer,
    duty: Duty,
    ticks: &Ticks,
    reading: &Reading,
) -> Option<AnyView> {
    let words = reading.words;
    let name = charge_name(book, duty, reading)?;
    let form = Form::of(reading, "assign_owner");
    let (mut choices, proposed) = candidates(book, duty, Some(officer), reading);
    choices.retain(|choice| choice.value != officer.account.as_str());
    let (kind, id) = match duty.charge {
        Charge::Indicator(id) => ("indicator", id.to_string()),
        Charge::Task(id) => ("task", id.to_string()),
    };
    let in_charge = still(book, officer, duty);
    let base = base(in_charge);
    let text = duties::text(duty, &base);
    let problem = ticks
        .problem(&text)
        .map(|problem| view! { <p class="error">{problem.message(reading.language)}</p> });
    let lost = (in_charge.is_none() && !officer.disabled)
        .then(|| view! { <p class="small">{words.role_lost_there()}</p> });
    let unit = name_of(book, duty.unit, reading);
    let label = format!("{}: {name}, {unit}", words.hand_over());
    let select = format!("{}: {name}, {unit}", words.in_charge());
    let tick = format!("{}: {name}, {unit}", words.choose_duty());
    let options: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == proposed;
            view! { <option value=choice.value selected=selected>{choice.text}</option> }
        })
        .collect();
    Some(
        view! {
            <li>
                <div class="choice">
                    <input type="checkbox" form=TOGETHER name="duties[]" value=text.clone() aria-label=tick checked=ticks.is_ticked(&text)/>
                    <div>
                        <p class="name">{name}</p>
                        <p class="small">{unit}</p>
                        {lost}
                        {problem}
                    </div>
                </div>
                <form class="bar side" method="post" novalidate=true action=form.action()>
                    {form.hidden()}
                    <input type="hidden" name=kind value=id/>
                    <input type="hidden" name="unit" value=duty.unit.to_string()/>
                    <input type="hidden" name="base" value=base/>
                    <input type="hidden" name="back" value=officer.id.to_string()/>
                    <select name="officer" aria-label=select>{options}</select>
                    <button class="button" aria-label=label>{words.hand_over()}</button>
                </form>
            </li>
        }
        .into_any(),
    )
}

fn granted(book: &Book, officer: &Officer, may_change: bool, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "grant_role");
    let base = mark(Some(&shown(officer)));
    let rows: Vec<_> = officer
        .grants
        .iter()
        .map(|grant| {
            let role = heading(grant.role.name(reading.language));
            let slug = book
                .tree()
                .get(grant.scope)
                .map(|unit| unit.slug.to_string());
            let label = format!(
                "{}: {role}, {}",
                words.take_role(),
                name_of(book, grant.scope, reading)
            );
            let take = (may_change && officer.grants.len() > 1).then(|| {
                view! {
                    <form method="post" novalidate=true action=form.action()>
                        {form.hidden()}
                        <input type="hidden" name="officer" value=officer.id.to_string()/>
                        <input type="hidden" name="base" value=base.clone()/>
                        <input type="hidden" name="role" value=code(&grant.role)/>
                        <input type="hidden" name="unit" value=slug/>
                        <input type="hidden" name="take" value="true"/>
                        <button class="button" aria-label=label>{words.take_role()}</button>
                    </form>
                }
            });
            view! {
                <li>
                    <div><b>{role}</b> ", " {unit_link(book, grant.scope, reading)}</div>
                    <div class="side">{take}</div>
                </li>
            }
        })
        .collect();
    let fields = Fields {
        form: &form,
        reading,
    };
    let give = may_change.then(|| {
        view! {
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="officer" value=officer.id.to_string()/>
                <input type="hidden" name="base" value=base.clone()/>
                {fields.choice("role", words.role(), None, "", roles(reading))}
                {fields.choice("unit", words.unit(), None, "", fields.units::<ManageOfficers>(book, ""))}
                <p class="bar"><button class="button">{words.give_role()}</button></p>
            </form>
        }
    });
    view! {
        <section class="stack">
            <h2>{words.roles()}</h2>
            <ul class="work">{rows}</ul>
            {give}
        </section>
    }
    .into_any()
}

fn post(officer: &Officer, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "keep_officer");
    let fields = Fields {
        form: &form,
        reading,
    };
    view! {
        <section class="stack">
            <h2>{words.change_post()}</h2>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="officer" value=officer.id.to_string()/>
                <input type="hidden" name="base" value=mark(Some(&shown(officer)))/>
                {fields.line("post", words.post(), Some(words.post_hint()), &officer.post, true)}
                <p class="bar"><button class="button">{words.save()}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn account(officer: &Officer, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "switch_officer");
    let close = (!officer.disabled).then(|| {
        view! {
            <form class="stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="officer" value=officer.id.to_string()/>
                <input type="hidden" name="close" value="true"/>
                <p>{words.close_hint()}</p>
                <p class="bar"><button class="button">{words.close_account()}</button></p>
            </form>
        }
    });
    view! {
        <section class="stack">
            <h2>{words.account()}</h2>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="officer" value=officer.id.to_string()/>
                {first_password(&form, reading)}
                <p class="bar"><button class="button">{words.reset_account()}</button></p>
            </form>
            {close}
        </section>
    }
    .into_any()
}
