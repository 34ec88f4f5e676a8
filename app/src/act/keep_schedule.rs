//! Says when the units of a programme report.

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
        command::{KeepSchedule as Command, ScheduleWords},
        id::DocumentId,
    },
};

/// `instead` names the schedule that this one takes the place of, if it is not one more. An empty
/// `cadence` means no rounds by it, an empty `lock` no lock.
///
/// # Errors
/// No right to, fields that cannot be read or do not go together, or changed meanwhile.
#[server(endpoint = "keep_schedule", prefix = "/api")]
pub async fn keep_schedule(
    id: String,
    language: Language,
    programme: String,
    base: u32,
    #[server(default)] instead: String,
    #[server(default)] stale_after: String,
    #[server(default)] cadence: String,
    #[server(default)] period: String,
    #[server(default)] window_day: String,
    #[server(default)] due: String,
    #[server(default)] due_day: String,
    #[server(default)] next_working: bool,
    #[server(default)] hour: String,
    #[server(default)] lock: String,
    #[server(default)] lock_day: String,
    #[server(default)] units: String,
    #[server(default)] since: String,
    #[server(default)] until: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let programme: Result<DocumentId, Refusal> = place::id(&programme);
    let path = programme
        .as_ref()
        .ok()
        .and_then(|id| {
            let book = call.door.service.book();
            book.document(*id)
                .map(|document| format!("/ky-bao-cao/{}", document.slug))
        })
        .unwrap_or_else(|| "/ky-bao-cao".to_owned());
    let schedule = ScheduleWords {
        cadence,
        period,
        window_day,
        due,
        due_day,
        next_working,
        hour,
        lock,
        lock_day,
        units,
        since,
        until,
    };
    let sent = Sent {
        act: "keep_schedule",
        id: id.clone(),
        page: format!("{path}/thiet-lap"),
        fields: typed(
            &schedule,
            [("instead", &instead), ("stale_after", &stale_after)],
        ),
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                programme: programme?,
                base,
                instead,
                schedule,
                stale_after,
            };
            service.keep_schedule(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done { path, code: "luu" };
    call.answer(outcome, done, sent)
}

/// Every field by its name, so that a refused form comes back as it was.
#[cfg(feature = "ssr")]
fn typed(
    schedule: &ScheduleWords,
    beside: [(&'static str, &String); 2],
) -> Vec<(&'static str, String)> {
    let ScheduleWords {
        cadence,
        period,
        window_day,
        due,
        due_day,
        next_working,
        hour,
        lock,
        lock_day,
        units,
        since,
        until,
    } = schedule.clone();
    let mut fields = vec![
        ("cadence", cadence),
        ("period", period),
        ("window_day", window_day),
        ("due", due),
        ("due_day", due_day),
        ("next_working", next_working.to_string()),
        ("hour", hour),
        ("lock", lock),
        ("lock_day", lock_day),
        ("units", units),
        ("since", since),
        ("until", until),
    ];
    fields.extend(beside.map(|(name, value)| (name, value.clone())));
    fields
}
