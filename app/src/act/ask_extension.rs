//! Asks for more time for a unit's report.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {super::round::InRound, domain::command::AskExtension as Command};

/// # Errors
/// No right to, fields that cannot be read, a request that waits already, or changed meanwhile.
#[server(endpoint = "ask_extension", prefix = "/api")]
pub async fn ask_extension(
    id: String,
    language: Language,
    programme: String,
    unit: String,
    period: String,
    base: u32,
    #[server(default)] until: String,
    #[server(default)] reason: String,
) -> Result<(), Refused> {
    let sent = InRound {
        act: "ask_extension",
        code: "de-nghi",
        language,
        id,
        at: [programme, unit, period],
        fields: vec![("until", until.clone()), ("reason", reason.clone())],
    };
    sent.take(|service, who, id, at| async move {
        let command = Command {
            id,
            at,
            base,
            until,
            reason,
        };
        service.ask_extension(&who.actor, command).await
    })
    .await
}
