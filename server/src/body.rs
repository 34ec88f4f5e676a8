//! Reads a request's body whole, bounded in size and in time, before anything looks at it: so
//! there is one place where a body is too large or too slow, and no handler waits for one; but for
//! the files of evidence, which would not fit.

use std::error::Error;

use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::{Request, State},
    http::{
        HeaderValue, StatusCode,
        header::{CONNECTION, CONTENT_LENGTH},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::LengthLimitError;

use crate::{evidence, site::Site, upload};

pub async fn whole(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    if evidence::is_upload(&request, &site) {
        // Files are read as they come, within bounds of their own.
        return match evidence::room(&site) {
            Some(_room) => next.run(request).await,
            None => refused(StatusCode::SERVICE_UNAVAILABLE),
        };
    }
    let limits = &site.config.limits;
    // Somebody who sends a file may send more than a form, as long as there is room.
    let (most, _room) = if upload::may_be_large(&request, &site) {
        match upload::room(&site) {
            Some(room) => (upload::MOST_BYTES, Some(room)),
            None => return refused(StatusCode::SERVICE_UNAVAILABLE),
        }
    } else {
        (limits.body_bytes(), None)
    };
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<u64>().ok());
    if announced.is_some_and(|bytes| bytes > most as u64) {
        return refused(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let (parts, body) = request.into_parts();
    match tokio::time::timeout(limits.body_time(), to_bytes(body, most)).await {
        Ok(Ok(bytes)) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Ok(Err(failure)) => {
            let is_too_large = failure
                .source()
                .is_some_and(<dyn Error>::is::<LengthLimitError>);
            refused(if is_too_large {
                StatusCode::PAYLOAD_TOO_LARGE
            } else {
                StatusCode::BAD_REQUEST
            })
        }
        Err(_) => refused(StatusCode::REQUEST_TIMEOUT),
    }
}

/// The rest of the body is not read: the connection ends with the answer.
fn refused(status: StatusCode) -> Response {
    let mut response = status.into_response();
    response
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
