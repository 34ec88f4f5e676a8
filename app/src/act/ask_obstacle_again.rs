//! Asks again, as what came back does not remove the obstacle.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::AskObstacleAgain as Command,
};

/// # Errors
/// No right to, nothing written, nothing came back yet, or changed meanwhile.
#[server(endpoint = "ask_obstacle_again", prefix = "/api")]
pub async fn ask_obstacle_again(
    id: String,
    language: Language,
    obstacle: String,
    base: u32,
    ask: String,
    #[server(default)] to: String,
    #[server(default)] due: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "ask_obstacle_again",
        code: "hoi-lai",
        language,
        id,
        fields: vec![
            ("ask", ask.clone()),
            ("to", to.clone()),
            ("due", due.clone()),
        ],
    };
    errand
        .go(
            |_| place::obstacle(&obstacle),
            |service, who, id, obstacle| async move {
                let command = Command {
                    id,
                    obstacle,
                    base,
                    ask,
                    to,
                    due,
                };
                service.ask_obstacle_again(&who.actor, command).await
            },
        )
        .await
}
