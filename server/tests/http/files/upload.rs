//! Figures brought in: looked at first, then entered as a whole, by those who may enter them.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use super::{BOUNDARY, choose_for, form, reporter, send, take, words};
use crate::{
    seen,
    world::{Client, World, encoded, in_own_world},
};

const IMPORT: &str = "/nhap-tep/nq-dai-hoi-xxiv-thach-that/huyen-thach-that";

/// Chooses a file in a browser; answers where that leads.
async fn choose(client: &Client, name: &str, content: &[u8]) -> String {
    let place = ["nq-dai-hoi-xxiv-thach-that", "huyen-thach-that"];
    choose_for(client, place, name, content).await
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
        let large = vec![b'x'; exchange::MOST_BYTES + 1];
        for (content, said) in [
            (&b"PK\x03\x04hong"[..], "Tệp bị hỏng"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "có mật khẩu"),
            (b"Ch\xec ti\xeau;Gi\xe1 tr\xf2", "Windows-1258"),
            (b"a,b\n1,2", "Không tìm thấy dòng tên cột"),
            (empty, "không có nội dung"),
            (&large, "lớn hơn 5 MB"),
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
