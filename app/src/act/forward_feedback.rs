//! Passes what a citizen wrote on to the unit that can answer.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::ForwardFeedback as Command,
};

/// # Errors
/// No unit, no words, answered already, changed meanwhile, or no right to.
#[server(endpoint = "forward_feedback", prefix = "/api")]
pub async fn forward_feedback(
    id: String,
    language: Language,
    feedback: String,
    base: u32,
    #[server(default)] to: String,
    why: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "forward_feedback",
        code: "chuyen",
        language,
        id,
        fields: vec![("to", to.clone()), ("why", why.clone())],
    };
    errand
        .go(
            |service| place::feedback(service, &feedback),
            |service, who, id, feedback| async move {
                let command = Command {
                    id,
                    feedback,
                    base,
                    to,
                    why,
                };
                service.forward_feedback(&who.actor, command).await
            },
        )
        .await
}
