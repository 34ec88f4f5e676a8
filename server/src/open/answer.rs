//! How an answer goes out: tagged by its content, kept by whoever wants for a minute, and open to
//! programs on every site.

use axum::{
    body::Body,
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
            ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
            ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
        },
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Long enough for many who ask at once, short enough that a correction is soon everywhere.
const A_MINUTE: HeaderValue = HeaderValue::from_static("public, max-age=60");
/// The encodings that compression may give an answer, as they end its tag.
const ENCODINGS: [&str; 2] = ["br", "gzip"];
const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Bytes of a kind, or the word that they are still the same.
pub fn tagged(kind: HeaderValue, bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let tag = HEXLOWER.encode(&Sha256::digest(&bytes)[..16]);
    let known = known(asked, &tag);
    let mut response = if known.is_some() {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = Response::new(Body::from(bytes));
        response.headers_mut().insert(CONTENT_TYPE, kind);
        response
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, A_MINUTE);
    if let Ok(tag) = HeaderValue::from_str(&known.unwrap_or_else(|| format!("\"{tag}\""))) {
        headers.insert(ETAG, tag);
    }
    response
}

/// Which form of the tag somebody has: the plain one, or that of a compressed answer.
fn known(asked: &HeaderMap, tag: &str) -> Option<String> {
    let list = asked.get(IF_NONE_MATCH)?.to_str().ok()?;
    let forms = std::iter::once(format!("\"{tag}\""))
        .chain(ENCODINGS.map(|encoding| format!("\"{tag}-{encoding}\"")));
    let named: Vec<_> = list
        .split(',')
        .map(|one| one.trim().trim_start_matches("W/"))
        .collect();
    if named == ["*"] {
        return Some(format!("\"{tag}\""));
    }
    forms
        .into_iter()
        .find(|form| named.contains(&form.as_str()))
}

/// Around compression: other bytes, another tag, as strong tags have it.
pub async fn encoded(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let encoding = headers
        .get(CONTENT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| ENCODINGS.into_iter().find(|one| *one == value));
    let tag = headers
        .get(ETAG)
        .and_then(|value| value.to_str().ok())
        .map(|tag| tag.trim_start_matches("W/").trim_matches('"').to_owned());
    if let (Some(encoding), Some(tag)) = (encoding, tag)
        && let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}-{encoding}\""))
    {
        headers.insert(ETAG, tag);
    }
    response
}

/// Programs on every site may read what anybody may see: nothing here depends on who asks.
pub async fn to_every_site(request: Request, next: Next) -> Response {
    let mut response = if request.method() == Method::OPTIONS {
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        let allowed = HeaderValue::from_static("GET,HEAD,OPTIONS");
        headers.insert(ALLOW, allowed.clone());
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, allowed);
        headers.insert(
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("accept-language,if-none-match"),
        );
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
        headers.insert(CACHE_CONTROL, A_MINUTE);
        response
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("etag"),
    );
    headers.insert(CORP, HeaderValue::from_static("cross-origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_tag_is_known_again() {
        let tag = HEXLOWER.encode(&Sha256::digest(b"{}")[..16]);
        for (list, status) in [
            (format!("\"{tag}\""), 304),
            (format!("\"{tag}-br\""), 304),
            (format!("\"x\", W/\"{tag}-gzip\""), 304),
            ("*".to_owned(), 304),
            (format!("\"{tag}-zstd\""), 200),
            (tag.clone(), 200),
            (String::new(), 200),
        ] {
            let asked =
                HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_str(&list).unwrap())]);
            let kind = HeaderValue::from_static("application/json");
            let answer = tagged(kind, b"{}".to_vec(), &asked);
            assert_eq!(answer.status(), status, "{list}");
            assert!(answer.headers().contains_key(ETAG));
        }
    }
}
