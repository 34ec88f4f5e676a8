//! One's own account: who one is, the password, the sessions.

use domain::moment::moment_text;
use leptos::prelude::*;
use service::account::{session::Session, sign_in::SignedIn};

use super::{
    frame::{Head, frame},
    reading::{DONE, Reading},
    shown::{heading, unit_link},
    sign_in::needed,
};
use crate::{
    act::form::{Form, summary},
    part::{
        field::{FieldKind, TextField},
        notice::Notice,
        state::Tone,
    },
};

#[component]
pub fn Account() -> impl IntoView {
    let reading = Reading::now();
    let Some(who) = reading.visitor.signed_in.clone() else {
        return needed(&reading);
    };
    let words = reading.words;
    let done = match reading.asked(DONE) {
        Some("mat-khau") => Some(words.password_changed()),
        Some("phien") => Some(words.session_ended()),
        _ => None,
    };
    let sign_out = Form::of(&reading, "sign_out");
    let content = view! {
        <article class="stack-l">
            {done.map(|done| view! { <Notice tone=Tone::Kept>{done}</Notice> })}
            <header class="stack">
                <h1>{words.account()}</h1>
                {grants(&who, &reading)}
                <form method="post" novalidate=true action=sign_out.action()>
                    {sign_out.hidden()}
                    <button class="button">{words.sign_out()}</button>
                </form>
            </header>
            {summary(&reading)}
            {password(&reading)}
            {sessions(&who, &reading)}
        </article>
    };
    frame(&reading, Head::private(words.account()), content)
}

fn grants(who: &SignedIn, reading: &Reading) -> AnyView {
    let words = reading.words;
    let book = reading.book();
    let roles: Vec<_> = who
        .actor
        .grants()
        .iter()
        .map(|grant| {
            view! { <li>{heading(grant.role.name(reading.language))} ", " {unit_link(&book, grant.scope, reading)}</li> }
        })
        .collect();
    view! {
        <dl class="clear">
            <div><dt>{words.account_name()}</dt><dd>{who.account.to_string()}</dd></div>
            <div><dt>{words.post()}</dt><dd>{who.post.clone()}</dd></div>
            <div><dt>{words.roles()}</dt><dd><ul>{roles}</ul></dd></div>
        </dl>
    }
    .into_any()
}

fn password(reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "change_password");
    view! {
        <section class="stack">
            <h2>{words.change_password()}</h2>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <TextField
                    words=form.words("password", words.current_password(), None)
                    kind=FieldKind::CurrentPassword
                    required=true
                />
                <TextField
                    words=form.words("new_password", words.new_password(), Some(words.password_hint()))
                    kind=FieldKind::NewPassword
                    required=true
                />
                <TextField
                    words=form.words("repeated_password", words.repeat_password(), None)
                    kind=FieldKind::NewPassword
                    required=true
                />
                <p class="bar"><button class="button main">{words.change_password()}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn sessions(who: &SignedIn, reading: &Reading) -> AnyView {
    let words = reading.words;
    let rows: Vec<_> = reading
        .door
        .service
        .own_sessions(who)
        .iter()
        .map(|session| row(session, session.key == who.session, reading))
        .collect();
    view! {
        <section class="stack">
            <h2>{words.sessions()} " " <span class="count">{words.counted(rows.len())}</span></h2>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.device()}</th>
                        <th scope="col">{words.began()}</th>
                        <th scope="col">{words.last_seen()}</th>
                        <th scope="col"><span class="hidden">{words.end_session()}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(session: &Session, is_this_one: bool, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "end_session");
    let this = is_this_one
        .then(|| view! { " " <span class="small">"(" {words.this_session()} ")"</span> });
    let began = moment_text(session.began, reading.language);
    let label = format!("{}: {began}", words.end_session());
    view! {
        <tr>
            <td data-label=words.device()><span>{session.device.clone()} {this}</span></td>
            <td data-label=words.began()>{began}</td>
            <td data-label=words.last_seen()>{moment_text(session.seen, reading.language)}</td>
            <td>
                <form method="post" novalidate=true action=form.action()>
                    {form.hidden()}
                    <input type="hidden" name="session" value=session.key.to_string()/>
                    <button class="button" aria-label=label>{words.end_session()}</button>
                </form>
            </td>
        </tr>
    }
    .into_any()
}
