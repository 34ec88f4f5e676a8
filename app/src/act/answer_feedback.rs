//! Answers a citizen, for everybody to read.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::AnswerFeedback as Command,
};

/// # Errors
/// Nothing written, not published or answered already, changed meanwhile, or no right to.
#[server(endpoint = "answer_feedback", prefix = "/api")]
pub async fn answer_feedback(
    id: String,
    language: Language,
    feedback: String,
    base: u32,
    answer: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "answer_feedback",
        code: "tra-loi",
        language,
        id,
        fields: vec![("answer", answer.clone())],
    };
    errand
        .go(
            |service| place::feedback(service, &feedback),
            |service, who, id, feedback| async move {
                let command = Command {
                    id,
                    feedback,
                    base,
                    text: answer,
                };
                service.answer_feedback(&who.actor, command).await
            },
        )
        .await
}
