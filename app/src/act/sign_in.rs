//! Begins a session.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use super::call::{Call, Done, Sent, set_cookie};

/// # Errors
/// Wrong credentials, or too many attempts.
#[server(endpoint = "sign_in", prefix = "/api")]
pub async fn sign_in(
    id: String,
    language: Language,
    account: String,
    password: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let sent = Sent {
        act: "sign_in",
        id,
        page: "/dang-nhap".into(),
        fields: vec![("account", account.clone())],
    };
    let (address, device) = (call.visitor.address.clone(), call.visitor.device.clone());
    let outcome = call
        .run_for_anyone(|service| async move {
            service
                .sign_in(&account, &password, &address, &device)
                .await
        })
        .await;
    if let Ok(token) = &outcome {
        set_cookie(&call.door.cookie.begin(&token.text()));
    }
    let done = |&(): &()| Done {
        path: "/ban-lam-viec".into(),
        code: "",
    };
    call.answer(outcome.map(drop), done, sent)
}
