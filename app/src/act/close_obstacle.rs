//! Says that an obstacle is out of the way.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::CloseObstacle as Command,
};

/// # Errors
/// No right to, closed already, one's own answer, or changed meanwhile.
#[server(endpoint = "close_obstacle", prefix = "/api")]
pub async fn close_obstacle(
    id: String,
    language: Language,
    obstacle: String,
    base: u32,
    #[server(default)] note: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "close_obstacle",
        code: "dong",
        language,
        id,
        fields: vec![("note", note.clone())],
    };
    errand
        .go(
            |_| place::obstacle(&obstacle),
            |service, who, id, obstacle| async move {
                let command = Command {
                    id,
                    obstacle,
                    base,
                    text: note,
                };
                service.close_obstacle(&who.actor, command).await
            },
        )
        .await
}
