//! Issues a report with a number and a day, or marks a week's update as sent.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::FixReport as Command,
};

/// # Errors
/// No right to, no number or day, something missing around it, fixed already, or changed meanwhile.
#[server(endpoint = "fix_report", prefix = "/api")]
pub async fn fix_report(
    id: String,
    language: Language,
    report: String,
    base: String,
    #[server(default)] number: String,
    #[server(default)] date: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "fix_report",
        code: "chot",
        language,
        id,
        fields: vec![("number", number.clone()), ("date", date.clone())],
    };
    errand
        .go(
            |_| place::report_below(&report, ""),
            |service, who, id, report| async move {
                let command = Command {
                    id,
                    report,
                    base,
                    number,
                    date,
                };
                service.fix_report(&who.actor, command).await
            },
        )
        .await
}
