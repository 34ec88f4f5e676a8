//! Writes what stands around a report.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::KeepLetterhead as Command,
};

/// # Errors
/// No right to, a field that is too long, fixed already, or changed meanwhile.
#[server(endpoint = "keep_letterhead", prefix = "/api")]
pub async fn keep_letterhead(
    id: String,
    language: Language,
    report: String,
    base: String,
    layout: String,
    #[server(default)] above: String,
    #[server(default)] body: String,
    #[server(default)] code: String,
    #[server(default)] place: String,
    #[server(default)] title: String,
    #[server(default)] opening: String,
    #[server(default)] recipients: String,
    #[server(default)] on_behalf: String,
    #[server(default)] post: String,
    #[server(default)] signer: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "keep_letterhead",
        code: "the-thuc",
        language,
        id,
        fields: vec![
            ("layout", layout.clone()),
            ("above", above.clone()),
            ("body", body.clone()),
            ("code", code.clone()),
            ("place", place.clone()),
            ("title", title.clone()),
            ("opening", opening.clone()),
            ("recipients", recipients.clone()),
            ("on_behalf", on_behalf.clone()),
            ("post", post.clone()),
            ("signer", signer.clone()),
        ],
    };
    errand
        .go(
            |_| place::report_below(&report, "/the-thuc"),
            |service, who, id, report| async move {
                let command = Command {
                    id,
                    report,
                    base,
                    layout,
                    above,
                    body,
                    code,
                    place,
                    title,
                    opening,
                    recipients,
                    authority: on_behalf,
                    post,
                    signer,
                };
                service.keep_letterhead(&who.actor, command).await
            },
        )
        .await
}
