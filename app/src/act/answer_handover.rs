//! Takes over what was proposed to a unit, or refuses it with a reason.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::AnswerHandover as Command,
};

/// `items` are ids with the revisions that were seen, with a dot between them.
///
/// # Errors
/// No right to, nothing chosen, no reason for a refusal, one's own proposal, or answered or changed
/// meanwhile.
#[server(endpoint = "answer_handover", prefix = "/api")]
pub async fn answer_handover(
    id: String,
    language: Language,
    unit: String,
    #[server(default)] items: Vec<String>,
    #[server(default)] accept: bool,
    #[server(default)] reason: String,
    #[server(default)] item: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "answer_handover",
        code: if accept { "tiep-nhan" } else { "tu-choi" },
        language,
        id,
        fields: vec![("items", items.join(" ")), ("reason", reason.clone())],
    };
    errand
        .go(
            |service| place::former(service, &unit, &item),
            |service, who, id, _| async move {
                let command = Command {
                    id,
                    picks: place::picks(&items)?,
                    accept,
                    text: reason,
                };
                service.answer_handover(&who.actor, command).await
            },
        )
        .await
}
