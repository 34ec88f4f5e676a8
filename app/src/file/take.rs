//! Takes a file in: reads it, understands its lines, and holds it for its sender.

use domain::{
    Language, Refusal,
    id::CommandId,
    policy::{self, Actor, RecordFigure},
};
use exchange::lines;
use service::book::Reader;

use super::{Held, NumberForm, resolve::Resolving};
use crate::{address::Address, door::Door};

/// A file as a form sent it.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// The command id of the form.
    pub id: String,
    pub language: Language,
    /// Addresses of programme and unit.
    pub programme: String,
    pub unit: String,
    pub ground: String,
    pub period: String,
    pub numbers: String,
    pub name: String,
    pub content: Vec<u8>,
}

/// Why a file was not even read, and the page that says so.
#[derive(Debug)]
pub struct NotTaken {
    pub refusal: Refusal,
    pub page: String,
}

/// Reads and holds it; answers with the page that shows what it would change, or what is wrong
/// with the file. Takes time: up to some tenths of a second.
///
/// # Errors
/// Nobody signed in, somebody without the right, a programme or unit that is not there.
pub fn take(door: &Door, actor: Option<&Actor>, chosen: Chosen) -> Result<String, NotTaken> {
    let address = Address {
        language: chosen.language,
        on: None,
    };
    let desk = || address.to("/ban-lam-viec");
    let not_taken = |refusal, page| NotTaken { refusal, page };
    let (programme, unit) = {
        let book = door.service.book();
        let programme = book
            .document_by_slug(&chosen.programme)
            .filter(|document| document.programme);
        let unit = book.tree().by_slug(&chosen.unit);
        match (programme, unit) {
            (Some(programme), Some(unit)) => (programme.id, unit.clone()),
            _ => return Err(not_taken(Refusal::NotFound, desk())),
        }
    };
    let page = address.to(&format!("/nhap-tep/{}/{}", chosen.programme, chosen.unit));
    let Some(actor) = actor else {
        return Err(not_taken(Refusal::NotSignedIn, page));
    };
    if !policy::may::<RecordFigure>(actor, unit.id, door.service.book().tree()) {
        return Err(not_taken(Refusal::NotAllowed, page));
    }
    let Ok(id) = chosen.id.parse::<CommandId>() else {
        return Err(not_taken(Refusal::NotFound, page));
    };
    let numbers = NumberForm::named(&chosen.numbers);
    // Reading is slow compared with all else: the book is not locked meanwhile.
    let lines = exchange::read(&chosen.content).and_then(|table| lines::of(&table));
    let rows = lines.map(|lines| {
        let book = door.service.book();
        let reader = Reader {
            actor: Some(actor),
            on: door.service.today(),
        };
        let period = lines::period(&chosen.period);
        let resolving = Resolving::new(
            (&book, reader, actor),
            programme,
            (&unit, period),
            (chosen.language, numbers),
        );
        lines
            .iter()
            .map(|line| resolving.row(line))
            .collect::<Vec<_>>()
            .into()
    });
    let held = Held {
        sender: actor.officer(),
        programme,
        unit: unit.id,
        name: domain::text::normalise(&chosen.name)
            .chars()
            .take(120)
            .collect(),
        language: chosen.language,
        ground: chosen.ground,
        period: chosen.period,
        numbers,
        rows,
    };
    door.files.keep(id, held);
    Ok(format!("{page}?tep={id}"))
}
