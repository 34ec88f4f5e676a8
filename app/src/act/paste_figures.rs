//! Takes a block from a spreadsheet to be looked at: nothing is saved. The page shows what each
//! cell would become, and has the button that saves all of it.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        rows,
    },
    crate::page::grid::which::Which,
    domain::Refusal,
    service::book::Reader,
};

/// # Errors
/// Not signed in, or no right to any row of the sheet.
#[server(endpoint = "paste_figures", prefix = "/api")]
pub async fn paste_figures(
    id: String,
    language: Language,
    sheet: String,
    text: String,
    #[server(default)] row: String,
    #[server(default)] column: String,
    #[server(default)] ground: String,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let page = rows::page(&sheet);
    let sent = || Sent {
        act: "paste_figures",
        id: id.clone(),
        page: page.clone(),
        fields: vec![
            ("text", text.clone()),
            ("row", row.clone()),
            ("column", column.clone()),
            ("ground", ground.clone()),
        ],
    };
    let outcome = call
        .run(|service, who| {
            let page = page.clone();
            async move {
                let book = service.book();
                let which = Which::at(&book, &page).ok_or(Refusal::NotFound)?;
                let reader = Reader {
                    actor: Some(&who.actor),
                    on: service.today(),
                };
                // What is in the block is judged where it is shown.
                which
                    .grid(&book, reader, service.clock().now())
                    .map(drop)
                    .ok_or(Refusal::NotAllowed)
            }
        })
        .await;
    let path = outcome.as_ref().ok().map(|()| call.hold(sent()));
    let done = |(): &()| Done {
        path: path.unwrap_or_default(),
        code: "",
    };
    call.answer(outcome, done, sent())
}
