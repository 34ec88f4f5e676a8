//! Publishes a figure that somebody else reported.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {super::step::Step, domain::command::ApproveFigure as Command};

/// # Errors
/// No right to, a conflict, nothing submitted, or one's own figure.
#[server(endpoint = "approve_figure", prefix = "/api")]
pub async fn approve_figure(
    id: String,
    language: Language,
    indicator: String,
    unit: String,
    period: String,
    base: u32,
) -> Result<(), Refused> {
    let step = Step {
        act: "approve_figure",
        code: "duyet",
        language,
        id,
        at: [indicator, unit, period],
        fields: Vec::new(),
    };
    step.take(|service, who, id, at| async move {
        let command = Command { id, at, base };
        service.approve_figure(&who.actor, command).await
    })
    .await
}
