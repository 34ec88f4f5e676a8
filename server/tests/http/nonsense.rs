//! Requests that no browser would send: whatever comes, the answer has a status below 500.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use domain::policy::Role;

use crate::{
    acts::{
        ACTS,
        stage::{self, Ready, Stage},
    },
    seen,
    snapshot::samples,
    world::{Answer, encoded, escaped, in_own_world, in_world},
};

fn stands(answer: &Answer, what: &str) {
    assert!(answer.status.as_u16() < 500, "{what}: {}", answer.status);
    assert!(answer.header("x-request-id").is_some(), "{what}");
    // A page that is not sent again keeps the policy it was sent with.
    let is_kept = answer.status == StatusCode::NOT_MODIFIED;
    assert!(
        is_kept || answer.header("content-security-policy").is_some(),
        "{what}"
    );
}

fn junk() -> Vec<String> {
    let mut junk: Vec<String> = [
        "",
        "%",
        "%zz",
        "%00",
        "%ff%fe",
        "%c0%ae%c0%ae",
        "..",
        "%2e%2e%2f",
        "a%2fb",
        "a%0d%0aX:1",
        "'",
        "%22%3e%3cscript%3e",
        "-",
        "--",
        "\u{1}",
        "0",
        "-1",
        "99999999999999999999",
        "NaN",
        "null",
        "undefined",
        "%F0%9F%98%80",
        "%E2%80%AE",
        "{slug}",
        ":slug",
        "*",
        "+",
        "a=b&c=d",
        "[]",
        "2025-02-30",
        "2025-13",
        "0000-00-00",
        "9999-12-31",
        "-9999-01-01",
        "2025..2020",
        "2025-W99",
    ]
    .map(escaped_controls)
    .to_vec();
    junk.push("a".repeat(5_000));
    junk.push("%F0%9F%98%80".repeat(500));
    junk
}

/// An address cannot hold a bare control character: it would not be sent at all.
fn escaped_controls(text: &str) -> String {
    text.chars()
        .map(|letter| {
            if letter.is_control() || matches!(letter, '{' | '}') {
                escaped(&letter.to_string())
            } else {
                letter.to_string()
            }
        })
        .collect()
}

#[test]
fn junk_in_an_address_leads_nowhere_quietly() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let officer = world
            .officer("vo-nghia", Role::Reporter, "huyen-tu-ky")
            .await;
        for junk in junk() {
            for path in [
                format!("/{junk}"),
                format!("/en/{junk}"),
                format!("/don-vi/{junk}"),
                format!("/van-ban/{junk}"),
                format!("/chi-tieu/{junk}"),
                format!("/nhiem-vu/{junk}"),
                format!("/nhat-ky/{junk}"),
                format!("/api/{junk}"),
                format!("/pkg/{junk}"),
                format!("/so-lieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/{junk}"),
                format!("/so-lieu/{junk}/{junk}/{junk}"),
                format!("/?ngay={junk}"),
                format!("/?{junk}"),
                format!("/tim-kiem?q={junk}"),
                format!("/don-vi/huyen-tu-ky?ngay={junk}&ngay={junk}"),
                format!("/van-ban/viec-dot-pha-2023-tu-ky?ngay={junk}"),
                format!("/dang-nhap?chua-luu={junk}&da={junk}"),
                format!("/ban-lam-viec?chua-luu={junk}&da={junk}"),
                format!("/so-lieu?chi-tieu={junk}&don-vi={junk}&ky={junk}"),
            ] {
                stands(&anonymous.get(&path).await, &path);
                stands(&officer.get(&path).await, &path);
            }
        }
    });
}

#[test]
fn a_huge_query_is_no_trouble() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        // As long as the listener lets through.
        let long = "đ ".repeat(2_500);
        let many = "q=a&ngay=2025-06-30&".repeat(1_000);
        for query in [
            format!("q={}", escaped(&long)),
            many,
            format!("q={}", "%20".repeat(9_000)),
        ] {
            for path in ["/tim-kiem", "/en/tim-kiem", "/", "/don-vi"] {
                stands(&anonymous.get(&format!("{path}?{query}")).await, path);
            }
        }
    });
}

#[test]
fn headers_may_say_what_they_like() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let long = "x".repeat(20_000);
        let bytes: [&[u8]; 8] = [
            b"",
            b"\xff\xfe",
            b"tiendo=",
            b"tiendo=\xf0\x9f\x98\x80; tiendo=a",
            b";;;==;;",
            b",,,;q=9",
            b"*",
            long.as_bytes(),
        ];
        for name in [
            "accept",
            "accept-encoding",
            "accept-language",
            "content-type",
            "content-length",
            "cookie",
            "host",
            "if-none-match",
            "origin",
            "range",
            "referer",
            "sec-fetch-site",
            "user-agent",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-request-id",
            "forwarded",
            "expect",
            "upgrade",
        ] {
            for value in bytes {
                for (method, path) in [
                    (Method::GET, "/gioi-thieu"),
                    (Method::POST, "/api/sign_out"),
                    (Method::OPTIONS, "/"),
                ] {
                    let request = Request::builder()
                        .method(method)
                        .uri(path)
                        .header(name, value);
                    let answer = anonymous.send(request.body(Body::empty()).unwrap()).await;
                    stands(&answer, &format!("{path} {name}"));
                }
            }
        }
    });
}

const SCRIPT: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)></textarea>";

/// A form with something else in every field that people type in.
fn filled(ready: &Ready, with: &str) -> stage::Fields {
    let mut form = ready.form.clone();
    for (name, value) in &mut form {
        let is_hidden = matches!(
            *name,
            "id" | "language"
                | "indicator"
                | "unit"
                | "period"
                | "base"
                | "programme"
                | "task"
                | "meeting"
                | "number"
                | "obstacle"
                | "milestone"
                | "decided"
                | "old[0]"
                | "items[0]"
                | "evidence"
                | "report"
                | "part"
        );
        if !is_hidden && !matches!(*name, "submit" | "assign" | "accept" | "open") {
            with.clone_into(value);
        }
    }
    form
}

#[test]
fn scripts_typed_anywhere_are_only_text() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let mut shown = 0;
        for &(act, path) in ACTS {
            let ready = stage.ready(act).await;
            let mut alone = vec![filled(&ready, SCRIPT)];
            // Field by field too, so that what else is right lets it through to be stored.
            for at in 0..ready.form.len() {
                let mut form = ready.form.clone();
                form[0].1 = stage.world.service.new_command().to_string();
                if at > 0 {
                    SCRIPT.clone_into(&mut form[at].1);
                }
                alone.push(form);
            }
            for form in alone {
                let answer = ready.by.submit(path, &encoded(&form)).await;
                stands(&answer, path);
                let Some(way) = answer.header("location") else {
                    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
                    continue;
                };
                assert!(way.starts_with('/') && !way.contains('<'), "{way}");
                let page = ready.by.get(way).await;
                stands(&page, way);
                assert!(!page.text().contains("<script>alert"), "{way}");
                assert!(!page.text().contains("<img"), "{way}");
                shown +=
                    usize::from(seen::words(page.text()).contains("<script>alert(1)</script>"));
                shown += usize::from(page.text().contains("&lt;script"));
            }
        }
        assert!(shown > 10, "only {shown} pages show what was typed");
        for path in samples() {
            for client in [&stage.reporter, &stage.reporter.without_cookie()] {
                let page = client.get(&path).await;
                assert!(!page.text().contains("<script>alert"), "{path}");
                assert!(!page.text().contains("<img"), "{path}");
            }
        }
    });
}

#[test]
fn fields_without_measure_are_not_kept() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let typed = [
            "x".repeat(12_000),
            "ạ".repeat(3_000),
            "\0".to_owned(),
            "a\0b".to_owned(),
            "\u{202e}\u{200b}\u{feff}".to_owned(),
            "9".repeat(10_000),
            "1e999999999".to_owned(),
            " ".repeat(10_000),
        ];
        for &(act, path) in ACTS {
            let ready = stage.ready(act).await;
            for typed in &typed {
                let form = encoded(&filled(&ready, typed));
                let answer = ready.by.submit(path, &form).await;
                stands(&answer, path);
                stands(&ready.by.post(path, &form).await, path);
                if let Some(way) = answer.header("location") {
                    stands(&ready.by.get(way).await, way);
                }
                // The hidden fields are only as good as their sender.
                for at in 0..ready.form.len() {
                    let mut form = ready.form.clone();
                    typed.clone_into(&mut form[at].1);
                    stands(&ready.by.post(path, &encoded(&form)).await, path);
                }
            }
        }
        let kept = stage.world.kept().await;
        for typed in ["x".repeat(12_000), "9".repeat(1_000), "\\0".to_owned()] {
            assert!(!kept.contains(&typed), "{typed:.20} was kept");
        }
        assert_eq!(
            stage.world.service.verify_journal().await.unwrap().damages,
            []
        );
    });
}
