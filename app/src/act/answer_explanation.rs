//! Answers for the unit that was asked to explain.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::AnswerExplanation as Command,
};

/// # Errors
/// No right to, nothing written, answered already, or changed meanwhile.
#[server(endpoint = "answer_explanation", prefix = "/api")]
pub async fn answer_explanation(
    id: String,
    language: Language,
    explanation: String,
    base: u32,
    answer: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "answer_explanation",
        code: "tra-loi",
        language,
        id,
        fields: vec![("answer", answer.clone())],
    };
    errand
        .go(
            |_| place::explanation(&explanation),
            |service, who, id, explanation| async move {
                let command = Command {
                    id,
                    explanation,
                    base,
                    answer,
                };
                service.answer_explanation(&who.actor, command).await
            },
        )
        .await
}
