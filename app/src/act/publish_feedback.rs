//! Lets everybody read what a citizen wrote, without the parts that are nobody's business.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::ModerateFeedback as Command,
};

/// # Errors
/// A part that is not there, decided already, changed meanwhile, or no right to.
#[server(endpoint = "publish_feedback", prefix = "/api")]
pub async fn publish_feedback(
    id: String,
    language: Language,
    feedback: String,
    base: u32,
    hide: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "publish_feedback",
        code: "cong-khai",
        language,
        id,
        fields: vec![("hide", hide.clone())],
    };
    errand
        .go(
            |service| place::feedback(service, &feedback),
            |service, who, id, feedback| async move {
                let command = Command {
                    id,
                    feedback,
                    base,
                    hide,
                };
                service.publish_feedback(&who.actor, command).await
            },
        )
        .await
}
