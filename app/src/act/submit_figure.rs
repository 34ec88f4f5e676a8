//! Hands a draft to the reviewer.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {super::step::Step, domain::command::SubmitFigure as Command};

/// # Errors
/// No right to, a conflict, or nothing to submit.
#[server(endpoint = "submit_figure", prefix = "/api")]
pub async fn submit_figure(
    id: String,
    language: Language,
    indicator: String,
    unit: String,
    period: String,
    base: u32,
) -> Result<(), Refused> {
    let step = Step {
        act: "submit_figure",
        code: "trinh",
        language,
        id,
        at: [indicator, unit, period],
        fields: Vec::new(),
    };
    step.take(|service, who, id, at| async move {
        let command = Command { id, at, base };
        service.submit_figure(&who.actor, command).await
    })
    .await
}
