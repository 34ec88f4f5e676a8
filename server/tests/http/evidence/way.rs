//! The way of evidence, without JavaScript: sent with a figure or a task, checked with it, read by
//! everybody, and taken back.

use axum::http::StatusCode;
use domain::policy::Role;

use super::{
    FIGURE, INDICATOR, Sent, TASK, UNIT, attach, files_on, filled, form, made, post, read,
    reporter, sent,
};
use crate::{
    seen,
    world::{encoded, in_own_world},
};

#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
fn a_photo_of_a_figure_is_seen_once_the_figure_is_approved() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let officer = reporter(&world, "minh-chung")
            .await
            .before_the_same_as(&citizen);
        let reviewer = world
            .officer("duyet-minh-chung", Role::Reviewer, UNIT)
            .await
            .before_the_same_as(&citizen);
        // A correction of what is published, which waits for approval.
        let page = officer.get(FIGURE).await;
        let fields = seen::fields(page.text(), "/api/record_figure").unwrap();
        let typed = [
            ("value", "24"),
            ("ground", "Báo cáo 12/BC-UBND"),
            ("note", "Tính lại"),
            ("submit", "true"),
        ];
        officer
            .submit("/api/record_figure", &encoded(&seen::typed(fields, &typed)))
            .await
            .leads_to();
        assert!(
            read(&officer, FIGURE)
                .await
                .contains("Chưa có minh chứng nào.")
        );

        let evidence = format!("{FIGURE}/minh-chung");
        let photo = made::photo(64, 32);
        let pdf = made::pdf();
        let files = [
            Sent {
                name: "IMG_0001.JPEG",
                kind: "image/jpeg",
                content: &photo,
            },
            sent("Biên bản nghiệm thu.pdf", &pdf),
        ];
        let led = attach(&officer, &evidence, &[("caption", "Tuyến kênh T2")], &files).await;
        assert_eq!(led, format!("{evidence}?da=them"));
        let said = read(&officer, &led).await;
        assert!(said.contains("Đã lưu minh chứng."), "{said}");
        assert!(
            said.contains("Tuyến kênh T2") && said.contains("IMG_0001.jpg"),
            "{said}"
        );
        assert!(said.contains("công khai khi số liệu được duyệt"), "{said}");

        // Whoever checks it sees it beside the figure; nobody else does yet.
        assert!(
            read(&reviewer, FIGURE)
                .await
                .contains("Biên bản nghiệm thu.pdf")
        );
        assert!(!read(&citizen, INDICATOR).await.contains("IMG_0001"));
        let files = files_on(&reviewer, FIGURE).await;
        assert_eq!(files.len(), 2, "{files:?}");
        for file in &files {
            assert_eq!(citizen.get(file).await.status, StatusCode::NOT_FOUND);
            assert_eq!(reviewer.get(file).await.status, StatusCode::OK);
        }
        let page = reviewer.get(FIGURE).await;
        let fields = seen::fields(page.text(), "/api/approve_figure").unwrap();
        reviewer
            .submit("/api/approve_figure", &encoded(&fields))
            .await
            .leads_to();

        for (page, words) in [
            (
                INDICATOR.to_owned(),
                ["Ảnh, 1 kB", "PDF, 1 kB", "Người báo cáo"],
            ),
            (
                format!("/en{INDICATOR}"),
                ["Picture, 1 kB", "PDF, 1 kB", "Reporter"],
            ),
        ] {
            let said = read(&citizen, &page).await;
            for words in words {
                assert!(
                    said.to_lowercase().contains(&words.to_lowercase()),
                    "{words}: {said}"
                );
            }
        }
        let html = citizen.get(INDICATOR).await;
        let image = html.text().split("<img").nth(1).unwrap();
        let image = image.split('>').next().unwrap();
        // Upright, so that the sides are turned; and its room is kept before it comes.
        for attribute in [
            "width=\"32\"",
            "height=\"64\"",
            "loading=\"lazy\"",
            "alt=\"\"",
        ] {
            assert!(image.contains(attribute), "{image}");
        }
        assert!(
            !html.text().contains("upload") && !html.text().contains(".wasm"),
            "a citizen's page loads no program"
        );
        let small = image.split("src=\"").nth(1).unwrap();
        let small = small.split('"').next().unwrap();
        for path in [&files[0], &files[1], &small.to_owned()] {
            let answer = citizen.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(!made::holds(&answer.body, made::PLACE));
        }
        assert_eq!(world.service.verify_journal().await.unwrap().damages, []);
    });
}

#[test]
fn evidence_of_an_update_stands_with_it_and_can_be_withdrawn() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let officer = reporter(&world, "cap-nhat-co-anh")
            .await
            .before_the_same_as(&citizen);
        let page = officer.get(&format!("{TASK}/cap-nhat")).await;
        let fields = seen::fields(page.text(), "/api/post_update").unwrap();
        let typed = [("results", "Đã trao quà cho 12 hộ")];
        officer
            .submit("/api/post_update", &encoded(&seen::typed(fields, &typed)))
            .await
            .leads_to();
        // The update leads to the form with itself chosen.
        let page = officer.get(TASK).await;
        let way = seen::links(page.text())
            .into_iter()
            .find(|link| link.contains("?cap-nhat="))
            .unwrap();
        let fields = filled(&officer, &way, &[]).await;
        let number = way.rsplit('=').next().unwrap();
        assert_eq!(seen::value(&fields, "update"), Some(number));
        let led = attach(
            &officer,
            &way,
            &[],
            &[sent("anh.png", &made::png(8, 6, |_| {}))],
        )
        .await;
        assert_eq!(led, format!("{way}&da=them"));
        let said = read(&citizen, TASK).await;
        assert!(said.contains("Đã trao quà cho 12 hộ"), "{said}");
        assert!(said.contains("anh.png"), "{said}");
        assert!(said.contains("Thêm minh chứng"), "in the journal: {said}");

        let [file] = &files_on(&citizen, TASK).await[..] else {
            panic!("one file")
        };
        let page = officer.get(&led).await;
        let withdraw = seen::links(page.text())
            .into_iter()
            .find(|link| link.ends_with("/rut"))
            .unwrap();
        assert_eq!(
            citizen.get(&withdraw).await.status,
            StatusCode::UNAUTHORIZED
        );
        let page = officer.get(&withdraw).await;
        let fields = seen::fields(page.text(), "/api/withdraw_evidence").unwrap();
        let typed = seen::typed(fields, &[("reason", "Ảnh chụp nhầm nơi")]);
        let done = officer
            .submit("/api/withdraw_evidence", &encoded(&typed))
            .await;
        assert_eq!(done.leads_to(), format!("{way}&da=rut"));
        assert!(read(&officer, &way).await.contains("Ảnh chụp nhầm nơi"));
        assert_eq!(citizen.get(file).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.get(&withdraw).await.status, StatusCode::NOT_FOUND);
        let said = read(&citizen, TASK).await;
        assert!(
            said.contains("Rút minh chứng") && said.contains("Ảnh chụp nhầm nơi"),
            "{said}"
        );
        assert!(files_on(&citizen, TASK).await.is_empty());
    });
}

#[test]
fn what_is_refused_comes_back_with_what_was_typed() {
    in_own_world(async |world| {
        let officer = reporter(&world, "bi-tu-choi").await;
        let page = format!("{TASK}/minh-chung");
        let large = vec![b'x'; 15 * 1024 * 1024 + 1];
        let many: Vec<_> = (0..11).map(|_| sent("a.pdf", b"%PDF-1.7\n%%EOF")).collect();
        let typed = [("caption", "Ảnh <b>lớp</b> nghề"), ("restricted", "true")];
        for (files, says) in [
            (
                vec![
                    sent("anh.svg", b"<svg onload=alert(1)>"),
                    sent("tot.pdf", &made::pdf()),
                ],
                "Tệp hoặc ảnh: “anh.svg”: không phải loại tệp được nhận.",
            ),
            (
                vec![sent("lon.pdf", &large)],
                "“lon.pdf”: tệp lớn hơn 15 MB",
            ),
            (
                vec![sent("rong.pdf", b"")],
                "“rong.pdf”: tệp không có nội dung",
            ),
            (vec![sent("", b"")], "Chưa chọn tệp nào."),
            (many, "Mỗi lần gửi nhiều nhất 10 tệp."),
            (
                vec![sent("<script>alert(1)</script>.html", b"<html>")],
                "“<script>alert(1)</script>.html”: không phải",
            ),
        ] {
            let led = attach(&officer, &page, &typed, &files).await;
            assert!(led.starts_with(&format!("{page}?chua-luu=")), "{led}");
            let back = officer.get(&led).await;
            let said = seen::words(back.text());
            assert!(said.contains(says), "{says}: {said}");
            assert!(!back.text().contains("<script>alert"), "{says}");
            let fields = seen::fields(back.text(), super::ACT).unwrap();
            assert_eq!(seen::value(&fields, "caption"), Some("Ảnh <b>lớp</b> nghề"));
            assert!(back.text().contains(
                "id=\"restricted\" type=\"checkbox\" name=\"restricted\" value=\"true\" checked"
            ));
            assert!(
                back.text()
                    .contains("aria-describedby=\"files-hint files-error\""),
                "at the field"
            );
        }
        // Of files of which one is refused none is kept.
        let left: Vec<_> = std::fs::read_dir(world.files.path()).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
        // A program is told the same, and where.
        let fields = filled(&officer, &page, &typed).await;
        let body = form(&fields, &[sent("anh.svg", b"<svg>")]);
        let told = post(&officer, "application/json", body).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        let told: serde_json::Value = serde_json::from_slice(&told.body).unwrap();
        assert_eq!(told["fields"][0][0], "files");
        let body = form(&fields, &[sent("tot.pdf", &made::pdf())]);
        let told = post(&officer, "application/json", body.clone()).await;
        assert_eq!(told.status, StatusCode::OK, "{}", told.text());
        let done: serde_json::Value = serde_json::from_slice(&told.body).unwrap();
        assert_eq!(done["page"], format!("{page}?da=them"));
        // Sent twice it is done once.
        let again = post(&officer, "text/html", body).await;
        assert_eq!(again.leads_to(), format!("{page}?da=them"));
        assert_eq!(files_on(&officer, &page).await.len(), 1);
    });
}
