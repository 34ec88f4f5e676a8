//! Closes an account, or gives it a new password and opens it again.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
    },
    domain::{command::SwitchOfficer as Command, id::OfficerId},
};

/// # Errors
/// No right to, one's own account, or a password that nobody may have.
#[server(endpoint = "switch_officer", prefix = "/api")]
pub async fn switch_officer(
    id: String,
    language: Language,
    officer: String,
    #[server(default)] new_password: String,
    #[server(default)] close: bool,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let officer = place::id::<OfficerId>(&officer);
    let page = officer.as_ref().map_or_else(
        |_| "/quan-ly/can-bo".to_owned(),
        |id| place::officer_page(&call.door.service, *id),
    );
    let sent = Sent {
        act: "switch_officer",
        id: id.clone(),
        page: page.clone(),
        fields: Vec::new(),
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                officer: officer?,
                close,
                password: new_password,
            };
            service.switch_officer(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: page,
        code: if close { "khoa" } else { "mat-khau" },
    };
    call.answer(outcome.map(drop), done, sent)
}
