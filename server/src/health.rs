//! `/livez`: the process answers. `/readyz`: it can serve, that is, the store answers and the
//! server is not stopping. For supervisors and load balancers; details are in the log.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::IntoResponse,
};
use serde::Serialize;
use tokio::sync::watch;

use crate::{cache, site::Site};

/// A store that takes longer than this is not ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the server is stopping.
#[derive(Clone, Debug, Default)]
pub struct Stopping(watch::Sender<bool>);

impl Stopping {
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    #[must_use]
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is: for answers that would never end by themselves.
    pub async fn begun(&self) {
        // The sender is this one: it is there as long as the wait.
        drop(self.0.subscribe().wait_for(|begun| *begun).await);
    }
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

pub async fn live() -> impl IntoResponse {
    told(StatusCode::OK, "live")
}

pub async fn ready(State(site): State<Site>) -> impl IntoResponse {
    let (code, status) = if site.stopping.has_begun() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping")
    } else {
        match tokio::time::timeout(PATIENCE, site.door.service.ready()).await {
            Ok(Ok(())) => (StatusCode::OK, "ready"),
            Ok(Err(failure)) => {
                tracing::error!(doing = failure.doing, cause = %failure.cause, "the store does not answer");
                (StatusCode::SERVICE_UNAVAILABLE, "store fails")
            }
            Err(_) => {
                tracing::error!("the store does not answer in time");
                (StatusCode::SERVICE_UNAVAILABLE, "store is slow")
            }
        }
    };
    told(code, status)
}

fn told(code: StatusCode, status: &'static str) -> impl IntoResponse {
    (
        code,
        [(CACHE_CONTROL, cache::NEVER)],
        Json(Health { status }),
    )
}
