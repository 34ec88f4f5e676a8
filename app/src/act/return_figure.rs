//! Gives a figure back with a reason.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {super::step::Step, domain::command::ReturnFigure as Command};

/// # Errors
/// No right to, no reason, a conflict, nothing submitted, or one's own figure.
#[server(endpoint = "return_figure", prefix = "/api")]
pub async fn return_figure(
    id: String,
    language: Language,
    indicator: String,
    unit: String,
    period: String,
    base: u32,
    reason: String,
) -> Result<(), Refused> {
    let step = Step {
        act: "return_figure",
        code: "tra-lai",
        language,
        id,
        at: [indicator, unit, period],
        fields: vec![("reason", reason.clone())],
    };
    step.take(|service, who, id, at| async move {
        let command = Command {
            id,
            at,
            base,
            reason,
        };
        service.return_figure(&who.actor, command).await
    })
    .await
}
