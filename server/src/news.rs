//! Gives news out as feeds. What is in them is the app's; nobody's session is looked at.

use axum::{
    Router,
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::{open, site::Site};

const ATOM: HeaderValue = HeaderValue::from_static("application/atom+xml; charset=utf-8");

pub fn routes() -> Router<Site> {
    Router::new()
        .route("/tin/{*what}", get(give))
        .route("/en/tin/{*what}", get(give))
}

async fn give(
    State(site): State<Site>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let Some(feed) = app::news::find(site.door.clone(), uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match exchange::atom::write(&feed) {
        Ok(bytes) => open::tagged(ATOM, bytes, &headers),
        Err(failure) => {
            tracing::error!(%failure, "a feed could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
