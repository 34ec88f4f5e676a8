//! Signing in, and what those see who have to sign in first or have no part in a page.

use axum::http::StatusCode;
use domain::officer::AccountName;
use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::{Reading, answer_with},
};
use crate::{
    act::form::{Form, summary},
    part::field::{FieldKind, TextField},
};

#[component]
pub fn SignIn() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let form = Form::of(&reading, "sign_in");
    let already = reading.visitor.signed_in.is_some().then(|| {
        view! { <p>{words.already_signed_in()} " " <a href=reading.address.to("/ban-lam-viec")>{words.desk()}</a></p> }
    });
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <h1>{words.sign_in()}</h1>
                <p>{words.sign_in_intro()}</p>
                {already}
            </header>
            {summary(&reading)}
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <TextField
                    words=form.words("account", words.account_name(), None)
                    kind=FieldKind::Account
                    value=form.typed("account", "")
                    longest=AccountName::MAX
                    required=true
                />
                <TextField
                    words=form.words("password", words.password(), None)
                    kind=FieldKind::CurrentPassword
                    required=true
                />
                <p class="bar"><button class="button main">{words.sign_in()}</button></p>
            </form>
            {demo_accounts(&reading)}
        </article>
    };
    frame(&reading, Head::private(words.sign_in()), content)
}

fn demo_accounts(reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    if reading.door.demo_accounts.is_empty() {
        return None;
    }
    let rows: Vec<_> = reading
        .door
        .demo_accounts
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <td data-label=words.who()>{one.who.get(reading.language).to_owned()}</td>
                    <td data-label=words.account_name()><code>{one.account.clone()}</code></td>
                    <td data-label=words.password()><code lang="vi">{one.password.clone()}</code></td>
                </tr>
            }
        })
        .collect();
    Some(
        view! {
            <section class="stack">
                <h2>{words.demo_accounts()}</h2>
                <p class="small">{words.demo_hint()}</p>
                <table class="cards">
                    <thead>
                        <tr>
                            <th scope="col">{words.who()}</th>
                            <th scope="col">{words.account_name()}</th>
                            <th scope="col">{words.password()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

/// The page of those who are not signed in.
pub fn needed(reading: &Reading) -> AnyView {
    answer_with(StatusCode::UNAUTHORIZED);
    let words = reading.words;
    let content = view! {
        <article class="stack">
            <h1>{words.sign_in()}</h1>
            <p>{words.need_sign_in()}</p>
            <p><a class="button main" href=reading.address.to("/dang-nhap")>{words.sign_in()}</a></p>
        </article>
    };
    frame(reading, Head::private(words.sign_in()), content)
}

/// The page of those whose role does not reach it.
pub fn not_yours(reading: &Reading) -> AnyView {
    answer_with(StatusCode::FORBIDDEN);
    let words = reading.words;
    let content = view! {
        <article class="stack">
            <h1>{words.desk()}</h1>
            <p>{words.not_yours()}</p>
            <p><a class="button" href=reading.address.to("/ban-lam-viec")>{words.desk()}</a></p>
        </article>
    };
    frame(reading, Head::private(words.desk()), content)
}
