//! Hands in what a task has to bring about.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::HandInProduct as Command,
};

/// # Errors
/// No right to, nothing written, accepted or waiting already, or changed meanwhile.
#[server(endpoint = "hand_in_product", prefix = "/api")]
pub async fn hand_in_product(
    id: String,
    language: Language,
    task: String,
    base: u32,
    number: u16,
    #[server(default)] product: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "hand_in_product",
        code: "ban-giao",
        language,
        id,
        fields: vec![("number", number.to_string()), ("product", product.clone())],
    };
    errand
        .go(
            |service| place::task(service, &task, ""),
            |service, who, id, task| async move {
                let command = Command {
                    id,
                    task,
                    base,
                    product: number,
                    what: product,
                };
                service.hand_in_product(&who.actor, command).await
            },
        )
        .await
}
