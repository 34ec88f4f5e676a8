//! Creates a source or changes one.

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
        place,
    },
    domain::{
        command::{KeepSource as Command, TypedPair},
        id::SourceId,
    },
};

/// `source` is empty for a new one.
///
/// # Errors
/// No right to, a field that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_source", prefix = "/api")]
pub async fn keep_source(
    id: String,
    language: Language,
    #[server(default)] source: String,
    #[server(default)] base: String,
    title: String,
    #[server(default)] title_en: String,
    publisher: String,
    #[server(default)] date: String,
    #[server(default)] url: String,
    #[server(default)] note: String,
    #[server(default)] note_en: String,
    #[server(default)] keeper: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "keep_source",
        code: "luu",
        language,
        id,
        fields: vec![
            ("title", title.clone()),
            ("title_en", title_en.clone()),
            ("publisher", publisher.clone()),
            ("date", date.clone()),
            ("url", url.clone()),
            ("note", note.clone()),
            ("note_en", note_en.clone()),
            ("keeper", keeper.clone()),
        ],
    };
    errand
        .go(
            |service| {
                let found = place::optional_id::<SourceId>(&source);
                let book = service.book();
                let known = found
                    .as_ref()
                    .ok()
                    .and_then(|id| book.source((*id)?))
                    .map(|source| format!("/quan-ly/nguon/{}", source.slug));
                Named {
                    what: found,
                    page: known.unwrap_or_else(|| "/quan-ly/nguon/moi".to_owned()),
                    next: "/quan-ly/nguon".to_owned(),
                }
            },
            |service, who, id, source| async move {
                let command = Command {
                    id,
                    source,
                    base,
                    title: TypedPair {
                        vi: title,
                        en: title_en,
                    },
                    publisher,
                    date,
                    url,
                    note: TypedPair {
                        vi: note,
                        en: note_en,
                    },
                    keeper,
                };
                service.keep_source(&who.actor, command).await
            },
        )
        .await
}
