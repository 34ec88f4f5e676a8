//! Forms and commands from elsewhere: every route that changes something is tried.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use leptos::server_fn::axum::server_fn_paths;

use crate::world::in_world;

/// What a page elsewhere, or a program, would send.
pub const ELSEWHERE: [&[(&str, &str)]; 7] = [
    &[],
    &[("origin", "null")],
    &[("origin", "")],
    &[("origin", "https://khac.example")],
    &[("origin", "https://phu.tiendo.test")],
    &[
        ("sec-fetch-site", "cross-site"),
        ("origin", "http://tiendo.test"),
    ],
    &[
        ("sec-fetch-site", "same-site"),
        ("origin", "http://phu.tiendo.test"),
    ],
];

/// Server functions that only read; a page on another site cannot see what they answer.
const READS: [&str; 1] = ["/api/sheet_marks"];

#[test]
fn nothing_is_changed_from_elsewhere() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let routes: Vec<_> = server_fn_paths().collect();
        assert!(!routes.is_empty());
        for (path, method) in routes {
            if READS.contains(&path) {
                assert_eq!(method, Method::GET, "{path}");
                continue;
            }
            assert_eq!(
                method,
                Method::POST,
                "{path} changes something by another method"
            );
            for headers in ELSEWHERE {
                let answer = anonymous
                    .ask(method.clone(), path, headers, Body::empty())
                    .await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
            }
            let by_link = anonymous.get(path).await;
            assert_eq!(
                by_link.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{path} by GET"
            );
        }
    });
}

#[test]
fn a_page_of_the_site_may_send_its_forms() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let here: [&[(&str, &str)]; 3] = [
            &[("origin", "http://tiendo.test")],
            &[
                ("sec-fetch-site", "same-origin"),
                ("origin", "http://tiendo.test"),
            ],
            &[("sec-fetch-site", "none")],
        ];
        for headers in here {
            // Nothing is at this address: what counts is that it was looked for.
            let answer = anonymous
                .ask(Method::POST, "/api/khong-co", headers, Body::empty())
                .await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{headers:?}");
        }
        let public = world.with(|config| {
            config.public_url = Some("https://ngoai.test".to_owned().try_into().unwrap());
        });
        let behind_proxy = [("origin", "https://ngoai.test")];
        let answer = public
            .anonymous()
            .ask(Method::POST, "/api/khong-co", &behind_proxy, Body::empty())
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}
