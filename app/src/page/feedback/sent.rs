//! What is given out once: the reference and the secret, to be written down or printed.

use leptos::prelude::*;
use service::feedback::FeedbackSent;

use crate::{
    page::{
        frame::{Head, frame},
        reading::Reading,
    },
    part::{notice::Notice, state::Tone},
};

pub(super) fn page(sent: &FeedbackSent, reading: &Reading) -> AnyView {
    let words = reading.words;
    let path = format!("/phan-anh/{}", sent.reference);
    let href = reading.address.to(&path);
    let secret = sent.secret.as_ref().map_or_else(
        || view! { <p>{words.feedback_secret_gone()}</p> }.into_any(),
        |secret| {
            view! {
                <div class="token">
                    <h2>{words.feedback_secret()}</h2>
                    <p class="code" translate="no">{secret.reveal()}</p>
                    <p class="small">{words.feedback_secret_use()}</p>
                </div>
            }
            .into_any()
        },
    );
    let open = sent.secret.as_ref().map(|secret| {
        view! {
            <form method="post" action=href.clone()>
                <input type="hidden" name="secret" value=secret.reveal()/>
                <button class="button">{words.feedback_yours_open()}</button>
            </form>
        }
    });
    let content = view! {
        <article class="stack-l">
            <Notice tone=Tone::Kept>{words.feedback_sent()} ". " {words.feedback_sent_hint()}</Notice>
            <h1>{words.feedback_sent()}</h1>
            <div class="tokens">
                <div class="token">
                    <h2>{words.feedback_reference()}</h2>
                    <p class="code" translate="no">{sent.reference.to_string()}</p>
                    <p class="small">{words.feedback_reference_use()}</p>
                </div>
                {secret}
            </div>
            <div class="bar">
                <a class="button main" href=href>{words.feedback_see_status()}</a>
                {open}
            </div>
            <p class="small"><a href=reading.address.to(&format!("{path}.atom"))>{words.feedback_feed()}</a></p>
        </article>
    };
    let head = Head {
        public: false,
        ..Head::timeless(words.feedback_sent(), "")
    };
    frame(reading, head, content)
}
