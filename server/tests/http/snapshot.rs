//! What the server answers to, and with which headers, written down whole: a route or a header
//! that comes, goes or changes is seen.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{HeaderMap, Method},
};
use domain::policy::Role;
use leptos::server_fn::axum::server_fn_paths;

use crate::{
    seen,
    world::{Answer, in_world},
};

/// An id of nothing that is there: the demo asks nobody to explain anything.
pub const NOTHING: &str = "01arz3ndektsv4rrffq69g5fav";

/// What stands for a parameter of a page's address.
const FOR_PARAMETERS: [(&str, &str); 23] = [
    (
        "/phan-anh/gui/{what}/{slug}",
        "/phan-anh/gui/don-vi/huyen-tu-ky",
    ),
    (
        "/phan-anh/gui/ket-luan/{slug}",
        "/phan-anh/gui/ket-luan/hop-2024-07-19",
    ),
    ("{reference}", "PA-0000-0000"),
    ("/van-ban/{slug}", "/van-ban/viec-dot-pha-2023-tu-ky"),
    ("/chi-tieu/{slug}", "/chi-tieu/san-pham-ocop-3-sao-tu-ky"),
    (
        "/nhiem-vu/{slug}",
        "/nhiem-vu/tuyen-truyen-chuong-trinh-05-thuong-tin",
    ),
    ("/don-vi/{slug}", "/don-vi/huyen-tu-ky"),
    ("/nhat-ky/{slug}", "/nhat-ky/huyen-tu-ky"),
    ("/cuoc-hop/{slug}", "/cuoc-hop/hop-2024-07-19"),
    ("{number}", "1"),
    (
        "/so-lieu/{indicator}/{unit}/{period}",
        "/so-lieu/san-pham-ocop-3-sao-tu-ky/huyen-tu-ky/2023",
    ),
    ("{programme}", "viec-dot-pha-2023-tu-ky"),
    ("{account}", "quan-tri"),
    ("{source}", "bao-hai-duong-2023-12-27"),
    ("{task}", "tuyen-truyen-chuong-trinh-05-thuong-tin"),
    ("{id}", NOTHING),
    ("{part}", "ket-qua"),
    ("{item}", "dot-pha-1-ocop-huu-co-tu-ky"),
    ("{unit}", "huyen-tu-ky"),
    ("{period}", "2023"),
    ("{year}", "2026"),
    ("{day}", "2026-09-02"),
    ("{indicator}", "san-pham-ocop-3-sao-tu-ky"),
];

/// Files that are asked for by their plain name.
const FILES: [&str; 9] = [
    "/robots.txt",
    "/sitemap.xml",
    "/du-lieu-mo/dcat.jsonld",
    "/.well-known/security.txt",
    "/api/v1/openapi.json",
    "/tin/tat-ca.atom",
    "/favicon.svg",
    "/apple-touch-icon.png",
    "/manifest.webmanifest",
];

/// The address of every page, as the router knows it.
pub fn pages() -> Vec<String> {
    let mut pages: Vec<_> = leptos_axum::generate_route_list(app::App)
        .iter()
        .map(|route| route.path().to_owned())
        .collect();
    pages.sort();
    pages
}

/// Every page, with something in place of its parameters.
pub fn samples() -> Vec<String> {
    let samples: Vec<_> = pages()
        .into_iter()
        .map(|page| {
            FOR_PARAMETERS.iter().fold(page, |page, (pattern, sample)| {
                page.replace(pattern, sample)
            })
        })
        .collect();
    assert!(samples.len() >= 40, "{samples:?}");
    for sample in &samples {
        assert!(!sample.contains('{'), "{sample} needs a sample");
    }
    samples
}

/// Addresses that the browser tests walk whatever they show: those of the public pages, and all that
/// are named in the desk's scenes.
fn walked() -> Vec<String> {
    let read = |file: &str| {
        let path = format!("{}/../end2end/{file}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    };
    let routes: Vec<serde_json::Value> = serde_json::from_str(&read("routes.json")).unwrap();
    let mut walked: Vec<_> = routes
        .iter()
        .map(|route| route["path"].as_str().unwrap().to_owned())
        .collect();
    walked.extend(addresses_in(&read("desk.spec.ts")));
    for address in &mut walked {
        address.truncate(address.find('?').unwrap_or(address.len()));
    }
    walked
}

/// What stands in quotes and begins with a stroke; what is put into a template is one part.
fn addresses_in(script: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    let mut rest = script;
    while let Some(at) = rest.find(['\'', '`']) {
        let quote = char::from(rest.as_bytes()[at]);
        rest = &rest[at + 1..];
        if !rest.starts_with('/') {
            continue;
        }
        let mut address = String::new();
        while let Some(end) = rest.find([quote, '$']) {
            address.push_str(&rest[..end]);
            let is_end = rest[end..].starts_with(quote);
            rest = &rest[end + 1..];
            if is_end {
                break;
            }
            address.push('x');
            rest = rest.split_once('}').map_or("", |(_, after)| after);
        }
        addresses.push(address);
    }
    addresses
}

/// The pattern that an address is of: the router takes a plain part before a parameter.
fn pattern_of<'a>(address: &str, patterns: &'a [String]) -> Option<&'a String> {
    let parts = |text: &'a str| text.split('/').collect::<Vec<_>>();
    let asked: Vec<_> = address.split('/').collect();
    patterns
        .iter()
        .filter(|pattern| {
            let own = parts(pattern);
            own.len() == asked.len()
                && own
                    .iter()
                    .zip(&asked)
                    .all(|(own, asked)| own.starts_with('{') || own == asked)
        })
        .max_by_key(|pattern| {
            parts(pattern)
                .iter()
                .map(|part| !part.starts_with('{'))
                .collect::<Vec<_>>()
        })
}

/// A page has one appearance in both languages; its browser tests walk it in one of them at least.
#[test]
fn the_browser_tests_walk_every_page() {
    let patterns = pages();
    let vietnamese = |pattern: &str| match pattern.strip_prefix("/en") {
        Some("") => "/".to_owned(),
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        _ => pattern.to_owned(),
    };
    let walked: BTreeSet<_> = walked()
        .iter()
        .filter_map(|address| pattern_of(address, &patterns))
        .map(|pattern| vietnamese(pattern))
        .collect();
    let left_out: Vec<_> = patterns
        .iter()
        .filter(|pattern| !walked.contains(&vietnamese(pattern)))
        .collect();
    assert!(
        left_out.is_empty(),
        "add a route to end2end/routes.json, or a scene to end2end/desk.spec.ts, for {left_out:#?}"
    );
}

#[test]
fn addresses_are_found_in_a_script() {
    let script = "at('/a/b'), goto(`/c/${x.split('/').at(-1)}/d`), 'no', it`s, '/e?f=1'";
    assert_eq!(addresses_in(script), ["/a/b", "/c/x/d", "/e?f=1"]);
    let patterns = ["/a/{b}", "/a/b", "/{c}/x/d"].map(str::to_owned);
    assert_eq!(pattern_of("/a/b", &patterns), Some(&patterns[1]));
    assert_eq!(pattern_of("/a/c", &patterns), Some(&patterns[0]));
    assert_eq!(pattern_of("/c/x/d", &patterns), Some(&patterns[2]));
    assert_eq!(pattern_of("/c", &patterns), None);
}

#[test]
fn every_route_answers_a_stranger() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let mut lines = Vec::new();
        for (page, sample) in pages().into_iter().zip(samples()) {
            let status = anonymous.get(&sample).await.status.as_u16();
            lines.push(format!("GET {status} {page}"));
        }
        for path in ["/livez", "/readyz"].into_iter().chain(FILES) {
            let status = anonymous.get(path).await.status.as_u16();
            lines.push(format!("GET {status} {path}"));
        }
        let mut acts: Vec<_> = server_fn_paths().collect();
        acts.sort_by_key(|(path, _)| *path);
        for (path, method) in acts {
            let empty = anonymous.post(path, "").await.status.as_u16();
            let headers = [("sec-fetch-site", "cross-site")];
            let foreign = anonymous.ask(method.clone(), path, &headers, Body::empty());
            let foreign = foreign.await.status.as_u16();
            lines.push(format!("{method} {empty}, from elsewhere {foreign} {path}"));
        }
        insta::assert_snapshot!(lines.join("\n"));
    });
}

/// Headers in their order of names; what is new each time is replaced.
fn headers(answer: &Answer) -> String {
    let mut lines: Vec<_> = answer
        .headers
        .keys()
        .map(|name| {
            let values: Vec<_> = answer.headers.get_all(name).iter().collect();
            let values: Vec<_> = values.iter().map(|value| value.to_str().unwrap()).collect();
            format!(
                "{name}: {}",
                fixed(name.as_str(), &values.join(" | "), &answer.headers)
            )
        })
        .collect();
    lines.sort();
    format!("{}\n{}", answer.status, lines.join("\n"))
}

fn fixed(name: &str, value: &str, all: &HeaderMap) -> String {
    match name {
        "x-request-id" => "[id]".to_owned(),
        "content-length" => "[length]".to_owned(),
        "last-modified" => "[time]".to_owned(),
        "etag" if value.starts_with("W/") => "W/[tag]".to_owned(),
        "etag" => "[tag]".to_owned(),
        "content-security-policy" => {
            let nonce = value.split('\'').find(|part| part.starts_with("nonce-"));
            nonce.map_or_else(
                || value.to_owned(),
                |nonce| value.replace(nonce, "nonce-[nonce]"),
            )
        }
        "set-cookie" => {
            let (token, rest) = value.split_once(';').unwrap();
            let (name, _) = token.split_once('=').unwrap();
            assert!(!all.contains_key("etag"), "a cookie on what is kept");
            format!("{name}=[token];{rest}")
        }
        _ => value.to_owned(),
    }
}

#[test]
fn every_kind_of_answer_has_these_headers() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let officer = world
            .officer("dau-thu", Role::Reporter, "huyen-tu-ky")
            .await;
        let page = anonymous.get("/gioi-thieu").await;
        let css = seen::links(page.text())
            .into_iter()
            .find(|link| link.contains(".css"))
            .unwrap();
        let browser = [("accept", "text/html"), ("accept-encoding", "gzip, br")];
        let compressed = anonymous.ask(Method::GET, "/gioi-thieu", &browser, Body::empty());
        let program = [("accept", "application/json")];
        let error = anonymous.ask(Method::GET, "/khong-co", &program, Body::empty());
        let answers = [
            ("a public page", page),
            ("the same, compressed", compressed.await),
            ("the style sheet", anonymous.get(&css).await),
            (
                "a file with a plain name",
                anonymous.get("/robots.txt").await,
            ),
            ("an error page", anonymous.get("/khong-co").await),
            ("an error for a program", error.await),
            ("an officer's page", officer.get("/ban-lam-viec").await),
            (
                "a page without a session",
                anonymous.get("/ban-lam-viec").await,
            ),
            ("health", anonymous.get("/livez").await),
            (
                "an act refused",
                anonymous.post("/api/sign_out", "id=1&language=vi").await,
            ),
            (
                "an act done",
                officer.submit("/api/sign_out", "id=1&language=vi").await,
            ),
        ];
        let lines: Vec<_> = answers
            .iter()
            .map(|(name, answer)| format!("## {name}\n{}\n", headers(answer)))
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
    });
}
