//! Gives an officer a role, or takes one away.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
    },
    domain::{command::GrantRole as Command, id::OfficerId},
};

/// # Errors
/// No right to, a role or unit that is not known, or changed meanwhile.
#[server(endpoint = "grant_role", prefix = "/api")]
pub async fn grant_role(
    id: String,
    language: Language,
    officer: String,
    base: String,
    role: String,
    unit: String,
    #[server(default)] take: bool,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let officer = place::id::<OfficerId>(&officer);
    let page = officer.as_ref().map_or_else(
        |_| "/quan-ly/can-bo".to_owned(),
        |id| place::officer_page(&call.door.service, *id),
    );
    let sent = Sent {
        act: "grant_role",
        id: id.clone(),
        page: page.clone(),
        fields: vec![("role", role.clone()), ("unit", unit.clone())],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                officer: officer?,
                base,
                role,
                unit,
                take,
            };
            service.grant_role(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: page,
        code: "luu",
    };
    call.answer(outcome.map(drop), done, sent)
}
