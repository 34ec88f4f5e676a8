//! Takes over what the book says now into a report.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::{Refusal, command::TakeOverReport as Command, report::Part},
};

/// An empty `part` stands for the table behind the report.
///
/// # Errors
/// No right to, fixed already, or changed meanwhile.
#[server(endpoint = "take_over_report", prefix = "/api")]
pub async fn take_over_report(
    id: String,
    language: Language,
    report: String,
    #[server(default)] part: String,
    base: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "take_over_report",
        code: "lay-moi",
        language,
        id,
        fields: Vec::new(),
    };
    errand
        .go(
            |_| place::report_below(&report, ""),
            |service, who, id, report| async move {
                let part = if part.is_empty() {
                    None
                } else {
                    Some(Part::of(&part).ok_or(Refusal::NotFound)?)
                };
                let command = Command {
                    id,
                    report,
                    base,
                    part,
                };
                service.take_over_report(&who.actor, command).await
            },
        )
        .await
}
