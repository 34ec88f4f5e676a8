//! Figures taken away: what the page shows to whoever asks, and no more.

use axum::http::StatusCode;
use domain::{id::IndicatorId, policy::Role};
use exchange::{lines, read};
use service::store::Record;

use super::{reporter, take};
use crate::world::{Answer, in_own_world, in_world};

const SHEET: &str = "/tai-ve/bang-so-lieu/nq-dai-hoi-xxiv-thach-that/huyen-thach-that/2020..2025";

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
        for list in [
            "/chi-tieu/san-pham-ocop-3-sao-tu-ky",
            "/van-ban/viec-dot-pha-2023-tu-ky/nhiem-vu",
            "/don-vi/huyen-dong-anh/nhiem-vu",
            "/don-vi",
        ] {
            let file = take(&citizen, &format!("/tai-ve{list}.json")).await;
            let table: serde_json::Value = serde_json::from_slice(&file.body).unwrap();
            let columns = table["columns"].as_array().unwrap().len();
            let rows = table["rows"].as_array().unwrap();
            assert!(!rows.is_empty(), "{list}");
            assert!(
                rows.iter()
                    .all(|row| row.as_array().unwrap().len() == columns),
                "{list}"
            );
            take(&citizen, &format!("/tai-ve{list}.csv")).await;
        }
        take(&citizen, "/tai-ve/vuong-mac.json?chuong-trinh=07-ctr-tu").await;
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

/// Each list has a file with its rows, narrowed as its page is.
#[test]
fn a_list_is_taken_away_as_it_is_shown() {
    in_world(async |world| {
        let citizen = world.anonymous();
        // Some former unit that left something.
        let left = {
            let book = world.service.book();
            let nobody = service::book::Reader {
                actor: None,
                on: world.service.today(),
            };
            let units = book.tree().units();
            let unit = units
                .into_iter()
                .find(|one| !book.left_by(one.id, nobody).is_empty());
            format!("/ban-giao/don-vi/{}", unit.unwrap().slug)
        };
        for (page, column, text) in [
            ("/tim-kiem?q=trang+viet", "Tên", "Xã Tráng Việt"),
            ("/chuong-trinh", "Số, ký hiệu", "05-CTr/HU"),
            ("/nguon", "Nơi công bố", "Báo Hải Dương"),
            ("/cuoc-hop", "Mã", "hop-2024-07-19"),
            ("/nhat-ky/huyen-tu-ky", "Ai", "vận hành"),
            (left.as_str(), "Tình trạng", "Chưa"),
            ("/ky-bao-cao/07-ctr-tu", "Đơn vị", "Xã Mê Linh"),
            ("/thay-doi?tuan=2023-W52", "Đơn vị", "Huyện Tứ Kỳ"),
            ("/can-tra-loi?chuong-trinh=07-ctr-tu", "Loại", ""),
            (
                "/so-sanh?chi-tieu=san-pham-ocop-3-sao-tu-ky&don-vi=huyen-tu-ky&don-vi=xa-an-thanh&ky=2023",
                "Tên đơn vị",
                "Xã An Thanh",
            ),
            (
                "/so-sanh?chuong-trinh=viec-dot-pha-2023-tu-ky&don-vi=huyen-tu-ky",
                "Mã chỉ tiêu",
                "san-pham-ocop-3-sao-tu-ky",
            ),
        ] {
            // The page offers it.
            let (path, query) = page.split_once('?').unwrap_or((page, ""));
            let mark = if query.is_empty() { "" } else { "?" };
            let address = format!("/tai-ve{path}.json{mark}{query}");
            let shown = take(&citizen, page).await;
            let links = crate::seen::links(shown.text());
            assert!(links.contains(&address), "{page}: {links:?}");

            let file = take(&citizen, &address).await;
            let table: serde_json::Value = serde_json::from_slice(&file.body).unwrap();
            let columns: Vec<_> = table["columns"].as_array().unwrap().iter().collect();
            let at = columns.iter().position(|one| *one == column);
            let at = at.unwrap_or_else(|| panic!("{page}: {columns:?}"));
            let rows = table["rows"].as_array().unwrap();
            assert!(!rows.is_empty(), "{page}");
            for row in rows {
                assert_eq!(row.as_array().unwrap().len(), columns.len(), "{page}");
            }
            assert!(
                rows.iter()
                    .any(|row| row[at].as_str().is_some_and(|cell| cell.contains(text))),
                "{page}: {rows:?}"
            );
            for kind in ["csv", "xlsx"] {
                take(&citizen, &address.replace(".json", &format!(".{kind}"))).await;
            }
        }
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
