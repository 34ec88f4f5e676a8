//! Reports over HTTP: what their pages and files say, and to whom.

use axum::http::StatusCode;
use domain::policy::Role;
use exchange::read;

use crate::{
    seen,
    world::{Client, World, encoded, in_own_world},
};

const PROGRAMME: &str = "viec-dot-pha-2023-tu-ky";
const UNIT: &str = "huyen-tu-ky";

async fn gathered(world: &World, client: &Client, kind: &str, period: &str) -> String {
    let id = world.service.new_command().to_string();
    let (programme, unit) = {
        let book = world.service.book();
        (
            book.document_by_slug(PROGRAMME).unwrap().id.to_string(),
            book.tree().by_slug(UNIT).unwrap().id.to_string(),
        )
    };
    let form = encoded(&[
        ("id", id.as_str()),
        ("language", "vi"),
        ("programme", &programme),
        ("unit", &unit),
        ("kind", kind),
        ("layout", "state"),
        ("period", period),
    ]);
    let answer = client.submit("/api/gather_report", &form).await;
    assert_eq!(answer.leads_to(), format!("/bao-cao/{id}?da=lap"));
    format!("/bao-cao/{id}")
}

#[test]
fn the_same_data_print_in_both_layouts_and_go_out_as_files() {
    in_own_world(async |world| {
        let officer = world.officer("bao-cao-ky", Role::Reporter, UNIT).await;
        let report = gathered(&world, &officer, "periodic", "2023").await;
        let page = officer.get(&report).await;
        assert_eq!(page.status, StatusCode::OK);
        let said = seen::words(page.text());
        // The range and its excess, as everywhere.
        assert!(said.contains("Vượt 18 sản phẩm"), "{said}");
        assert!(
            said.contains("Bản nháp, dữ liệu theo sổ đến hết ngày"),
            "{said}"
        );
        assert!(said.contains("không khác gì so với lúc gom"), "{said}");
        let english = officer.get(&format!("/en{report}")).await;
        let english = seen::words(english.text());
        assert!(english.contains("Report for 2023"), "{english}");
        assert!(english.contains("Vượt 18 sản phẩm"), "{english}");

        let state = seen::words(officer.get(&format!("{report}/in")).await.text());
        let party = officer.get(&format!("{report}/in?the-thuc=party")).await;
        let party = seen::words(party.text());
        for (page, head, number) in [
            (
                &state,
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Số: …/BC-UBND",
            ),
            (&party, "ĐẢNG CỘNG SẢN VIỆT NAM", "Số …-BC/HU"),
        ] {
            assert!(page.contains(head) && page.contains(number), "{page}");
            assert!(page.contains("Vượt 18 sản phẩm"), "{page}");
        }
        assert!(!state.contains("ĐẢNG CỘNG SẢN") && !party.contains("CỘNG HÒA"));

        let file = officer.get(&format!("/tai-ve{report}.docx")).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.body.starts_with(b"PK"));
        assert_eq!(
            file.header("content-type"),
            Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        );
        assert_eq!(file.header("cache-control"), Some("private, no-store"));
        let name = file.header("content-disposition").unwrap();
        assert!(
            name.contains("bao-cao-viec-dot-pha-2023-tu-ky-huyen-tu-ky-2023.docx"),
            "{name}"
        );
        let other = officer
            .get(&format!("/tai-ve{report}.docx?the-thuc=party"))
            .await;
        assert_ne!(other.body, file.body);
        let annex = officer.get(&format!("/tai-ve{report}.xlsx")).await;
        let table = read(&annex.body).unwrap();
        let cells: Vec<_> = table
            .rows()
            .iter()
            .flat_map(|row| &row.cells)
            .map(|(_, cell)| cell.text().to_owned())
            .collect();
        assert!(cells.iter().any(|cell| cell == "3–5"), "{cells:?}");
        assert!(cells.iter().any(|cell| cell == "23"), "{cells:?}");
    });
}

#[test]
fn a_report_is_for_its_officers() {
    in_own_world(async |world| {
        let officer = world.officer("bao-cao-ky", Role::Reporter, UNIT).await;
        let auditor = world.officer("kiem-tra-ky", Role::Auditor, UNIT).await;
        let elsewhere = world
            .officer("bao-cao-khac", Role::Reporter, "huyen-thach-that")
            .await;
        let report = gathered(&world, &officer, "periodic", "2023").await;
        let list = seen::links(auditor.get("/bao-cao").await.text());
        assert!(list.contains(&report));
        let paths = ["", "/in", "/sua/ket-qua", "/the-thuc"].map(|page| format!("{report}{page}"));
        let files = ["docx", "xlsx"].map(|kind| format!("/tai-ve{report}.{kind}"));
        for path in &paths {
            assert_eq!(officer.get(path).await.status, StatusCode::OK, "{path}");
            assert_eq!(
                elsewhere.get(path).await.status,
                StatusCode::NOT_FOUND,
                "{path}"
            );
            let nobody = world.anonymous().get(path).await.status;
            assert_eq!(nobody, StatusCode::UNAUTHORIZED, "{path}");
        }
        for path in &files {
            assert_eq!(auditor.get(path).await.status, StatusCode::OK, "{path}");
            for outsider in [&elsewhere, &world.anonymous()] {
                assert_eq!(
                    outsider.get(path).await.status,
                    StatusCode::NOT_FOUND,
                    "{path}"
                );
            }
        }
        // Whoever only reads is shown no form.
        let read = auditor.get(&report).await;
        assert!(!read.text().contains("/api/fix_report"));
        let edit = auditor.get(&paths[2]).await;
        assert_eq!(edit.status, StatusCode::FORBIDDEN);
        // The ways there are for those who write.
        for page in [
            "/ban-lam-viec",
            "/di-toi",
            "/don-vi/huyen-tu-ky",
            "/van-ban/viec-dot-pha-2023-tu-ky",
        ] {
            let links = seen::links(officer.get(page).await.text());
            assert!(
                links.iter().any(|link| link.starts_with("/bao-cao")),
                "{page}"
            );
            let public = seen::links(world.anonymous().get(page).await.text());
            assert!(
                !public.iter().any(|link| link.starts_with("/bao-cao")),
                "{page}"
            );
        }
    });
}

#[test]
fn a_week_is_a_text_to_paste() {
    in_own_world(async |world| {
        let officer = world.officer("bao-cao-tuan", Role::Reporter, UNIT).await;
        let report = gathered(&world, &officer, "weekly", "2023-W52").await;
        let page = officer.get(&report).await;
        let text = page.text();
        let field = text.split("<textarea").nth(1).unwrap();
        assert!(field.contains("readonly"), "{field}");
        for heading in ["KẾT QUẢ", "KHÓ KHĂN, VƯỚNG MẮC", "NHIỆM VỤ TIẾP THEO"] {
            assert!(field.contains(heading), "{field}");
        }
        let form = seen::fields(text, "/api/fix_report").unwrap();
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let sent = officer.submit("/api/fix_report", &encoded(&form)).await;
        assert_eq!(sent.leads_to(), format!("{report}?da=chot"));
        let page = seen::words(officer.get(&report).await.text());
        assert!(page.contains("Đã gửi ngày"), "{page}");
        assert!(page.contains("Lập bản mới cùng kỳ"), "{page}");
    });
}
