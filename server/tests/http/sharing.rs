//! What goes out of pages: short links, codes, pictures, badges, frames; and that nothing restricted
//! does.

use std::{collections::BTreeSet, sync::Arc};

use app::door::{CookieName, Door};
use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use crate::{
    seen,
    world::{Answer, Client, World, in_world},
};

const INDICATOR: &str = "/chi-tieu/san-pham-ocop-3-sao-tu-ky";
/// The demo's restricted task.
const HIDDEN: &str = "/nhiem-vu/nang-nang-luc-quan-su-dia-phuong-thach-that";

/// Every page that is shared, of every kind, in Vietnamese.
fn pages(world: &World) -> Vec<String> {
    let book = world.service.book();
    let everybody = service::book::Reader {
        actor: None,
        on: world.service.today(),
    };
    let documents = book.documents();
    let documents = documents.iter().map(|one| format!("/van-ban/{}", one.slug));
    let indicators = book
        .all_indicators()
        .filter(|one| everybody.sees_indicator(one, &book))
        .map(|one| format!("/chi-tieu/{}", one.slug));
    let tasks = book
        .all_tasks()
        .filter(|one| everybody.sees_task(one, &book))
        .map(|one| format!("/nhiem-vu/{}", one.slug));
    let units = book
        .tree()
        .units()
        .map(|one| format!("/don-vi/{}", one.slug));
    let meetings = book.meetings(everybody);
    let meetings = meetings.iter().map(|one| format!("/cuoc-hop/{}", one.slug));
    documents
        .chain(indicators)
        .chain(tasks)
        .chain(units)
        .chain(meetings)
        .collect()
}

/// What a code says, photographed from what the page draws.
fn decoded(svg: &str) -> String {
    let png = exchange::picture::png(svg, "").unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let (wide, high) = (info.width as usize, info.height as usize);
    let each = info.buffer_size() / (wide * high);
    let grey: Vec<u8> = pixels.iter().copied().step_by(each).collect();
    let mut finder = quircs::Quirc::default();
    let mut found = finder.identify(wide, high, &grey);
    let code = found.next().unwrap().unwrap();
    assert!(found.next().is_none(), "{svg}");
    String::from_utf8(code.decode().unwrap().payload).unwrap()
}

/// The code as a page draws it, as a file of its own.
fn drawn_on(page: &str) -> String {
    let symbol = page
        .split("<symbol")
        .find(|part| part.contains("id=\"qr\""));
    let inside = symbol.unwrap().split_once('>').unwrap().1;
    // Between texts the framework puts marks that only HTML allows.
    let inside = inside.split("</symbol>").next().unwrap().replace("<!>", "");
    let side = inside
        .split("d=\"M0 0h")
        .nth(1)
        .unwrap()
        .split('v')
        .next()
        .unwrap();
    let width = side.parse::<u32>().unwrap() * 6;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{width}\" viewBox=\"0 0 {side} {side}\">{inside}</svg>"
    )
}

/// The door as the router has it, without the pages' files.
fn door(world: &World) -> Door {
    Door {
        service: Arc::clone(&world.service),
        assets: Arc::default(),
        retained: Arc::default(),
        files: Arc::default(),
        codes: Arc::default(),
        demo_accounts: Vec::new(),
        cookie: CookieName::Plain,
        public_url: None,
    }
}

async fn image(client: &Client, path: &str) -> Answer {
    let accept = [("accept", "image/avif,image/webp,image/*,*/*;q=0.8")];
    client.ask(Method::GET, path, &accept, Body::empty()).await
}

#[test]
fn the_code_on_each_page_leads_back_to_it() {
    in_world(async |world| {
        let pages = pages(&world);
        let anonymous = world.anonymous();
        let mut codes = BTreeSet::new();
        // Every page would take minutes; every kind has many among these.
        let step = pages.len() / 120;
        for (index, path) in pages.iter().step_by(step.max(1)).enumerate() {
            let (language, day) = [("", ""), ("/en", ""), ("", "?ngay=2025-06-30")][index % 3];
            let path = format!("{language}{path}{day}");
            let page = anonymous.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let address = decoded(&drawn_on(page.text()));
            let link = address.strip_prefix("http://tiendo.test").unwrap();
            assert!(link.len() < 40, "{link}");
            assert!(
                page.text().contains(&format!("value=\"{address}\"")),
                "{path}"
            );
            let answer = anonymous.get(link).await;
            assert_eq!(answer.leads_to(), path);
            assert_eq!(answer.header("cache-control"), Some("no-cache"));
            let (code, query) = link.split_once('?').unwrap_or((link, ""));
            let file = format!("{}.svg?{query}", code.replace("/r/", "/qr/"));
            let file = image(&anonymous, &file).await;
            assert_eq!(file.status, StatusCode::OK, "{path}");
            assert_eq!(decoded(file.text()), address);
            codes.insert(address);
        }
        assert!(codes.len() >= 100, "{} codes", codes.len());
    });
}

#[test]
fn a_short_link_is_typed_in_any_case_and_leads_nowhere_when_it_is_wrong() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let page = anonymous.get(INDICATOR).await;
        let address = decoded(&drawn_on(page.text()));
        let code = address.rsplit('/').next().unwrap();
        let typed = format!("/r/{}", code.to_uppercase());
        assert_eq!(anonymous.get(&typed).await.leads_to(), INDICATOR);
        let other_kind = format!("/r/n{}", &code[1..]);
        for path in [
            &other_kind,
            "/r/",
            "/r/x",
            "/r/c000000000000",
            "/en/r/..%2f",
        ] {
            let answer = anonymous.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn what_is_restricted_goes_nowhere_not_even_by_those_who_may_see_it() {
    in_world(async |world| {
        let (id, unit) = {
            let book = world.service.book();
            let slug = HIDDEN.trim_start_matches("/nhiem-vu/");
            (book.task_by_slug(slug).unwrap().id, "huyen-thach-that")
        };
        let code = domain::short::Short::of(domain::short::ShortKind::Task, id.ulid());
        let auditor = world.officer("chia-se-kiem-tra", Role::Auditor, unit).await;
        let page = auditor.get(HIDDEN).await;
        assert_eq!(page.status, StatusCode::OK);
        for trace in [
            &code.to_string(),
            "class=\"sharing\"",
            "og:image",
            "/nhung/",
        ] {
            assert!(!page.text().contains(trace), "{trace}");
        }
        for client in [&world.anonymous(), &auditor] {
            for language in ["", "/en"] {
                for path in [
                    format!("/r/{code}"),
                    format!("/qr/{code}.svg"),
                    format!("/anh{HIDDEN}.png"),
                    format!("/nhung{HIDDEN}.svg"),
                    format!("/nhung{HIDDEN}"),
                ] {
                    let path = format!("{language}{path}");
                    let answer = client.get(&path).await;
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
                    assert!(!answer.text().contains("quân sự"), "{path}");
                    assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
                }
            }
        }
    });
}

#[test]
fn every_shared_thing_has_a_picture_without_a_missing_letter() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let mut tags = BTreeSet::new();
        for path in [
            "/anh/van-ban/viec-dot-pha-2023-tu-ky.png",
            "/en/anh/van-ban/05-cthd-tu.png",
            &format!("/anh{INDICATOR}.png"),
            &format!("/anh{INDICATOR}.png?ngay=2023-06-30"),
            &format!("/en/anh{INDICATOR}.png"),
            "/anh/don-vi/xa-me-linh.png",
            "/anh/nhiem-vu/ket-luan-giai-quyet-o-nhiem.png",
            "/anh/cuoc-hop/hop-2024-07-19.png",
        ] {
            let answer = image(&anonymous, path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.header("content-type"), Some("image/png"));
            assert_eq!(answer.header("cache-control"), Some("public, max-age=300"));
            let head = png::Decoder::new(std::io::Cursor::new(&answer.body))
                .read_info()
                .unwrap();
            assert_eq!((head.info().width, head.info().height), (1200, 630));
            // Networks refuse what is large.
            assert!(answer.body.len() < 300_000, "{path} {}", answer.body.len());
            let tag = answer.header("etag").unwrap();
            assert!(tags.insert(tag.to_owned()), "{path} is another's picture");
            let again = [("if-none-match", tag)];
            let again = anonymous
                .ask(Method::GET, path, &again, Body::empty())
                .await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        }
        for page in pages(&world) {
            for language in ["", "/en"] {
                let path = format!("{language}/anh{page}.png");
                let drawing = app::sharing::drawing(door(&world), &path, "").unwrap();
                let words = seen::words(&drawing.svg);
                let missing = exchange::picture::missing(&words);
                let missing: String = missing.into_iter().filter(|one| *one != '\n').collect();
                assert_eq!(missing, "", "{path}");
                assert!(!drawing.svg.contains("<!>"), "{path}");
            }
        }
        for path in [
            "/anh/chi-tieu/khong-co.png",
            "/anh/tim-kiem/a.png",
            &format!("/anh{INDICATOR}"),
        ] {
            assert_eq!(
                image(&anonymous, path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
        }
    });
}

#[test]
fn only_what_is_made_for_frames_can_be_framed() {
    in_world(async |world| {
        let anonymous = world.anonymous().with_cookie("tiendo=abc");
        for (path, kind) in [
            (format!("/nhung{INDICATOR}"), "text/html; charset=utf-8"),
            (
                format!("/en/nhung{INDICATOR}?ngay=2024-01-01"),
                "text/html; charset=utf-8",
            ),
            (
                "/nhung/van-ban/07-ctr-tu".to_owned(),
                "text/html; charset=utf-8",
            ),
            (
                "/nhung/don-vi/huyen-tu-ky".to_owned(),
                "text/html; charset=utf-8",
            ),
            (
                format!("/nhung{INDICATOR}.svg"),
                "image/svg+xml; charset=utf-8",
            ),
            (
                format!("/en/nhung{INDICATOR}.svg"),
                "image/svg+xml; charset=utf-8",
            ),
        ] {
            let answer = anonymous.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.header("content-type"), Some(kind), "{path}");
            assert_eq!(answer.header("x-frame-options"), None, "{path}");
            assert_eq!(answer.header("set-cookie"), None, "{path}");
            assert_eq!(
                answer.header("cross-origin-resource-policy"),
                Some("cross-origin")
            );
            assert_eq!(answer.header("cache-control"), Some("public, max-age=300"));
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.ends_with("frame-ancestors *"), "{policy}");
            assert!(
                policy.starts_with("default-src 'none'; style-src 'self';"),
                "{policy}"
            );
            assert!(!policy.contains("script-src"), "{policy}");
            let page = answer.text();
            assert!(
                !page.contains("<script") && !page.contains("<form"),
                "{path}"
            );
            assert!(!page.contains(" style="), "{path}");
            let again = [("if-none-match", answer.header("etag").unwrap())];
            let again = anonymous
                .ask(Method::GET, &path, &again, Body::empty())
                .await;
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
            assert_eq!(again.header("x-frame-options"), None, "{path}");
        }
        for path in [
            INDICATOR,
            "/",
            "/nhung/chi-tieu/khong-co",
            "/nhung",
            "/dang-nhap",
        ] {
            let answer = anonymous.get(path).await;
            assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.contains("frame-ancestors 'none'"), "{path} {policy}");
        }
    });
}

#[test]
fn a_badge_says_in_words_what_it_shows() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let badge = anonymous.get(&format!("/nhung{INDICATOR}.svg")).await;
        let svg = badge.text();
        assert!(svg.contains("<title>"), "{svg}");
        assert!(svg.contains("Vượt 18 sản phẩm"), "{svg}");
        assert!(svg.contains("role=\"img\" lang=\"vi\""), "{svg}");
        let english = anonymous.get(&format!("/en/nhung{INDICATOR}.svg")).await;
        assert!(
            english.text().contains("Exceeded by 18"),
            "{}",
            english.text()
        );
        // It is a drawing that programs can read.
        for svg in [svg, english.text()] {
            exchange::picture::png(svg, "").unwrap();
        }
    });
}

#[test]
fn a_head_tells_who_only_sees_the_link() {
    in_world(async |world| {
        let public = world.with(|config| {
            config.public_url = Some("https://tiendo.test".to_owned().try_into().unwrap());
        });
        let path = format!("/en{INDICATOR}?ngay=2024-06-30");
        let page = public.anonymous().get(&path).await;
        let head = page.text().split("</head>").next().unwrap();
        for tag in [
            "<meta property=\"og:title\" content=\"",
            "<meta property=\"og:description\" content=\"",
            &format!(
                "<meta property=\"og:url\" content=\"https://tiendo.test/en{INDICATOR}?ngay=2024-06-30\""
            ),
            &format!(
                "<meta property=\"og:image\" content=\"https://tiendo.test/en/anh{INDICATOR}.png?ngay=2024-06-30\""
            ),
            "<meta property=\"og:locale\" content=\"en_US\"",
            "<meta name=\"twitter:card\" content=\"summary_large_image\"",
            "<meta name=\"description\" content=\"",
        ] {
            assert!(head.contains(tag), "{tag}\n{head}");
        }
        let links: Vec<_> = head
            .split("<link ")
            .skip(1)
            .map(|tag| tag.split('>').next().unwrap())
            .collect();
        let named = |rel: &str, href: &str| {
            links
                .iter()
                .any(|tag| tag.contains(rel) && tag.contains(&format!("href=\"{href}\"")))
        };
        assert!(
            named(
                "rel=\"canonical\"",
                &format!("https://tiendo.test/en{INDICATOR}")
            ),
            "{links:?}"
        );
        let vi = format!("https://tiendo.test{INDICATOR}?ngay=2024-06-30");
        assert!(named("hreflang=\"vi\"", &vi), "{links:?}");
        assert!(named("hreflang=\"x-default\"", &vi), "{links:?}");
        let private = public.anonymous().get("/dang-nhap").await;
        assert!(!private.text().contains("og:image"));
    });
}

#[test]
fn every_page_that_search_engines_keep_says_what_it_is() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let mut said = 0;
        for address in crate::walk::routes::all() {
            let page = anonymous.get(&address).await;
            let is_page = page
                .header("content-type")
                .is_some_and(|kind| kind.starts_with("text/html"));
            if !is_page || page.status != StatusCode::OK || page.text().contains("\"noindex\"") {
                continue;
            }
            let (_, content) = page
                .text()
                .split_once("<meta name=\"description\" content=\"")
                .unwrap_or_else(|| panic!("{address} does not say what it is"));
            let content = content.split('"').next().unwrap();
            assert!(content.len() > 10, "{address}: {content}");
            said += 1;
        }
        assert!(said > 40, "{said}");
    });
}
