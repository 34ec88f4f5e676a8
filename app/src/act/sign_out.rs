//! Ends the session one is in.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use super::call::{Call, Done, Sent, set_cookie};

/// # Errors
/// When nobody is signed in, or the machine fails.
#[server(endpoint = "sign_out", prefix = "/api")]
pub async fn sign_out(id: String, language: Language) -> Result<(), Refused> {
    let call = Call::now(language);
    let outcome = call
        .run(|service, who| async move { service.end_sessions(&who, &[who.session]).await })
        .await;
    if outcome.is_ok() {
        set_cookie(&call.door.cookie.end());
    }
    let sent = Sent {
        act: "sign_out",
        id,
        page: "/tai-khoan".into(),
        fields: Vec::new(),
    };
    call.answer(
        outcome,
        |&()| Done {
            path: "/".into(),
            code: "",
        },
        sent,
    )
}
