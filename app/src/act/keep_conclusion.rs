//! Writes a meeting's conclusion down, changes its words, or takes it out.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{errand::Errand, place},
    domain::command::{KeepConclusion as Command, TypedPair},
};

/// `number` is empty for a new one; an empty text takes one out.
///
/// # Errors
/// No right to, text that cannot be kept, tasks came of it already, or changed meanwhile.
#[server(endpoint = "keep_conclusion", prefix = "/api")]
pub async fn keep_conclusion(
    id: String,
    language: Language,
    meeting: String,
    #[server(default)] base: String,
    #[server(default)] number: String,
    #[server(default)] text: String,
    #[server(default)] text_en: String,
) -> Result<(), Refused> {
    let which: Result<Option<u16>, _> = place::optional_id(&number);
    // What came is part of an address only once it is known to be a number.
    let below = match which {
        Ok(Some(number)) => format!("/ket-luan/{number}"),
        _ => String::new(),
    };
    let errand = Errand {
        act: "keep_conclusion",
        code: "ket-luan",
        language,
        id,
        fields: vec![("text", text.clone()), ("text_en", text_en.clone())],
    };
    errand
        .go(
            |service| place::meeting(service, &meeting, &below),
            |service, who, id, meeting| async move {
                let command = Command {
                    id,
                    meeting,
                    base,
                    number: which?,
                    text: TypedPair {
                        vi: text,
                        en: text_en,
                    },
                };
                service.keep_conclusion(&who.actor, command).await
            },
        )
        .await
}
