//! The files of the browser half, embedded in the binary as they were built: each under the
//! address that the manifest gives it, in its brotli form for those who read it. Addresses that
//! contain a hash are kept for ever.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use app::door;
use axum::{
    Router,
    body::{Body, Bytes},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use data_encoding::HEXLOWER;
use leptos::config::LeptosOptions;
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;

use crate::{cache, site::Site};

/// What `xtask` has put together. Empty when it has not: then pages are plain, and tests run.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Built;

/// The name of the browser half's files.
const OUTPUT: &str = "tiendo";

/// Files that browsers also ask for by their plain name, without having been told.
const CONVENTIONAL: [&str; 2] = ["apple-touch-icon.png", "favicon.svg"];

/// A line of `assets.json`.
#[derive(Clone, Debug, Deserialize)]
struct Line {
    path: String,
    immutable: bool,
}

/// Every file by the name that pages know.
#[derive(Clone, Debug, Default)]
pub struct Manifest(BTreeMap<String, Line>);

/// Why the embedded files cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum AssetProblem {
    #[error("assets.json: {0}")]
    Unreadable(#[from] serde_json::Error),
    #[error("assets.json names {0}, which is not embedded")]
    Missing(String),
    #[error("the type of {0} is not known")]
    UnknownType(String),
}

/// A file, ready to be sent.
struct Asset {
    plain: Bytes,
    brotli: Option<Bytes>,
    kind: HeaderValue,
    tag: HeaderValue,
    policy: HeaderValue,
}

impl Manifest {
    /// Reads the embedded one.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn embedded() -> Result<Self, AssetProblem> {
        let Some(file) = Built::get("assets.json") else {
            tracing::warn!("built without the browser half: pages have no style and no islands");
            return Ok(Self::default());
        };
        Ok(Self(serde_json::from_slice(&file.data)?))
    }

    /// The address of a file; its plain name stands in for one that was not built.
    #[must_use]
    pub fn address(&self, name: &str) -> String {
        let path = self.0.get(name).map_or(name, |line| line.path.as_str());
        format!("/{path}")
    }

    /// The addresses that every page needs.
    #[must_use]
    pub fn for_pages(&self) -> door::Assets {
        door::Assets {
            css: self.address("tiendo.css"),
            fonts: [
                "fonts/be-vietnam-pro-latin-400.woff2",
                "fonts/be-vietnam-pro-vietnamese-400.woff2",
                // Before the other letters of a heading: with those alone it was a line longer for a moment.
                "fonts/be-vietnam-pro-vietnamese-600.woff2",
            ]
            .map(|font| self.address(font))
            .to_vec(),
            icon: self.address("favicon.svg"),
            manifest: self.address("manifest.webmanifest"),
            live: self.address("live.js"),
            suggest: self.address("suggest.js"),
            upload: self.address("upload.js"),
        }
    }

    /// The addresses of all that a citizen's page may load: what has to be there for it to be read without a
    /// network. Empty where nothing was built.
    #[must_use]
    pub fn of_every_page(&self) -> Vec<String> {
        self.0
            .iter()
            .filter(|(name, line)| {
                let is_needed = matches!(name.rsplit_once('.'), Some((_, "css" | "woff2")))
                    || ["favicon.svg", "live.js", "suggest.js"].contains(&name.as_str());
                line.immutable && is_needed
            })
            .map(|(_, line)| format!("/{}", line.path))
            .collect()
    }

    /// Where Leptos finds the browser half: a folder whose name is a hash.
    #[must_use]
    pub fn leptos(&self) -> LeptosOptions {
        let script = self.address(&format!("pkg/{OUTPUT}.js"));
        let folder = script
            .trim_start_matches('/')
            .rsplit_once('/')
            .map_or("pkg", |(folder, _)| folder);
        LeptosOptions::builder()
            .output_name(OUTPUT)
            .site_pkg_dir(folder)
            .build()
    }

    /// A route for each file.
    ///
    /// # Errors
    /// When a file is named but not embedded, or nobody knows what it is.
    pub fn routes(&self) -> Result<Router<Site>, AssetProblem> {
        let plain = CONVENTIONAL.iter().filter_map(|name| {
            let hashed = self.0.get(*name).filter(|line| line.path != *name)?;
            Some((*name, Asset::embedded(&hashed.path, cache::AN_HOUR)))
        });
        let named = self.0.values().map(|line| {
            let policy = if line.immutable {
                cache::FOR_EVER
            } else {
                cache::AN_HOUR
            };
            (line.path.as_str(), Asset::embedded(&line.path, policy))
        });
        let mut router = Router::new();
        for (path, asset) in named.chain(plain) {
            let asset = Arc::new(asset?);
            let send = move |headers: HeaderMap| async move { asset.send(&headers) };
            router = router.route(&format!("/{path}"), get(send));
        }
        Ok(router)
    }
}

impl Asset {
    fn embedded(path: &str, policy: HeaderValue) -> Result<Self, AssetProblem> {
        let file = Built::get(path).ok_or_else(|| AssetProblem::Missing(path.to_owned()))?;
        let unknown = || AssetProblem::UnknownType(path.to_owned());
        let hash = HEXLOWER.encode(&file.metadata.sha256_hash()[..12]);
        Ok(Self {
            plain: bytes(file),
            brotli: Built::get(&format!("{path}.br")).map(bytes),
            kind: kind_of(path)
                .map(HeaderValue::from_static)
                .ok_or_else(unknown)?,
            tag: HeaderValue::from_str(&format!("W/\"{hash}\"")).map_err(|_| unknown())?,
            policy,
        })
    }

    fn send(&self, asked: &HeaderMap) -> Response {
        let mut response = if cache::has(asked, &self.tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            match &self.brotli {
                Some(brotli) if takes_brotli(asked) => {
                    let mut response = Response::new(Body::from(brotli.clone()));
                    response
                        .headers_mut()
                        .insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
                    response
                }
                _ => Response::new(Body::from(self.plain.clone())),
            }
        };
        let is_sent = response.status() == StatusCode::OK;
        let headers = response.headers_mut();
        if is_sent {
            headers.insert(CONTENT_TYPE, self.kind.clone());
        }
        if self.brotli.is_some() {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        headers.insert(ETAG, self.tag.clone());
        headers.insert(CACHE_CONTROL, self.policy.clone());
        response
    }
}

fn bytes(file: EmbeddedFile) -> Bytes {
    match file.data {
        Cow::Borrowed(data) => Bytes::from_static(data),
        Cow::Owned(data) => Bytes::from(data),
    }
}

fn takes_brotli(asked: &HeaderMap) -> bool {
    asked
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
            let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
            name.trim().eq_ignore_ascii_case("br") && !refused
        })
}

fn kind_of(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending {
        "css" => "text/css; charset=utf-8",
        "ico" => "image/x-icon",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name.parse().unwrap(), HeaderValue::from_static(value))])
    }

    fn asset() -> Asset {
        Asset {
            plain: Bytes::from_static(b"plain"),
            brotli: Some(Bytes::from_static(b"brotli")),
            kind: HeaderValue::from_static("text/css"),
            tag: HeaderValue::from_static("W/\"a1\""),
            policy: cache::FOR_EVER,
        }
    }

    #[test]
    fn brotli_goes_to_those_who_take_it() {
        for (accepts, encoding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("BR;q=0.5", Some("br")),
            ("br;q=0", None),
            ("gzip", None),
            ("brotli", None),
        ] {
            let response = asset().send(&asked("accept-encoding", accepts));
            let sent = response
                .headers()
                .get(CONTENT_ENCODING)
                .map(|value| value.to_str().unwrap());
            assert_eq!(sent, encoding, "{accepts}");
            assert_eq!(response.headers()[VARY], "accept-encoding");
        }
    }

    #[test]
    fn what_a_browser_has_is_not_sent_again() {
        let response = asset().send(&asked("if-none-match", "W/\"a1\""));
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
        assert!(!response.headers().contains_key(CONTENT_TYPE));
        assert_eq!(
            response.headers()[CACHE_CONTROL],
            "public, max-age=31536000, immutable"
        );
    }

    #[test]
    fn pages_know_addresses_by_names() {
        let manifest = Manifest(BTreeMap::from([
            (
                "tiendo.css".into(),
                Line {
                    path: "tiendo.01.css".into(),
                    immutable: true,
                },
            ),
            (
                "pkg/tiendo.js".into(),
                Line {
                    path: "pkg/02/tiendo.js".into(),
                    immutable: true,
                },
            ),
        ]));
        assert_eq!(manifest.for_pages().css, "/tiendo.01.css");
        assert_eq!(manifest.for_pages().icon, "/favicon.svg");
        assert_eq!(&*manifest.leptos().site_pkg_dir, "pkg/02");
        assert_eq!(&*Manifest::default().leptos().site_pkg_dir, "pkg");
    }

    #[test]
    fn every_embedded_file_can_be_served() {
        assert!(Manifest::embedded().unwrap().routes().is_ok());
    }
}
