//! How long an answer may take. What reads is dropped after that; what writes goes on to its
//! end, also when the client has gone away meanwhile, because a command that was begun is either
//! done or refused, and sending it again gives the same answer.

use std::panic::resume_unwind;

use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::time::timeout;
use tracing::Instrument;

use crate::{evidence, site::Site};

pub async fn bounded(State(site): State<Site>, request: Request, next: Next) -> Response {
    let patience = if evidence::is_upload(&request, &site) {
        evidence::LONGEST
    } else {
        site.config.limits.request_time()
    };
    let answer = if request.method().is_safe() {
        timeout(patience, next.run(request)).await.ok()
    } else {
        let task = tokio::spawn(next.run(request).in_current_span());
        match timeout(patience, task).await {
            Ok(Ok(response)) => Some(response),
            // The layer for panics answers this one too.
            Ok(Err(failure)) => match failure.try_into_panic() {
                Ok(panicked) => resume_unwind(panicked),
                Err(_) => None,
            },
            Err(_) => None,
        }
    };
    answer.unwrap_or_else(|| {
        tracing::warn!("an answer took too long");
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    })
}
