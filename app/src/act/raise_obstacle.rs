//! Says what stops a unit's work, and asks who can remove it.

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
    domain::{Refusal, command::RaiseObstacle as Command, id::UnitId, obstacle::Blocked},
    service::Service,
};

/// What is stopped is one of: a task, an indicator, an item, a programme.
///
/// # Errors
/// No right to, nothing written, no unit or no day, or nothing there that could be stopped.
#[server(endpoint = "raise_obstacle", prefix = "/api")]
pub async fn raise_obstacle(
    id: String,
    language: Language,
    unit: String,
    #[server(default)] task: String,
    #[server(default)] indicator: String,
    #[server(default)] item: String,
    #[server(default)] programme: String,
    what: String,
    ask: String,
    #[server(default)] to: String,
    #[server(default)] due: String,
) -> Result<(), Refused> {
    let next = format!("/vuong-mac/{id}");
    let errand = Errand {
        act: "raise_obstacle",
        code: "neu",
        language,
        id,
        fields: vec![
            ("what", what.clone()),
            ("ask", ask.clone()),
            ("to", to.clone()),
            ("due", due.clone()),
        ],
    };
    errand
        .go(
            |service| {
                let found = blocked(&task, &indicator, &item, &programme)
                    .and_then(|blocks| Ok((blocks, place::id::<UnitId>(&unit)?)));
                let page = found
                    .as_ref()
                    .ok()
                    .and_then(|(blocks, unit)| raise_page(service, *blocks, *unit));
                Named {
                    what: found,
                    page: page.unwrap_or_else(|| "/vuong-mac".to_owned()),
                    next,
                }
            },
            |service, who, id, (blocks, unit)| async move {
                let command = Command {
                    id,
                    blocks,
                    unit,
                    what,
                    ask,
                    to,
                    due,
                };
                service.raise_obstacle(&who.actor, command).await
            },
        )
        .await
}

#[cfg(feature = "ssr")]
fn blocked(task: &str, indicator: &str, item: &str, programme: &str) -> Result<Blocked, Refusal> {
    match (task, indicator, item, programme) {
        (task, "", "", "") => place::id(task).map(Blocked::Task),
        ("", indicator, "", "") => place::id(indicator).map(Blocked::Indicator),
        ("", "", item, "") => place::id(item).map(Blocked::Item),
        ("", "", "", programme) => place::id(programme).map(Blocked::Programme),
        _ => Err(Refusal::NotFound),
    }
}

/// The path of the form that names what stops a unit.
#[cfg(feature = "ssr")]
pub(crate) fn raise_page(service: &Service, blocks: Blocked, unit: UnitId) -> Option<String> {
    let book = service.book();
    let unit = &book.tree().get(unit)?.slug;
    Some(match blocks {
        Blocked::Task(id) => format!("/vuong-mac/moi/nhiem-vu/{}/{unit}", book.task(id)?.slug),
        Blocked::Indicator(id) => {
            format!(
                "/vuong-mac/moi/chi-tieu/{}/{unit}",
                book.indicator(id)?.slug
            )
        }
        Blocked::Item(id) => format!("/vuong-mac/moi/muc/{}/{unit}", book.item(id)?.slug),
        Blocked::Programme(id) => {
            format!(
                "/vuong-mac/moi/chuong-trinh/{}/{unit}",
                book.document(id)?.slug
            )
        }
    })
}
