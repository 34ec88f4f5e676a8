//! What other places show of this book, by its address: the page behind a short link, codes to scan,
//! pictures, badges, frames. Who asks never matters: it is the same for everybody, and nothing
//! restricted is in it.

use axum::http::HeaderMap;

use crate::{
    door::{Door, Visitor},
    page::{
        reading::Reading,
        sharing::{Thing, badge, code_drawing, picture, told::told, widget},
    },
};

pub use crate::page::sharing::root_of as root;

/// A drawing and its looks, to become a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub svg: String,
    pub style: &'static str,
}

/// Where a short link leads, in the language and on the day it was asked in.
#[must_use]
pub fn leads_to(door: Door, path: &str, query: &str) -> Option<String> {
    let reading = everybodys(door, path, query);
    let code = reading.path.strip_prefix("/r/")?;
    let book = reading.book();
    let thing = Thing::named(code, &book, reading.on)?;
    Some(reading.address.to(&thing.path))
}

/// The code of a short link, as a file.
#[must_use]
pub fn code(door: Door, path: &str, query: &str, headers: &HeaderMap) -> Option<String> {
    let reading = everybodys(door, path, query);
    let code = reading.path.strip_prefix("/qr/")?.strip_suffix(".svg")?;
    let book = reading.book();
    let code = Thing::named(code, &book, reading.on)?.code(&book)?;
    let root = root(reading.door.public_url.as_deref(), headers)?;
    code_drawing(&format!(
        "{root}{}",
        reading.address.to(&format!("/r/{code}"))
    ))
}

/// The picture that is shown beside a link.
#[must_use]
pub fn drawing(door: Door, path: &str, query: &str) -> Option<Drawing> {
    let reading = everybodys(door, path, query);
    let page = reading.path.strip_prefix("/anh")?.strip_suffix(".png")?;
    let book = reading.book();
    let thing = Thing::at(page, &book, reading.on)?;
    let told = told(&thing, &book, &reading)?;
    Some(Drawing {
        svg: picture::drawing(&told, &reading),
        style: picture::STYLE,
    })
}

/// What stands on another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Embedded {
    Badge(String),
    Widget(String),
}

/// The badge or the frame at an address.
#[must_use]
pub fn embedded(door: Door, path: &str, query: &str, headers: &HeaderMap) -> Option<Embedded> {
    let reading = everybodys(door, path, query);
    let page = reading.path.strip_prefix("/nhung")?;
    let (page, is_badge) = match page.strip_suffix(".svg") {
        Some(page) => (page, true),
        None => (page, false),
    };
    let book = reading.book();
    let thing = Thing::at(page, &book, reading.on)?;
    let told = told(&thing, &book, &reading)?;
    if is_badge {
        return Some(Embedded::Badge(badge::drawing(&told, &reading)));
    }
    let root = root(reading.door.public_url.as_deref(), headers).unwrap_or_default();
    Some(Embedded::Widget(widget::document(
        &thing, told, &root, &reading,
    )))
}

fn everybodys(door: Door, path: &str, query: &str) -> Reading {
    let nobody = Visitor::nobody();
    Reading::of(door, nobody, path.to_owned(), query)
}
