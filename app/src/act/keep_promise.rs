//! Promises something for an indicator, promises otherwise, or takes it back.

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
        command::{KeepPromise as Command, TypedPair},
        id::IndicatorId,
    },
};

/// `base` is empty for a new one.
///
/// # Errors
/// No right to, a field that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_promise", prefix = "/api")]
pub async fn keep_promise(
    id: String,
    language: Language,
    indicator: String,
    #[server(default)] base: String,
    unit: String,
    period: String,
    #[server(default)] target_kind: String,
    #[server(default)] low: String,
    #[server(default)] high: String,
    #[server(default)] words: String,
    #[server(default)] words_en: String,
    #[server(default)] ground: String,
    #[server(default)] remove: bool,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let indicator = place::id::<IndicatorId>(&indicator);
    let page = {
        let book = call.door.service.book();
        let known = indicator.as_ref().ok().and_then(|id| book.indicator(*id));
        known.map_or_else(
            || "/quan-ly".to_owned(),
            |known| {
                let new = format!("/quan-ly/chi-tieu/{}/muc-tieu", known.slug);
                // The address of one that is there is made of what was read, not of what came.
                let at = (!base.is_empty())
                    .then(|| Some((book.tree().by_slug(unit.trim())?, place::id(&period).ok()?)))
                    .flatten();
                at.map_or_else(
                    || new.clone(),
                    |(unit, period): (_, domain::period::Period)| {
                        format!("{new}/{}/{period}", unit.slug)
                    },
                )
            },
        )
    };
    let sent = Sent {
        act: "keep_promise",
        id: id.clone(),
        page,
        fields: vec![
            ("unit", unit.clone()),
            ("period", period.clone()),
            ("target_kind", target_kind.clone()),
            ("low", low.clone()),
            ("high", high.clone()),
            ("words", words.clone()),
            ("words_en", words_en.clone()),
            ("ground", ground.clone()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                indicator: indicator?,
                base,
                language,
                unit,
                period,
                kind: target_kind,
                low,
                high,
                words: TypedPair {
                    vi: words,
                    en: words_en,
                },
                ground,
                remove,
            };
            service.keep_promise(&who.actor, command).await
        })
        .await;
    let path = outcome
        .as_ref()
        .map(|slug| format!("/quan-ly/chi-tieu/{slug}/sua"))
        .unwrap_or_default();
    let code = if remove { "bo" } else { "luu" };
    let done = |&(): &()| Done { path, code };
    call.answer(outcome.map(drop), done, sent)
}
