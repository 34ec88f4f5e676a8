//! What open pages are told as it happens: to whom, of what, from where on, and to how many.

mod many;

use std::time::Duration;

use axum::{
    Router,
    body::{Body, BodyDataStream},
    http::{HeaderMap, Request, StatusCode},
};
use domain::policy::Role;
use futures::StreamExt;
use tower::ServiceExt;

use crate::{
    walk::hidden,
    way::{self, fill_in},
    world::{World, in_own_world, in_world},
};

const STREAM: &str = "/truc-tiep";

/// Somebody who is told.
struct Listener {
    headers: HeaderMap,
    events: BodyDataStream,
}

/// An event as it came.
#[derive(Debug)]
struct Event {
    name: String,
    mark: String,
    about: Vec<String>,
}

async fn answer(router: &Router, path: &str, last: Option<&str>) -> (StatusCode, Listener) {
    let mut request = Request::builder().uri(path).header("host", "tiendo.test");
    if let Some(last) = last {
        request = request.header("last-event-id", last);
    }
    let request = request.body(Body::empty()).unwrap();
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let listener = Listener {
        headers: parts.headers,
        events: body.into_data_stream(),
    };
    (parts.status, listener)
}

async fn listen(router: &Router, path: &str) -> Listener {
    let (status, listener) = answer(router, path, None).await;
    assert_eq!(status, StatusCode::OK);
    listener
}

impl Listener {
    /// The next thing that is told; none once the stream has ended.
    async fn next(&mut self) -> Option<Event> {
        let bytes = self.events.next().await?.unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        let field = |name: &str| {
            let lines = text.lines();
            lines
                .filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
                .collect::<String>()
        };
        let data: serde_json::Value = serde_json::from_str(&field("data")).unwrap();
        let about = data["about"].as_array().into_iter().flatten();
        Some(Event {
            name: field("event"),
            mark: field("id"),
            about: about.map(|one| one.as_str().unwrap().to_owned()).collect(),
        })
    }

    /// Whether nothing is on its way: whatever is told is there well before this, once it was committed.
    async fn hears_nothing(&mut self) -> bool {
        tokio::time::timeout(Duration::from_millis(600), self.events.next())
            .await
            .is_err()
    }
}

/// What a page says of itself.
fn of_main(page: &str, name: &str) -> Option<String> {
    let (_, main) = page.split_once("<main ")?;
    let (attributes, _) = main.split_once('>')?;
    let (_, value) = attributes.split_once(&format!("{name}=\""))?;
    Some(value.split('"').next()?.to_owned())
}

/// A figure goes its way, from one who reports to what everybody can read.
async fn submitted(world: &World) {
    let reporter = world
        .officer("nhap-tin", Role::Reporter, "huyen-thach-that")
        .await;
    fill_in(&reporter, way::FORM, "/api/record_figure", &way::ENTERED).await;
}

async fn approved(world: &World) {
    let reviewer = world
        .officer("duyet-tin", Role::Reviewer, "huyen-thach-that")
        .await;
    fill_in(&reviewer, way::FORM, "/api/approve_figure", &[]).await;
}

#[test]
fn a_figure_is_told_of_when_everybody_may_know_it() {
    in_own_world(async |world| {
        let mut listener = listen(&world.router(), STREAM).await;
        for (name, value) in [
            ("content-type", "text/event-stream"),
            ("cache-control", "no-cache"),
            ("x-accel-buffering", "no"),
        ] {
            assert_eq!(listener.headers[name], value, "{name}");
        }
        assert!(!listener.headers.contains_key("content-encoding"));
        submitted(&world).await;
        assert!(listener.hears_nothing().await);
        approved(&world).await;
        let event = listener.next().await.unwrap();
        assert_eq!(event.name, "changed");
        assert_eq!(
            event.about,
            [
                "chi-tieu/san-pham-ocop-thach-that",
                "don-vi/huyen-thach-that",
                "trong/huyen-thach-that",
                "trong/thanh-pho-ha-noi",
                "trong/viet-nam",
                "van-ban/nq-dai-hoi-xxiv-thach-that",
            ]
        );
        assert!(listener.hears_nothing().await);
    });
}

#[test]
fn whoever_was_away_is_told_what_they_missed() {
    in_own_world(async |world| {
        let router = world.router();
        let page = world.anonymous().get(way::PUBLIC).await;
        let since = of_main(page.text(), "data-since").unwrap();
        let about = of_main(page.text(), "data-about").unwrap();
        let tag = page.header("etag").unwrap().to_owned();
        submitted(&world).await;
        // What not everybody may know changes neither the page nor how far it has told.
        let again = world.anonymous().get(way::PUBLIC).await;
        assert_eq!(of_main(again.text(), "data-since"), Some(since.clone()));
        assert_eq!(again.header("etag"), Some(tag.as_str()));
        approved(&world).await;

        let path = format!("{STREAM}?sau={since}");
        let mut late = listen(&router, &path).await;
        let missed = late.next().await.unwrap();
        assert!(missed.about.contains(&about), "{about}: {missed:?}");
        // A browser that comes back by itself has heard more than its page.
        let (_, mut back) = answer(&router, &path, Some(&missed.mark)).await;
        assert!(back.hears_nothing().await);
        let now = world.anonymous().get(way::PUBLIC).await;
        assert_eq!(of_main(now.text(), "data-since"), Some(missed.mark));
        // From a time that nobody knows of, or from before the book was opened this time.
        let other = format!("{:08x}{}", u32::MAX, &since[8..]);
        for unknown in [
            "ai-biet",
            other.as_str(),
            &format!("{}{:016x}", &since[..8], 0),
        ] {
            let mut lost = listen(&router, &format!("{STREAM}?sau={unknown}")).await;
            assert_eq!(lost.next().await.unwrap().name, "again", "{unknown}");
            assert!(lost.hears_nothing().await);
        }
    });
}

#[test]
fn nothing_restricted_is_told() {
    in_own_world(async |world| {
        let mut listener = listen(&world.router(), STREAM).await;
        let hidden = hidden::hide(&world).await;
        submitted(&world).await;
        approved(&world).await;
        let mut told = String::new();
        loop {
            let event = listener.next().await.unwrap();
            told = format!("{told}{event:?}").to_lowercase();
            if told.contains("san-pham-ocop-thach-that") {
                break;
            }
        }
        let given_away = hidden.traces.iter().find(|trace| told.contains(*trace));
        assert_eq!(given_away, None, "{told}");
        // And what was public beside it was told.
        assert!(told.contains("chi-tieu/chi-tieu-duoi-muc-kin"), "{told}");
    });
}

#[test]
fn each_address_has_so_many_places_and_all_have_so_many() {
    in_world(async |world| {
        for (all, each) in [(10, 2), (2, 10)] {
            let world = world.clone().with(|config| {
                config.limits.streams = all;
                config.limits.streams_per_address = each;
            });
            let router = world.router();
            let first = listen(&router, STREAM).await;
            let _second = listen(&router, STREAM).await;
            let (status, refused) = answer(&router, STREAM, None).await;
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(refused.headers["retry-after"], "60");
            // Whoever leaves makes room.
            drop(first);
            let (status, _third) = answer(&router, STREAM, None).await;
            assert_eq!(status, StatusCode::OK);
        }
    });
}

#[test]
fn streams_end_when_the_server_stops() {
    in_own_world(async |world| {
        let mut listener = listen(&world.router(), STREAM).await;
        assert!(listener.hears_nothing().await);
        world.stopping.begin();
        assert!(listener.next().await.is_none());
    });
}

#[test]
fn only_pages_of_today_for_everybody_keep_themselves_up_to_date() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for (path, about) in [
            ("/", Some("*")),
            ("/en", Some("*")),
            ("/thay-doi", Some("*")),
            ("/van-ban/05-cthd-tu", Some("van-ban/05-cthd-tu")),
            (
                "/en/don-vi/thanh-pho-ha-noi",
                Some("trong/thanh-pho-ha-noi don-vi/viet-nam"),
            ),
            ("/nhat-ky/huyen-tu-ky", Some("don-vi/huyen-tu-ky")),
            ("/ky-bao-cao/07-ctr-tu", Some("van-ban/07-ctr-tu")),
            ("/cuoc-hop/hop-2024-07-19", Some("cuoc-hop/hop-2024-07-19")),
            ("/?ngay=2025-06-30", None),
            ("/don-vi/huyen-tu-ky?ngay=2025-06-30", None),
            ("/gioi-thieu", None),
            ("/giay-phep", None),
            ("/dang-nhap", None),
            ("/khong-co", None),
        ] {
            let page = anonymous.get(path).await;
            let told = of_main(page.text(), "data-about");
            assert_eq!(told.as_deref(), about, "{path}");
            let has_mark = of_main(page.text(), "data-since").is_some();
            assert_eq!(has_mark, about.is_some(), "{path}");
        }
        let officer = world
            .officer("khong-tu-doi", Role::Reporter, "huyen-tu-ky")
            .await;
        let page = officer.get("/don-vi/huyen-tu-ky").await;
        assert_eq!(of_main(page.text(), "data-since"), None);
    });
}
