//! Changes one's own password.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use super::call::{Call, Done, Sent};

/// # Errors
/// When nobody is signed in, a field is wrong, or there were too many attempts.
#[server(endpoint = "change_password", prefix = "/api")]
pub async fn change_password(
    id: String,
    language: Language,
    password: String,
    new_password: String,
    repeated_password: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let address = call.visitor.address.clone();
    let outcome = call
        .run(|service, who| async move {
            service
                .change_password(&who, &password, &new_password, &repeated_password, &address)
                .await
        })
        .await;
    let sent = Sent {
        act: "change_password",
        id,
        page: "/tai-khoan".into(),
        fields: Vec::new(),
    };
    call.answer(
        outcome,
        |&()| Done {
            path: "/tai-khoan".into(),
            code: "mat-khau",
        },
        sent,
    )
}
