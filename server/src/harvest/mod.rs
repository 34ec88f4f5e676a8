//! What programs look for before anything else: which pages there are, which data, and whom to
//! tell of a weakness.

mod catalogue;
mod security_txt;
mod sitemap;

use axum::{
    Router,
    extract::{OriginalUri, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{cache, open, site::Site};

const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
const XML: HeaderValue = HeaderValue::from_static("application/xml; charset=utf-8");
const JSON_LD: HeaderValue = HeaderValue::from_static("application/ld+json");

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
        .route("/sitemap/{part}", get(sitemap))
        .route("/du-lieu-mo/dcat.jsonld", get(catalogue))
        .route("/.well-known/security.txt", get(security_txt))
}

/// The site's address from outside, without the last slash; empty where nobody set it.
fn root(site: &Site) -> String {
    let root = site.door.public_url.as_deref().unwrap_or_default();
    root.trim_end_matches('/').to_owned()
}

/// The book is public. What belongs to officers asks for a session, and is of no use to a crawler.
async fn robots(State(site): State<Site>) -> Response {
    let mut text =
        "User-agent: *\nDisallow: /ban-lam-viec\nDisallow: /dang-nhap\nDisallow: /api/\n\
                    Allow: /api/v1/\n"
            .to_owned();
    let root = root(&site);
    // A path alone would not be understood here.
    if !root.is_empty() {
        text = format!("{text}\nSitemap: {root}/sitemap.xml\n");
    }
    (
        [(CONTENT_TYPE, TEXT), (CACHE_CONTROL, cache::AN_HOUR)],
        text,
    )
        .into_response()
}

async fn sitemap(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let part = uri
        .path()
        .strip_prefix("/sitemap/")
        .map(|part| part.trim_end_matches(".xml").parse::<usize>());
    let part = match part {
        None => None,
        Some(Ok(part)) => Some(part),
        Some(Err(_)) => return StatusCode::NOT_FOUND.into_response(),
    };
    let made =
        tokio::task::spawn_blocking(move || sitemap::write(&site.door.service, &root(&site), part))
            .await;
    match made {
        Ok(Some(text)) => open::tagged(XML, text.into_bytes(), &headers),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(failure) => {
            tracing::error!(%failure, "the site map could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn catalogue(State(site): State<Site>, headers: HeaderMap) -> Response {
    let catalogue = catalogue::of(&site.door.service, &root(&site));
    open::tagged(JSON_LD, catalogue.to_string().into_bytes(), &headers)
}

async fn security_txt(State(site): State<Site>) -> Response {
    let today = site.door.service.today();
    match security_txt::write(&site.config.security, &root(&site), today) {
        Some(text) => (
            [(CONTENT_TYPE, TEXT), (CACHE_CONTROL, cache::AN_HOUR)],
            text,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
