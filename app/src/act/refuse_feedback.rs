//! Does not deal with what a citizen wrote, and tells them why.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::RefuseFeedback as Command,
};

/// # Errors
/// No reason, decided already, changed meanwhile, or no right to.
#[server(endpoint = "refuse_feedback", prefix = "/api")]
pub async fn refuse_feedback(
    id: String,
    language: Language,
    feedback: String,
    base: u32,
    #[server(default)] refusal: String,
    reason: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "refuse_feedback",
        code: "khong-xu-ly",
        language,
        id,
        fields: vec![("refusal", refusal.clone()), ("reason", reason.clone())],
    };
    errand
        .go(
            |service| place::feedback(service, &feedback),
            |service, who, id, feedback| async move {
                let command = Command {
                    id,
                    feedback,
                    base,
                    reason: refusal,
                    why: reason,
                };
                service.refuse_feedback(&who.actor, command).await
            },
        )
        .await
}
