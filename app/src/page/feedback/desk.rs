//! What officers see and do: the words as they were written, who wrote them where that is theirs to
//! know, and the forms that publish, refuse, pass on and answer.

use domain::{
    feedback::{Feedback, Reason, Standing},
    policy::{self, Actor, AnswerFeedback, ModerateFeedback},
    text::Prose,
};
use leptos::prelude::*;
use service::book::Book;

use super::own;
use crate::{
    act::form::Form,
    page::reading::Reading,
    part::{
        field::{Choice, ProseField, SelectField, TextField},
        passage::paragraphs,
    },
};

/// Nothing for those who have nothing to do with it.
pub(super) fn section(one: &Feedback, book: &Book, reading: &Reading) -> Option<AnyView> {
    let actor = reading.actor()?;
    let unit = book.answers_feedback(one, reading.today);
    let moderates = policy::may::<ModerateFeedback>(actor, unit, book.tree());
    let answers = policy::may::<AnswerFeedback>(actor, unit, book.tree());
    (moderates || answers).then(|| {
        let standing = one.standing();
        view! {
            {private(one, actor, book, reading)}
            {(moderates && standing == Standing::Received).then(|| moderate(one, reading))}
            {(answers && standing == Standing::Published).then(|| answer(one, reading))}
            {(moderates && standing == Standing::Received).then(|| refuse(one, reading))}
            {(moderates && one.is_open()).then(|| forward(one, reading))}
        }
        .into_any()
    })
}

/// What is not public: the words for all who may publish them, the sender for those in charge alone.
fn private(one: &Feedback, actor: &Actor, book: &Book, reading: &Reading) -> AnyView {
    let words = reading.words;
    let written: Vec<_> = one
        .turns()
        .filter_map(|turn| turn.words.as_ref())
        .map(|text| paragraphs(text.as_str(), reading.language))
        .collect();
    let remarks: Vec<_> = one
        .turns()
        .filter_map(|turn| turn.rating.as_ref()?.words.as_ref())
        .map(|text| paragraphs(text.as_str(), reading.language))
        .collect();
    let remarks =
        (!remarks.is_empty()).then(|| view! { <h3>{words.feedback_rated()}</h3> {remarks} });
    let sender = if book.handles_feedback(actor, one, reading.today) {
        own::sender(one, reading)
    } else {
        view! { <p class="small">{words.feedback_not_your_unit()}</p> }.into_any()
    };
    view! {
        <section class="stack own">
            <h2>{words.feedback_as_written()}</h2>
            {written}
            {remarks}
            <h3>{words.feedback_sender_known()}</h3>
            {sender}
        </section>
    }
    .into_any()
}

fn hidden(form: &Form, one: &Feedback) -> AnyView {
    view! {
        {form.hidden()}
        <input type="hidden" name="feedback" value=one.id.to_string()/>
        <input type="hidden" name="base" value=one.revision.to_string()/>
    }
    .into_any()
}

fn moderate(one: &Feedback, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "publish_feedback");
    // What looks like a number or an address of somebody is proposed.
    let proposed = one
        .latest()
        .words
        .as_ref()
        .map(|text| text.looks_personal().join("\n"))
        .unwrap_or_default();
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            <h2>{words.feedback_moderate()}</h2>
            {hidden(&form, one)}
            <ProseField
                words=form.words("hide", words.feedback_hide(), Some(words.feedback_hide_hint()))
                value=form.typed("hide", &proposed)
                longest=Prose::MAX
            />
            <p class="bar"><button class="button main">{words.feedback_publish()}</button></p>
        </form>
    }
    .into_any()
}

fn answer(one: &Feedback, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "answer_feedback");
    view! {
        <form class="form stack" method="post" novalidate=true action=form.action()>
            {hidden(&form, one)}
            <ProseField
                words=form.words("answer", words.feedback_answer(), Some(words.feedback_answer_hint()))
                value=form.typed("answer", "")
                longest=Prose::MAX
                required=true
            />
            <p class="bar"><button class="button main">{words.feedback_answer_send()}</button></p>
        </form>
    }
    .into_any()
}

fn refuse(one: &Feedback, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "refuse_feedback");
    let none = Choice {
        value: String::new(),
        text: words.choose().to_owned(),
    };
    let reasons = Reason::ALL.into_iter().map(|reason| Choice {
        value: reason.code().to_owned(),
        text: reason.name(reading.language).to_owned(),
    });
    view! {
        <details class="group" open=form.is_back()>
            <summary><h2>{words.feedback_refuse()}</h2></summary>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {hidden(&form, one)}
                <SelectField
                    words=form.words("refusal", words.feedback_refusal(), None)
                    choices=std::iter::once(none).chain(reasons).collect()
                    value=form.typed("refusal", "")
                    required=true
                />
                <ProseField
                    words=form.words("reason", words.feedback_refusal_words(), None)
                    value=form.typed("reason", "")
                    longest=Prose::MAX
                    required=true
                />
                <p class="bar"><button class="button">{words.feedback_refuse()}</button></p>
            </form>
        </details>
    }
    .into_any()
}

fn forward(one: &Feedback, reading: &Reading) -> AnyView {
    let words = reading.words;
    let form = Form::of(reading, "forward_feedback");
    // Two forms of a page have a field for a reason: each its own id.
    view! {
        <details class="group" open=form.is_back()>
            <summary><h2>{words.feedback_forward()}</h2></summary>
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {hidden(&form, one)}
                <TextField
                    words=form.words("to", words.feedback_forward_to(), Some(words.one_unit()))
                    value=form.typed("to", "")
                    required=true
                />
                <TextField
                    words=form.words("why", words.feedback_forward_why(), Some(words.feedback_forward_hint()))
                    value=form.typed("why", "")
                    longest=Prose::MAX
                    required=true
                />
                <p class="bar"><button class="button">{words.feedback_forward_send()}</button></p>
            </form>
        </details>
    }
    .into_any()
}
