//! Gives many cells of a sheet back with one reason, all or none.

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
    domain::command::ReturnFigures as Command,
};

/// `cells` are those with a tick; `all`, where a button sends it, is a list in their place.
///
/// # Errors
/// No right to, no reason, nothing chosen, or something wrong with any of the cells.
#[server(endpoint = "return_figures", prefix = "/api")]
pub async fn return_figures(
    id: String,
    language: Language,
    programme: String,
    unit: String,
    period: String,
    #[server(default)] cells: Vec<String>,
    #[server(default)] all: String,
    #[server(default)] reason: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "return_figures",
        code: "tra-lai",
        language,
        id,
        fields: vec![
            ("cells", sheet::sent(&all, &cells)),
            ("reason", reason.clone()),
        ],
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
                    cells: sheet::chosen(&all, &cells)?,
                    reason,
                };
                service.return_figures(&who.actor, command).await
            },
        )
        .await
}
