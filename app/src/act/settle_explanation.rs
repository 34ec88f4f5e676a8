//! Accepts an answer.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::SettleExplanation as Command,
};

/// # Errors
/// No right to, no answer yet, one's own answer, or changed meanwhile.
#[server(endpoint = "settle_explanation", prefix = "/api")]
pub async fn settle_explanation(
    id: String,
    language: Language,
    explanation: String,
    base: u32,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "settle_explanation",
        code: "chap-nhan",
        language,
        id,
        fields: Vec::new(),
    };
    errand
        .go(
            |_| place::explanation(&explanation),
            |service, who, id, explanation| async move {
                let command = Command {
                    id,
                    explanation,
                    base,
                };
                service.settle_explanation(&who.actor, command).await
            },
        )
        .await
}
