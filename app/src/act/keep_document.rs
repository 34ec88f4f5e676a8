//! Creates a programme or another document, or changes one.

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
        Refusal,
        command::{KeepDocument as Command, TypedPair},
        id::DocumentId,
    },
};

/// `document` is empty for a new one.
///
/// # Errors
/// No right to, a field that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_document", prefix = "/api")]
pub async fn keep_document(
    id: String,
    language: Language,
    #[server(default)] document: String,
    #[server(default)] base: String,
    kind: String,
    #[server(default)] number: String,
    title: String,
    #[server(default)] title_en: String,
    #[server(default)] short: String,
    #[server(default)] short_en: String,
    issuer: String,
    #[server(default)] date: String,
    #[server(default)] term: String,
    #[server(default)] starts: String,
    #[server(default)] ends: String,
    #[server(default)] implements: String,
    #[server(default)] focus: String,
    #[server(default)] breakthroughs: String,
    #[server(default)] targets: String,
    #[server(default)] solutions: String,
    /// The codes of what has to be clear.
    #[server(default)]
    clear: Vec<String>,
    ground: String,
    /// "true" or "false"; empty for what follows its items as before.
    #[server(default)]
    followed: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let document: Result<Option<DocumentId>, Refusal> = place::optional_id(&document);
    let known = document.as_ref().ok().and_then(|document| {
        let book = call.door.service.book();
        document
            .and_then(|document| book.document(document))
            .map(|document| document.slug.clone())
    });
    let sent = Sent {
        act: "keep_document",
        id: id.clone(),
        page: known.map_or_else(
            || match followed.as_str() {
                "false" => "/quan-ly/van-ban/moi".to_owned(),
                _ => "/quan-ly/chuong-trinh/moi".to_owned(),
            },
            |slug| format!("/quan-ly/{slug}/sua"),
        ),
        fields: vec![
            ("kind", kind.clone()),
            ("number", number.clone()),
            ("title", title.clone()),
            ("title_en", title_en.clone()),
            ("short", short.clone()),
            ("short_en", short_en.clone()),
            ("issuer", issuer.clone()),
            ("date", date.clone()),
            ("term", term.clone()),
            ("starts", starts.clone()),
            ("ends", ends.clone()),
            ("implements", implements.clone()),
            ("focus", focus.clone()),
            ("breakthroughs", breakthroughs.clone()),
            ("targets", targets.clone()),
            ("solutions", solutions.clone()),
            ("clear", clear.join(" ")),
            ("ground", ground.clone()),
            ("followed", followed.clone()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                document: document?,
                base,
                kind,
                number,
                title: TypedPair {
                    vi: title,
                    en: title_en,
                },
                short: TypedPair {
                    vi: short,
                    en: short_en,
                },
                issuer,
                date,
                term,
                starts,
                ends,
                implements,
                declared: [focus, breakthroughs, targets, solutions],
                clear,
                ground,
                followed,
            };
            service.keep_document(&who.actor, command).await
        })
        .await;
    let path = outcome
        .as_ref()
        .map(|slug| {
            let book = call.door.service.book();
            match book.programme_by_slug(slug.as_str()) {
                Some(_) => format!("/quan-ly/{slug}"),
                None => "/quan-ly/van-ban".to_owned(),
            }
        })
        .unwrap_or_default();
    let done = |&(): &()| Done { path, code: "luu" };
    call.answer(outcome.map(drop), done, sent)
}
