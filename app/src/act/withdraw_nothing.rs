//! Takes back the answer that there is nothing to report.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {super::round::InRound, domain::command::WithdrawNothing as Command};

/// # Errors
/// No right to, a locked round, or no such answer.
#[server(endpoint = "withdraw_nothing", prefix = "/api")]
pub async fn withdraw_nothing(
    id: String,
    language: Language,
    programme: String,
    unit: String,
    period: String,
) -> Result<(), Refused> {
    let sent = InRound {
        act: "withdraw_nothing",
        code: "rut-lai",
        language,
        id,
        at: [programme, unit, period],
        fields: Vec::new(),
    };
    sent.take(|service, who, id, at| async move {
        service
            .withdraw_nothing(&who.actor, Command { id, at })
            .await
    })
    .await
}
