//! Writes a section of a report.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::KeepPassage as Command,
};

/// # Errors
/// No right to, nothing written or too much, fixed already, or changed meanwhile.
#[server(endpoint = "keep_passage", prefix = "/api")]
pub async fn keep_passage(
    id: String,
    language: Language,
    report: String,
    part: String,
    base: String,
    text: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "keep_passage",
        code: "phan",
        language,
        id,
        fields: vec![("text", text.clone())],
    };
    errand
        .go(
            |_| place::report_part(&report, &part),
            |service, who, id, (report, part)| async move {
                let command = Command {
                    id,
                    report,
                    part,
                    base,
                    text,
                };
                service.keep_passage(&who.actor, command).await
            },
        )
        .await
}
