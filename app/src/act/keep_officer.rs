//! Adds an officer, or changes the post of one.

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
    domain::{command::KeepOfficer as Command, id::OfficerId},
};

/// `officer` is empty for a new one; account, role, unit and password are for a new one only.
///
/// # Errors
/// No right to, a field that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_officer", prefix = "/api")]
pub async fn keep_officer(
    id: String,
    language: Language,
    #[server(default)] officer: String,
    #[server(default)] base: String,
    #[server(default)] account: String,
    post: String,
    #[server(default)] role: String,
    #[server(default)] unit: String,
    #[server(default)] new_password: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let officer = place::optional_id::<OfficerId>(&officer);
    let page = match &officer {
        Ok(Some(id)) => place::officer_page(&call.door.service, *id),
        _ => "/quan-ly/can-bo/moi".to_owned(),
    };
    let sent = Sent {
        act: "keep_officer",
        id: id.clone(),
        page,
        fields: vec![
            ("account", account.clone()),
            ("post", post.clone()),
            ("role", role.clone()),
            ("unit", unit.clone()),
        ],
    };
    let is_new = matches!(officer, Ok(None));
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                officer: officer?,
                base,
                account,
                post,
                role,
                unit,
                password: new_password,
            };
            service.keep_officer(&who.actor, command).await
        })
        .await;
    let path = outcome
        .as_ref()
        .map(|account| format!("/quan-ly/can-bo/{account}"))
        .unwrap_or_default();
    let code = if is_new { "them" } else { "luu" };
    let done = |&(): &()| Done { path, code };
    call.answer(outcome.map(drop), done, sent)
}
