//! The open book for programs: everything anybody may see, as JSON, under one versioned root. It
//! is only read, nobody's session is looked at, and what is served is described by the same types
//! that serve it.
//!
//! - [`resource`]: the table of addresses. [`parameter`]: what can be asked for.
//! - [`asking`]: a request as it was understood. [`refused`]: why nothing is given.
//! - [`answer`]: how an answer goes out. [`list`]: long lists in parts.
//! - [`description`]: the whole interface as `OpenAPI`.
//! - [`wire`]: what answers are made of; the other files are one kind of record each.

mod answer;
mod asking;
mod description;
mod document;
mod figure;
mod indicator;
mod item;
mod journal;
mod list;
mod meeting;
mod obstacle;
mod parameter;
mod programme;
mod refused;
mod resource;
mod source;
mod task;
mod unit;
mod wire;

use std::sync::Arc;

use axum::{
    Router,
    extract::{OriginalUri, Path, State},
    http::HeaderMap,
    middleware::from_fn,
    response::Response,
    routing::get,
};

pub use self::{
    answer::{encoded, tagged, to_every_site},
    refused::wanted,
};
use self::{
    refused::Refused,
    resource::{JSON, Resource},
};
use crate::site::Site;

/// Under which everything is.
pub const ROOT: &str = "/api/v1";

/// The addresses of everything that is served, as the router knows them.
#[must_use]
pub fn paths() -> Vec<String> {
    resource::all()
        .iter()
        .map(|one| format!("{ROOT}{}", one.path))
        .collect()
}

pub fn routes() -> Router<Site> {
    let mut router = Router::new().route(&format!("{ROOT}/openapi.json"), get(description::give));
    for resource in resource::all() {
        let path = format!("{ROOT}{}", resource.path);
        let resource = Arc::new(resource);
        router = router.route(
            &path,
            get(
                move |State(site): State<Site>,
                      OriginalUri(uri): OriginalUri,
                      in_path: Option<Path<String>>,
                      headers: HeaderMap| {
                    give(Arc::clone(&resource), site, uri, in_path, headers)
                },
            ),
        );
    }
    router
        .route(ROOT, get(index))
        .route(&format!("{ROOT}/{{*rest}}"), get(nothing))
        .method_not_allowed_fallback(async |headers: HeaderMap| Refused::Method.answer(&headers))
        .layer(from_fn(to_every_site))
}

async fn give(
    resource: Arc<Resource>,
    site: Site,
    uri: axum::http::Uri,
    in_path: Option<Path<String>>,
    headers: HeaderMap,
) -> Response {
    // Long lists take a moment that other requests should not wait for.
    let made = tokio::task::spawn_blocking(move || {
        let path = uri.path().strip_prefix(ROOT).unwrap_or_default();
        let in_path = in_path.as_ref().map(|Path(value)| value.as_str());
        let query = uri.query().unwrap_or_default();
        resource.answer(&site.door, path, in_path, query)
    })
    .await;
    match made {
        Ok(Ok(bytes)) => tagged(JSON, bytes, &headers),
        Ok(Err(refused)) => refused.answer(&headers),
        Err(failure) => {
            tracing::error!(%failure, "an answer could not be made to its end");
            Refused::Failed.answer(&headers)
        }
    }
}

/// What there is, for who comes to the root: where it is described, and each address with its name.
async fn index(headers: HeaderMap) -> Response {
    let resources: Vec<_> = resource::all()
        .iter()
        .map(|one| {
            serde_json::json!({
                "path": format!("{ROOT}{}", one.path),
                "name": one.name,
                "about": one.about,
            })
        })
        .collect();
    let index = serde_json::json!({
        "description": format!("{ROOT}/openapi.json"),
        "for_people": "/du-lieu-mo",
        "resources": resources,
    });
    tagged(JSON, index.to_string().into_bytes(), &headers)
}

async fn nothing(headers: HeaderMap) -> Response {
    Refused::NotFound.answer(&headers)
}
