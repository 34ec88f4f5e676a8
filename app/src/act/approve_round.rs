//! Approves all of a round that there is nothing odd about, over all units: all or none.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        errand::{Errand, Named},
        place,
    },
    domain::{Refusal, command::ApproveRound as Command, id::DocumentId, period::Period},
};

/// `base` is the mark of what was shown; `rounds` says that the form stands on the page of the
/// programme's rounds rather than on the list of what waits.
///
/// # Errors
/// No part in checking it, others wait by now than were shown, or something wrong with any.
#[server(endpoint = "approve_round", prefix = "/api")]
pub async fn approve_round(
    id: String,
    language: Language,
    programme: String,
    period: String,
    base: String,
    #[server(default)] rounds: bool,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "approve_round",
        code: "duyet-ky",
        language,
        id,
        fields: vec![("programme", programme.clone()), ("period", period.clone())],
    };
    errand
        .go(
            |service| {
                let named = place::id::<DocumentId>(&programme);
                let slug = named.as_ref().ok().and_then(|id| {
                    let book = service.book();
                    book.document(*id).map(|document| document.slug.to_string())
                });
                let page = match slug.filter(|_| rounds) {
                    Some(slug) => format!("/ky-bao-cao/{slug}"),
                    None => "/duyet".to_owned(),
                };
                let what: Result<(DocumentId, Period), Refusal> =
                    named.and_then(|id| Ok((id, place::id(&period)?)));
                Named::on(page, what)
            },
            |service, who, id, (programme, period)| async move {
                let command = Command {
                    id,
                    programme,
                    period,
                    base,
                };
                service.approve_round(&who.actor, command).await
            },
        )
        .await
}
