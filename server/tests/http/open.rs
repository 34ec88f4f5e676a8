//! The data interface: what it gives, how lists go on, what is refused and in which words.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use serde_json::Value;

use crate::world::{Answer, Client, in_own_world, in_world};

async fn ask(client: &Client, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    client
        .ask(method, &format!("/api/v1{path}"), headers, Body::empty())
        .await
}

async fn json(client: &Client, path: &str) -> Value {
    let answer = ask(client, Method::GET, path, &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    serde_json::from_slice(&answer.body).unwrap()
}

/// Whoever comes to the root is told where everything is, and everything is there.
#[test]
fn the_root_names_every_address() {
    in_world(async |world| {
        let anyone = world.anonymous();
        let answer = anyone.get("/api/v1").await;
        assert_eq!(answer.status, StatusCode::OK);
        let index: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        let named: Vec<_> = index["resources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["path"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(named, server::open::paths());
        for place in [&index["description"], &index["for_people"]] {
            let answer = anyone.get(place.as_str().unwrap()).await;
            assert_eq!(answer.status, StatusCode::OK, "{place}");
        }
    });
}

#[test]
fn a_figure_is_as_it_was_published() {
    in_world(async |world| {
        let anyone = world.anonymous();
        let path = "/indicators/ho-so-truc-tuyen-dung-han-me-linh";
        let found = json(&anyone, path).await;
        let figures: Vec<_> = found["data"]["places"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|place| !place["figure"].is_null())
            .map(|place| &place["figure"]["value"])
            .collect();
        assert!(!figures.is_empty(), "{found}");
        for value in figures {
            assert!(value["as_published"]["text"]["vi"].is_string());
            // Nothing exact passes through a floating point number.
            for part in [&value["as_published"], &value["computed"]] {
                assert!(!has_float(part), "{part}");
            }
            assert!(value["ground"]["source"]["slug"].is_string());
            assert!(value["since"].is_string());
        }
    });
}

fn has_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64(),
        Value::Array(all) => all.iter().any(has_float),
        Value::Object(all) => all.values().any(has_float),
        _ => false,
    }
}

#[test]
fn a_list_in_parts_is_the_whole_list() {
    in_own_world(async |world| {
        let anyone = world.anonymous();
        for (list, key) in [
            ("/figures", "key"),
            ("/indicators", "slug"),
            ("/units", "slug"),
            ("/journal/huyen-tu-ky", "number"),
        ] {
            let keys = |page: &Value| -> Vec<String> {
                let data = page["data"].as_array().unwrap();
                data.iter().map(|one| one[key].to_string()).collect()
            };
            let whole = keys(&json(&anyone, &format!("{list}?limit=500")).await);
            let mut parts = Vec::new();
            let mut next = format!("{list}?limit=7");
            loop {
                let page = json(&anyone, &next).await;
                let part = keys(&page);
                assert!(part.len() <= 7, "{list}");
                parts.extend(part);
                let Some(address) = page["next"].as_str() else {
                    break;
                };
                next = address.strip_prefix("/api/v1").unwrap().to_owned();
            }
            assert!(whole.len() > 7, "{list}: {}", whole.len());
            assert_eq!(parts, whole, "{list}");
        }
    });
}

#[test]
fn a_past_day_is_as_it_was_known_then() {
    in_world(async |world| {
        let anyone = world.anonymous();
        let path = "/figures?indicator=san-pham-ocop-3-sao-tu-ky&unit=huyen-tu-ky";
        let now = json(&anyone, path).await;
        assert!(!now["data"].as_array().unwrap().is_empty(), "{now}");
        let then = json(&anyone, &format!("{path}&ngay=2020-01-01")).await;
        assert_eq!(then["as_of"], "2020-01-01");
        assert_eq!(then["data"].as_array().unwrap().len(), 0);
    });
}

#[test]
fn what_is_wrong_is_told_by_its_name_in_the_language_asked_for() {
    in_world(async |world| {
        let anyone = world.anonymous();
        for (path, status, parameter) in [
            ("/figures?donvi=x", 400, Some("donvi")),
            ("/figures?limit=501", 400, Some("limit")),
            ("/figures?limit=1&limit=2", 400, Some("limit")),
            ("/figures?ngay=2024-02-30", 400, Some("ngay")),
            ("/indicators?outlook=good", 400, Some("outlook")),
            ("/tasks?unit=Huy%E1%BB%87n", 400, Some("unit")),
            ("/tasks?unit=khong-co", 404, Some("unit")),
            ("/figures?period=2025..2021", 404, Some("period")),
            ("/units/khong-co", 404, None),
            ("/khong-co", 404, None),
            ("/openapi.json?x=1", 400, Some("x")),
        ] {
            for (language, word) in [("vi", "title"), ("en-GB, vi;q=0.5", "title")] {
                let headers = [("accept-language", language)];
                let answer = ask(&anyone, Method::GET, path, &headers).await;
                assert_eq!(answer.status.as_u16(), status, "{path}");
                assert_eq!(
                    answer.header("content-type"),
                    Some("application/problem+json")
                );
                let expected = if language == "vi" { "vi" } else { "en" };
                assert_eq!(answer.header("content-language"), Some(expected));
                let told: Value = serde_json::from_slice(&answer.body).unwrap();
                assert_eq!(told["status"], status);
                assert_eq!(told["parameter"].as_str(), parameter, "{path}");
                assert!(told[word].as_str().is_some_and(|text| !text.is_empty()));
            }
        }
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            let answer = ask(&anyone, method, "/figures", &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
            assert_eq!(answer.header("allow"), Some("GET,HEAD,OPTIONS"));
        }
        let preflight = ask(&anyone, Method::OPTIONS, "/figures", &[]).await;
        assert_eq!(preflight.status, StatusCode::NO_CONTENT);
        assert_eq!(
            preflight.header("access-control-allow-methods"),
            Some("GET,HEAD,OPTIONS")
        );
    });
}

#[test]
fn what_is_known_is_not_sent_again() {
    in_world(async |world| {
        let anyone = world.anonymous();
        let plain = ask(&anyone, Method::GET, "/units", &[]).await;
        let packed = [("accept-encoding", "br")];
        let packed = ask(&anyone, Method::GET, "/units", &packed).await;
        assert_eq!(packed.header("content-encoding"), Some("br"));
        let tags = [&plain, &packed].map(|answer| answer.header("etag").unwrap().to_owned());
        assert!(!tags[0].starts_with("W/") && tags[0] != tags[1], "{tags:?}");
        for tag in &tags {
            let known = [("if-none-match", tag.as_str()), ("accept-encoding", "br")];
            let answer = ask(&anyone, Method::GET, "/units", &known).await;
            assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
            assert_eq!(answer.header("etag"), Some(tag.as_str()));
            assert!(answer.body.is_empty());
        }
        let head = ask(&anyone, Method::HEAD, "/units", &[]).await;
        assert_eq!(head.status, StatusCode::OK);
        assert_eq!(head.header("etag"), Some(tags[0].as_str()));
        assert!(head.body.is_empty());
    });
}

#[test]
fn who_asks_does_not_matter() {
    in_own_world(async |world| {
        let officer = world
            .officer("mo-xem", domain::policy::Role::Auditor, "huyen-thach-that")
            .await;
        let anyone = world.anonymous();
        for path in ["/tasks?limit=500", "/programmes/nq-dai-hoi-xxiv-thach-that"] {
            let officers = ask(&officer, Method::GET, path, &[]).await;
            let theirs = ask(&anyone, Method::GET, path, &[]).await;
            assert_eq!(officers.status, StatusCode::OK);
            assert!(officers.body == theirs.body, "{path}");
            assert_eq!(officers.header("set-cookie"), None);
        }
    });
}

#[test]
fn news_lead_to_their_pages() {
    in_world(async |world| {
        let anyone = world.anonymous();
        for path in [
            "/tin/tat-ca.atom",
            "/tin/van-ban/07-ctr-tu.atom",
            "/en/tin/don-vi/huyen-tu-ky.atom",
            "/tin/chi-tieu/san-pham-ocop-3-sao-tu-ky.atom",
            "/tin/muc/dot-pha-1-ocop-huu-co-tu-ky.atom",
        ] {
            let answer = anyone.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(
                answer.header("content-type"),
                Some("application/atom+xml; charset=utf-8")
            );
            assert!(answer.header("etag").is_some());
            let text = answer.text();
            assert!(
                text.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""),
                "{text}"
            );
            assert!(
                !text.contains("1970-01-01") || path.contains("tat-ca"),
                "{path}: {text}"
            );
        }
        for path in [
            "/tin/chi-tieu/khong-co.atom",
            "/tin/tat-ca",
            "/tin/x/y.atom",
        ] {
            assert_eq!(
                anyone.get(path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
        let page = anyone.get("/don-vi/huyen-tu-ky").await;
        for part in [
            "rel=\"alternate\"",
            "href=\"/tin/don-vi/huyen-tu-ky.atom\"",
            "Theo dõi bằng Atom",
        ] {
            assert!(page.text().contains(part), "{part}");
        }
    });
}

#[test]
fn catalogues_say_where_everything_is() {
    in_world(async |world| {
        let site = world.with(|config| {
            config.public_url = Some("https://tiendo.example.vn".to_owned().try_into().unwrap());
            config.security.contact = Some("mailto:an-ninh@tiendo.example.vn".to_owned());
            config.security.expires = Some("2199-01-01".parse().unwrap());
        });
        let anyone = site.anonymous();
        let map = anyone.get("/sitemap.xml").await;
        assert_eq!(map.status, StatusCode::OK);
        for part in [
            "<loc>https://tiendo.example.vn/don-vi/huyen-tu-ky</loc>",
            "hreflang=\"en\" href=\"https://tiendo.example.vn/en/chi-tieu/san-pham-ocop-3-sao-tu-ky\"",
            "<lastmod>",
        ] {
            assert!(map.text().contains(part), "{part}");
        }
        let robots = anyone.get("/robots.txt").await;
        assert!(
            robots
                .text()
                .contains("Sitemap: https://tiendo.example.vn/sitemap.xml\n")
        );
        let security = anyone.get("/.well-known/security.txt").await;
        assert!(
            security
                .text()
                .starts_with("Contact: mailto:an-ninh@tiendo.example.vn\n")
        );
        let catalogue = anyone.get("/du-lieu-mo/dcat.jsonld").await;
        let catalogue: Value = serde_json::from_slice(&catalogue.body).unwrap();
        assert_eq!(catalogue["@type"], "dcat:Catalog");
        let datasets = catalogue["dcat:dataset"].as_array().unwrap();
        assert!(datasets.len() > 6, "{}", datasets.len());
        for dataset in datasets {
            for distribution in dataset["dcat:distribution"].as_array().unwrap() {
                let address = distribution["dcat:downloadURL"]["@id"].as_str().unwrap();
                let path = address.strip_prefix("https://tiendo.example.vn").unwrap();
                assert_eq!(anyone.get(path).await.status, StatusCode::OK, "{path}");
            }
        }
    });
}
