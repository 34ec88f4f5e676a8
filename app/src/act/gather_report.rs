//! Begins a report of a unit on a programme with what the book has for it.

#![expect(
    clippy::too_many_arguments,
    reason = "an act has an argument for each field of its form"
)]

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        errand::{Errand, Named},
        place,
    },
    domain::{
        command::GatherReport as Command,
        id::{DocumentId, UnitId},
    },
};

/// # Errors
/// No right to, no such period, or a day to come.
#[server(endpoint = "gather_report", prefix = "/api")]
pub async fn gather_report(
    id: String,
    language: Language,
    programme: String,
    unit: String,
    kind: String,
    layout: String,
    period: String,
    #[server(default)] as_of: String,
    #[server(default)] drafts: bool,
    #[server(default)] restricted: bool,
) -> Result<(), Refused> {
    let next = format!("/bao-cao/{id}");
    let yes = |ticked: bool| if ticked { "true" } else { "false" }.to_owned();
    let errand = Errand {
        act: "gather_report",
        code: "lap",
        language,
        id,
        fields: vec![
            ("kind", kind.clone()),
            ("layout", layout.clone()),
            ("period", period.clone()),
            ("as_of", as_of.clone()),
            ("drafts", yes(drafts)),
            ("restricted", yes(restricted)),
        ],
    };
    errand
        .go(
            |service| {
                let named = place::id::<DocumentId>(&programme)
                    .and_then(|programme| Ok((programme, place::id::<UnitId>(&unit)?)));
                let book = service.book();
                let page = named.as_ref().ok().and_then(|(programme, unit)| {
                    let programme = &book.document(*programme)?.slug;
                    let unit = &book.tree().get(*unit)?.slug;
                    Some(format!("/bao-cao/moi/{programme}/{unit}"))
                });
                Named {
                    what: named,
                    page: page.unwrap_or_else(|| "/bao-cao".to_owned()),
                    next,
                }
            },
            |service, who, id, (programme, unit)| async move {
                let command = Command {
                    id,
                    programme,
                    unit,
                    kind,
                    layout,
                    period,
                    on: as_of,
                    drafts,
                    restricted,
                };
                service.gather_report(&who.actor, command).await
            },
        )
        .await
}
