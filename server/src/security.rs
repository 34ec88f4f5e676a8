//! The headers that tell a browser what pages of this site never do, so that it stops whatever
//! tries. They go out with every answer, error pages and files included; a file that people sent
//! brings a stricter policy of its own.

use axum::{
    extract::{Request, State},
    http::{
        HeaderName, HeaderValue, StatusCode,
        header::{
            CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
            X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};
use data_encoding::BASE64URL_NOPAD;
use leptos::nonce::Nonce;

use crate::site::Site;

/// What never changes.
const FIXED: [(HeaderName, HeaderValue); 8] = [
    // A file is what its type says, whatever its bytes look like.
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Other sites do not learn which page people came from; our own forms need to.
    (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    // The old form of frame-ancestors, for browsers that know no other.
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    // Windows opened by or opening other sites share nothing with ours.
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    // Other sites cannot load our pages and files into theirs.
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    // A process of our own, apart from other sites under the same domain.
    (
        HeaderName::from_static("origin-agent-cluster"),
        HeaderValue::from_static("?1"),
    ),
    (
        HeaderName::from_static("x-permitted-cross-domain-policies"),
        HeaderValue::from_static("none"),
    ),
    // Nothing of the device is used.
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
             encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
             magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
             publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()",
        ),
    ),
];

/// A year, as preload lists ask for; subdomains are others' business.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// On an answer that is made to stand on other sites: a badge, a picture, a page for a frame. It
/// brings its own policy, and only the routes of [`crate::sharing`] put it there.
#[derive(Clone, Copy, Debug)]
pub struct ForOtherSites;

/// What other sites may load into theirs.
const CROSS_ORIGIN: HeaderValue = HeaderValue::from_static("cross-origin");

/// Mints the request's nonce, which pages put on their own scripts, and sets the headers.
pub async fn headers(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let secret = site.door.service.clock().secret();
    // 128 bits: enough that no injected script can guess it.
    let nonce = BASE64URL_NOPAD.encode(&secret[..16]);
    request
        .extensions_mut()
        .insert(Nonce::from_value(nonce.as_str()));
    let mut response = next.run(request).await;
    let scripts = format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'");
    let is_unchanged = response.status() == StatusCode::NOT_MODIFIED;
    let is_for_others = response.extensions().get::<ForOtherSites>().is_some();
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        // What is open to every site says so itself.
        headers.entry(name).or_insert(value);
    }
    if is_for_others {
        headers.remove(X_FRAME_OPTIONS);
        headers.insert("cross-origin-resource-policy", CROSS_ORIGIN);
    }
    if site.config.is_https() {
        headers.insert(STRICT_TRANSPORT_SECURITY, HSTS);
    }
    // "Not modified" leaves the browser with the page it has, whose scripts bear the nonce of
    // the policy that came with it.
    let has_own = headers.contains_key(CONTENT_SECURITY_POLICY);
    if !is_unchanged
        && !has_own
        && let Ok(policy) = HeaderValue::from_str(&policy(&scripts))
    {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The headers of a page that has no script, for answers that no layer sees.
#[must_use]
pub fn without_scripts(is_https: bool) -> Vec<(HeaderName, HeaderValue)> {
    let policy = HeaderValue::from_str(&policy("'none'"))
        .ok()
        .map(|policy| (CONTENT_SECURITY_POLICY, policy));
    let hsts = is_https.then_some((STRICT_TRANSPORT_SECURITY, HSTS));
    FIXED.into_iter().chain(policy).chain(hsts).collect()
}

/// The policy of what stands on other sites: the one style sheet with its fonts and drawings, and
/// nothing else; but any site may frame it.
pub const EMBEDDED: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
     form-action 'none'; base-uri 'none'; frame-ancestors *",
);

fn policy(scripts: &str) -> String {
    let script = format!("script-src {scripts}");
    [
        // Whatever is not named below is forbidden: frames, objects, media, workers.
        "default-src 'none'",
        // Only scripts that bear the nonce, and what those import; compiling WebAssembly, but
        // no eval.
        &script,
        // The one style sheet; no inline styles.
        "style-src 'self'",
        "font-src 'self'",
        // Drawings in style sheets are data.
        "img-src 'self' data:",
        // Islands talk to this server alone.
        "connect-src 'self'",
        "manifest-src 'self'",
        // What keeps pages for when there is no network.
        "worker-src 'self'",
        // Forms are sent here, even if an injected one says otherwise.
        "form-action 'self'",
        // Nobody moves the ground that relative addresses stand on.
        "base-uri 'none'",
        // No site shows ours inside its own.
        "frame-ancestors 'none'",
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_what_pages_do_and_nothing_inline() {
        let policy = policy("'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'");
        assert!(policy.starts_with("default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(HeaderValue::from_str(&policy).is_ok());
    }
}
