//! Answers that a unit has nothing to report in a period.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {super::round::InRound, domain::command::ReportNothing as Command};

/// `answer` says why there is nothing.
///
/// # Errors
/// No right to, no reason, a locked round, or figures are there.
#[server(endpoint = "report_nothing", prefix = "/api")]
pub async fn report_nothing(
    id: String,
    language: Language,
    programme: String,
    unit: String,
    period: String,
    #[server(default)] answer: String,
) -> Result<(), Refused> {
    let sent = InRound {
        act: "report_nothing",
        code: "khong-phat-sinh",
        language,
        id,
        at: [programme, unit, period],
        fields: vec![("answer", answer.clone())],
    };
    sent.take(|service, who, id, at| async move {
        let command = Command {
            id,
            at,
            reason: answer,
        };
        service.report_nothing(&who.actor, command).await
    })
    .await
}
