//! The officers that an administrator looks after, and the form of a new one.

use domain::policy::{ManageOfficers, Role};
use leptos::prelude::*;
use service::manage::code;

use super::{fields::Fields, header, may_somewhere, said};
use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::{heading, name_of},
        sign_in::{needed, not_yours},
    },
    part::{
        field::{Choice, FieldKind, TextField},
        link::Link,
    },
};

#[component]
pub fn Officers() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<ManageOfficers>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let officers = book.officers_managed(actor);
    let rows: Vec<_> = officers
        .iter()
        .map(|officer| {
            let roles: Vec<_> = officer
                .grants
                .iter()
                .map(|grant| {
                    let unit = name_of(&book, grant.scope, &reading);
                    let role = heading(grant.role.name(reading.language));
                    view! { <li>{role} ", " {unit}</li> }
                })
                .collect();
            let duties = book.duties_of(officer.id).count();
            let state = if officer.disabled {
                words.account_closed()
            } else {
                words.account_open()
            };
            let href = format!("/quan-ly/can-bo/{}", officer.account);
            view! {
                <tr>
                    <th scope="row" data-label=words.account_name()>
                        <a href=reading.address.to(&href)>{officer.account.to_string()}</a>
                    </th>
                    <td data-label=words.post()>{officer.post.clone()}</td>
                    <td data-label=words.roles()><ul>{roles}</ul></td>
                    <td class="num" data-label=words.duties()>{duties}</td>
                    <td data-label=words.account_state()>{state}</td>
                </tr>
            }
        })
        .collect();
    drop(officers);
    drop(book);
    let table = if rows.is_empty() {
        view! { <p>{words.no_officers()}</p> }.into_any()
    } else {
        view! {
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.account_name()}</th>
                        <th scope="col">{words.post()}</th>
                        <th scope="col">{words.roles()}</th>
                        <th scope="col" class="num">{words.duties()}</th>
                        <th scope="col">{words.account_state()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let intro = words.officers_intro().to_owned();
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, Vec::new(), words.officers(), Some(intro))}
            <p><a class="button main" href=reading.address.to("/quan-ly/can-bo/moi")>{words.new_officer()}</a></p>
            {table}
        </article>
    };
    frame(&reading, Head::private(words.officers()), content)
}

#[component]
pub fn NewOfficer() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<ManageOfficers>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let form = Form::of(&reading, "keep_officer");
    let fields = Fields {
        form: &form,
        reading: &reading,
    };
    let book = reading.book();
    let units = fields.units::<ManageOfficers>(&book, "");
    drop(book);
    let content = view! {
        <article class="stack-l">
            {header(&reading, vec![to_officers(&reading)], words.new_officer(), None)}
            {summary(&reading)}
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                {fields.line("account", words.account_name(), Some(words.account_hint()), "", true)}
                {fields.line("post", words.post(), Some(words.post_hint()), "", true)}
                {fields.choice("role", words.role(), None, "", roles(&reading))}
                {fields.choice("unit", words.unit(), None, "", units)}
                {first_password(&form, &reading)}
                <p class="bar"><button class="button main">{words.new_officer()}</button></p>
            </form>
        </article>
    };
    frame(&reading, Head::private(words.new_officer()), content)
}

/// The way to the list.
pub(super) fn to_officers(reading: &Reading) -> Link {
    Link::new(
        reading.address.to("/quan-ly/can-bo"),
        reading.words.officers(),
    )
}

pub(super) fn roles(reading: &Reading) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        text: reading.words.choose().to_owned(),
    };
    std::iter::once(none)
        .chain(Role::ALL.map(|role| Choice {
            value: code(&role),
            text: heading(role.name(reading.language)),
        }))
        .collect()
}

/// A password that was made for this form: seen here, sent with it, and kept nowhere.
pub(super) fn first_password(form: &Form, reading: &Reading) -> AnyView {
    let words = reading.words;
    let password = reading.door.service.new_password();
    view! {
        <TextField
            words=form.words("new_password", words.first_password(), Some(words.first_password_hint()))
            kind=FieldKind::Text
            value=password
            required=true
        />
    }
    .into_any()
}
