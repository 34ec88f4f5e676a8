//! Keeps a page with its filters, to be found again.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::errand::{Errand, Named},
    domain::command::KeepFilter as Command,
};

/// # Errors
/// When nobody is signed in, without a name, or when there is no room for more.
#[server(endpoint = "keep_filter", prefix = "/api")]
pub async fn keep_filter(
    id: String,
    language: Language,
    page: String,
    filter_name: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "keep_filter",
        code: "luu-cach-xem",
        language,
        id,
        fields: vec![("filter_name", filter_name.clone())],
    };
    errand
        .go(
            |_| Named::kept_page(page),
            |service, who, id, page| async move {
                let command = Command {
                    id,
                    name: filter_name,
                    page: page.into(),
                };
                service.keep_filter(&who.actor, command).await
            },
        )
        .await
}
