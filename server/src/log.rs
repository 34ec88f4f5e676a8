//! Structured logs: one line a request, with an id that goes out with the answer and stands in
//! every line written on its behalf. No query, cookie or address is logged: they are people's.

use std::{net::SocketAddr, panic, sync::Arc, time::Instant};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;
use tracing_subscriber::{EnvFilter, fmt};

use crate::{
    address::is_trusted,
    config::{Log, LogFormat},
    site::Site,
};

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const LONGEST_ID: usize = 64;

/// The id of a request.
#[derive(Clone, Debug)]
pub struct RequestId(Arc<str>);

impl RequestId {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An id that a proxy gave: letters, digits, `.`, `_` and `-`, nothing that could break out
    /// of a log line or a page.
    fn given(request: &Request) -> Option<Self> {
        let text = request.headers().get(REQUEST_ID)?.to_str().ok()?;
        let is_plain = text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
        (is_plain && (1..=LONGEST_ID).contains(&text.len())).then(|| Self(text.into()))
    }
}

/// Begins to write logs to the standard error, panics included.
///
/// # Errors
/// A level that cannot be read.
pub fn start(log: &Log) -> Result<(), tracing_subscriber::filter::ParseError> {
    // The configured level comes last, so that it can ask for more of the engine.
    let filter = EnvFilter::try_new(format!("{},{}", store::LOG_LEVELS, log.level))?;
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start, as in tests, leaves the first in place.
    let _already = match log.format {
        LogFormat::Json => lines
            .json()
            .with_span_list(false)
            .flatten_event(true)
            .try_init(),
        LogFormat::Text => lines.try_init(),
    };
    panic::set_hook(Box::new(|panicked| {
        let place = panicked.location().map(ToString::to_string);
        let cause = panicked.payload_as_str().unwrap_or("no message");
        tracing::error!(place, cause, "panicked");
    }));
    Ok(())
}

/// Gives a request its id and writes its line.
pub async fn request(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let by_proxy = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .is_some_and(|ConnectInfo(peer)| is_trusted(peer.ip(), &site.config.trusted_proxies));
    let id = by_proxy
        .then(|| RequestId::given(&request))
        .flatten()
        .unwrap_or_else(|| RequestId(site.door.service.clock().ulid().to_string().into()));
    let span = tracing::info_span!("request", id = id.as_str(), method = %request.method(), path = request.uri().path());
    let header = HeaderValue::from_str(id.as_str());
    request.extensions_mut().insert(id);
    async {
        let mut response = next.run(request).await;
        if let Ok(header) = header {
            response.headers_mut().insert(REQUEST_ID, header);
        }
        let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
        tracing::info!(status = response.status().as_u16(), micros, "answered");
        response
    }
    .instrument(span)
    .await
}
