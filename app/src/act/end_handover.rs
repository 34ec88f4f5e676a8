//! Keeps what a former unit left with it, or ends it, as no successor takes it over.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::EndHandover as Command,
};

/// `items` are ids with the revisions that were seen, with a dot between them.
///
/// # Errors
/// No right to, nothing chosen, no reason, or settled or changed meanwhile.
#[server(endpoint = "end_handover", prefix = "/api")]
pub async fn end_handover(
    id: String,
    language: Language,
    unit: String,
    #[server(default)] items: Vec<String>,
    #[server(default)] outcome: String,
    #[server(default)] reason: String,
    #[server(default)] item: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "end_handover",
        code: "ket-thuc",
        language,
        id,
        fields: vec![
            ("items", items.join(" ")),
            ("outcome", outcome.clone()),
            ("reason", reason.clone()),
        ],
    };
    errand
        .go(
            |service| place::former(service, &unit, &item),
            |service, who, id, from| async move {
                let command = Command {
                    id,
                    from,
                    picks: place::picks(&items)?,
                    how: outcome,
                    text: reason,
                };
                service.end_handover(&who.actor, command).await
            },
        )
        .await
}
