//! The embedded files. They need the browser half, which `make test` builds before the server.

use axum::{body::Body, http::Method};

use crate::world::in_world;

/// Everything a page names in its head.
fn named(page: &str) -> Vec<&str> {
    page.split("<link ")
        .skip(1)
        .filter_map(|tag| tag.split('>').next())
        .filter(|tag| !tag.contains("rel=\"alternate\"") && !tag.contains("rel=\"canonical\""))
        .filter_map(|tag| tag.split("href=\"").nth(1)?.split('"').next())
        .collect()
}

#[test]
fn what_pages_name_is_served_and_hashed_files_are_kept_for_ever() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let page = anonymous.get("/").await;
        let named = named(page.text());
        assert!(
            named
                .iter()
                .any(|path| path.contains("tiendo") && path.contains(".css")),
            "{named:?}"
        );
        assert!(
            !named.contains(&"/tiendo.css"),
            "target/site was missing when the server was built: run `make test`, which builds it first"
        );
        for path in named {
            let headers = [("accept-encoding", "br")];
            let answer = anonymous
                .ask(Method::GET, path, &headers, Body::empty())
                .await;
            assert_eq!(answer.status, 200, "{path}");
            let is_fixed = path.ends_with(".webmanifest");
            let policy = if is_fixed {
                "public, max-age=3600"
            } else {
                "public, max-age=31536000, immutable"
            };
            assert_eq!(answer.header("cache-control"), Some(policy), "{path}");
            if path.contains(".css") {
                assert_eq!(answer.header("content-encoding"), Some("br"));
                assert_eq!(
                    answer.header("content-type"),
                    Some("text/css; charset=utf-8")
                );
            }
        }
        for path in ["/robots.txt", "/favicon.svg", "/apple-touch-icon.png"] {
            assert_eq!(anonymous.get(path).await.status, 200, "{path}");
        }
    });
}
