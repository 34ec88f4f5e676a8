//! Creates an item of a programme or changes one.

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
        command::{KeepItem as Command, TypedPair},
        id::{DocumentId, ItemId},
    },
};

/// `item` is empty for a new one.
///
/// # Errors
/// No right to, a field that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_item", prefix = "/api")]
pub async fn keep_item(
    id: String,
    language: Language,
    programme: String,
    #[server(default)] item: String,
    #[server(default)] base: String,
    kind: String,
    name: String,
    #[server(default)] name_en: String,
    #[server(default)] detail: String,
    #[server(default)] detail_en: String,
    #[server(default)] under: String,
    #[server(default)] units: String,
    #[server(default)] period: String,
    #[server(default)] date: String,
    #[server(default)] stage: String,
    #[server(default)] stage_en: String,
    #[server(default)] value: String,
    #[server(default)] measure: String,
    #[server(default)] measure_en: String,
    #[server(default)] answer_by: String,
    #[server(default)] restricted: bool,
    #[server(default)] note: String,
    #[server(default)] note_en: String,
    ground: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let programme = place::id::<DocumentId>(&programme);
    let item = place::optional_id::<ItemId>(&item);
    let (home, page) = {
        let book = call.door.service.book();
        let home = programme
            .as_ref()
            .ok()
            .and_then(|id| book.document(*id))
            .map_or_else(
                || "/quan-ly".to_owned(),
                |programme| format!("/quan-ly/{}", programme.slug),
            );
        let known = item
            .as_ref()
            .ok()
            .and_then(|item| item.and_then(|item| book.item(item)));
        let page = known.map_or_else(
            || format!("{home}/muc/moi"),
            |item| format!("{home}/muc/{}", item.slug),
        );
        (home, page)
    };
    let sent = Sent {
        act: "keep_item",
        id: id.clone(),
        page,
        fields: vec![
            ("kind", kind.clone()),
            ("name", name.clone()),
            ("name_en", name_en.clone()),
            ("detail", detail.clone()),
            ("detail_en", detail_en.clone()),
            ("under", under.clone()),
            ("units", units.clone()),
            ("period", period.clone()),
            ("date", date.clone()),
            ("stage", stage.clone()),
            ("stage_en", stage_en.clone()),
            ("value", value.clone()),
            ("measure", measure.clone()),
            ("measure_en", measure_en.clone()),
            ("answer_by", answer_by.clone()),
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
                item: item?,
                base,
                language,
                kind,
                name: pair(name, name_en),
                detail: pair(detail, detail_en),
                under,
                units,
                period,
                date,
                stage: pair(stage, stage_en),
                value,
                measure: pair(measure, measure_en),
                answer_by,
                restricted,
                note: pair(note, note_en),
                ground,
            };
            service.keep_item(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: home,
        code: "luu",
    };
    call.answer(outcome.map(drop), done, sent)
}
