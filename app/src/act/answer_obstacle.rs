//! Answers for the unit that has the authority to remove an obstacle, or passes it on.

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
    domain::command::AnswerObstacle as Command,
};

/// `outcome` is the code of an outcome; `until` and `to` count where it needs them.
///
/// # Errors
/// No right to, nothing written, answered already, or changed meanwhile.
#[server(endpoint = "answer_obstacle", prefix = "/api")]
pub async fn answer_obstacle(
    id: String,
    language: Language,
    obstacle: String,
    base: u32,
    #[server(default)] outcome: String,
    answer: String,
    #[server(default)] until: String,
    #[server(default)] to: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "answer_obstacle",
        code: "tra-loi",
        language,
        id,
        fields: vec![
            ("outcome", outcome.clone()),
            ("answer", answer.clone()),
            ("until", until.clone()),
            ("to", to.clone()),
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
                    outcome,
                    text: answer,
                    until,
                    to,
                };
                service.answer_obstacle(&who.actor, command).await
            },
        )
        .await
}
