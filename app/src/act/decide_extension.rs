//! Grants more time, or refuses it with a reason.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {super::round::InRound, domain::command::DecideExtension as Command};

/// # Errors
/// No right to, one's own request, fields that cannot be read, nothing that waits, or changed
/// meanwhile.
#[server(endpoint = "decide_extension", prefix = "/api")]
pub async fn decide_extension(
    id: String,
    language: Language,
    programme: String,
    unit: String,
    period: String,
    base: u32,
    grant: bool,
    #[server(default)] until: String,
    #[server(default)] reason: String,
) -> Result<(), Refused> {
    let sent = InRound {
        act: "decide_extension",
        code: "quyet-dinh",
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
            grant,
            until,
            reason,
        };
        service.decide_extension(&who.actor, command).await
    })
    .await
}
