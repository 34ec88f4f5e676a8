//! What may be kept, by whom, and for how long.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::world::in_world;

#[test]
fn an_unchanged_public_page_is_not_sent_again() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let first = anonymous.get("/gioi-thieu").await;
        assert_eq!(first.header("cache-control"), Some("no-cache"));
        let tag = first.header("etag").unwrap();
        let headers = [("if-none-match", tag), ("accept", "text/html")];
        let again = anonymous
            .ask(Method::GET, "/gioi-thieu", &headers, Body::empty())
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        assert!(again.body.is_empty());
        // The page that the browser keeps has the nonce of the policy it keeps.
        assert_eq!(again.header("content-security-policy"), None);
        assert_eq!(again.header("etag"), Some(tag));
    });
}

#[test]
fn an_officers_pages_are_kept_by_nobody() {
    in_world(async |world| {
        let officer = world
            .officer("giu-rieng", Role::Reporter, "huyen-tu-ky")
            .await;
        let page = officer.get("/gioi-thieu").await;
        assert_eq!(page.header("cache-control"), Some("private, no-store"));
        assert_eq!(page.header("etag"), None);
    });
}

#[test]
fn pages_are_compressed_for_those_who_read_it() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let plain = anonymous.get("/").await;
        assert_eq!(plain.header("content-encoding"), None);
        for (accepts, encoding) in [("br", "br"), ("gzip, br", "br"), ("gzip", "gzip")] {
            let headers = [("accept", "text/html"), ("accept-encoding", accepts)];
            let answer = anonymous
                .ask(Method::GET, "/", &headers, Body::empty())
                .await;
            assert_eq!(answer.header("content-encoding"), Some(encoding));
            assert!(
                answer.body.len() * 2 < plain.body.len(),
                "{accepts}: {}",
                answer.body.len()
            );
        }
    });
}
