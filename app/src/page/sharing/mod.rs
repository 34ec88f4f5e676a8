//! What goes out of a page: on paper, in a chat, on another site. Only of what everybody may see;
//! whatever is restricted has none of this, also for those who may see it.

pub mod badge;
mod block;
mod head;
mod paper;
pub mod picture;
mod thing;
pub mod told;
pub mod widget;

use axum::http::{HeaderMap, header::HOST, request::Parts};
use leptos::prelude::*;

pub use self::{
    block::{block, code_drawing},
    head::head,
    paper::paper,
    thing::Thing,
};
use super::reading::Reading;

/// Scheme and host under which this site is reached: as it is configured, or else as it was asked
/// for, which is good enough for trying it out.
#[must_use]
pub fn root_of(public_url: Option<&str>, headers: &HeaderMap) -> Option<String> {
    if let Some(url) = public_url {
        return Some(url.to_owned());
    }
    let host = headers.get(HOST)?.to_str().ok()?;
    let is_host = !host.is_empty()
        && host.len() <= 255
        && host
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || b".-:[]".contains(&sign));
    is_host.then(|| format!("http://{host}"))
}

/// The same for the page that is being read.
fn root(reading: &Reading) -> Option<String> {
    let public_url = reading.door.public_url.as_deref();
    match use_context::<Parts>() {
        Some(parts) => root_of(public_url, &parts.headers),
        None => public_url.map(ToOwned::to_owned),
    }
}

/// A view as it stands in a file of its own: without the marks that the framework puts between
/// texts, which only HTML allows, and not everywhere.
fn markup(view: AnyView) -> String {
    view.to_html().replace("<!>", "")
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_configured_address_comes_first_and_a_host_is_a_host() {
        let asked =
            |host: &'static str| HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]);
        assert_eq!(
            root_of(Some("https://tiendo.test"), &asked("khac.test")).as_deref(),
            Some("https://tiendo.test")
        );
        assert_eq!(
            root_of(None, &asked("127.0.0.1:8080")).as_deref(),
            Some("http://127.0.0.1:8080")
        );
        for bad in ["", "a/b", "a\"b", "a b", "<a>"] {
            assert_eq!(root_of(None, &asked(bad)), None, "{bad}");
        }
        assert_eq!(root_of(None, &HeaderMap::new()), None);
    }
}
