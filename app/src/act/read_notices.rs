//! Marks one of one's own notices as read, or all of them.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
    },
    domain::{Refusal, command::ReadNotices as Command, id::NoticeId},
};

/// `notice` is empty for all.
///
/// # Errors
/// When nobody is signed in, or the machine fails.
#[server(endpoint = "read_notices", prefix = "/api")]
pub async fn read_notices(
    id: String,
    language: Language,
    #[server(default)] notice: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let one: Result<Option<NoticeId>, Refusal> = if notice.is_empty() {
        Ok(None)
    } else {
        place::id(&notice).map(Some)
    };
    let named = place::id(&id).and_then(|id| Ok(Command { id, notice: one? }));
    let outcome = call
        .run(|service, who| async move { service.read_notices(&who.actor, named?).await })
        .await;
    let sent = Sent {
        act: "read_notices",
        id,
        page: "/thong-bao".into(),
        fields: Vec::new(),
    };
    let code = if notice.is_empty() { "doc" } else { "" };
    call.answer(
        outcome,
        |&()| Done {
            path: "/thong-bao".into(),
            code,
        },
        sent,
    )
}
