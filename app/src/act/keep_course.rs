//! Says how a task is to go.

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
    domain::command::KeepCourse as Command,
};

/// # Errors
/// No right to, a field that cannot be read, tasks that would wait for each other, or changed
/// meanwhile.
#[server(endpoint = "keep_course", prefix = "/api")]
pub async fn keep_course(
    id: String,
    language: Language,
    task: String,
    base: u32,
    #[server(default)] starts: String,
    #[server(default)] part_of: String,
    #[server(default)] weight: String,
    #[server(default)] after: String,
    #[server(default)] every: String,
    #[server(default)] until: String,
    #[server(default)] milestones: String,
    #[server(default)] products: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "keep_course",
        code: "lo-trinh",
        language,
        id,
        fields: vec![
            ("starts", starts.clone()),
            ("part_of", part_of.clone()),
            ("weight", weight.clone()),
            ("after", after.clone()),
            ("every", every.clone()),
            ("until", until.clone()),
            ("milestones", milestones.clone()),
            ("products", products.clone()),
        ],
    };
    errand
        .go(
            |service| place::task(service, &task, "/lo-trinh"),
            |service, who, id, task| async move {
                let command = Command {
                    id,
                    task,
                    base,
                    starts,
                    part_of,
                    weight,
                    after,
                    every,
                    until,
                    milestones,
                    products,
                };
                service.keep_course(&who.actor, command).await
            },
        )
        .await
}
