//! Puts one officer in charge of many things at once, or nobody: all or none.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        duties,
        errand::{Errand, Named},
        sheet,
    },
    domain::command::AssignOwners as Command,
};

/// `duties` are those with a tick; `all`, where a button sends it, is a list in their place.
/// `back` is the page that the form stands on.
///
/// # Errors
/// No right to, nothing chosen, an officer who is not known, or something wrong with any of them.
#[server(endpoint = "assign_owners", prefix = "/api")]
pub async fn assign_owners(
    id: String,
    language: Language,
    #[server(default)] duties: Vec<String>,
    #[server(default)] all: String,
    #[server(default)] officer: String,
    #[server(default)] back: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "assign_owners",
        code: "phu-trach",
        language,
        id,
        fields: vec![
            ("duties", sheet::sent(&all, &duties)),
            ("officer", officer.clone()),
        ],
    };
    errand
        .go(
            |_| Named::on(duties::page(back), Ok(())),
            |service, who, id, ()| async move {
                let command = Command {
                    id,
                    duties: duties::chosen(&all, &duties)?,
                    officer,
                };
                service.assign_owners(&who.actor, command).await
            },
        )
        .await
}
