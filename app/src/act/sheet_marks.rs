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
            status::{Teller, Told, marked},
            which::Which,
        },
        words::{Words, sentence::capital},
    },
    domain::{Refusal, command::Place, officer::Author},
    service::book::{Book, Reader},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    pub rows: Vec<RowSaved>,
    /// From where in the journal to ask next.
    pub since: String,
}

/// # Errors
/// Not signed in, or no right to any row of the sheet.
#[server(endpoint = "sheet_marks", prefix = "/api", input = GetUrl)]
pub async fn sheet_marks(
    language: Language,
    sheet: String,
    since: String,
) -> Result<Marks, Refused> {
    let call = Call::now(language);
    let outcome = call
        .run(|service, who| async move {
            let now = service.clock().now();
            let book = service.book();
            let which = Which::at(&book, &rows::page(&sheet)).ok_or(Refusal::NotFound)?;
            let reader = Reader {
                actor: Some(&who.actor),
                on: service.today(),
            };
            let grid = which.grid(&book, reader, now).ok_or(Refusal::NotAllowed)?;
            let (words, to) = (Words(language), Teller::now(language, &service));
            let officer = who.actor.officer();
            let rows = book
                .marks(&grid, since.parse().ok(), officer, now)
                .into_iter()
                .filter_map(|((indicator, unit, period), mark)| {
                    let row = grid
                        .rows
                        .iter()
                        .find(|row| row.indicator.id == indicator && row.unit == unit)?;
                    let here = book.cell(&row.indicator, unit, &period);
                    let is_entered = period == grid.period;
                    let told = Told {
                        indicator,
                        cell: here,
                        warnings: if is_entered { &row.warnings } else { &[] },
                        is_locked: is_entered && row.is_locked,
                        asked: if is_entered { &row.asked } else { &[] },
                    };
                    let who = post(&book, mark.by, words);
                    Some(RowSaved {
                        at: rows::at(&Place {
                            indicator,
                            unit,
                            period,
                        }),
                        base: here.map_or(0, |cell| cell.revision),
                        value: entry_of(here, language),
                        status: marked(&book, &told, words.changed_by(&who, mark.at), to),
                    })
                })
                .collect();
            Ok(Marks {
                rows,
                since: book.position().to_string(),
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
            Author::Citizen => capital(words.citizen()),
        })
}
