//! Approves many cells of a sheet, all or none.

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
        errand::{Errand, Named},
        sheet,
    },
    domain::command::ApproveFigures as Command,
};

/// `cells` are those with a tick; `clear`, where a button sends it, is a list in their place.
///
/// # Errors
/// No right to, nothing chosen, or something wrong with any of the cells.
#[server(endpoint = "approve_figures", prefix = "/api")]
pub async fn approve_figures(
    id: String,
    language: Language,
    programme: String,
    unit: String,
    period: String,
    #[server(default)] cells: Vec<String>,
    #[server(default)] clear: String,
    #[server(default)] reason: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "approve_figures",
        code: "duyet",
        language,
        id,
        fields: vec![("cells", sheet::sent(&clear, &cells)), ("reason", reason)],
    };
    errand
        .go(
            |service| {
                let key = sheet::key(&programme, &unit, &period);
                Named::on(sheet::page(service, key.as_ref()), key)
            },
            |service, who, id, sheet| async move {
                let command = Command {
                    id,
                    sheet,
                    cells: sheet::chosen(&clear, &cells)?,
                };
                service.approve_figures(&who.actor, command).await
            },
        )
        .await
}
