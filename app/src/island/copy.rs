//! Copies the text of a field: the palette, which hears every click, asks here. The old command is
//! used, as the newer way is closed to pages without TLS.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, window};

/// On a button: the id of the field that it copies.
const COPIES: &str = "data-copies";
/// On a button: what it says afterwards.
const COPIED: &str = "data-copied";

/// Whether it was a click on such a button, and the text is copied.
pub(super) fn clicked(target: &Element) -> bool {
    copy(target).is_some()
}

fn copy(button: &Element) -> Option<()> {
    let page = window()?.document()?;
    let field = page.get_element_by_id(&button.get_attribute(COPIES)?)?;
    // A field of several lines is selected like one of a single line.
    field.unchecked_into::<HtmlInputElement>().select();
    let command: Function = Reflect::get(&page, &JsValue::from_str("execCommand"))
        .ok()?
        .dyn_into()
        .ok()?;
    let done = command.call1(&page, &JsValue::from_str("copy")).ok()?;
    if done.is_truthy() {
        button.set_text_content(button.get_attribute(COPIED).as_deref());
    }
    Some(())
}
