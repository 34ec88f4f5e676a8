//! Moving through a sheet by the keyboard, as in a spreadsheet.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent};

use super::{
    cell::{Cell, element},
    closest,
};

/// Does what a key means in a sheet; answers whether it means something.
pub fn pressed(event: &KeyboardEvent) -> bool {
    let Some(at) = element(event.target()) else {
        return false;
    };
    let cell = Cell::of(event.target());
    let is_past = at.class_list().contains("past");
    if cell.is_none() && !is_past {
        return false;
    }
    let is_edited = cell.as_ref().is_some_and(Cell::is_edited);
    match &*event.key() {
        "ArrowDown" => beside(&at, true),
        "ArrowUp" => beside(&at, false),
        "Enter" if is_past => focus(closest(&at, "tr").and_then(|row| input(&row))),
        // In the last row too it does not send the form.
        "Enter" => {
            beside(&at, !event.shift_key());
            true
        }
        "ArrowLeft" if !is_edited => along(&at, false),
        "ArrowRight" if !is_edited => along(&at, true),
        "F2" => cell.is_some_and(|cell| {
            let end = u32::try_from(cell.value("value").len()).unwrap_or(u32::MAX);
            cell.edit(true);
            if let Some(field) = cell.part("value") {
                field.set_selection_range(end, end).ok();
            }
            true
        }),
        _ => false,
    }
}

fn focus(element: Option<Element>) -> bool {
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    element.focus().is_ok()
}

fn input(row: &Element) -> Option<Element> {
    row.query_selector(".value").ok().flatten()
}

/// The same column of the next row, or of the one before.
fn beside(at: &Element, down: bool) -> bool {
    let found = closest(at, "td")
        .zip(closest(at, "tr"))
        .and_then(|(cell, row)| {
            let next = if down {
                row.next_element_sibling()
            } else {
                row.previous_element_sibling()
            }?;
            if at.class_list().contains("value") {
                input(&next)
            } else {
                next.children().item(index(&cell))
            }
        });
    focus(found)
}

/// The next cell of the row, or the one before.
fn along(at: &Element, right: bool) -> bool {
    let found = closest(at, "td").and_then(|cell| {
        let next = if right {
            cell.next_element_sibling()
        } else {
            cell.previous_element_sibling()
        }?;
        if next.class_list().contains("past") {
            Some(next)
        } else {
            input(&next)
        }
    });
    focus(found)
}

/// Which child of its row a cell is.
fn index(cell: &Element) -> u32 {
    let before = std::iter::successors(cell.previous_element_sibling(), |one| {
        one.previous_element_sibling()
    });
    u32::try_from(before.count()).unwrap_or(u32::MAX)
}

/// The row that something is in, counted from 0; and the period of its column, as the choice of
/// columns names it, if it is not the one that is entered.
pub fn place(target: Option<EventTarget>) -> Option<(u32, Option<String>)> {
    let at = element(target)?;
    let row = index(&closest(&at, "tbody tr")?);
    let cell = closest(&at, "td")?;
    Some((row, cell.get_attribute("data-column")))
}
