//! A restricted task, from outside: every page that can be reached, every way to ask.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use domain::policy::Role;

use crate::{
    seen,
    world::{Client, escaped, in_world},
};

const SLUG: &str = "nang-nang-luc-quan-su-dia-phuong-thach-that";
/// What would give it away, in lower case.
const TRACES: [&str; 5] = [
    SLUG,
    "quân sự huyện",
    "năng lực tham mưu và chỉ huy",
    "military body",
    "staff work and command",
];

fn gives_away(page: &str) -> Option<&'static str> {
    let page = page.to_lowercase();
    TRACES.into_iter().find(|trace| page.contains(trace))
}

/// Everything that can be reached by links from the home pages.
async fn reached(client: &Client) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = ["/".to_owned(), "/en".to_owned()].into();
    let mut waiting: VecDeque<String> = known.iter().cloned().collect();
    while let Some(path) = waiting.pop_front() {
        let answer = client.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path} is linked to");
        let kind = answer.header("content-type").unwrap_or_default();
        if !kind.starts_with("text/html") {
            continue;
        }
        let found = gives_away(answer.text());
        assert_eq!(found, None, "{path} gives the task away");
        for link in seen::links(answer.text()) {
            if known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
    }
    known
}

#[test]
fn a_restricted_task_is_nowhere_outside() {
    in_world(async |world| {
        let (id, unit) = {
            let book = world.service.book();
            let task = book.task_by_slug(SLUG).unwrap();
            (task.id.to_string(), "huyen-thach-that")
        };
        // There is something to be found, for those who may.
        let auditor = world.officer("kin-kiem-tra", Role::Auditor, unit).await;
        let inside = auditor.get(&format!("/nhiem-vu/{SLUG}")).await;
        assert_eq!(inside.status, StatusCode::OK);
        assert_eq!(gives_away(inside.text()), Some(SLUG));
        let listed = auditor.get("/van-ban/nq-dai-hoi-xxiv-thach-that").await;
        assert!(gives_away(listed.text()).is_some());

        let outside = world.anonymous();
        let elsewhere = world
            .officer("kin-noi-khac", Role::Auditor, "huyen-tu-ky")
            .await;
        let reached = reached(&outside).await;
        assert!(reached.len() > 700, "{} pages", reached.len());
        for part in [
            "/don-vi/",
            "/van-ban/",
            "/chi-tieu/",
            "/nhiem-vu/",
            "/nhat-ky/",
        ] {
            assert!(reached.iter().any(|path| path.starts_with(part)), "{part}");
        }
        for client in [&outside, &elsewhere] {
            for language in ["", "/en"] {
                for page in ["", "/sua", "/cap-nhat"] {
                    let path = format!("{language}/nhiem-vu/{SLUG}{page}");
                    let answer = client.get(&path).await;
                    assert!(
                        matches!(
                            answer.status,
                            StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED
                        ),
                        "{path} {}",
                        answer.status
                    );
                    // The page names its own address, for the other language.
                    let said = seen::words(answer.text());
                    assert_eq!(gives_away(&said), None, "{path}");
                }
                for asked in [
                    "quân sự",
                    "quan su huyen",
                    "military",
                    "tham mưu chỉ huy",
                    &id,
                ] {
                    let path = format!("{language}/tim-kiem?q={}", escaped(asked));
                    let answer = client.get(&path).await;
                    let page = answer.text();
                    assert!(!page.contains("/nhiem-vu/nang-"), "{path}");
                    assert_eq!(gives_away(page), None, "{path}");
                }
            }
            for day in ["2025-06-30", "2025-07-01"] {
                for page in [
                    "/",
                    "/van-ban/nq-dai-hoi-xxiv-thach-that",
                    "/don-vi/huyen-thach-that",
                ] {
                    let answer = client.get(&format!("{page}?ngay={day}")).await;
                    assert_eq!(gives_away(answer.text()), None, "{page} on {day}");
                }
            }
        }
    });
}
