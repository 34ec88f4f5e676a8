//! Forgets a page that was kept to be found again.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::errand::{Errand, Named},
    domain::command::DropFilter as Command,
};

/// # Errors
/// When nobody is signed in.
#[server(endpoint = "drop_filter", prefix = "/api")]
pub async fn drop_filter(id: String, language: Language, page: String) -> Result<(), Refused> {
    let errand = Errand {
        act: "drop_filter",
        code: "bo-cach-xem",
        language,
        id,
        fields: Vec::new(),
    };
    errand
        .go(
            |_| Named::kept_page(page),
            |service, who, id, page| async move {
                let command = Command {
                    id,
                    page: page.into(),
                };
                service.drop_filter(&who.actor, command).await
            },
        )
        .await
}
