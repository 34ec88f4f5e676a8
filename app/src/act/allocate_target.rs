//! Divides what a unit promised among the units below it.

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
    domain::{Refusal, command::AllocateTarget as Command, id::UnitId},
};

/// `parts` are what the units get, in the same order.
///
/// # Errors
/// No right to, nothing promised, a part that cannot be read, or changed meanwhile.
#[server(endpoint = "allocate_target", prefix = "/api")]
pub async fn allocate_target(
    id: String,
    language: Language,
    indicator: String,
    unit: String,
    period: String,
    base: String,
    #[server(default)] aggregation: String,
    #[server(default)] units: Vec<String>,
    #[server(default)] parts: Vec<String>,
    #[server(default)] ground: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let at = place::place(&indicator, &unit, &period);
    let page = {
        let book = call.door.service.book();
        let found = at.as_ref().ok().and_then(|at| {
            let indicator = book.indicator(at.indicator)?;
            let unit = book.tree().get(at.unit)?;
            Some(format!(
                "/phan-bo/{}/{}/{}",
                indicator.slug, unit.slug, at.period
            ))
        });
        found.unwrap_or_else(|| "/ban-lam-viec".to_owned())
    };
    let typed: Vec<_> = units
        .iter()
        .zip(&parts)
        .map(|(unit, text)| format!("{unit}={text}"))
        .collect();
    let sent = Sent {
        act: "allocate_target",
        id: id.clone(),
        page: page.clone(),
        fields: vec![
            ("aggregation", aggregation.clone()),
            ("ground", ground.clone()),
            ("parts", typed.join("\n")),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let at = at?;
            let parts = units
                .into_iter()
                .zip(parts)
                .map(|(unit, text)| Ok((place::id::<UnitId>(&unit)?, text)))
                .collect::<Result<_, Refusal>>()?;
            let command = Command {
                id: place::id(&id)?,
                indicator: at.indicator,
                unit: at.unit,
                period: at.period,
                base: base.try_into().map_err(|_| Refusal::NotFound)?,
                language,
                aggregation,
                parts,
                ground,
            };
            service.allocate_target(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: page,
        code: "luu",
    };
    call.answer(outcome.map(drop), done, sent)
}
