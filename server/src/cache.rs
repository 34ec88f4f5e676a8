//! How long browsers and proxies may keep what they got, by named policy; and the tags by which
//! an unchanged page is not sent again.

use app::door::{FOR_ONE_READER, KEEP, NOTHING, PAGE};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LENGTH,
            CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, SET_COOKIE, VARY,
        },
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use leptos::nonce::Nonce;
use sha2::{Digest, Sha256};

use crate::{site::Site, visitor};

/// A file whose address changes with its content.
pub const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// A file whose address is fixed by convention.
pub const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// What other sites show of this one: old for a moment, but not asked for by each of their readers.
pub const A_MOMENT: HeaderValue = HeaderValue::from_static("public, max-age=300");
/// A public page: kept, but asked about each time.
pub const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");
/// A public page that begins with where its reader lives, as a page itself says: kept by their own browser
/// alone.
pub const ASK_ALONE: HeaderValue = HeaderValue::from_static(FOR_ONE_READER);
/// What an officer sees, answers to forms, errors.
pub const NEVER: HeaderValue = HeaderValue::from_static("private, no-store");

/// How a page's main part begins, up to the mark in the journal. No text of a page has a sign that opens a tag.
const SINCE: &str = "<main id=\"main\" class=\"page\" tabindex=\"-1\" data-since=\"";

/// No page is larger.
const LARGEST_PAGE: usize = 16 * 1024 * 1024;

/// Decides the policy of a page. A public one gets a tag of its content, by which [`unless_known`] need not send
/// it again.
pub async fn pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let is_get = request.method() == Method::GET;
    // Somebody with a session gets pages of their own; whether it is alive does not matter here.
    // Other cookies change nothing: that of a place is read by the home page, which says so.
    let has_session = visitor::brings_session(&request, &site);
    let nonce = request.extensions().get::<Nonce>().cloned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if has_session {
        headers.insert(KEEP, HeaderValue::from_static(NOTHING));
    }
    let is_own = headers.get(CACHE_CONTROL) == Some(&ASK_ALONE);
    if headers.contains_key(CACHE_CONTROL) && !is_own {
        return response;
    }
    // Tables to be taken away are as public as the page they stand on.
    let is_page = headers.contains_key(CONTENT_DISPOSITION)
        || headers
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let is_public = !has_session && !headers.contains_key(SET_COOKIE);
    if !(is_get && is_page && is_public && response.status() == StatusCode::OK) {
        if !has_session {
            response.headers_mut().remove(KEEP);
        }
        response.headers_mut().insert(CACHE_CONTROL, NEVER);
        return response;
    }
    let policy = if is_own { ASK_ALONE } else { ASK_EACH_TIME };
    // A page that is its reader's own is no page for everybody, whatever it says.
    if is_own
        && response
            .headers()
            .get(KEEP)
            .is_some_and(|what| what == PAGE)
    {
        response.headers_mut().remove(KEEP);
    }
    tagged(response, policy, nonce.as_ref()).await
}

async fn tagged(response: Response, policy: HeaderValue, nonce: Option<&Nonce>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST_PAGE).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.insert(CACHE_CONTROL, policy);
    parts
        .headers
        .append(VARY, HeaderValue::from_static("cookie"));
    if let Some(tag) = tag_of(&bytes, nonce) {
        parts.headers.insert(ETAG, tag);
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Instead of a page that a browser has: that it has it.
pub fn unless_known(mut response: Response, known: Option<&HeaderValue>) -> Response {
    let has_it = response.status() == StatusCode::OK
        && known
            .zip(response.headers().get(ETAG))
            .is_some_and(|(known, tag)| names(known, tag));
    if has_it {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        // The page that the browser has bears the nonce of the policy that came with it.
        let of_body = [
            CONTENT_TYPE,
            CONTENT_LENGTH,
            CONTENT_ENCODING,
            CONTENT_SECURITY_POLICY,
        ];
        for name in of_body {
            response.headers_mut().remove(name);
        }
        *response.body_mut() = Body::empty();
    }
    response
}

/// A weak tag: of what the page says, without the nonce, which is another one each time, and without how far
/// the journal was when it was drawn: a page that says the same is the same.
fn tag_of(page: &[u8], nonce: Option<&Nonce>) -> Option<HeaderValue> {
    let text = std::str::from_utf8(page).ok()?;
    let mut digest = Sha256::new();
    let text = match text.split_once(SINCE) {
        Some((before, after)) => {
            digest.update(before);
            after.trim_start_matches(|sign: char| sign.is_ascii_hexdigit())
        }
        None => text,
    };
    match nonce.filter(|nonce| !nonce.is_empty()) {
        Some(nonce) => text.split(&**nonce).for_each(|part| digest.update(part)),
        None => digest.update(text),
    }
    let tag = HEXLOWER.encode(&digest.finalize()[..12]);
    HeaderValue::from_str(&format!("W/\"{tag}\"")).ok()
}

/// A tag of what is sent, or of what it is made from.
#[must_use]
pub fn tag(content: &[u8]) -> HeaderValue {
    let digest = HEXLOWER.encode(&Sha256::digest(content)[..12]);
    // Hexadecimal digits are always a header.
    HeaderValue::from_str(&format!("W/\"{digest}\"")).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether `If-None-Match` names a tag. Weak and strong forms are the same here.
#[must_use]
pub fn names(if_none_match: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(list), Ok(tag)) = (if_none_match.to_str(), tag.to_str()) else {
        return false;
    };
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    list.trim() == "*" || list.split(',').any(|known| strong(known) == strong(tag))
}

/// Whether a request has the content of this tag already.
#[must_use]
pub fn has(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| names(known, tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nonce(text: &str) -> Nonce {
        Nonce::from_value(text)
    }

    #[test]
    fn a_tag_does_not_change_with_the_nonce() {
        let page = |nonce: &str| format!("<script nonce=\"{nonce}\">1</script>xin chào");
        let first = tag_of(page("abc").as_bytes(), Some(&nonce("abc")));
        assert_eq!(first, tag_of(page("xyz").as_bytes(), Some(&nonce("xyz"))));
        assert_ne!(first, tag_of("tạm biệt".as_bytes(), Some(&nonce("abc"))));
    }

    #[test]
    fn a_tag_does_not_change_with_what_happens_to_other_pages() {
        let page =
            |mark: &str, says: &str| format!("{SINCE}{mark}\" data-about=\"\">{says}</main>");
        let tag = |mark, says| tag_of(page(mark, says).as_bytes(), None);
        assert_eq!(tag("00000007", "a"), tag("0000000712ab", "a"));
        assert_ne!(tag("00000007", "a"), tag("00000007", "b"));
    }

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_strong() {
        let tag = HeaderValue::from_static("W/\"a1\"");
        for (list, named) in [
            ("W/\"a1\"", true),
            ("\"a1\"", true),
            ("\"b2\", W/\"a1\"", true),
            ("*", true),
            ("\"b2\"", false),
            ("", false),
        ] {
            assert_eq!(
                names(&HeaderValue::from_static(list), &tag),
                named,
                "{list}"
            );
        }
    }
}
