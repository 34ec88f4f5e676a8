//! Opens one's calendar to programs under a new address, or closes it.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::errand::{Errand, Named},
    domain::command::OpenCalendar as Command,
};

/// # Errors
/// When nobody is signed in.
#[server(endpoint = "open_calendar", prefix = "/api")]
pub async fn open_calendar(
    id: String,
    language: Language,
    #[server(default)] open: bool,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "open_calendar",
        code: "",
        language,
        id,
        fields: Vec::new(),
    };
    errand
        .go(
            |_| Named::on("/lich?cua-toi=1".to_owned(), Ok(())),
            |service, who, id, ()| async move {
                service
                    .open_calendar(&who.actor, Command { id, open })
                    .await
            },
        )
        .await
}
