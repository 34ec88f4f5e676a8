//! Says who checks the figures of a programme, level after level.

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
        command::{KeepChain as Command, TypedLevel},
        id::DocumentId,
    },
};

/// # Errors
/// No right to, a level that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_chain", prefix = "/api")]
pub async fn keep_chain(
    id: String,
    language: Language,
    programme: String,
    base: u32,
    #[server(default)] level_1: String,
    #[server(default)] level_1_en: String,
    #[server(default)] level_1_unit: String,
    #[server(default)] level_2: String,
    #[server(default)] level_2_en: String,
    #[server(default)] level_2_unit: String,
    #[server(default)] level_3: String,
    #[server(default)] level_3_en: String,
    #[server(default)] level_3_unit: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let programme = place::id::<DocumentId>(&programme);
    let page = {
        let book = call.door.service.book();
        let known = programme.as_ref().ok().and_then(|id| book.document(*id));
        known.map_or_else(
            || "/duyet".to_owned(),
            |known| format!("/duyet/{}/cac-cap", known.slug),
        )
    };
    let sent = Sent {
        act: "keep_chain",
        id: id.clone(),
        page: page.clone(),
        fields: vec![
            ("level_1", level_1.clone()),
            ("level_1_en", level_1_en.clone()),
            ("level_1_unit", level_1_unit.clone()),
            ("level_2", level_2.clone()),
            ("level_2_en", level_2_en.clone()),
            ("level_2_unit", level_2_unit.clone()),
            ("level_3", level_3.clone()),
            ("level_3_en", level_3_en.clone()),
            ("level_3_unit", level_3_unit.clone()),
        ],
    };
    let levels = [
        (level_1, level_1_en, level_1_unit),
        (level_2, level_2_en, level_2_unit),
        (level_3, level_3_en, level_3_unit),
    ]
    .map(|(name, name_en, unit)| TypedLevel {
        name,
        name_en,
        unit,
    });
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                programme: programme?,
                base,
                levels: levels.into(),
            };
            service.keep_chain(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: page,
        code: "luu",
    };
    call.answer(outcome, done, sent)
}
