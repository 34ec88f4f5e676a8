//! Ends one of one's own sessions.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::call::{Call, Done, Sent, set_cookie},
    domain::{Refusal, journal::Hash},
};

/// `session` is its key, in hexadecimal.
///
/// # Errors
/// When nobody is signed in, there is no such key, or the machine fails.
#[server(endpoint = "end_session", prefix = "/api")]
pub async fn end_session(id: String, language: Language, session: String) -> Result<(), Refused> {
    let call = Call::now(language);
    let sent = Sent {
        act: "end_session",
        id,
        page: "/tai-khoan".into(),
        fields: Vec::new(),
    };
    let key = Hash::try_from(session).map_err(|_| Refusal::NotFound);
    let is_this_one = call
        .visitor
        .signed_in
        .as_ref()
        .is_some_and(|who| key == Ok(who.session));
    let outcome = call
        .run(|service, who| async move { service.end_sessions(&who, &[key?]).await })
        .await;
    if is_this_one && outcome.is_ok() {
        set_cookie(&call.door.cookie.end());
    }
    let done = |&(): &()| {
        if is_this_one {
            Done {
                path: "/".into(),
                code: "",
            }
        } else {
            Done {
                path: "/tai-khoan".into(),
                code: "phien",
            }
        }
    };
    call.answer(outcome, done, sent)
}
