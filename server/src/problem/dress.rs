//! Gives every bare error its words. Layers and extractors answer with a status and at most a
//! line of plain text; this turns each into a page or JSON, in one place.

use std::any::Any;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{
        HeaderMap, StatusCode,
        header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{Form, Problem};
use crate::{cache, log::RequestId, site::Site};

/// Server functions mark their errors with it: their body is for the caller to read.
const FOR_THE_CALLER: &str = "serverfnerror";

pub async fn dress(State(site): State<Site>, request: Request, next: Next) -> Response {
    let form = Form::wanted(request.uri().path(), request.headers());
    let id = request.extensions().get::<RequestId>().cloned();
    // "OPTIONS *", or a host where a path should be: no page has such an address.
    let bare = if request
        .uri()
        .path_and_query()
        .is_none_or(|path| !path.as_str().starts_with('/'))
    {
        StatusCode::BAD_REQUEST.into_response()
    } else {
        next.run(request).await
    };
    if is_said(&bare, form) {
        return bare;
    }
    let problem = Problem {
        status: bare.status(),
        request: id.as_ref().map_or("", RequestId::as_str),
    };
    let mut dressed = problem.answer(form, &site.door.assets);
    // What else the answer said stays: Allow, Retry-After, Connection.
    let mut kept = bare.headers().clone();
    for replaced in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING, LOCATION] {
        kept.remove(replaced);
    }
    kept.remove(FOR_THE_CALLER);
    dressed.headers_mut().extend(kept);
    dressed.headers_mut().insert(CACHE_CONTROL, cache::NEVER);
    dressed
}

/// Whether an answer is no error, or has words of its own.
fn is_said(response: &Response, form: Form) -> bool {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    !is_error || has_words(response.headers(), form)
}

fn has_words(headers: &HeaderMap, form: Form) -> bool {
    if headers.contains_key(FOR_THE_CALLER) {
        // A form that could not be read leads nowhere, and data are no page.
        return form == Form::Json;
    }
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    kind.starts_with("text/html") || kind.contains("json")
}

/// What is answered when a handler panicked; the log has the place, under the request's id.
#[must_use]
pub fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
