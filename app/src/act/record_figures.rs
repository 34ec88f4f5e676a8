//! Enters many figures at once: the sheet's form, a block that was pasted, and one cell that the
//! island sends by itself.

use domain::Language;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place, rows as sheet_rows,
    },
    crate::{page::grid::status, words::Words},
    domain::{Refusal, command::RecordFigures as Command},
};

/// One row of a sheet, as its form sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowSent {
    /// Indicator, unit and period, with dots between them.
    pub at: String,
    pub base: u32,
    /// What the field held when it was drawn: what is still the same was not touched.
    #[serde(default)]
    pub was: String,
    pub value: String,
    #[serde(default)]
    pub note: String,
    /// Whether what somebody else wrote meanwhile is to stay.
    #[serde(default)]
    pub theirs: bool,
}

/// A row as it stands after it was saved, in words and finished markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowSaved {
    pub at: String,
    pub base: u32,
    pub value: String,
    pub status: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSaved {
    pub rows: Vec<RowSaved>,
    /// The command id of what is sent next.
    pub next: String,
    pub said: String,
}

/// # Errors
/// What is wrong with which row: all are saved, or none.
#[server(endpoint = "record_figures", prefix = "/api")]
pub async fn record_figures(
    id: String,
    language: Language,
    programme: String,
    sheet: String,
    #[server(default)] ground: String,
    #[server(default)] rows: Vec<RowSent>,
    #[server(default)] submit: bool,
) -> Result<SheetSaved, Refused> {
    let call = Call::now(language);
    let page = sheet_rows::page(&sheet);
    let sent = Sent {
        act: "record_figures",
        id: id.clone(),
        page: page.clone(),
        fields: vec![
            ("ground", ground.clone()),
            ("rows", sheet_rows::written(&rows)),
            ("submit", submit.to_string()),
        ],
    };
    let outcome = call
        .run(|service, who| async move {
            let (entries, places) = sheet_rows::entries(&rows, submit)?;
            if entries.is_empty() && submit {
                return Err(Refusal::NothingToSubmit);
            }
            if entries.is_empty() {
                // Each cell was saved when it was left.
                return Ok(SheetSaved {
                    rows: Vec::new(),
                    next: id,
                    said: Words(language).nothing_changed().to_owned(),
                });
            }
            let command = Command {
                id: place::id(&id)?,
                programme: place::id(&programme)?,
                language,
                ground,
                entries: entries.clone(),
                submit,
            };
            let saved = service
                .record_figures(&who.actor, command)
                .await
                .map_err(|refusal| sheet_rows::by_row(refusal, &places))?;
            let book = service.book();
            let words = Words(language);
            let rows = entries
                .iter()
                .zip(&places)
                .zip(saved.cells)
                .map(|((entry, row), cell)| RowSaved {
                    at: rows[*row].at.clone(),
                    base: cell.revision,
                    value: cell
                        .quantity
                        .map(|quantity| quantity.entry(language))
                        .unwrap_or_default(),
                    status: status::markup(&book, entry, &cell.warnings, language),
                })
                .collect();
            Ok(SheetSaved {
                rows,
                next: service.new_command().to_string(),
                said: if submit {
                    words.grid_submitted()
                } else {
                    words.grid_saved()
                }
                .to_owned(),
            })
        })
        .await;
    let done = |saved: &SheetSaved| Done {
        path: page,
        code: match (submit, saved.rows.is_empty()) {
            (true, _) => "trinh",
            (false, false) => "luu",
            (false, true) => "khong-doi",
        },
    };
    call.answer(outcome, done, sent)
}
