//! Bad requests of every kind: an answer with words, and never a failure of the server.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};

use crate::world::{Never, in_world};

const FROM_HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

#[test]
fn what_is_not_there_is_said_as_a_page_or_as_json() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for path in [
            "/khong-co",
            "/en/khong-co",
            "//",
            "/%ff",
            "/a/b/c/d/e",
            "/.env",
            "/assets.json",
        ] {
            let answer = anonymous.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(answer.text().contains("<h1"), "{path}");
            assert_eq!(
                answer.header("cache-control"),
                Some("private, no-store"),
                "{path}"
            );
        }
        let program = [("accept", "application/json")];
        let answer = anonymous
            .ask(Method::GET, "/khong-co", &program, Body::empty())
            .await;
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json")
        );
        let told: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(told["status"], 404);
        assert_eq!(told["request"], answer.header("x-request-id").unwrap());
    });
}

#[test]
fn a_method_that_a_page_does_not_take_is_named() {
    in_world(async |world| {
        for method in [
            Method::POST,
            Method::PUT,
            Method::DELETE,
            Method::PATCH,
            Method::TRACE,
        ] {
            let answer = world
                .anonymous()
                .ask(method, "/", &[FROM_HERE], Body::empty())
                .await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
            assert_eq!(answer.header("allow"), Some("GET,HEAD"));
            assert!(answer.text().contains("Không làm được ở đây"));
        }
    });
}

#[test]
fn a_body_is_bounded_whether_or_not_it_says_how_long_it_is() {
    in_world(async |world| {
        let world = world.with(|config| config.limits.body_kib = 1);
        let anonymous = world.anonymous();
        let large = vec![b'a'; 1025];
        let announced = [FROM_HERE, ("content-length", "1025")];
        for headers in [&announced[..], &announced[..1]] {
            let answer = anonymous
                .ask(Method::POST, "/api/x", headers, Body::from(large.clone()))
                .await;
            assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
            assert_eq!(answer.header("connection"), Some("close"));
        }
        let fits = Body::from(vec![b'a'; 1024]);
        assert_eq!(
            anonymous
                .ask(Method::POST, "/api/x", &[FROM_HERE], fits)
                .await
                .status,
            StatusCode::NOT_FOUND
        );
    });
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    in_world(async |world| {
        let world = world.with(|config| config.limits.body_seconds = 1);
        let answer = world
            .anonymous()
            .ask(Method::POST, "/api/x", &[FROM_HERE], Body::new(Never))
            .await;
        assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    });
}

#[test]
fn whoever_sends_too_fast_waits() {
    in_world(async |world| {
        let client = world
            .with(|config| config.limits.writes_per_minute = 5)
            .anonymous();
        for _ in 0..5 {
            assert_eq!(
                client.post("/api/x", "").await.status,
                StatusCode::NOT_FOUND
            );
        }
        let answer = client.post("/api/x", "").await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        let seconds: u64 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=13).contains(&seconds), "{seconds}");
        assert_eq!(client.get("/").await.status, StatusCode::OK);
    });
}

#[test]
fn readiness_ends_before_the_server_does() {
    in_world(async |mut world| {
        world.stopping = server::health::Stopping::default();
        let client = world.anonymous();
        assert_eq!(client.get("/readyz").await.status, StatusCode::OK);
        world.stopping.begin();
        let answer = client.get("/readyz").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.text(), r#"{"status":"stopping"}"#);
        assert_eq!(client.get("/livez").await.status, StatusCode::OK);
    });
}
