//! Enters the figures of a file that its sender has looked at: all of them, as they were shown,
//! or none.

use domain::Language;
use leptos::prelude::*;

use super::Refused;
#[cfg(feature = "ssr")]
use {
    super::{
        call::{Call, Done, Sent},
        place,
    },
    crate::file::Held,
    domain::{Refusal, command::RecordFigures, id::CommandId},
    service::Service,
};

/// # Errors
/// What is wrong with which line; a file that is no longer held.
#[server(endpoint = "apply_file", prefix = "/api")]
pub async fn apply_file(
    id: String,
    language: Language,
    file: String,
    programme: String,
    unit: String,
    #[server(default)] submit: bool,
) -> Result<(), Refused> {
    let call = Call::now(language);
    let page = page(&call.door.service, &programme, &unit);
    let sent = Sent {
        act: "apply_file",
        id: id.clone(),
        page: page.clone(),
        fields: vec![("file", file.clone()), ("submit", submit.to_string())],
    };
    let files = std::sync::Arc::clone(&call.door.files);
    let outcome = call
        .run(|service, who| async move {
            let file = place::id(&file)?;
            let held = files
                .get(file, who.actor.officer())
                .ok_or(Refusal::NotFound)?;
            let wrong = wrong(&held);
            if !wrong.is_empty() {
                return Err(Refusal::Entries(wrong));
            }
            let command = command(place::id(&id)?, &held, submit);
            service.record_figures(&who.actor, command).await?;
            Ok(())
        })
        .await;
    let done = |(): &()| Done {
        path: page,
        code: if submit { "trinh" } else { "luu" },
    };
    call.answer(outcome, done, sent)
}

/// The lines that were not understood: with one of them, nothing of the file is entered.
#[cfg(feature = "ssr")]
fn wrong(held: &Held) -> Vec<(usize, Refusal)> {
    let rows = held.rows.iter().flat_map(|rows| rows.iter()).enumerate();
    rows.filter_map(|(at, row)| Some((at, row.entry.clone().err()?)))
        .collect()
}

/// What would be entered: every line that was understood.
#[cfg(feature = "ssr")]
pub(crate) fn command(id: CommandId, held: &Held, submit: bool) -> RecordFigures {
    RecordFigures {
        id,
        programme: held.programme,
        language: held.language,
        ground: held.ground.clone(),
        entries: held
            .rows
            .iter()
            .flat_map(|rows| rows.iter())
            .filter_map(|row| row.entry.clone().ok())
            .collect(),
        submit,
    }
}

/// Where a file for a unit is chosen; the desk for what does not exist.
#[cfg(feature = "ssr")]
fn page(service: &Service, programme: &str, unit: &str) -> String {
    let book = service.book();
    let is_there =
        book.document_by_slug(programme).is_some() && book.tree().by_slug(unit).is_some();
    if is_there {
        format!("/nhap-tep/{programme}/{unit}")
    } else {
        "/ban-lam-viec".to_owned()
    }
}
