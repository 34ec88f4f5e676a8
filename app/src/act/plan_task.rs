//! Creates a task or completes one, and gives it out when asked to.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
    },
    domain::{Refusal, command::PlanTask as Command, id::TaskId, task::TaskState},
};

/// `task` is empty for a new one.
///
/// # Errors
/// No right to, a field that cannot be read, a "rõ" missing, or changed meanwhile.
#[server(endpoint = "plan_task", prefix = "/api")]
pub async fn plan_task(
    id: String,
    language: Language,
    programme: String,
    #[server(default)] task: String,
    base: u32,
    name: String,
    #[server(default)] lead: String,
    #[server(default)] with: String,
    #[server(default)] person: String,
    #[server(default)] work: String,
    #[server(default)] deadline: String,
    #[server(default)] responsibility: String,
    #[server(default)] product: String,
    #[server(default)] authority: String,
    #[server(default)] process: String,
    #[server(default)] effect: String,
    ground: String,
    #[server(default)] assign: bool,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let task: Result<Option<TaskId>, Refusal> = if task.is_empty() {
        Ok(None)
    } else {
        place::id(&task).map(Some)
    };
    let slug = task.as_ref().ok().and_then(|task| {
        let book = call.door.service.book();
        task.and_then(|task| book.task(task))
            .map(|task| task.slug.clone())
    });
    let sent = Sent {
        act: "plan_task",
        id: id.clone(),
        page: slug.map_or_else(
            || "/giao-viec".to_owned(),
            |slug| format!("/nhiem-vu/{slug}/sua"),
        ),
        fields: vec![
            ("programme", programme.clone()),
            ("name", name.clone()),
            ("lead", lead.clone()),
            ("with", with.clone()),
            ("person", person.clone()),
            ("work", work.clone()),
            ("deadline", deadline.clone()),
            ("responsibility", responsibility.clone()),
            ("product", product.clone()),
            ("authority", authority.clone()),
            ("process", process.clone()),
            ("effect", effect.clone()),
            ("ground", ground.clone()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                programme: place::id(&programme)?,
                task: task?,
                base,
                name,
                lead,
                with,
                person,
                work,
                deadline,
                responsibility,
                product,
                authority,
                process,
                effect,
                ground,
                assign,
            };
            service.plan_task(&who.actor, command).await
        })
        .await;
    let path = outcome
        .as_ref()
        .map(|saved| format!("/nhiem-vu/{}", saved.slug))
        .unwrap_or_default();
    let given = assign
        && outcome
            .as_ref()
            .is_ok_and(|saved| saved.state != TaskState::Draft);
    let done = |&(): &()| Done {
        path,
        code: if given { "giao" } else { "luu" },
    };
    call.answer(outcome.map(drop), done, sent)
}
