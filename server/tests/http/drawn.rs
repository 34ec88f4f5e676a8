//! Pages that were drawn before: the same as drawn afresh, never older than what was written, and nobody's
//! but everybody's.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::{
    walk::routes,
    way::{self, fill_in},
    world::{Answer, Client, World, in_own_world, in_world},
};

/// The nonce of an answer's policy; one is drawn for each drawing.
fn nonce(answer: &Answer) -> String {
    let policy = answer.header("content-security-policy").unwrap();
    let (_, nonce) = policy.split_once("'nonce-").unwrap();
    nonce.split('\'').next().unwrap().to_owned()
}

/// What a drawing says, whichever nonce it has.
fn said(answer: &Answer) -> String {
    answer.text().replace(&nonce(answer), "")
}

/// Whoever draws each page for each request.
fn afresh(world: &World) -> Client {
    let world = world.clone();
    world.with(|config| config.limits.drawn_mib = 0).anonymous()
}

#[test]
fn what_is_shown_again_is_what_would_be_drawn_anew() {
    in_own_world(async |world| {
        let (reader, afresh) = (world.anonymous(), afresh(&world));
        let mut again = Vec::new();
        let mut addresses = routes::all();
        addresses.extend(
            [
                "/tim-kiem?q=ocop",
                "/tim-kiem?q=ocop&loai=chi-tieu",
                "/en/tim-kiem?q=x%22y",
                "/?ngay=2025-06-30",
                "/thay-doi?da=luu",
            ]
            .map(str::to_owned),
        );
        for address in addresses {
            let first = reader.get(&address).await;
            let is_page = first
                .header("content-type")
                .is_some_and(|kind| kind.starts_with("text/html"));
            if !is_page {
                continue;
            }
            assert_eq!(first.header("tiendo-drawn"), None, "{address}");
            let (second, new) = (reader.get(&address).await, afresh.get(&address).await);
            assert_eq!(new.header("tiendo-drawn"), None, "{address}");
            let is_again = nonce(&first) == nonce(&second);
            if !is_again {
                continue;
            }
            // A clock's minute may pass between the two, and one of a few deadlines with it: not in the demo.
            assert_eq!(said(&first), said(&new), "{address}");
            assert_eq!(first.body, second.body, "{address}");
            for name in [
                "etag",
                "cache-control",
                "vary",
                "tiendo-keep",
                "content-type",
            ] {
                assert_eq!(second.header(name), new.header(name), "{address}: {name}");
            }
            assert_eq!(second.status, StatusCode::OK, "{address}");
            // An id of a form is one sender's.
            assert!(!second.text().contains("name=\"id\""), "{address}");
            assert!(!second.text().contains("name=\"token\""), "{address}");
            again.push(address);
        }
        println!("{} addresses are shown again", again.len());
        let is_there = |address: &&str| again.iter().any(|one| one == address);
        for address in ["/", "/en", "/chuong-trinh", "/nguon", "/tim-kiem?q=ocop"] {
            assert!(is_there(&address), "{address} in {again:?}");
        }
        for address in ["/dang-nhap", "/thay-doi?da=luu"] {
            assert!(!is_there(&address), "{address}");
        }
        let asking = |address: &String| address.contains("/phan-anh/gui/");
        assert!(!again.iter().any(asking), "{again:?}");
    });
}

#[test]
fn what_was_acknowledged_is_on_the_next_page() {
    in_own_world(async |world| {
        let reporter = world
            .officer("nhap-ve", Role::Reporter, "huyen-thach-that")
            .await;
        let reviewer = world
            .officer("duyet-ve", Role::Reviewer, "huyen-thach-that")
            .await
            .before_the_same_as(&reporter);
        let reader = reporter.without_cookie();
        let before = reader.get(way::PUBLIC).await;
        assert_eq!(nonce(&before), nonce(&reader.get(way::PUBLIC).await));
        fill_in(&reporter, way::FORM, "/api/record_figure", &way::ENTERED).await;
        let submitted = reader.get(way::PUBLIC).await;
        assert_ne!(nonce(&before), nonce(&submitted));
        fill_in(&reviewer, way::FORM, "/api/approve_figure", &[]).await;
        let after = reader.get(way::PUBLIC).await;
        assert_ne!(said(&submitted), said(&after));
        assert_ne!(before.header("etag"), after.header("etag"));
    });
}

#[test]
fn an_officers_page_is_not_a_citizens_and_a_citizens_not_an_officers() {
    in_world(async |world| {
        let officer = world.officer("xem-ve", Role::Reporter, "huyen-tu-ky").await;
        let citizen = officer.without_cookie();
        let forged = citizen.clone().with_cookie("tiendo=khong-con");
        for path in ["/", "/gioi-thieu", "/tim-kiem?q=ocop"] {
            for _ in 0..2 {
                let (own, public) = (officer.get(path).await, citizen.get(path).await);
                assert_eq!(own.header("cache-control"), Some("private, no-store"));
                assert_eq!(public.header("cache-control"), Some("no-cache"));
                assert!(own.text().contains("href=\"/tai-khoan\""), "{path}");
                assert!(!public.text().contains("href=\"/tai-khoan\""), "{path}");
                // Whatever a cookie of a session says, nothing that was kept answers it.
                assert_ne!(nonce(&forged.get(path).await), nonce(&public));
                assert_ne!(nonce(&officer.get(path).await), nonce(&own));
            }
        }
    });
}

#[test]
fn a_home_of_ones_own_is_nobody_elses() {
    in_world(async |world| {
        let stranger = world.anonymous();
        let at = |cookie: &str| stranger.clone().with_cookie(cookie);
        let resident = at("noi-song=xa-tien-thinh");
        let neighbour = at("noi-song=huyen-tu-ky");
        for _ in 0..2 {
            let pages = [&stranger, &resident, &neighbour].map(|one| one.get("/"));
            let [public, own, other] = futures::future::join_all(pages).await.try_into().unwrap();
            assert!(own.text().contains("Tiến Thịnh"));
            assert!(!public.text().contains("Nơi bạn sống"));
            assert!(
                !other.text().contains("Xã Tiến Thịnh"),
                "a neighbour's home"
            );
        }
        // What is the same for all who remember a place is drawn once for them.
        let one = resident.get("/gioi-thieu").await;
        assert_eq!(nonce(&one), nonce(&neighbour.get("/gioi-thieu").await));
    });
}

#[test]
fn many_at_once_wait_for_one_drawing() {
    in_world(async |world| {
        let reader = world.anonymous();
        let page = "/chi-tieu/san-pham-ocop-thach-that";
        let answers = futures::future::join_all((0..50).map(|_| reader.get(page))).await;
        let mut nonces: Vec<_> = answers.iter().map(nonce).collect();
        nonces.sort();
        nonces.dedup();
        // Another test may write in between, or the minute pass.
        assert!(nonces.len() <= 3, "{} drawings", nonces.len());
        // One that each has for themselves keeps nobody waiting for ever.
        let form = "/phan-anh/gui/chi-tieu/san-pham-ocop-thach-that";
        let answers = futures::future::join_all((0..20).map(|_| reader.get(form))).await;
        assert!(answers.iter().all(|answer| answer.status == StatusCode::OK));
        let mut nonces: Vec<_> = answers.iter().map(nonce).collect();
        nonces.sort();
        nonces.dedup();
        assert_eq!(nonces.len(), 20);
    });
}

#[test]
fn it_is_given_as_each_browser_wants_it() {
    in_world(async |world| {
        let reader = world.anonymous();
        let ask = async |packed: &str, tag: &str| {
            let headers = [
                ("accept", "text/html"),
                ("accept-encoding", packed),
                ("if-none-match", tag),
            ];
            let path = "/giai-thich";
            reader.ask(Method::GET, path, &headers, Body::empty()).await
        };
        let plain = reader.get("/giai-thich").await;
        let tag = plain.header("etag").unwrap().to_owned();
        for _ in 0..2 {
            for packed in ["br", "gzip", "gzip, deflate, br, zstd", "identity", ""] {
                let answer = ask(packed, "\"other\"").await;
                let encoding = answer.header("content-encoding");
                let wanted = ["br", "gzip"].into_iter().find(|one| packed.contains(one));
                assert_eq!(encoding, wanted, "{packed}");
                assert_eq!(answer.header("etag"), Some(tag.as_str()), "{packed}");
                assert_eq!(answer.status, StatusCode::OK);
                assert_eq!(
                    encoding.is_none(),
                    answer.body == plain.body || answer.body.len() == plain.body.len()
                );
                let known = ask(packed, &tag).await;
                assert_eq!(known.status, StatusCode::NOT_MODIFIED, "{packed}");
                assert!(known.body.is_empty());
                assert_eq!(known.header("content-encoding"), None);
            }
        }
        // An endless header is answered and not kept.
        let endless = format!("br;q=0.5{}", ", x".repeat(100));
        let (one, two) = (ask(&endless, "\"\"").await, ask(&endless, "\"\"").await);
        assert_eq!(one.header("content-encoding"), Some("br"));
        assert_ne!(nonce(&one), nonce(&two));
        let head = reader
            .ask(Method::HEAD, "/giai-thich", &[], Body::empty())
            .await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    });
}
