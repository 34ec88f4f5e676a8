//! Creates an indicator or changes one.

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
        command::{KeepIndicator as Command, TypedPair},
        id::{DocumentId, IndicatorId},
    },
};

/// `indicator` is empty for a new one.
///
/// # Errors
/// No right to, a field that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_indicator", prefix = "/api")]
pub async fn keep_indicator(
    id: String,
    language: Language,
    programme: String,
    #[server(default)] indicator: String,
    #[server(default)] base: String,
    name: String,
    #[server(default)] name_en: String,
    measure: String,
    #[server(default)] measure_en: String,
    direction: String,
    excess_from: String,
    #[server(default)] aggregation: String,
    #[server(default)] under: String,
    #[server(default)] term_today: String,
    #[server(default)] term_today_en: String,
    #[server(default)] restricted: bool,
    #[server(default)] note: String,
    #[server(default)] note_en: String,
    ground: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let programme = place::id::<DocumentId>(&programme);
    let indicator = place::optional_id::<IndicatorId>(&indicator);
    let page = {
        let book = call.door.service.book();
        let known = indicator
            .as_ref()
            .ok()
            .and_then(|indicator| indicator.and_then(|indicator| book.indicator(indicator)));
        match known {
            Some(known) => format!("/quan-ly/chi-tieu/{}/sua", known.slug),
            None => programme
                .as_ref()
                .ok()
                .and_then(|id| book.document(*id))
                .map_or_else(
                    || "/quan-ly".to_owned(),
                    |programme| format!("/quan-ly/{}/chi-tieu/moi", programme.slug),
                ),
        }
    };
    let sent = Sent {
        act: "keep_indicator",
        id: id.clone(),
        page,
        fields: vec![
            ("name", name.clone()),
            ("name_en", name_en.clone()),
            ("measure", measure.clone()),
            ("measure_en", measure_en.clone()),
            ("direction", direction.clone()),
            ("excess_from", excess_from.clone()),
            ("aggregation", aggregation.clone()),
            ("under", under.clone()),
            ("term_today", term_today.clone()),
            ("term_today_en", term_today_en.clone()),
            ("restricted", restricted.to_string()),
            ("note", note.clone()),
            ("note_en", note_en.clone()),
            ("ground", ground.clone()),
        ],
    };
    let pair = |vi, en| TypedPair { vi, en };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                programme: programme?,
                indicator: indicator?,
                base,
                name: pair(name, name_en),
                measure: pair(measure, measure_en),
                direction,
                excess_from,
                aggregation,
                under,
                term_today: pair(term_today, term_today_en),
                restricted,
                note: pair(note, note_en),
                ground,
            };
            service.keep_indicator(&who.actor, command).await
        })
        .await;
    let path = outcome
        .as_ref()
        .map(|slug| format!("/quan-ly/chi-tieu/{slug}/sua"))
        .unwrap_or_default();
    let done = |&(): &()| Done { path, code: "luu" };
    call.answer(outcome.map(drop), done, sent)
}
