//! Takes an action of the officer's own on a sheet back; of one that was taken back, that it was.

use domain::Language;
use leptos::prelude::*;

use super::{Refused, record_figures::SheetSaved};
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
        record_figures::RowSaved,
        rows,
    },
    crate::{
        page::grid::status::{Teller, markup},
        words::Words,
    },
    domain::command::UndoFigures as Command,
    service::book::Reader,
};

/// # Errors
/// When there is nothing to undo, or somebody changed a cell of it since.
#[server(endpoint = "undo_figures", prefix = "/api")]
pub async fn undo_figures(
    id: String,
    language: Language,
    sheet: String,
    command: String,
) -> Result<SheetSaved, Refused> {
    let call = Call::now(language);
    let page = rows::page(&sheet);
    let sent = Sent {
        act: "undo_figures",
        id: id.clone(),
        page: page.clone(),
        fields: vec![("command", command.clone())],
    };
    let sheet = page.clone();
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                command: place::id(&command)?,
            };
            let saved = service.undo_figures(&who.actor, command).await?;
            let book = service.book();
            let reader = Reader {
                actor: Some(&who.actor),
                on: service.today(),
            };
            let to = Teller::now(language, &service);
            let rows = saved
                .cells
                .into_iter()
                .map(|cell| RowSaved {
                    at: rows::at(&cell.at),
                    base: cell.revision,
                    value: cell
                        .quantity
                        .map(|quantity| quantity.entry(language))
                        .unwrap_or_default(),
                    status: markup(&book, &cell.at, &cell.warnings, reader, to),
                })
                .collect();
            let said = Words(language).undone().to_owned();
            let asker = (&who.actor, &*sheet, language);
            Ok(SheetSaved::new(rows, said, (&service, &book), asker))
        })
        .await;
    let done = |_: &SheetSaved| Done {
        path: page,
        code: "hoan-tac",
    };
    call.answer(outcome, done, sent)
}
