//! The citizen's way in: what changed, what needs an answer, a unit with those around it, units side by
//! side, and the field's words.

use axum::http::StatusCode;

use crate::{seen, world::in_world};

#[test]
fn what_was_published_long_ago_stands_in_its_week_and_nothing_before_it_was_known() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        // Published with an article of 27 December 2023, a Wednesday.
        let page = anonymous
            .get("/thay-doi?chuong-trinh=viec-dot-pha-2023-tu-ky&tuan=2023-W52")
            .await;
        let words = seen::words(page.text());
        assert!(words.contains("Tuần 25/12/2023–31/12/2023"), "{words}");
        assert!(words.contains("số liệu được công bố"), "{words}");
        let links = seen::links(page.text());
        let indicator = "/chi-tieu/san-pham-ocop-3-sao-tu-ky".to_owned();
        assert!(links.contains(&indicator), "{links:?}");
        // Of another unit there is nothing in it.
        let page = anonymous
            .get("/thay-doi?tuan=2023-W52&don-vi=huyen-me-linh")
            .await;
        assert!(!seen::links(page.text()).contains(&indicator));
        // On the day before nobody could know it.
        let page = anonymous
            .get("/thay-doi?tuan=2023-W52&ngay=2023-12-26")
            .await;
        assert!(!page.text().contains("/chi-tieu/san-pham-ocop-3-sao-tu-ky"));
        // A unit that is none is said to be none.
        let page = anonymous.get("/thay-doi?don-vi=zzzz").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("aria-invalid=\"true\""));
    });
}

#[test]
fn counts_of_what_needs_an_answer_lead_to_a_list_as_long() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let home = anonymous.get("/").await;
        let list = anonymous.get("/can-tra-loi").await;
        let counted = seen::words(home.text());
        let mut found = 0;
        for (what, place) in [
            ("nhiệm vụ quá hạn", "nhiem-vu"),
            (
                "khó khăn, kiến nghị chưa có nơi nhận trả lời",
                "chua-nguoi-nhan",
            ),
        ] {
            let Some((before, _)) = counted.split_once(what) else {
                continue;
            };
            let count: usize = before
                .trim()
                .rsplit(' ')
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap();
            let section = list
                .text()
                .split_once(&format!("id=\"{place}\""))
                .and_then(|(_, after)| after.split_once("</section>"))
                .map(|(section, _)| section)
                .unwrap();
            assert_eq!(section.matches("<li>").count(), count.min(100), "{what}");
            found += 1;
        }
        assert!(found > 0, "{counted}");
    });
}

#[test]
fn a_units_page_tells_of_those_around_it_and_leaves_their_figures_there() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let page = anonymous.get("/don-vi/xa-me-linh").await;
        let words = seen::words(page.text());
        for wanted in [
            "Lời hứa của đơn vị liên quan",
            "Số liệu ở lại đơn vị đã công bố",
            "Huyện Mê Linh",
            "Đây là nơi tôi sống",
        ] {
            assert!(words.contains(wanted), "{wanted}: {words}");
        }
        // Its figures are not told as if they were the commune's.
        let own = "hồ sơ";
        let table = page.text().split_once("Lời hứa của đơn vị liên quan");
        assert!(!table.unwrap().0.contains(own), "{words}");
        // A body is no place to live.
        let body = anonymous.get("/don-vi/ubnd-huyen-me-linh").await;
        assert!(!body.text().contains("Đây là nơi tôi sống"));
    });
}

#[test]
fn a_unit_below_without_figures_is_said_to_have_none_and_never_late() {
    in_world(async |world| {
        let page = world.anonymous().get("/don-vi/huyen-tu-ky").await;
        let text = page.text();
        let tiles = text
            .split_once("class=\"tiles\"")
            .and_then(|(_, after)| after.split_once("</ul>"))
            .map(|(tiles, _)| tiles)
            .unwrap();
        let without = tiles.matches("chưa có số liệu").count();
        assert!(without > 0, "{tiles}");
        assert!(tiles.matches("tile unknown").count() >= without, "{tiles}");
        assert!(!tiles.contains("tile late"), "{tiles}");
        assert!(tiles.contains("/don-vi/xa-an-thanh"), "{tiles}");
    });
}

#[test]
fn units_stand_side_by_side_with_what_is_missing_said() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        let page = anonymous
            .get(
                "/so-sanh?chi-tieu=san-pham-ocop-3-sao-tu-ky&don-vi=huyen-tu-ky&don-vi=xa-an-thanh",
            )
            .await;
        let words = seen::words(page.text());
        assert!(
            words.contains("1 chỗ chưa có số liệu, không bị coi là kém"),
            "{words}"
        );
        assert!(words.contains("Chưa có số liệu: không xếp hạng"), "{words}");
        assert_eq!(page.text().matches("class=\"ruler ").count(), 1);
        let links = seen::links(page.text());
        let file = "/tai-ve/so-sanh.csv?chi-tieu=san-pham-ocop-3-sao-tu-ky&don-vi=huyen-tu-ky&don-vi=xa-an-thanh";
        assert!(links.iter().any(|link| link == file), "{links:?}");

        let page = anonymous
            .get("/so-sanh?chuong-trinh=viec-dot-pha-2023-tu-ky&don-vi=huyen-tu-ky&don-vi=xa-an-thanh")
            .await;
        let words = seen::words(page.text());
        assert!(words.contains("chưa có số liệu"), "{words}");
        // What is restricted or unknown is not there to be compared.
        let page = anonymous.get("/so-sanh?chi-tieu=khong-co").await;
        assert_eq!(seen::words_in(page.text(), "h1"), ["So sánh"]);
    });
}

#[test]
fn a_word_is_explained_where_it_stands_once_a_page() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for path in ["/", "/en", "/don-vi/huyen-tu-ky"] {
            let page = anonymous.get(path).await;
            let text = page.text();
            let asked: Vec<_> = text
                .split("popovertarget=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next())
                .collect();
            assert!(!asked.is_empty(), "{path}");
            for id in asked {
                assert_eq!(
                    text.matches(&format!(" id=\"{id}\"")).count(),
                    1,
                    "{path} {id}"
                );
            }
        }
        let terms = anonymous.get("/giai-thich").await;
        assert!(terms.text().contains("id=\"sau-ro\""));
    });
}
