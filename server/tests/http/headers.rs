//! The headers that an auditor looks for.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};

use crate::world::in_world;

const FIXED: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("x-permitted-cross-domain-policies", "none"),
];

#[test]
fn every_kind_of_answer_has_them() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let robots = anonymous.get("/robots.txt").await;
        let answers = [
            anonymous.get("/").await,
            anonymous.get("/khong-co-trang-nay").await,
            anonymous.get("/livez").await,
            anonymous
                .ask(
                    Method::DELETE,
                    "/",
                    &[("origin", "https://khac.example")],
                    Body::empty(),
                )
                .await,
            robots,
        ];
        for answer in answers {
            for (name, value) in FIXED {
                assert_eq!(
                    answer.header(name),
                    Some(value),
                    "{name} {:?}",
                    answer.status
                );
            }
            let policy = answer.header("content-security-policy").unwrap();
            assert!(
                policy.starts_with("default-src 'none'; script-src 'nonce-"),
                "{policy}"
            );
            assert!(
                answer
                    .header("permissions-policy")
                    .unwrap()
                    .contains("geolocation=()")
            );
            assert!(
                answer.header("cache-control").is_some(),
                "{:?}",
                answer.status
            );
            assert_eq!(answer.header("x-request-id").unwrap().len(), 26);
            assert_eq!(answer.header("server"), None);
        }
    });
}

#[test]
fn a_nonce_is_of_one_drawing_and_stands_on_every_script() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let mut nonces = Vec::new();
        // The first is drawn for each who asks; the second may be shown to several.
        for path in ["/dang-nhap", "/dang-nhap", "/", "/"] {
            let answer = anonymous.get(path).await;
            let policy = answer.header("content-security-policy").unwrap();
            let nonce = policy
                .split('\'')
                .find_map(|part| part.strip_prefix("nonce-"))
                .unwrap()
                .to_owned();
            assert_eq!(nonce.len(), 22);
            for script in answer.text().split("<script").skip(1) {
                let tag = script.split('>').next().unwrap();
                assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "<script{tag}>");
            }
            assert!(!answer.text().contains(" style=\""));
            nonces.push(nonce);
        }
        let [form, another, home, _] = <[String; 4]>::try_from(nonces).unwrap();
        assert!(form != another && form != home && another != home);
    });
}

#[test]
fn browsers_are_told_to_use_tls_where_people_do() {
    in_world(async |world| {
        assert_eq!(
            world
                .anonymous()
                .get("/")
                .await
                .header("strict-transport-security"),
            None
        );
        let public = world.with(|config| {
            config.public_url = Some("https://tiendo.test".to_owned().try_into().unwrap());
        });
        let answer = public.anonymous().get("/").await;
        assert_eq!(
            answer.header("strict-transport-security"),
            Some("max-age=31536000")
        );
    });
}

#[test]
fn nobody_gives_a_request_its_id_but_a_trusted_proxy() {
    in_world(async |world| {
        let id = "abc-123";
        let answer = world
            .anonymous()
            .ask(
                Method::GET,
                "/livez",
                &[("x-request-id", id)],
                Body::empty(),
            )
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_ne!(answer.header("x-request-id"), Some(id));
    });
}
