//! What others changed on a sheet since a moment: asked now and then by whoever has it open.

use domain::Language;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::{Refused, record_figures::RowSaved};
#[cfg(feature = "ssr")]
use {
    super::{call::Call, rows},
    crate::{
        page::grid::{
            rows::entry_of,
            status,
            which::{Which, place},
        },
        words::{Words, sentence::capital},
    },
    domain::{Refusal, Timestamp, officer::Author},
    service::book::{Book, Reader},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    pub rows: Vec<RowSaved>,
    /// From when to ask next, in milliseconds.
    pub since: i64,
}

/// # Errors
/// Not signed in, or no right to any row of the sheet.
#[server(endpoint = "sheet_marks", prefix = "/api", input = GetUrl)]
pub async fn sheet_marks(language: Language, sheet: String, since: i64) -> Result<Marks, Refused> {
    let call = Call::now(language);
    let outcome = call
        .run(|service, who| async move {
            let asked = service.clock().now();
            let from = Timestamp::from_millisecond(since).unwrap_or(asked);
            let book = service.book();
            let which = Which::at(&book, &rows::page(&sheet)).ok_or(Refusal::NotFound)?;
            let reader = Reader {
                actor: Some(&who.actor),
                on: service.today(),
            };
            let grid = which.grid(&book, reader).ok_or(Refusal::NotAllowed)?;
            let rows = grid
                .rows
                .iter()
                .filter_map(|row| {
                    let kept = row.cell.as_ref()?;
                    let (changed, by) = Book::last_change(kept)?;
                    let is_own = by.officer() == Some(who.actor.officer());
                    (changed > from && !is_own).then(|| {
                        let who = post(&book, by, Words(language));
                        let mark = Words(language).changed_by(&who, changed);
                        RowSaved {
                            at: place(row, grid.period),
                            base: kept.revision,
                            value: entry_of(Some(kept), language),
                            status: status::marked(
                                &book,
                                kept,
                                &row.warnings,
                                mark,
                                Words(language),
                            ),
                        }
                    })
                })
                .collect();
            Ok(Marks {
                rows,
                since: asked.as_millisecond(),
            })
        })
        .await;
    call.told(outcome)
}

/// The post of whoever did something, as colleagues know it.
#[cfg(feature = "ssr")]
fn post(book: &Book, by: Author, words: Words) -> String {
    by.officer()
        .and_then(|id| book.officer(id))
        .map(|officer| officer.post.clone())
        .filter(|post| !post.is_empty())
        .unwrap_or_else(|| match by {
            Author::Officer { role, .. } => capital(role.name(words.0)),
            Author::Operator => capital(words.operator()),
        })
}
