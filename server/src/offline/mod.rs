//! What keeps pages readable without a network: one script that the browser runs beside the pages, at an
//! address that stays. It is filled in here with the files that pages need and with the app's words.

use app::offline::{ABSENT, UNSENT, words};
use axum::{
    Router,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use domain::Language;
use serde::Serialize;

use crate::{assets::Manifest, cache, site::Site};

const WORKER: &str = include_str!("worker.js");
/// Where the script says that it is filled in.
const PLACE: &str = "\"FILLED IN BY THE SERVER\"";
const SCRIPT: HeaderValue = HeaderValue::from_static("text/javascript; charset=utf-8");

/// One of each language, as the script asks for them.
#[derive(Serialize)]
struct Both<T> {
    vi: T,
    en: T,
}

#[derive(Serialize)]
struct Filled {
    version: String,
    /// What every page needs, under addresses that change with the content.
    files: Vec<String>,
    absent: Both<String>,
    unsent: Both<String>,
    words: Both<app::offline::Said>,
}

/// The script as it is sent.
#[must_use]
fn worker(manifest: &Manifest) -> String {
    let files = manifest.of_every_page();
    let both = |path: &str| Both {
        vi: path.to_owned(),
        en: format!("/en{path}"),
    };
    let mut filled = Filled {
        version: String::new(),
        files,
        absent: both(ABSENT),
        unsent: both(UNSENT),
        words: Both {
            vi: words(Language::Vi),
            en: words(Language::En),
        },
    };
    // Of all that it is made of: whatever changes, browsers fetch anew.
    let content = format!("{WORKER}{}", json(&filled));
    let tag = cache::tag(content.as_bytes());
    let digits = tag.to_str().unwrap_or_default();
    filled.version = format!("v-{}", digits.trim_matches(['W', '/', '"']));
    WORKER.replacen(PLACE, &json(&filled), 1)
}

/// Strings alone always have a JSON.
fn json(filled: &Filled) -> String {
    serde_json::to_string(filled).unwrap_or_default()
}

/// The address has to stay and to stand at the root: a browser looks there for a new version, and lets the
/// script see the pages below it.
pub fn routes(manifest: &Manifest) -> Router<Site> {
    let script = worker(manifest);
    let tag = cache::tag(script.as_bytes());
    let give = move |headers: HeaderMap| async move { answer(script, tag, &headers) };
    Router::new().route("/sw.js", get(give))
}

fn answer(script: String, tag: HeaderValue, asked: &HeaderMap) -> Response {
    let is_known = cache::has(asked, &tag);
    let headers = [(CACHE_CONTROL, cache::ASK_EACH_TIME), (ETAG, tag)];
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, [(CONTENT_TYPE, SCRIPT)], script).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_filled_in_once_and_another_book_is_another_version() {
        let filled = worker(&Manifest::default());
        assert_eq!(WORKER.matches(PLACE).count(), 1);
        assert!(!filled.contains(PLACE));
        assert!(filled.contains("\"absent\":{\"vi\":\"/ngoai-tuyen\",\"en\":\"/en/ngoai-tuyen\"}"));
        let version = |script: &str| {
            let (_, after) = script.split_once("\"version\":\"v-").unwrap();
            after.split('"').next().unwrap().to_owned()
        };
        assert_eq!(version(&filled).len(), 24);
        let embedded = worker(&Manifest::embedded().unwrap());
        let is_built = embedded.contains(".css");
        assert_eq!(version(&filled) != version(&embedded), is_built);
    }
}
