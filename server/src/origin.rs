//! Where a form or a command may come from: a page of this site. The browser says so in
//! `Sec-Fetch-Site` or `Origin`; a request that says neither is no browser's form and is refused
//! as well, because nothing here is meant to be posted to by others.

use axum::{
    extract::Request,
    http::{
        HeaderMap, StatusCode,
        header::{HeaderName, ORIGIN},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_http::csrf::{ConfigError, CsrfLayer};

use crate::config::PublicUrl;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The layer that compares. A proxy may give the server another host than people see, so the
/// public address is trusted by name.
///
/// # Errors
/// A public address that no browser could send.
pub fn same(public_url: Option<&PublicUrl>) -> Result<CsrfLayer, ConfigError> {
    match public_url {
        Some(url) => CsrfLayer::new().add_trusted_origin(url.as_str()),
        None => Ok(CsrfLayer::new()),
    }
}

/// Refuses what changes something and does not say where it comes from.
pub async fn stated(request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_stated(request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

fn is_stated(headers: &HeaderMap) -> bool {
    [SEC_FETCH_SITE, ORIGIN]
        .iter()
        .any(|name| headers.get(name).is_some_and(|value| !value.is_empty()))
}
