//! Asks again, as an answer does not explain it.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::AskAgain as Command,
};

/// # Errors
/// No right to, no question, no day for the answer, no answer yet, or changed meanwhile.
#[server(endpoint = "ask_again", prefix = "/api")]
pub async fn ask_again(
    id: String,
    language: Language,
    explanation: String,
    base: u32,
    question: String,
    #[server(default)] due: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "ask_again",
        code: "hoi",
        language,
        id,
        fields: vec![("question", question.clone()), ("due", due.clone())],
    };
    errand
        .go(
            |_| place::explanation(&explanation),
            |service, who, id, explanation| async move {
                let command = Command {
                    id,
                    explanation,
                    base,
                    question,
                    due,
                };
                service.ask_again(&who.actor, command).await
            },
        )
        .await
}
