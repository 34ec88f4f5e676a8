//! Accepts what was handed in, or gives it back with a reason.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::DecideProduct as Command,
};

/// # Errors
/// No right to, given back without a reason, nothing handed in, one's own, or changed meanwhile.
#[server(endpoint = "decide_product", prefix = "/api")]
pub async fn decide_product(
    id: String,
    language: Language,
    task: String,
    base: u32,
    decided: u16,
    #[server(default)] accept: bool,
    #[server(default)] reason: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "decide_product",
        code: "nghiem-thu",
        language,
        id,
        fields: vec![("decided", decided.to_string()), ("reason", reason.clone())],
    };
    errand
        .go(
            |service| place::task(service, &task, ""),
            |service, who, id, task| async move {
                let command = Command {
                    id,
                    task,
                    base,
                    product: decided,
                    accept,
                    reason,
                };
                service.decide_product(&who.actor, command).await
            },
        )
        .await
}
