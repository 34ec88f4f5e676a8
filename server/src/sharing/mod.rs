//! Gives out what other places show of this book: short links, codes, pictures, badges, frames. What
//! they say is the app's; this decides how long it may be kept, and lets other sites frame it.

mod pictures;

use app::sharing::{self, Embedded};
use axum::{
    Router,
    body::Body,
    extract::{OriginalUri, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, LOCATION, RETRY_AFTER,
        },
    },
    response::{IntoResponse, Response},
    routing::get,
};

use self::pictures::NoPicture;
pub use self::pictures::Pictures;
use crate::{
    cache,
    security::{EMBEDDED, ForOtherSites},
    site::Site,
};

const SVG: HeaderValue = HeaderValue::from_static("image/svg+xml; charset=utf-8");
const PNG: HeaderValue = HeaderValue::from_static("image/png");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/r/{code}", get(lead))
        .route("/en/r/{code}", get(lead))
        .route("/qr/{file}", get(code))
        .route("/en/qr/{file}", get(code))
        .route("/anh/{kind}/{file}", get(picture))
        .route("/en/anh/{kind}/{file}", get(picture))
        .route("/nhung/{kind}/{what}", get(embed))
        .route("/en/nhung/{kind}/{what}", get(embed))
}

/// To the page behind a short link. Not for ever: the code stays, the page's address may change.
async fn lead(State(site): State<Site>, OriginalUri(uri): OriginalUri) -> Response {
    let query = uri.query().unwrap_or_default();
    let found = sharing::leads_to(site.door.clone(), uri.path(), query)
        .and_then(|page| HeaderValue::from_str(&page).ok());
    match found {
        Some(page) => (
            StatusCode::FOUND,
            [(LOCATION, page), (CACHE_CONTROL, cache::ASK_EACH_TIME)],
        )
            .into_response(),
        None => nothing(),
    }
}

async fn code(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    asked: HeaderMap,
) -> Response {
    let query = uri.query().unwrap_or_default();
    match sharing::code(site.door.clone(), uri.path(), query, &asked) {
        Some(svg) => given(svg, SVG, &asked),
        None => nothing(),
    }
}

async fn embed(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    asked: HeaderMap,
) -> Response {
    let query = uri.query().unwrap_or_default();
    match sharing::embedded(site.door.clone(), uri.path(), query, &asked) {
        Some(Embedded::Badge(svg)) => given(svg, SVG, &asked),
        Some(Embedded::Widget(html)) => given(html, HTML, &asked),
        None => nothing(),
    }
}

/// A picture is told apart by its drawing, which costs little; only one that nobody has is painted.
async fn picture(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    asked: HeaderMap,
) -> Response {
    let query = uri.query().unwrap_or_default();
    let Some(drawing) = sharing::drawing(site.door.clone(), uri.path(), query) else {
        return nothing();
    };
    let tag = cache::tag(drawing.svg.as_bytes());
    if cache::has(&asked, &tag) {
        return answer(StatusCode::NOT_MODIFIED, Body::empty(), PNG, tag);
    }
    match site.pictures.painted(drawing, &tag).await {
        Ok(png) => answer(StatusCode::OK, Body::from(png), PNG, tag),
        Err(NoPicture::Busy) => {
            let wait = [
                (RETRY_AFTER, HeaderValue::from_static("5")),
                (CACHE_CONTROL, cache::NEVER),
            ];
            (StatusCode::SERVICE_UNAVAILABLE, wait).into_response()
        }
        Err(NoPicture::Failed(failure)) => {
            tracing::error!(failure, "a picture could not be painted");
            let never = [(CACHE_CONTROL, cache::NEVER)];
            (StatusCode::INTERNAL_SERVER_ERROR, never).into_response()
        }
    }
}

fn given(text: String, kind: HeaderValue, asked: &HeaderMap) -> Response {
    let tag = cache::tag(text.as_bytes());
    if cache::has(asked, &tag) {
        answer(StatusCode::NOT_MODIFIED, Body::empty(), kind, tag)
    } else {
        answer(StatusCode::OK, Body::from(text), kind, tag)
    }
}

/// For other sites, whether they have it already or not: headers of an answer without content take
/// the place of those that came with the content.
fn answer(status: StatusCode, body: Body, kind: HeaderValue, tag: HeaderValue) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.extensions_mut().insert(ForOtherSites);
    let headers = response.headers_mut();
    if status == StatusCode::OK {
        headers.insert(CONTENT_TYPE, kind);
    }
    headers.insert(CONTENT_SECURITY_POLICY, EMBEDDED);
    headers.insert(CACHE_CONTROL, cache::A_MOMENT);
    headers.insert(ETAG, tag);
    response
}

/// What is not there may be there tomorrow.
fn nothing() -> Response {
    (StatusCode::NOT_FOUND, [(CACHE_CONTROL, cache::NEVER)]).into_response()
}
