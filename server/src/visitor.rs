//! Finds out who asks: the session's cookie leads to an officer, the connection to an address.
//! What cannot be read is nobody; this never refuses and never fails.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::door::Visitor;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{
        HeaderMap,
        header::{COOKIE, USER_AGENT},
    },
    middleware::Next,
    response::Response,
};
use service::account::{session::Token, sign_in::SignedIn};

use crate::{
    address::{client, neighbourhood},
    site::Site,
};

/// Puts the [`Visitor`] into the request.
pub async fn recognise(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let signed_in = signed_in(&request, &site);
    let device = request
        .headers()
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let here =
        cookie(request.headers(), site.door.cookie.here()).and_then(|text| text.parse().ok());
    let visitor = Visitor {
        here,
        signed_in,
        address: address(&request, &site).to_string(),
        device,
    };
    request.extensions_mut().insert(visitor);
    next.run(request).await
}

/// Whether a request brings a session, alive or not.
pub fn brings_session(request: &Request, site: &Site) -> bool {
    cookie(request.headers(), site.door.cookie.name()).is_some()
}

/// Whether a request says where somebody lives, if anywhere.
pub fn says_place(request: &Request, site: &Site) -> bool {
    cookie(request.headers(), site.door.cookie.here()).is_some()
}

/// Whether a request comes with a living session.
pub fn is_signed_in(request: &Request, site: &Site) -> bool {
    signed_in(request, site).is_some()
}

fn signed_in(request: &Request, site: &Site) -> Option<SignedIn> {
    cookie(request.headers(), site.door.cookie.name())
        .and_then(Token::read)
        .and_then(|token| site.door.service.signed_in(&token))
}

/// The neighbourhood that a request comes from. One without a connection was made in this
/// process.
pub fn address(request: &Request, site: &Site) -> IpAddr {
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| {
            peer.ip()
        });
    neighbourhood(client(
        peer,
        request.headers(),
        &site.config.trusted_proxies,
    ))
}

/// The value of the first cookie of this name.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(named, value)| (named == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(
            COOKIE,
            HeaderValue::from_static("xtiendo=1; tiendo=2;tiendo=3"),
        );
        headers.append(COOKIE, HeaderValue::from_static("other=a=b"));
        assert_eq!(cookie(&headers, "tiendo"), Some("2"));
        assert_eq!(cookie(&headers, "other"), Some("a=b"));
        assert_eq!(cookie(&headers, "iendo"), None);
    }

    #[test]
    fn cookies_that_are_not_text_are_passed_over() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_bytes(b"tiendo=\xff").unwrap());
        headers.append(COOKIE, HeaderValue::from_static(";;= ; ="));
        assert_eq!(cookie(&headers, "tiendo"), None);
    }
}
