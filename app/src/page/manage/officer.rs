//! One officer: post, roles, what they are in charge of, and their account.

use domain::{
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
    duty::{candidates, charge_name},
    fields::Fields,
    header, may_somewhere,
    officers::{first_password, roles, to_officers},
    said,
};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        not_found::nothing,
        reading::{Reading, param},
        shown::{heading, name_of, unit_link},
        sign_in::{needed, not_yours},
    },
};

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
    let rows: Vec<_> = book
        .duties_of(officer.id)
        .filter_map(|duty| hand_over(book, officer, duty, reading))
        .collect();
    let what = if rows.is_empty() {
        view! { <p>{words.duties_none()}</p> }.into_any()
    } else {
        view! {
            <p>{words.hand_over_first()}</p>
            <ul class="work hand-over">{rows}</ul>
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

fn hand_over(book: &Book, officer: &Officer, duty: Duty, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let name = charge_name(book, duty, reading)?;
    let form = Form::of(reading, "assign_owner");
    let (mut choices, proposed) = candidates(book, duty, Some(officer), reading);
    choices.retain(|choice| choice.value != officer.account.as_str());
    let (kind, id) = match duty.charge {
        Charge::Indicator(id) => ("indicator", id.to_string()),
        Charge::Task(id) => ("task", id.to_string()),
    };
    // A closed account is in charge of nothing any more.
    let base = base((!officer.disabled).then_some(officer.id));
    let unit = name_of(book, duty.unit, reading);
    let label = format!("{}: {name}, {unit}", words.hand_over());
    let select = format!("{}: {name}, {unit}", words.in_charge());
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
                <div>
                    <p class="name">{name}</p>
                    <p class="small">{unit}</p>
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
