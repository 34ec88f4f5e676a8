//! Answers a search box while somebody types. What fits is the app's; this only carries it.

use app::{
    door::Visitor,
    suggest::{PATH, find},
};
use axum::{
    Extension, Json, Router,
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, header::CACHE_CONTROL, header::COOKIE, header::VARY},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{cache, site::Site};

/// Long enough for whoever types, deletes and types again.
const A_MINUTE: HeaderValue = HeaderValue::from_static("public, max-age=60");
const BY_SESSION: HeaderValue = HeaderValue::from_static("cookie");

pub fn routes() -> Router<Site> {
    Router::new()
        .route(PATH, get(answer))
        .route(&format!("/en{PATH}"), get(answer))
}

async fn answer(
    State(site): State<Site>,
    Extension(visitor): Extension<Visitor>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    // An officer may see more than others: that is nobody else's.
    let policy = if headers.contains_key(COOKIE) {
        cache::NEVER
    } else {
        A_MINUTE
    };
    let query = uri.query().unwrap_or_default();
    let suggestions = find(site.door.clone(), visitor, uri.path(), query);
    let headers = [(CACHE_CONTROL, policy), (VARY, BY_SESSION)];
    (headers, Json(suggestions)).into_response()
}
