//! Tells how a task is going.

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
    domain::{
        Refusal,
        command::PostUpdate as Command,
        id::TaskId,
        refusal::{Field, Problem},
        task::TaskState,
    },
};

/// `state` is the code of the state the work is in now; empty when it is the same.
///
/// # Errors
/// No right to, nothing written, a state for a draft, or changed meanwhile.
#[server(endpoint = "post_update", prefix = "/api")]
pub async fn post_update(
    id: String,
    language: Language,
    task: String,
    base: u32,
    #[server(default)] results: String,
    #[server(default)] difficulties: String,
    #[server(default)] next: String,
    #[server(default)] state: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let task: Result<TaskId, Refusal> = place::id(&task);
    let path = task.as_ref().ok().and_then(|task| {
        let book = call.door.service.book();
        book.task(*task)
            .map(|task| format!("/nhiem-vu/{}", task.slug))
    });
    let sent = Sent {
        act: "post_update",
        id: id.clone(),
        page: path.as_ref().map_or_else(
            || "/ban-lam-viec".to_owned(),
            |path| format!("{path}/cap-nhat"),
        ),
        fields: vec![
            ("results", results.clone()),
            ("difficulties", difficulties.clone()),
            ("next", next.clone()),
            ("state", state.clone()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                task: task?,
                base,
                results,
                difficulties,
                next,
                state: read_state(&state)?,
            };
            service.post_update(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: path.unwrap_or_else(|| "/ban-lam-viec".to_owned()),
        code: "cap-nhat",
    };
    call.answer(outcome.map(drop), done, sent)
}

#[cfg(feature = "ssr")]
fn read_state(code: &str) -> Result<Option<TaskState>, Refusal> {
    if code.is_empty() {
        return Ok(None);
    }
    TaskState::REPORTED
        .into_iter()
        .find(|state| state.code() == code)
        .map(Some)
        .ok_or_else(|| Refusal::field(Field::State, Problem::Unknown))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_report_can_say_is_a_state() {
        assert_eq!(read_state(""), Ok(None));
        assert_eq!(read_state("mostly-done"), Ok(Some(TaskState::MostlyDone)));
        for other in ["draft", "assigned", "x"] {
            assert!(read_state(other).is_err(), "{other}");
        }
    }
}
