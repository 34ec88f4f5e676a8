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
    crate::{
        page::grid::{
            status::{Teller, markup},
            undo::Told,
            which::Which,
        },
        words::Words,
    },
    domain::{Refusal, command::RecordFigures as Command, policy::Actor},
    service::{
        Service,
        book::{Book, Reader, grid::action::Steps},
    },
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
    /// Which action can be taken back now, and in words; empty when there is none.
    pub undo: String,
    pub undo_said: String,
    /// The same of what can be done again.
    pub redo: String,
    pub redo_said: String,
}

#[cfg(feature = "ssr")]
impl SheetSaved {
    /// With what its officer can take back now on the sheet of a page.
    pub(crate) fn new(
        rows: Vec<RowSaved>,
        said: String,
        (service, book): (&Service, &Book),
        (actor, page, language): (&Actor, &str, Language),
    ) -> Self {
        let steps = Which::at(book, page)
            .map_or_else(Steps::default, |which| book.steps(&which.within(), actor));
        let (undo, redo) = (
            Told::of(steps.undo, Words(language)),
            Told::of(steps.redo, Words(language)),
        );
        Self {
            rows,
            next: service.new_command().to_string(),
            said,
            undo: undo.command,
            undo_said: undo.said,
            redo: redo.command,
            redo_said: redo.said,
        }
    }
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
    let sheet = page.clone();
    let outcome = call
        .run(|service, who| async move {
            let (entries, places) = sheet_rows::entries(&rows, submit)?;
            if entries.is_empty() && submit {
                return Err(Refusal::NothingToSubmit);
            }
            if entries.is_empty() {
                // Each cell was saved when it was left.
                let said = Words(language).nothing_changed().to_owned();
                let book = service.book();
                let asker = (&who.actor, &*sheet, language);
                return Ok(SheetSaved {
                    next: id,
                    ..SheetSaved::new(Vec::new(), said, (&service, &book), asker)
                });
            }
            let command = Command {
                id: place::id(&id)?,
                programme: place::id(&programme)?,
                language,
                ground,
                entries,
                submit,
            };
            let saved = service
                .record_figures(&who.actor, command)
                .await
                .map_err(|refusal| sheet_rows::by_row(refusal, &places))?;
            let book = service.book();
            let words = Words(language);
            let reader = Reader {
                actor: Some(&who.actor),
                on: service.today(),
            };
            let to = Teller::now(language, &service);
            let rows = places
                .iter()
                .zip(saved.cells)
                .map(|(row, cell)| RowSaved {
                    at: rows[*row].at.clone(),
                    base: cell.revision,
                    value: cell
                        .quantity
                        .map(|quantity| quantity.entry(language))
                        .unwrap_or_default(),
                    status: markup(&book, &cell.at, &cell.warnings, reader, to),
                })
                .collect();
            let said = if submit {
                words.grid_submitted()
            } else {
                words.grid_saved()
            };
            Ok(SheetSaved::new(
                rows,
                said.to_owned(),
                (&service, &book),
                (&who.actor, &sheet, language),
            ))
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
