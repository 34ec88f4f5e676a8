//! Figures as files: taken away as anybody may see them, brought in by those who may enter them.

use std::fmt::Write as _;

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::{id::IndicatorId, policy::Role};
use exchange::{lines, read};
use service::store::Record;

use crate::{
    seen,
    world::{Answer, Client, World, encoded, in_own_world, in_world},
};

const SHEET: &str = "/tai-ve/bang-so-lieu/nq-dai-hoi-xxiv-thach-that/huyen-thach-that/2020..2025";
const IMPORT: &str = "/nhap-tep/nq-dai-hoi-xxiv-thach-that/huyen-thach-that";
const BOUNDARY: &str = "----bien-gioi";

async fn take(client: &Client, path: &str) -> Answer {
    let answer = client.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer
}

/// What a page says.
async fn words(client: &Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    seen::words(answer.text())
}

/// A form with a file, as a browser sends it.
pub fn form(fields: &[(&str, &str)], name: &str, content: &[u8]) -> Vec<u8> {
    let mut form = String::new();
    for (field, value) in fields {
        write!(
            form,
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        )
        .unwrap();
    }
    write!(
        form,
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .unwrap();
    let mut bytes = form.into_bytes();
    bytes.extend(content);
    bytes.extend(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    bytes
}

pub async fn send(client: &Client, accept: &str, body: Vec<u8>) -> Answer {
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", kind.as_str()),
        ("accept", accept),
    ];
    client
        .ask(Method::POST, "/api/import_file", &headers, Body::from(body))
        .await
}

/// Chooses a file in a browser; answers where that leads.
async fn choose(client: &Client, name: &str, content: &[u8]) -> String {
    let place = ["nq-dai-hoi-xxiv-thach-that", "huyen-thach-that"];
    choose_for(client, place, name, content).await
}

async fn choose_for(
    client: &Client,
    [programme, unit]: [&str; 2],
    name: &str,
    content: &[u8],
) -> String {
    let id = ulid::Ulid::from(u128::from(content.len() as u64) << 64 | 7).to_string();
    let fields = [
        ("id", id.as_str()),
        ("language", "vi"),
        ("programme", programme),
        ("unit", unit),
        ("ground", "Báo cáo 12/BC-UBND"),
        ("period", "2023"),
        ("numbers", "hoi"),
    ];
    let answer = send(client, "text/html", form(&fields, name, content)).await;
    answer.leads_to().to_owned()
}

async fn reporter(world: &World, account: &str) -> Client {
    world
        .officer(account, Role::Reporter, "huyen-thach-that")
        .await
}

#[test]
fn anybody_takes_away_what_pages_show() {
    in_world(async |world| {
        let citizen = world.anonymous();
        for page in [
            "/chi-tieu/san-pham-ocop-3-sao-tu-ky",
            "/van-ban/viec-dot-pha-2023-tu-ky",
            "/don-vi/huyen-tu-ky",
        ] {
            for kind in ["csv", "xlsx"] {
                let file = take(&citizen, &format!("/tai-ve{page}.{kind}")).await;
                let disposition = file.header("content-disposition").unwrap();
                assert!(
                    disposition.starts_with("attachment; filename=\""),
                    "{disposition}"
                );
                assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
                assert_eq!(file.header("cache-control"), Some("no-cache"));
                let lines = lines::of(&read(&file.body).unwrap());
                assert!(lines.is_ok(), "{page}.{kind}");
            }
        }
        let page = "/tai-ve/van-ban/viec-dot-pha-2023-tu-ky.csv";
        let file = take(&citizen, page).await;
        assert!(file.text().starts_with("\u{feff}Mã chỉ tiêu,Tên chỉ tiêu,"));
        assert!(file.header("etag").is_some());
        let english = take(&citizen, &format!("/en{page}")).await;
        assert!(english.text().starts_with("\u{feff}Indicator code,"));
        for nothing in [
            "/tai-ve/chi-tieu/khong-co.csv",
            "/tai-ve/chi-tieu/khong-co",
            "/tai-ve/van-ban/viec-dot-pha-2023-tu-ky.pdf",
            "/tai-ve/x",
            "/tai-ve/loi-nhap-tep/01ARZ3NDEKTSV4RRFFQ69G5FAV.csv",
        ] {
            assert_eq!(
                citizen.get(nothing).await.status,
                StatusCode::NOT_FOUND,
                "{nothing}"
            );
        }
    });
}

#[test]
fn a_sheet_is_for_its_officers() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let own = reporter(&world, "bao-cao-cua-minh").await;
        let foreign = world
            .officer("bao-cao-noi-khac", Role::Reporter, "xa-me-linh")
            .await;
        for kind in ["csv", "xlsx"] {
            let path = format!("{SHEET}.{kind}");
            assert_eq!(citizen.get(&path).await.status, StatusCode::NOT_FOUND);
            assert_eq!(foreign.get(&path).await.status, StatusCode::NOT_FOUND);
            let file = take(&own, &path).await;
            assert_eq!(file.header("cache-control"), Some("private, no-store"));
        }
    });
}

#[test]
fn what_is_taken_away_and_brought_back_changes_nothing() {
    in_own_world(async |world| {
        let officer = world
            .officer("khu-hoi", Role::Reporter, "huyen-tu-ky")
            .await;
        let place = ["viec-dot-pha-2023-tu-ky", "huyen-tu-ky"];
        let sheet = format!("/tai-ve/bang-so-lieu/{}/{}/2023", place[0], place[1]);
        let table = format!("/tai-ve/van-ban/{}", place[0]);
        for path in [&sheet, &table] {
            for kind in ["csv", "xlsx"] {
                let file = take(&officer, &format!("{path}.{kind}")).await;
                let led = choose_for(&officer, place, "so-lieu", &file.body).await;
                let page = words(&officer, &led).await;
                assert!(
                    page.contains(" 0 thay đổi") && page.contains(" 0 có vấn đề"),
                    "{path}.{kind}: {page}"
                );
                assert!(page.contains("không có gì để ghi"), "{path}.{kind}: {page}");
            }
        }
    });
}

#[test]
fn a_file_is_looked_at_and_then_entered_as_a_whole() {
    in_own_world(async |world| {
        let officer = reporter(&world, "nhap-tep").await;
        let slug = a_slug(&world);
        let wrong = format!(
            "Mã chỉ tiêu;Kỳ;Giá trị\n{slug};2024;41\nkhong-co;2024;5\n{slug};2025;rất nhiều\n"
        );
        let led = choose(&officer, "thang-7.csv", wrong.as_bytes()).await;
        let page = officer.get(&led).await;
        let said = words(&officer, &led).await;
        assert!(
            said.contains("3 số liệu: 1 thay đổi, 0 không đổi, 2 có vấn đề."),
            "{said}"
        );
        assert!(said.contains("C3") && said.contains("C4"), "{said}");
        assert!(!page.text().contains("/api/apply_file"), "{said}");
        let at = page.text().find("/tai-ve/loi-nhap-tep/").unwrap();
        let list = &page.text()[at..].split('"').next().unwrap();
        let list = take(&officer, list).await;
        assert!(list.text().contains("C3,khong-co,"), "{}", list.text());
        // Nor is a part of it entered, whoever writes the form that is not there.
        let id = world.service.new_command().to_string();
        let file = led.split("tep=").nth(1).unwrap();
        let forged = encoded(&[
            ("id", id.as_str()),
            ("language", "vi"),
            ("file", file),
            ("programme", "nq-dai-hoi-xxiv-thach-that"),
            ("unit", "huyen-thach-that"),
        ]);
        let before = world.kept().await;
        let answer = officer.submit("/api/apply_file", &forged).await;
        assert!(answer.leads_to().contains("chua-luu="), "{answer:?}");
        assert_eq!(before, world.kept().await);

        let stranger = reporter(&world, "nguoi-khac")
            .await
            .before_the_same_as(&officer);
        let at_stranger = words(&stranger, &led).await;
        assert!(at_stranger.contains("không còn được giữ"), "{at_stranger}");

        let right = format!("Mã chỉ tiêu;Kỳ;Giá trị\n{slug};2024;41\n{slug};2025;42\n");
        let led = choose(&officer, "thang-7.csv", right.as_bytes()).await;
        let page = officer.get(&led).await;
        let fields = seen::fields(page.text(), "/api/apply_file").unwrap();
        let body = encoded(&seen::typed(fields, &[("submit", "false")]));
        let stranger_led = stranger.submit("/api/apply_file", &body).await;
        assert!(
            stranger_led.leads_to().contains("chua-luu="),
            "{stranger_led:?}"
        );
        let led = officer.submit("/api/apply_file", &body).await;
        assert_eq!(led.leads_to(), format!("{IMPORT}?da=luu"));
        let sheet = "/bang-so-lieu/nq-dai-hoi-xxiv-thach-that/huyen-thach-that/2025";
        let sheet = officer.get(sheet).await;
        assert!(sheet.text().contains("value=\"42\""), "{}", sheet.text());
        // Sent again, it is the same deed.
        let again = officer.submit("/api/apply_file", &body).await;
        assert_eq!(again.leads_to(), format!("{IMPORT}?da=luu"));
        assert_eq!(world.service.verify_journal().await.unwrap().damages, []);
    });
}

/// An indicator of the programme that the unit has not reported for 2024 and 2025.
fn a_slug(world: &World) -> String {
    let book = world.service.book();
    let programme = book
        .document_by_slug("nq-dai-hoi-xxiv-thach-that")
        .unwrap()
        .id;
    let unit = book.tree().by_slug("huyen-thach-that").unwrap().id;
    book.all_indicators()
        .find(|one| {
            one.programme == programme
                && !one.restricted
                && ["2024", "2025"]
                    .iter()
                    .all(|year| book.cell(one, unit, &year.parse().unwrap()).is_none())
        })
        .unwrap()
        .slug
        .to_string()
}

#[test]
fn a_file_that_cannot_be_read_keeps_the_form() {
    in_own_world(async |world| {
        let officer = reporter(&world, "tep-hong").await;
        let empty: &[u8] = b"";
        for (content, said) in [
            (&b"PK\x03\x04hong"[..], "Tệp bị hỏng"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "có mật khẩu"),
            (b"Ch\xec ti\xeau;Gi\xe1 tr\xf2", "Windows-1258"),
            (b"a,b\n1,2", "Không tìm thấy dòng tên cột"),
            (empty, "không có nội dung"),
            (&[b'x'; exchange::MOST_BYTES + 1], "lớn hơn 5 MB"),
        ] {
            let led = choose(&officer, "tep.xlsx", content).await;
            let page = officer.get(&led).await;
            let text = words(&officer, &led).await;
            assert!(text.contains(said), "{said}: {text}");
            assert!(
                page.text().contains("value=\"Báo cáo 12/BC-UBND\""),
                "{said}"
            );
        }
    });
}

#[test]
fn only_those_who_may_enter_figures_send_files() {
    in_own_world(async |world| {
        let before = world.kept().await;
        let citizen = world.anonymous();
        let fields = [
            ("id", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
            ("programme", "nq-dai-hoi-xxiv-thach-that"),
            ("unit", "huyen-thach-that"),
        ];
        let small = form(&fields, "a.csv", b"Ma,Gia tri\nx,1");
        let large = form(&fields, "a.csv", &vec![b'x'; 1024 * 1024]);
        let asked = "application/json";
        assert_eq!(
            send(&citizen, asked, small.clone()).await.status,
            StatusCode::UNAUTHORIZED
        );
        // Who is nobody cannot make the server take much in.
        assert_eq!(
            send(&citizen, asked, large.clone()).await.status,
            StatusCode::PAYLOAD_TOO_LARGE
        );
        assert_eq!(before, world.kept().await);

        let foreign = world
            .officer("gui-noi-khac", Role::Reporter, "xa-me-linh")
            .await;
        let reviewer = world
            .officer("gui-de-duyet", Role::Reviewer, "huyen-thach-that")
            .await;
        for client in [&foreign, &reviewer] {
            for body in [small.clone(), large.clone()] {
                assert_eq!(
                    send(client, asked, body).await.status,
                    StatusCode::FORBIDDEN
                );
            }
            assert_eq!(client.get(IMPORT).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(citizen.get(IMPORT).await.status, StatusCode::UNAUTHORIZED);

        let own = reporter(&world, "gui-cua-minh").await;
        let too_large = vec![b'x'; exchange::MOST_BYTES + 200_000];
        let answer = send(&own, asked, form(&fields, "a.csv", &too_large)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        let nonsense = send(&own, asked, b"khong phai bieu mau".to_vec()).await;
        assert_eq!(nonsense.status, StatusCode::BAD_REQUEST);
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let from_elsewhere = [
            ("sec-fetch-site", "cross-site"),
            ("content-type", kind.as_str()),
        ];
        let answer = own
            .ask(
                Method::POST,
                "/api/import_file",
                &from_elsewhere,
                Body::from(small),
            )
            .await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    });
}

/// Whatever stands in a file, it says no more than the page does.
#[test]
fn what_is_restricted_is_in_no_file() {
    in_own_world(async |world| {
        let (slug, restricted, home) = {
            let book = world.service.book();
            let open = book.indicator_by_slug("san-pham-ocop-thach-that").unwrap();
            let mut restricted = open.clone();
            restricted.id = IndicatorId::new(world.service.clock().ulid());
            restricted.slug = "chi-tieu-kin-thach-that".parse().unwrap();
            restricted.restricted = true;
            let home = restricted.promises[0].unit;
            (restricted.slug.to_string(), restricted, home)
        };
        let record = Record::Indicator(restricted);
        world.service.load(vec![record], home).await.unwrap();
        let auditor = world
            .officer("tep-kiem-tra", Role::Auditor, "huyen-thach-that")
            .await;
        let foreign = world
            .officer("tep-noi-khac", Role::Auditor, "xa-me-linh")
            .await;
        let programme = "/tai-ve/van-ban/nq-dai-hoi-xxiv-thach-that";
        let unit = "/tai-ve/don-vi/huyen-thach-that";
        for kind in ["csv", "xlsx"] {
            let own = format!("/tai-ve/chi-tieu/{slug}.{kind}");
            assert!(says(&take(&auditor, &own).await, &slug));
            for table in [programme, unit] {
                let path = format!("{table}.{kind}");
                // There is something to be found, for those who may.
                assert!(says(&take(&auditor, &path).await, &slug), "{path}");
                for outside in [&world.anonymous(), &foreign] {
                    assert!(!says(&take(outside, &path).await, &slug), "{path}");
                    assert_eq!(outside.get(&own).await.status, StatusCode::NOT_FOUND);
                }
            }
        }
    });
}

fn says(file: &Answer, text: &str) -> bool {
    let table = read(&file.body).unwrap();
    table
        .rows()
        .iter()
        .flat_map(|row| &row.cells)
        .any(|(_, cell)| cell.text() == text)
}
