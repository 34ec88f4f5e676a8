//! Says when a milestone was reached.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::ReachMilestone as Command,
};

/// An empty day takes back that it was reached.
///
/// # Errors
/// No right to, a day to come, no such milestone, or changed meanwhile.
#[server(endpoint = "reach_milestone", prefix = "/api")]
pub async fn reach_milestone(
    id: String,
    language: Language,
    task: String,
    base: u32,
    milestone: u16,
    #[server(default)] day: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "reach_milestone",
        code: "moc",
        language,
        id,
        fields: vec![("milestone", milestone.to_string()), ("day", day.clone())],
    };
    errand
        .go(
            |service| place::task(service, &task, ""),
            |service, who, id, task| async move {
                let command = Command {
                    id,
                    task,
                    base,
                    milestone,
                    day,
                };
                service.reach_milestone(&who.actor, command).await
            },
        )
        .await
}
