//! Forms in which a unit was chosen among several of one name: the choice is put in its place before
//! any act reads the form.

use std::borrow::Cow;

use app::act::which::settled;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Stands inside of [`crate::body::whole`], by which the body is here and bounded.
pub async fn chosen(request: Request, next: Next) -> Response {
    let is_form = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !is_form {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let body = match settled(&bytes) {
        Cow::Borrowed(_) => Body::from(bytes),
        Cow::Owned(settled) => {
            if parts.headers.contains_key(CONTENT_LENGTH) {
                parts
                    .headers
                    .insert(CONTENT_LENGTH, HeaderValue::from(settled.len()));
            }
            Body::from(settled)
        }
    };
    next.run(Request::from_parts(parts, body)).await
}
