//! What a reader's own browser may keep, and the script that keeps it.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::world::{Client, encoded, in_own_world, in_world};

const KEEP: &str = "tiendo-keep";

/// Files that a page loads, as far as they are named by their content.
fn files(page: &str) -> Vec<&str> {
    page.split(['"', '\''])
        .filter(|part| part.starts_with('/') && !part.starts_with("/pkg/"))
        .filter(|part| {
            let mut parts = part.rsplit('.');
            let _ending = parts.next();
            parts.next().is_some_and(|hash| {
                hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
            })
        })
        .collect()
}

/// What the server filled in.
fn filled(script: &str) -> serde_json::Value {
    let (_, after) = script.split_once("words } = ").unwrap();
    let line = after.lines().next().unwrap();
    serde_json::from_str(line.trim_end_matches(';')).unwrap()
}

#[test]
fn the_script_knows_every_file_of_a_citizens_page() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let answer = anonymous.get("/sw.js").await;
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        assert_eq!(
            answer.header("content-type"),
            Some("text/javascript; charset=utf-8")
        );
        let filled = filled(answer.text());
        let known: Vec<_> = filled["files"].as_array().unwrap().iter().collect();
        for path in [
            "/",
            "/en",
            "/tim-kiem",
            "/chi-tieu/san-pham-ocop-3-sao-tu-ky",
            "/ngoai-tuyen",
        ] {
            let page = anonymous.get(path).await;
            let named = files(page.text());
            assert!(
                named.iter().any(|file| file.starts_with("/tiendo.")),
                "{path}"
            );
            for file in named {
                assert!(known.iter().any(|one| *one == file), "{path}: {file}");
                assert_eq!(anonymous.get(file).await.status, StatusCode::OK);
            }
        }
        for what in ["absent", "unsent"] {
            for language in ["vi", "en"] {
                let page = anonymous
                    .get(filled[what][language].as_str().unwrap())
                    .await;
                assert_eq!(page.status, StatusCode::OK);
                assert_eq!(page.header("cache-control"), Some("no-cache"));
            }
        }
    });
}

#[test]
fn a_script_that_a_browser_has_is_not_sent_again() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let answer = anonymous.get("/sw.js").await;
        let tag = answer.header("etag").unwrap();
        let headers = [("if-none-match", tag)];
        let again = anonymous
            .ask(Method::GET, "/sw.js", &headers, Body::empty())
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        assert_eq!(again.header("cache-control"), Some("no-cache"));
    });
}

async fn keep(client: &Client, path: &str) -> Option<String> {
    client.get(path).await.header(KEEP).map(str::to_owned)
}

#[test]
fn a_page_says_whether_it_may_be_kept() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for (path, may) in [
            ("/", true),
            ("/en", true),
            ("/gioi-thieu", true),
            ("/don-vi/huyen-tu-ky", true),
            ("/don-vi/huyen-tu-ky?ngay=2025-06-30", true),
            // What is typed, sent, or answered is nobody else's to read, and of no use later.
            ("/tim-kiem?q=tu+ky", false),
            ("/dang-nhap", false),
            ("/phan-anh/gui/don-vi/xa-me-linh", false),
            ("/don-vi/huyen-tu-ky?da=sap-xep", false),
            (
                "/don-vi/huyen-tu-ky?chua-luu=01ARZ3NDEKTSV4RRFFQ69G5FAV",
                false,
            ),
            ("/ban-lam-viec", false),
            ("/khong-co", false),
            ("/ngoai-tuyen", false),
            ("/api/v1/units", false),
        ] {
            let told = keep(&anonymous, path).await;
            assert_eq!(told.as_deref(), may.then_some("page"), "{path}");
        }
        let form = encoded(&[("don-vi", "xa-me-linh"), ("language", "vi")]);
        let answer = anonymous.submit("/noi-song", &form).await;
        assert_eq!(answer.header(KEEP), None);
    });
}

#[test]
fn a_home_that_is_its_readers_own_is_kept_with_the_page_of_the_place() {
    in_world(async |world| {
        let resident = world.anonymous().with_cookie("noi-song=xa-tien-thinh");
        for (path, told) in [
            ("/", Some("/don-vi/xa-tien-thinh")),
            ("/en", Some("/en/don-vi/xa-tien-thinh")),
            ("/?ngay=2025-06-30", None),
            ("/don-vi/xa-tien-thinh", Some("page")),
        ] {
            assert_eq!(keep(&resident, path).await.as_deref(), told, "{path}");
        }
    });
}

#[test]
fn whoever_is_signed_in_leaves_nothing_behind() {
    in_own_world(async |world| {
        let officer = world
            .officer("khong-de-lai", Role::Reporter, "huyen-tu-ky")
            .await;
        let resident = officer
            .clone()
            .with_another_cookie("noi-song=xa-tien-thinh");
        // A session that is over is one too: nobody can tell whose it was.
        let over = world.anonymous().with_cookie("tiendo=khong-con");
        for client in [&officer, &resident, &over] {
            for path in [
                "/",
                "/gioi-thieu",
                "/ban-lam-viec",
                "/tim-kiem",
                "/khong-co",
            ] {
                let told = keep(client, path).await;
                assert_eq!(told.as_deref(), Some("nothing"), "{path}");
            }
        }
    });
}
