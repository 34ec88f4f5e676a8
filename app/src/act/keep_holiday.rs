//! Adds, changes or withdraws a public holiday.

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
    domain::{command::KeepHoliday as Command, period::parse_date},
};

/// # Errors
/// No right to, fields that cannot be read, or changed meanwhile.
#[server(endpoint = "keep_holiday", prefix = "/api")]
pub async fn keep_holiday(
    id: String,
    language: Language,
    base: u32,
    #[server(default)] day: String,
    #[server(default)] kind: String,
    #[server(default)] name: String,
    #[server(default)] name_en: String,
    #[server(default)] document: String,
    #[server(default)] note: String,
    #[server(default)] note_en: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let known = parse_date(&day);
    // A new day has no page of its own yet.
    let page = match known.filter(|_| base > 0) {
        Some(day) => format!("/lich-nghi/{day}"),
        None => "/lich-nghi/moi".to_owned(),
    };
    let sent = Sent {
        act: "keep_holiday",
        id: id.clone(),
        page,
        fields: vec![
            ("day", day.clone()),
            ("kind", kind.clone()),
            ("name", name.clone()),
            ("name_en", name_en.clone()),
            ("document", document.clone()),
            ("note", note.clone()),
            ("note_en", note_en.clone()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                day,
                base,
                kind,
                name,
                name_en,
                document,
                note,
                note_en,
            };
            service.keep_holiday(&who.actor, command).await
        })
        .await;
    let done = |&(): &()| Done {
        path: known.map_or_else(
            || "/lich-nghi".to_owned(),
            |day| format!("/lich-nghi/nam/{}", day.year()),
        ),
        code: "luu",
    };
    call.answer(outcome, done, sent)
}
