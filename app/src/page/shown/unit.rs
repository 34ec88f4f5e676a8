//! A unit by its name: on the day the reader looks at, told apart from others, and marked when
//! it is over.

use domain::{Date, id::UnitId, period::date_text, unit::Unit};
use leptos::prelude::*;
use service::book::{Book, unit::seen_day};

use crate::page::reading::Reading;

/// A unit's full name on the day the reader looks at.
#[must_use]
pub fn unit_name(unit: &Unit, reading: &Reading) -> String {
    unit.full_name(seen_day(unit, reading.on), reading.language)
        .to_owned()
}

/// The name of a unit by id; a dash when it is not known.
#[must_use]
pub fn name_of(book: &Book, id: UnitId, reading: &Reading) -> String {
    book.tree().get(id).map_or_else(
        || reading.words.none().to_owned(),
        |unit| unit_name(unit, reading),
    )
}

/// The name of a unit in a list to choose from: told apart from others of the same name by
/// what it belongs to, and marked when it is over.
#[must_use]
pub fn distinct_name(book: &Book, unit: &Unit, reading: &Reading) -> String {
    let name = unit_name(unit, reading);
    let is_shared = book
        .tree()
        .units()
        .any(|other| other.id != unit.id && unit_name(other, reading) == name);
    let parent = unit
        .parents
        .last()
        .filter(|_| is_shared)
        .and_then(|parent| book.tree().get(parent.value))
        .map(|parent| unit_name(parent, reading));
    let marks: Vec<_> = [parent, until_text(unit, reading)]
        .into_iter()
        .flatten()
        .collect();
    if marks.is_empty() {
        name
    } else {
        format!("{name} ({})", marks.join(", "))
    }
}

/// A link to a unit, and until when it existed if it is over.
pub fn unit_link(book: &Book, id: UnitId, reading: &Reading) -> AnyView {
    let Some(unit) = book.tree().get(id) else {
        return reading.words.none().into_any();
    };
    let over = until_text(unit, reading)
        .map(|until| view! { " " <span class="small">"(" {until} ")"</span> });
    view! { <a href=reading.address.unit(&unit.slug)>{unit_name(unit, reading)}</a> {over} }
        .into_any()
}

/// "đến hết 30/6/2025" for a unit that is over on the day the reader looks at.
#[must_use]
pub fn until_text(unit: &Unit, reading: &Reading) -> Option<String> {
    let until = unit.exists.until.filter(|until| *until <= reading.on)?;
    let last = until.yesterday().ok()?;
    Some(format!(
        "{} {}",
        reading.words.exists_until(),
        date_text(last, reading.language)
    ))
}

/// From when and until when something held.
#[must_use]
pub fn span_text(from: Option<Date>, until: Option<Date>, reading: &Reading) -> String {
    let words = reading.words;
    let mut parts = Vec::new();
    if let Some(from) = from {
        parts.push(format!(
            "{} {}",
            words.exists_from(),
            date_text(from, reading.language)
        ));
    }
    if let Some(last) = until.and_then(|until| until.yesterday().ok()) {
        parts.push(format!(
            "{} {}",
            words.exists_until(),
            date_text(last, reading.language)
        ));
    }
    parts.join(" ")
}
