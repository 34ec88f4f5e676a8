//! What a page only asks: answered to whoever may see it, and changing nothing.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use leptos::server_fn::axum::server_fn_paths;

use super::{Act, stage::Stage};
use crate::world::{Client, encoded, in_own_world};

const MARKS: &str = "/api/sheet_marks";

async fn ask(client: &Client, query: &str) -> (StatusCode, String) {
    let headers = [("accept", "application/json")];
    let address = format!("{MARKS}?{}", query.trim_start_matches('?'));
    let answer = client
        .ask(Method::GET, &address, &headers, Body::empty())
        .await;
    (answer.status, answer.text().to_string())
}

#[test]
fn others_changes_are_told_to_those_who_may_see_them() {
    let questions: Vec<_> = server_fn_paths()
        .filter(|(_, method)| *method == Method::GET)
        .map(|(path, _)| path)
        .collect();
    assert_eq!(questions, [MARKS], "a question without a test");
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let ready = stage.ready(Act::RecordFigures).await;
        let done = ready
            .by
            .post("/api/record_figures", &encoded(&ready.form))
            .await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
        let sheet = ready.leads.trim_end_matches("?da=luu");
        let query = encoded(&[("language", "vi"), ("sheet", sheet), ("since", "0")]);
        let before = stage.world.kept().await;

        let (status, told) = ask(&ready.by, &query).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        assert!(told.starts_with("{\"rows\":[],"), "one's own: {told}");
        let (status, told) = ask(&stage.colleague, &query).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        assert!(told.contains("\"base\":1,\"value\":\"24\""), "{told}");
        assert!(told.contains("vừa sửa lúc"), "{told}");

        for (wrong, _) in stage.wrong(Act::RecordFigures) {
            let (status, told) = ask(wrong, &query).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{told}");
        }
        let (status, _) = ask(&ready.by.without_cookie(), &query).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        let elsewhere = encoded(&[
            ("language", "vi"),
            ("sheet", "/bang-so-lieu/khong-co/khong-co/2026"),
            ("since", "0"),
        ]);
        assert_eq!(ask(&ready.by, &elsewhere).await.0, StatusCode::NOT_FOUND);
        let nonsense = encoded(&[("since", "x")]);
        assert_eq!(ask(&ready.by, &nonsense).await.0, StatusCode::BAD_REQUEST);
        assert!(stage.world.kept().await == before);
    });
}
