//! Going somewhere by the keyboard: `Ctrl+K` opens the page "Go to" on top of the one that is seen,
//! `?` its help for the keyboard, and typing leaves what fits. The page is fetched the first time, so
//! that no other page weighs more for it; without a program its links lead to it.

#![expect(
    clippy::must_use_candidate,
    reason = "the view macro calls the island and always uses what it returns"
)]

use super::copy;
use domain::text::fold::search_key;
use js_sys::futures::JsFuture;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{
    Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlTemplateElement, KeyboardEvent, Response, window,
};

/// The ids by which the page and the island know the same elements.
pub mod id {
    /// Opened on top of a page.
    pub const DIALOG: &str = "palette";
    /// What of the page "Go to" is shown in it.
    pub const BODY: &str = "go";
    pub const FIND: &str = "go-find";
    pub const WHOLE_BOOK: &str = "go-whole-book";
    pub const KEYS: &str = "keys";
    /// The part with everywhere one can go; a part is opened by its id or class.
    pub const PLACES: &str = "places";
}

/// On a link: which part of the palette it opens.
const OPENS: &str = "data-opens";
/// On the dialog: whether a key alone may mean something to this officer.
const SINGLE_KEYS: &str = "data-single-keys";
/// On the dialog: which part is shown.
const SHOWN: &str = "data-shown";

const HEARD: [&str; 3] = ["keydown", "click", "input"];

#[island]
pub fn Palette(children: Children) -> impl IntoView {
    // Only a browser has a page to listen to.
    if cfg!(feature = "hydrate") {
        begin();
    }
    view! { <div>{children()}</div> }
}

fn begin() {
    let hear = Closure::<dyn Fn(Event)>::new(|event: Event| {
        heard(&event);
    });
    if let Some(page) = document() {
        for name in HEARD {
            page.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref())
                .ok();
        }
    }
    // As long as the page: there is nothing that could take it down.
    hear.forget();
}

/// Prevents what the browser would do with what means something here.
fn heard(event: &Event) -> Option<()> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let is_meant = match &*event.type_() {
        // A browser that fills a form in by itself sends events that are no such thing.
        "keydown" => key(event.dyn_ref()?, &target),
        "click" => {
            target
                .closest(&["[", OPENS, "]"].concat())
                .ok()
                .flatten()
                .and_then(|link| link.get_attribute(OPENS))
                .is_some_and(|part| open(&part))
                || copy::clicked(&target)
        }
        _ => {
            if target.id() == id::FIND {
                narrow(&target.unchecked_into::<HtmlInputElement>().value());
            }
            false
        }
    };
    if is_meant {
        event.prevent_default();
    }
    Some(())
}

fn key(event: &KeyboardEvent, target: &Element) -> bool {
    let is_typing = matches!(&*target.tag_name(), "INPUT" | "TEXTAREA" | "SELECT");
    match &*event.key() {
        "k" if event.ctrl_key() || event.meta_key() => open(id::PLACES),
        "?" if !is_typing && has_single_keys() => open(id::KEYS),
        "ArrowDown" => step(target, true),
        "ArrowUp" => step(target, false),
        "Enter" if target.id() == id::FIND => ways().first().is_some_and(|way| {
            way.click();
            true
        }),
        _ => false,
    }
}

fn has_single_keys() -> bool {
    by_id(id::DIALOG).is_some_and(|dialog| dialog.has_attribute(SINGLE_KEYS))
}

/// Shows a part of the page "Go to": in place where it is the page, else on top.
fn open(part: &str) -> bool {
    let Some(dialog) = by_id(id::DIALOG).and_then(|it| it.dyn_into::<HtmlDialogElement>().ok())
    else {
        return false;
    };
    if by_id(id::BODY).is_none() {
        if !dialog.open() && dialog.show_modal().is_err() {
            return false;
        }
        let part = part.to_owned();
        spawn_local(async move {
            let page = dialog.get_attribute("data-page").unwrap_or_default();
            if fill(&dialog, &page).await.is_some() {
                show(&dialog, &part);
            } else if let Some(window) = window() {
                // What cannot be shown on top is gone to.
                window.location().set_href(&page).ok();
            }
        });
        return true;
    }
    if dialog.contains(by_id(id::BODY).as_deref()) && !dialog.open() {
        dialog.show_modal().ok();
    }
    show(&dialog, part);
    true
}

fn show(dialog: &HtmlDialogElement, part: &str) {
    dialog.set_attribute(SHOWN, part).ok();
    if part != id::PLACES {
        focus(by_id(part));
    } else if let Some(find) = by_id(id::FIND) {
        let find: HtmlInputElement = find.unchecked_into();
        find.focus().ok();
        find.select();
    }
}

/// Fetches the page, and takes over what belongs here.
async fn fill(dialog: &HtmlDialogElement, page: &str) -> Option<()> {
    let response: Response = JsFuture::from(window()?.fetch_with_str(page))
        .await
        .ok()?
        .dyn_into()
        .ok()?;
    let text = JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    let template: HtmlTemplateElement = document()?
        .create_element("template")
        .ok()?
        .dyn_into()
        .ok()?;
    template.set_inner_html(&text);
    let body = template
        .content()
        .query_selector(&["#", id::BODY].concat())
        .ok()??;
    let inside = dialog.query_selector(".inside").ok()??;
    inside.replace_children_with_node_1(&body);
    Some(())
}

/// Hides what does not fit, and lets the rest be looked for in the whole book.
fn narrow(typed: &str) {
    let key = search_key(typed);
    for group in all(".groups > *") {
        let mut any = false;
        for line in children(&group, "li") {
            let name = search_key(&line.text_content().unwrap_or_default());
            let fits = key.split_whitespace().all(|word| name.contains(word));
            line.set_hidden(!fits);
            any |= fits;
        }
        group.set_hidden(!any);
    }
    if let Some(link) = by_id(id::WHOLE_BOOK) {
        let search = link.get_attribute("data-search").unwrap_or_default();
        let typed = String::from(js_sys::encode_uri_component(typed.trim()));
        link.set_attribute("href", &(search + &typed)).ok();
    }
}

/// The links that can be chosen now.
fn ways() -> Vec<HtmlElement> {
    let mut ways = all(".groups > :not([hidden]) li:not([hidden]) a");
    ways.extend(by_id(id::WHOLE_BOOK).and_then(|link| link.dyn_into().ok()));
    ways
}

/// To the next link or the one before, from the field to the first.
fn step(from: &Element, down: bool) -> bool {
    if from
        .closest(&[".", id::PLACES].concat())
        .ok()
        .flatten()
        .is_none()
    {
        return false;
    }
    let ways = ways();
    let at = ways.iter().position(|way| **way == *from);
    let next = match (at, down) {
        (None, true) => ways.first(),
        (None, false) => None,
        (Some(at), true) => ways.get(at + 1),
        (Some(0), false) => return focus(by_id(id::FIND)),
        (Some(at), false) => ways.get(at - 1),
    };
    next.is_some_and(|way| way.focus().is_ok())
}

fn focus(element: Option<Element>) -> bool {
    element
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        .is_some_and(|element| element.focus().is_ok())
}

fn document() -> Option<Document> {
    window()?.document()
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let Some(body) = by_id(id::BODY) else {
        return Vec::new();
    };
    children(&body, selector)
}

fn children(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = within.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}
