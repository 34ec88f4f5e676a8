//! Where somebody lives: remembered by their browser alone, told on the home page alone.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::{
    origin::ELSEWHERE,
    seen,
    world::{Answer, Client, encoded, in_world},
};

const PLACE: &str = "xa-tien-thinh";
const HERE: &str = "/noi-song";

async fn chosen(client: &Client, unit: &str, language: &str) -> Answer {
    client
        .submit(HERE, &encoded(&[("don-vi", unit), ("language", language)]))
        .await
}

#[test]
fn a_browser_remembers_a_place_for_a_year_and_forgets_it() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let answer = chosen(&anonymous, PLACE, "vi").await;
        assert_eq!(answer.leads_to(), "/");
        assert_eq!(
            answer.header("set-cookie"),
            Some("noi-song=xa-tien-thinh; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000")
        );
        assert_eq!(answer.header("cache-control"), Some("private, no-store"));
        assert_eq!(chosen(&anonymous, PLACE, "en").await.leads_to(), "/en");

        let forgotten = "noi-song=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";
        // Asked to be forgotten; not in the book; in the book, and no place.
        for unit in ["", "khong-co", "\r\nX: 1", "ubnd-huyen-me-linh"] {
            let answer = chosen(&anonymous, unit, "vi").await;
            assert_eq!(answer.header("set-cookie"), Some(forgotten), "{unit:?}");
        }
    });
}

#[test]
fn over_an_encrypted_connection_the_cookie_is_this_hosts_alone() {
    in_world(async |world| {
        let world = world.with(|config| {
            config.public_url = Some("https://tiendo.test".to_owned().try_into().unwrap());
        });
        let headers = [
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let form = encoded(&[("don-vi", PLACE), ("language", "vi")]);
        let answer = world
            .anonymous()
            .ask(Method::POST, HERE, &headers, Body::from(form))
            .await;
        let cookie = answer.header("set-cookie").unwrap();
        assert!(
            cookie.starts_with("__Host-noi-song=xa-tien-thinh; "),
            "{cookie}"
        );
        assert!(cookie.ends_with("; Secure"), "{cookie}");
    });
}

#[test]
fn another_site_cannot_choose_for_somebody() {
    in_world(async |world| {
        let form = encoded(&[("don-vi", PLACE), ("language", "vi")]);
        for headers in ELSEWHERE {
            let mut headers = headers.to_vec();
            headers.push(("content-type", "application/x-www-form-urlencoded"));
            let body = Body::from(form.clone());
            let answer = world
                .anonymous()
                .ask(Method::POST, HERE, &headers, body)
                .await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
            assert_eq!(answer.header("set-cookie"), None);
        }
    });
}

#[test]
fn home_begins_with_the_place_and_what_it_is_today() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let stranger = anonymous.get("/").await;
        assert!(!stranger.text().contains("Nơi bạn sống"));

        let resident = world.anonymous().with_cookie("noi-song=xa-tien-thinh");
        let page = resident.get("/").await;
        assert_eq!(seen::words_in(page.text(), "h1"), ["Xã Tiến Thịnh"]);
        let words = seen::words(page.text());
        for wanted in [
            "Nơi bạn sống",
            "Đơn vị này đã kết thúc. Nay là:",
            "Xã Yên Lãng",
            "Xã Liên Minh",
            // The district that was above it keeps its figures.
            "Huyện Mê Linh",
            "số liệu ở lại đơn vị cũ",
            "Quên nơi này",
        ] {
            assert!(words.contains(wanted), "{wanted}: {words}");
        }
        // On a day before the reform it is itself.
        let before = resident.get("/?ngay=2025-06-30").await;
        let words = seen::words(before.text());
        assert!(words.contains("Nơi bạn sống"), "{words}");
        assert!(!words.contains("Đơn vị này đã kết thúc"), "{words}");
        // What is no unit is nowhere.
        for cookie in ["noi-song=khong-co", "noi-song=%00", "noi-song="] {
            let page = world.anonymous().with_cookie(cookie).get("/").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.text().contains("Nơi bạn sống"), "{cookie}");
        }
    });
}

#[test]
fn only_the_home_page_is_its_readers_own_and_even_that_is_not_sent_again() {
    in_world(async |world| {
        let resident = world.anonymous().with_cookie("noi-song=xa-tien-thinh");
        let stranger = world.anonymous();
        for (path, policy) in [
            ("/", "private, no-cache"),
            ("/en", "private, no-cache"),
            ("/gioi-thieu", "no-cache"),
            ("/don-vi/xa-tien-thinh", "no-cache"),
        ] {
            let page = resident.get(path).await;
            assert_eq!(page.header("cache-control"), Some(policy), "{path}");
            assert_eq!(page.header("vary"), Some("cookie"), "{path}");
            let tag = page.header("etag").unwrap().to_owned();
            let headers = [("if-none-match", tag.as_str()), ("accept", "text/html")];
            let again = resident
                .ask(Method::GET, path, &headers, Body::empty())
                .await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
            let public = stranger.get(path).await;
            assert_eq!(public.header("cache-control"), Some("no-cache"), "{path}");
            // What everybody gets is the same, whoever remembers a place.
            let is_same = public.header("etag") == Some(tag.as_str());
            assert_eq!(is_same, policy == "no-cache", "{path}");
        }
    });
}

#[test]
fn an_officers_pages_stay_their_own_wherever_they_live() {
    in_world(async |world| {
        let officer = world
            .officer("noi-song", Role::Reporter, "huyen-tu-ky")
            .await;
        let officer = officer.with_another_cookie("noi-song=xa-tien-thinh");
        for path in ["/", "/gioi-thieu"] {
            let page = officer.get(path).await;
            assert_eq!(
                page.header("cache-control"),
                Some("private, no-store"),
                "{path}"
            );
            assert_eq!(page.header("etag"), None, "{path}");
        }
    });
}
