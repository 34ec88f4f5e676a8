//! Moving through a sheet by the keyboard, as in a spreadsheet.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};

use super::{
    cell::{Cell, Part, element, index},
    closest, told, word,
};

/// Does what a key means in a sheet; answers whether it means something.
pub fn pressed(event: &KeyboardEvent) -> bool {
    let Some(at) = element(event.target()) else {
        return false;
    };
    let Some(place) = closest(&at, ".entering :is(td, th)") else {
        return false;
    };
    let key = &*event.key();
    let is_held = event.ctrl_key() || event.meta_key() || event.alt_key();
    if at.class_list().contains("row-name") {
        return key == "ArrowRight" && along(&place, true);
    }
    let cell = Cell::of(event.target());
    // A cell of an earlier period that is not a field yet.
    let is_text = at.class_list().contains("past");
    if cell.is_none() && !is_text {
        return Cell::around(event.target()).is_some_and(|cell| noting(key, &at, &cell));
    }
    let is_edited = cell.as_ref().is_some_and(Cell::is_edited);
    match key {
        "ArrowDown" => beside(&place, true),
        "ArrowUp" => beside(&place, false),
        "Tab" if !is_held => next(&place, !event.shift_key()),
        "Enter" if is_held => cell.as_ref().is_some_and(|cell| {
            cell.show_note();
            cell.note().is_some_and(|note| note.focus().is_ok())
        }),
        "Enter" if is_text => {
            edit(place);
            true
        }
        // In the last row the value is entered where it stands, and the form is not sent.
        "Enter" => {
            if !beside(&place, !event.shift_key())
                && let Some(cell) = cell
            {
                cell.edit(false);
            }
            true
        }
        "ArrowLeft" if !is_edited => along(&place, false),
        "ArrowRight" if !is_edited => along(&place, true),
        "F2" => edit(place).is_some_and(|cell| {
            let end = u32::try_from(cell.value(Part::Value).len()).unwrap_or(u32::MAX);
            cell.edit(true);
            if let Some(field) = cell.part(Part::Value) {
                field.set_selection_range(end, end).ok();
            }
            true
        }),
        // What is typed goes into the field that was text before.
        _ if is_text && !is_held && key.chars().count() == 1 => {
            edit(place);
            false
        }
        _ => false,
    }
}

/// In the note of a cell: back to its value, or on to the next cell, but never out of the page.
fn noting(key: &str, at: &Element, cell: &Cell) -> bool {
    let is_note = cell.note().is_some_and(|note| **note == *at);
    match key {
        "Escape" if is_note => cell.focus(),
        "Enter" if is_note => {
            cell.focus();
            beside(cell.place(), true);
        }
        _ => return false,
    }
    true
}

/// Makes a field of what is text, and goes there.
pub fn edit(place: Element) -> Option<Cell> {
    let cell = Cell::open(place)?;
    cell.focus();
    Some(cell)
}

/// To a place: its field where there is one, else itself, or what its row is called.
fn go(place: &Element) -> bool {
    let inside = if place.tag_name() == "TH" {
        place.first_element_child()
    } else {
        place.children().item(Part::Value as u32)
    };
    let found = inside.unwrap_or_else(|| place.clone());
    found
        .dyn_into::<HtmlElement>()
        .is_ok_and(|found| found.focus().is_ok())
}

fn row(place: &Element, down: bool) -> Option<Element> {
    let row = place.parent_element()?;
    if down {
        row.next_element_sibling()
    } else {
        row.previous_element_sibling()
    }
}

/// The same column of the next row, or of the one before.
fn beside(place: &Element, down: bool) -> bool {
    let found = row(place, down).and_then(|row| row.children().item(index(place)));
    found.is_some_and(|found| go(&found))
}

/// The next cell of the row, or the one before.
fn along(place: &Element, right: bool) -> bool {
    let found = if right {
        place.next_element_sibling()
    } else {
        place.previous_element_sibling()
    };
    found.is_some_and(|found| go(&found))
}

/// The next cell that can be entered: to the right, and from the period that is entered to the
/// row below. Beyond the last cell the page goes on as it does everywhere, and so it does while
/// there is something to choose in the cell.
fn next(place: &Element, forth: bool) -> bool {
    let is_past = place.class_list().contains("past");
    if is_past && forth {
        return along(place, true);
    }
    if place
        .query_selector(".cell-choice")
        .ok()
        .flatten()
        .is_some()
    {
        return false;
    }
    let mut from = place.clone();
    while let Some(found) = row(&from, forth).and_then(|row| row.last_element_child()) {
        if !found.class_list().contains("locked") {
            return go(&found);
        }
        from = found;
    }
    false
}

/// The row that something is in, counted from 0; and the period of its column, as the choice of
/// columns names it, if it is not the one that is entered.
pub fn place(target: Option<EventTarget>) -> Option<(u32, Option<String>)> {
    let place = closest(&element(target)?, "td.cell")?;
    let row = place.parent_element()?;
    let before = std::iter::successors(row.previous_element_sibling(), |one| {
        one.previous_element_sibling()
    });
    let row = u32::try_from(before.count()).unwrap_or(u32::MAX);
    let column = place.class_list().contains("past").then(|| {
        let from: u32 = word(told::FROM).parse().unwrap_or_default();
        (from + index(&place) - 1).to_string()
    });
    Some((row, column))
}
