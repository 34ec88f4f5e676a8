//! Takes the officer's own last action on a sheet back.

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
    crate::{page::grid::status, words::Words},
    domain::command::{Entry, Typed, UndoFigures as Command},
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
    let outcome = call
        .run(|service, who| async move {
            let command = Command {
                id: place::id(&id)?,
                command: place::id(&command)?,
            };
            let saved = service.undo_figures(&who.actor, command).await?;
            let book = service.book();
            let rows = saved
                .cells
                .into_iter()
                .map(|cell| {
                    let entry = Entry {
                        indicator: cell.at.indicator,
                        unit: cell.at.unit,
                        period: cell.at.period,
                        base: cell.revision,
                        value: Typed::AsItStands,
                        ground: String::new(),
                        note: String::new(),
                    };
                    RowSaved {
                        at: rows::at(&entry),
                        base: cell.revision,
                        value: cell
                            .quantity
                            .map(|quantity| quantity.entry(language))
                            .unwrap_or_default(),
                        status: status::markup(&book, &entry, &cell.warnings, language),
                    }
                })
                .collect();
            Ok(SheetSaved {
                rows,
                next: service.new_command().to_string(),
                said: Words(language).undone().to_owned(),
            })
        })
        .await;
    let done = |_: &SheetSaved| Done {
        path: page,
        code: "hoan-tac",
    };
    call.answer(outcome, done, sent)
}
