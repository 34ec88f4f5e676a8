//! Keeps what one wants to be told, and where.

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
    domain::{Refusal, command::KeepPreferences as Command, notice::NoticeKind},
};

/// `in_app` and `by_mail` are the codes of the kinds that are switched on.
///
/// # Errors
/// When nobody is signed in, or the address is none.
#[server(endpoint = "keep_preferences", prefix = "/api")]
pub async fn keep_preferences(
    id: String,
    language: Language,
    #[server(default)] address: String,
    mail_language: Language,
    #[server(default)] in_app: Vec<String>,
    #[server(default)] by_mail: Vec<String>,
    #[server(default)] digest: bool,
    #[server(default)] single_keys: bool,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let sent = Sent {
        act: "keep_preferences",
        id: id.clone(),
        page: "/tai-khoan/thong-bao".into(),
        fields: vec![
            ("address", address.clone()),
            ("mail_language", mail_language.code().to_owned()),
            ("in_app", in_app.join(",")),
            ("by_mail", by_mail.join(",")),
            ("digest", digest.to_string()),
            ("single_keys", single_keys.to_string()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                address,
                language: mail_language,
                in_app: kinds(&in_app)?,
                by_mail: kinds(&by_mail)?,
                digest,
                single_keys,
            };
            service.keep_preferences(&who.actor, command).await
        })
        .await;
    call.answer(
        outcome,
        |&()| Done {
            path: "/tai-khoan/thong-bao".into(),
            code: "luu",
        },
        sent,
    )
}

#[cfg(feature = "ssr")]
fn kinds(codes: &[String]) -> Result<Vec<NoticeKind>, Refusal> {
    codes
        .iter()
        .map(|code| NoticeKind::of_code(code).ok_or(Refusal::NotFound))
        .collect()
}
