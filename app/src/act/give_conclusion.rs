//! Makes tasks of a meeting's conclusion: each work for each unit.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::GiveConclusion as Command,
};

/// `works` and `units` are one a line; `assign` gives the tasks out.
///
/// # Errors
/// No right to, nothing to do or nobody to do it, a "rõ" missing, or changed meanwhile.
#[server(endpoint = "give_conclusion", prefix = "/api")]
pub async fn give_conclusion(
    id: String,
    language: Language,
    meeting: String,
    number: u16,
    #[server(default)] base: String,
    #[server(default)] works: String,
    #[server(default)] units: String,
    #[server(default)] lead: String,
    #[server(default)] deadline: String,
    #[server(default)] person: String,
    #[server(default)] responsibility: String,
    #[server(default)] product: String,
    #[server(default)] authority: String,
    #[server(default)] assign: bool,
) -> Result<(), Refused> {
    let below = format!("/ket-luan/{number}");
    let errand = Errand {
        act: "give_conclusion",
        code: "giao",
        language,
        id,
        fields: vec![
            ("works", works.clone()),
            ("units", units.clone()),
            ("lead", lead.clone()),
            ("deadline", deadline.clone()),
            ("person", person.clone()),
            ("responsibility", responsibility.clone()),
            ("product", product.clone()),
            ("authority", authority.clone()),
        ],
    };
    errand
        .go(
            |service| place::meeting(service, &meeting, &below),
            |service, who, id, meeting| async move {
                let command = Command {
                    id,
                    meeting,
                    base,
                    number,
                    works,
                    units,
                    lead,
                    deadline,
                    person,
                    responsibility,
                    product,
                    authority,
                    assign,
                };
                service.give_conclusion(&who.actor, command).await
            },
        )
        .await
}
