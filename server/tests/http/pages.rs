//! The pages as readers find them: every address in both languages, what the demo has to show,
//! and nothing of what is restricted.

mod acceptance;
mod grid;
mod history;
mod place;
mod secrecy;

use axum::http::StatusCode;
use domain::policy::Role;

use crate::{
    seen,
    snapshot::{NOTHING, samples},
    world::{Client, in_world},
};

/// A page that is whole: a language, one heading, a title of its own.
async fn check(client: &Client, path: &str) -> StatusCode {
    let answer = client.get(path).await;
    let page = answer.text();
    let language = if path == "/en" || path.starts_with("/en/") {
        "en"
    } else {
        "vi"
    };
    assert!(
        page.contains(&format!("<html lang=\"{language}\"")),
        "{path} is not in {language}"
    );
    let headings = seen::words_in(page, "h1");
    assert_eq!(headings.len(), 1, "{path} {headings:?}");
    assert!(!headings[0].is_empty(), "{path} has an empty heading");
    let titles = seen::words_in(page, "title");
    let title = titles.first().map_or("", String::as_str);
    let home = matches!(path, "/" | "/en");
    let (own, site) = if home {
        ("", "Tiến Độ · ")
    } else {
        (" · Tiến Độ", "")
    };
    assert!(
        title.starts_with(site) && title.ends_with(own),
        "{path} {titles:?}"
    );
    assert!(title.chars().count() > 10, "{path} {titles:?}");
    answer.status
}

#[test]
fn every_page_is_whole_in_both_languages() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let officers = [
            world
                .officer("trang-bao-cao", Role::Reporter, "huyen-tu-ky")
                .await,
            world
                .officer("trang-duyet", Role::Reviewer, "huyen-tu-ky")
                .await,
            world.officer("trang-giao", Role::Planner, "viet-nam").await,
            world
                .officer("trang-quan-tri", Role::Administrator, "viet-nam")
                .await,
        ];
        for path in samples() {
            // An account of this book; the demo's are not in it.
            let path = path.replace("/can-bo/quan-tri", "/can-bo/trang-bao-cao");
            let status = check(&anonymous, &path).await;
            if path.contains(NOTHING) || path.contains("/phan-anh/PA-") {
                // What stops work, what is handed over and what citizens asked can be read by
                // everybody: there is no such thing to read.
                let nobody = if ["/vuong-mac/", "/ban-giao/", "/phan-anh/"]
                    .iter()
                    .any(|part| path.contains(part))
                {
                    StatusCode::NOT_FOUND
                } else {
                    StatusCode::UNAUTHORIZED
                };
                assert_eq!(status, nobody, "{path}");
                for officer in &officers {
                    let status = check(officer, &path).await;
                    assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
                }
                continue;
            }
            assert!(
                matches!(status, StatusCode::OK | StatusCode::UNAUTHORIZED),
                "{path} {status}"
            );
            let mut seen_by_one = false;
            for officer in &officers {
                let status = check(officer, &path).await;
                assert!(
                    matches!(status, StatusCode::OK | StatusCode::FORBIDDEN),
                    "{path} {status}"
                );
                seen_by_one |= status == StatusCode::OK;
            }
            assert!(seen_by_one, "{path} is nobody's");
        }
    });
}

#[test]
fn what_is_not_there_is_said_in_the_readers_language() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for folder in ["don-vi", "van-ban", "chi-tieu", "nhiem-vu", "nhat-ky"] {
            for path in [
                format!("/{folder}/khong-co"),
                format!("/en/{folder}/khong-co"),
            ] {
                assert_eq!(
                    check(&anonymous, &path).await,
                    StatusCode::NOT_FOUND,
                    "{path}"
                );
            }
        }
    });
}

#[test]
fn each_page_leads_to_itself_in_the_other_language() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for path in samples() {
            let twin = match path.strip_prefix("/en") {
                Some("") => "/".to_owned(),
                Some(vi) => vi.to_owned(),
                None if path == "/" => "/en".to_owned(),
                None => format!("/en{path}"),
            };
            let page = anonymous.get(&path).await;
            let links = seen::links(page.text());
            assert!(
                links.contains(&twin),
                "{path} does not lead to {twin}: {links:?}"
            );
        }
    });
}

#[test]
fn the_day_before_the_reform_has_districts_and_the_day_after_has_none() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let on = async |day: &str| {
            let page = anonymous.get(&format!("/don-vi?ngay={day}")).await;
            seen::words(page.text())
        };
        let before = on("2025-06-30").await;
        let after = on("2025-07-01").await;
        for district in [
            "Huyện Mê Linh",
            "Huyện Tứ Kỳ",
            "Thị xã Hương Trà",
            "Tỉnh Hải Dương",
        ] {
            assert!(before.contains(district), "{before}");
            assert!(!after.contains(district), "{after}");
        }
        for commune in [
            "Xã Mê Linh 09022",
            "Phường Hương Trà 19996",
            "Xã Tân Kỳ 11113",
        ] {
            assert!(!before.contains(commune), "{before}");
            assert!(after.contains(commune), "{after}");
        }
        // What was counted for a district stays with it.
        let page = anonymous.get("/van-ban/05-ctr-hu?ngay=2025-07-01").await;
        let said = seen::words(page.text());
        assert!(said.contains("180 sản phẩm"), "{said}");
        assert!(
            seen::links(page.text())
                .contains(&"/don-vi/huyen-thuong-tin?ngay=2025-07-01".to_owned())
        );
    });
}
