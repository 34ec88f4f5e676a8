//! Takes evidence back, with a reason.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        errand::{Errand, Named},
        place,
    },
    domain::{command::WithdrawEvidence as Command, id::EvidenceId},
};

/// # Errors
/// No right to, no reason, nothing there, or taken back already.
#[server(endpoint = "withdraw_evidence", prefix = "/api")]
pub async fn withdraw_evidence(
    id: String,
    language: Language,
    evidence: String,
    #[server(default)] reason: String,
) -> Result<(), Refused> {
    let errand = Errand {
        act: "withdraw_evidence",
        code: "rut",
        language,
        id,
        fields: vec![("reason", reason.clone())],
    };
    errand
        .go(
            |service| {
                let found = place::id::<EvidenceId>(&evidence);
                let known = found.as_ref().ok().and_then(|id| {
                    let book = service.book();
                    place::evidence_page(&book, book.evidence(*id)?.of)
                });
                Named {
                    page: found.as_ref().map_or_else(
                        |_| "/ban-lam-viec".to_owned(),
                        |id| format!("/minh-chung/{id}/rut"),
                    ),
                    next: known.unwrap_or_else(|| "/ban-lam-viec".to_owned()),
                    what: found,
                }
            },
            |service, who, id, evidence| async move {
                let command = Command {
                    id,
                    evidence,
                    reason,
                };
                service.withdraw_evidence(&who.actor, command).await
            },
        )
        .await
}
