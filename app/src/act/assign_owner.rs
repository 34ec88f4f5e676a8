//! Puts an officer in charge of an indicator or a task of a unit, or nobody.

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
        command::AssignOwner as Command,
        owner::{Charge, Duty},
    },
};

/// One of `indicator` and `task`. `back` is the account on whose page the form stands, if it
/// does on one.
///
/// # Errors
/// No right to, an officer who cannot be in charge there, or changed meanwhile.
#[server(endpoint = "assign_owner", prefix = "/api")]
pub async fn assign_owner(
    id: String,
    language: Language,
    #[server(default)] indicator: String,
    #[server(default)] task: String,
    unit: String,
    #[server(default)] base: String,
    #[server(default)] officer: String,
    #[server(default)] back: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let charge: Result<Charge, Refusal> = if task.is_empty() {
        place::id(&indicator).map(Charge::Indicator)
    } else {
        place::id(&task).map(Charge::Task)
    };
    let duty = place::id(&unit).and_then(|unit| {
        Ok(Duty {
            charge: charge?,
            unit,
        })
    });
    let page = if back.is_empty() {
        duty.as_ref().map_or_else(
            |_| "/quan-ly/do-tuoi".to_owned(),
            |duty| place::duty_page(&call.door.service, *duty),
        )
    } else {
        place::id(&back).map_or_else(
            |_| "/quan-ly/can-bo".to_owned(),
            |id| place::officer_page(&call.door.service, id),
        )
    };
    let sent = Sent {
        act: "assign_owner",
        id: id.clone(),
        page: page.clone(),
        fields: vec![("officer", officer.clone())],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                duty: duty?,
                base,
                officer,
            };
            service.assign_owner(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: page,
        code: "phu-trach",
    };
    call.answer(outcome, done, sent)
}
