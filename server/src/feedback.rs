//! Takes what citizens send, and answers with the page it was sent from; and the feed by which one
//! matter is followed. What any of it means is the app's.

use app::{
    citizen::{self, Posted},
    door::Visitor,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header::CONTENT_TYPE},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::post,
};

use crate::{router, site::Site};

const FEED: HeaderValue = HeaderValue::from_static("application/atom+xml; charset=utf-8");

/// The same addresses as those of the pages: a form is sent to where it stands.
pub fn routes() -> Router<Site> {
    [
        "/phan-anh/gui/{what}/{slug}",
        "/phan-anh/gui/ket-luan/{slug}/{number}",
        "/phan-anh/{reference}",
    ]
    .into_iter()
    .fold(Router::new(), |routes, path| {
        routes
            .route(path, post(receive))
            .route(&format!("/en{path}"), post(receive))
    })
}

async fn receive(State(site): State<Site>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let is_form = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    });
    let Some(visitor) = parts
        .extensions
        .get::<Visitor>()
        .cloned()
        .filter(|_| is_form)
    else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // It was read whole and bounded already.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let posted: Posted = citizen::receive(&site.door, &visitor, parts.uri.path(), &bytes).await;
    parts.extensions.insert(posted);
    router::page(&site, Request::from_parts(parts, Body::empty())).await
}

/// Answers for addresses that end like a feed's: they stand where a page's reference stands.
pub async fn feed(State(site): State<Site>, request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    if !is_read || !app::feed::matter::is_feed(path) {
        return next.run(request).await;
    }
    match app::feed::matter::find(site.door.clone(), path) {
        Some(feed) => ([(CONTENT_TYPE, FEED)], feed).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
