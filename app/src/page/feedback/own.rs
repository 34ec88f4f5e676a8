//! What somebody sent, open before them: what they said of themselves, and what they can do with it.
//! Each form carries the secret on, so that it has to be typed once.

use domain::feedback::{Feedback, Rating, Written};
use leptos::prelude::*;

use crate::{
    act::form::Form,
    citizen::Opened,
    page::reading::Reading,
    part::{
        field::{FieldWords, ProseField, TextField},
        passage::paragraphs,
    },
};

/// The form of a step, as it was just refused if it was that one.
fn form(opened: &Opened, act: &'static str, reading: &Reading) -> Form {
    let back = opened
        .back
        .as_ref()
        .filter(|back| back.act == act)
        .map(|back| (back.id, back.form.clone()));
    Form::answered(reading, act, back)
}

pub(super) fn problems(opened: &Opened, reading: &Reading) -> AnyView {
    opened
        .back
        .as_ref()
        .map(|back| form(opened, back.act, reading).summary())
        .into_any()
}

pub(super) fn section(opened: &Opened, reading: &Reading) -> AnyView {
    let words = reading.words;
    let one = &opened.one;
    let written: Vec<_> = one
        .turns()
        .filter_map(|turn| turn.words.as_ref())
        .map(|text| paragraphs(text.as_str(), reading.language))
        .collect();
    let is_left = one.withdrawn.is_none() && one.erased.is_none();
    let rates = is_left && one.turns().any(|turn| turn.answer.is_some());
    let asks = is_left && one.again.is_none() && one.first.answer.is_some();
    view! {
        <section class="stack own">
            <h2>{words.feedback_yours_open()}</h2>
            <p class="small">{words.feedback_only_you()}</p>
            {written}
            {sender(one, reading)}
        </section>
        {rates.then(|| rate(opened, reading))}
        {asks.then(|| again(opened, reading))}
        {one.is_open().then(|| sure(opened, "withdraw_feedback", words.feedback_withdraw(), words.feedback_withdraw_hint(), reading))}
        {one.erased.is_none().then(|| sure(opened, "erase_feedback", words.feedback_erase(), words.feedback_erase_hint(), reading))}
    }
    .into_any()
}

/// What is known of the sender: for them, and for those in charge.
pub(super) fn sender(one: &Feedback, reading: &Reading) -> AnyView {
    let words = reading.words;
    let Some(sender) = &one.sender else {
        return view! { <p class="small">{words.feedback_nothing_personal()}</p> }.into_any();
    };
    let name = sender.name.as_ref().map(|name| {
        let shown = if sender.public {
            words.feedback_name_public()
        } else {
            words.feedback_name_hidden()
        };
        view! { <dt>{words.feedback_sender()}</dt><dd>{name.as_str().to_owned()} " (" {shown} ")"</dd> }
    });
    let contact = sender.contact.as_ref().map(|contact| {
        view! { <dt>{words.feedback_contact()}</dt><dd>{contact.as_str().to_owned()}</dd> }
    });
    view! { <dl class="change">{name} {contact}</dl> }.into_any()
}

fn hidden(opened: &Opened, form: &Form, act: &'static str) -> AnyView {
    view! {
        <input type="hidden" name="act" value=act/>
        <input type="hidden" name="id" value=form.id().to_string()/>
        <input type="hidden" name="secret" value=opened.secret.clone()/>
    }
    .into_any()
}

fn action(opened: &Opened, reading: &Reading) -> String {
    reading
        .address
        .to(&format!("/phan-anh/{}", opened.one.reference))
}

fn rate(opened: &Opened, reading: &Reading) -> AnyView {
    const ACT: &str = "rate_feedback";
    let words = reading.words;
    let form = form(opened, ACT, reading);
    let field = form.words("stars", words.feedback_stars(), None);
    let kept = opened
        .one
        .turns()
        .filter_map(|turn| turn.rating.as_ref())
        .last()
        .map(|rating| rating.stars.to_string())
        .unwrap_or_default();
    let typed = form.typed("stars", &kept);
    let choices = (1..=Rating::MOST)
        .map(|stars| {
            let id = if stars == 1 { "stars".to_owned() } else { format!("stars-{stars}") };
            let value = stars.to_string();
            view! {
                <div class="choice">
                    <input type="radio" id=id.clone() name="stars" checked=typed == value value=value/>
                    <label for=id>{words.feedback_star_choice(stars)}</label>
                </div>
            }
        })
        .collect_view();
    view! {
        <form class="form stack" method="post" novalidate=true action=action(opened, reading)>
            <h2>{words.feedback_rate()}</h2>
            {hidden(opened, &form, ACT)}
            <fieldset class=field.class()>
                <legend>{field.label.clone()}</legend>
                {field.explained()}
                {choices}
            </fieldset>
            <TextField words=form.words("note", words.feedback_rating_words(), None) value=form.typed("note", "") longest=Written::MAX/>
            <p class="bar"><button class="button main">{words.feedback_send_rating()}</button></p>
        </form>
    }
    .into_any()
}

fn again(opened: &Opened, reading: &Reading) -> AnyView {
    const ACT: &str = "ask_feedback_again";
    let words = reading.words;
    let form = form(opened, ACT, reading);
    view! {
        <details class="group" open=form.is_back()>
            <summary><h2>{words.feedback_ask_again()}</h2></summary>
            <form class="form stack" method="post" novalidate=true action=action(opened, reading)>
                {hidden(opened, &form, ACT)}
                <ProseField
                    words=form.words("content", words.feedback_content(), Some(words.feedback_ask_again_hint()))
                    value=form.typed("content", "")
                    longest=Written::MAX
                    required=true
                />
                <p class="bar"><button class="button main">{words.feedback_send_again()}</button></p>
            </form>
        </details>
    }
    .into_any()
}

/// A step that is confirmed by a tick, as it cannot be taken back.
fn sure(
    opened: &Opened,
    act: &'static str,
    name: &'static str,
    hint: &'static str,
    reading: &Reading,
) -> AnyView {
    let form = form(opened, act, reading);
    let id = format!("{act}-sure");
    let words = FieldWords {
        name: id.clone(),
        label: reading.words.feedback_sure().to_owned(),
        ..FieldWords::default()
    };
    view! {
        <details class="group">
            <summary><h2>{name}</h2></summary>
            <form class="form stack" method="post" action=action(opened, reading)>
                <p class="small">{hint}</p>
                {hidden(opened, &form, act)}
                <div class=words.class()>
                    <div class="choice">
                        <input type="checkbox" id=id.clone() name="sure" value="co" required=true/>
                        <label for=id>{words.label.clone()}</label>
                    </div>
                </div>
                <p class="bar"><button class="button">{name}</button></p>
            </form>
        </details>
    }
    .into_any()
}
