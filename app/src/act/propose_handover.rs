//! Proposes what a former unit left unfinished to one of its successors.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::ProposeHandover as Command,
};

/// `items` are ids with the revisions that were seen, with a dot between them.
///
/// # Errors
/// No right to, nothing chosen, no successor, or settled or changed meanwhile.
#[server(endpoint = "propose_handover", prefix = "/api")]
pub async fn propose_handover(
    id: String,
    language: Language,
    unit: String,
    #[server(default)] items: Vec<String>,
    #[server(default)] successor: String,
    #[server(default)] note: String,
    #[server(default)] item: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "propose_handover",
        code: "de-nghi",
        language,
        id,
        fields: vec![
            ("items", items.join(" ")),
            ("successor", successor.clone()),
            ("note", note.clone()),
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
                    to: successor,
                    text: note,
                };
                service.propose_handover(&who.actor, command).await
            },
        )
        .await
}
