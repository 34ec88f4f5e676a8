//! What one wants to be told, by which way, and what a key alone may do.

use domain::{
    Language,
    notice::{
        NoticeKind,
        preferences::{MailAddress, Preferences},
    },
};
use leptos::prelude::*;

use super::super::{
    frame::{Head, frame},
    reading::{DONE, Reading},
    sign_in::needed,
};
use crate::{
    act::form::{Form, summary},
    part::{
        field::{Choice, FieldKind, SelectField, TextField},
        notice::Notice,
        state::Tone,
    },
    words::sentence::capital,
};

#[component]
pub fn NoticeSettings() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let wanted = reading.book().preferences(actor.officer());
    let form = Form::of(&reading, "keep_preferences");
    let done = (reading.asked(DONE) == Some("luu"))
        .then(|| view! { <Notice tone=Tone::Kept>{words.preferences_kept()}</Notice> });
    let no_mail = (!reading.door.service.posts_mail())
        .then(|| view! { <p class="small">{words.no_mail_here()}</p> });
    let address = wanted.address.as_ref().map_or("", MailAddress::as_str);
    let languages = [Language::Vi, Language::En]
        .map(|language| Choice {
            value: language.code().to_owned(),
            text: language.pick("Tiếng Việt", "English").to_owned(),
        })
        .to_vec();
    let content = view! {
        <article class="stack-l">
            {done}
            {summary(&reading)}
            <header class="stack">
                <h1>{words.notice_settings()}</h1>
                {no_mail}
            </header>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                {kinds(&wanted, &form, &reading)}
                <TextField
                    words=form.words("address", words.mail_address(), Some(words.mail_address_hint()))
                    kind=FieldKind::Mail
                    value=form.typed("address", address)
                    longest=MailAddress::MAX
                />
                <SelectField
                    words=form.words("mail_language", words.mail_language(), None)
                    choices=languages
                    value=form.typed("mail_language", wanted.language.code())
                />
                {choice("digest", wanted.digest, words.daily_digest(), &form)}
                {choice("single_keys", !wanted.without_single_keys, words.single_keys(), &form)}
                <p class="bar">
                    <button class="button main">{words.save_settings()}</button>
                    <a class="button quiet" href=reading.address.to("/thong-bao")>{words.notices()}</a>
                </p>
            </form>
        </article>
    };
    frame(&reading, Head::private(words.notice_settings()), content)
}

/// A row a kind, a box a way.
fn kinds(wanted: &Preferences, form: &Form, reading: &Reading) -> AnyView {
    let words = reading.words;
    let chosen = |name: &str, now: &dyn Fn(NoticeKind) -> bool| {
        let now: Vec<_> = NoticeKind::ALL
            .into_iter()
            .filter(|kind| now(*kind))
            .map(NoticeKind::code)
            .collect();
        form.typed(name, &now.join(","))
    };
    let in_app = chosen("in_app", &|kind| wanted.in_app.contains(&kind));
    let by_mail = chosen("by_mail", &|kind| wanted.by_mail.contains(&kind));
    let rows = NoticeKind::ALL
        .into_iter()
        .map(|kind| {
            let occasion = capital(kind.name(reading.language));
            let place = |name: &'static str, way: &str, chosen: &str| {
                let label = format!("{occasion}: {way}");
                let checked = chosen.split(',').any(|code| code == kind.code());
                view! {
                    <td>
                        <label class="box">
                            <input type="checkbox" name=format!("{name}[]") value=kind.code() checked=checked aria-label=label/>
                        </label>
                    </td>
                }
            };
            view! {
                <tr>
                    <th scope="row">{occasion.clone()}</th>
                    {place("in_app", words.in_app(), &in_app)}
                    {place("by_mail", words.by_mail(), &by_mail)}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="occasions">
            <caption class="hidden">{words.what_to_tell()}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.occasion()}</th>
                    <th scope="col">{words.in_app()}</th>
                    <th scope="col">{words.by_mail()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn choice(name: &'static str, now: bool, label: &'static str, form: &Form) -> AnyView {
    let checked = form.typed(name, if now { "true" } else { "" }) == "true";
    view! {
        <div class="field">
            <div class="choice">
                <input id=name type="checkbox" name=name value="true" checked=checked/>
                <label for=name>{label}</label>
            </div>
        </div>
    }
    .into_any()
}
