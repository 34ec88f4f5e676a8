//! Calendars for programs: a unit's, and an officer's own under an address that nobody guesses.

use axum::http::StatusCode;
use domain::policy::Role;

use crate::world::{in_own_world, in_world};

/// The demo's secret task, by a word of its name.
const SECRET: &str = "phòng thủ";

#[test]
fn a_unit_has_a_calendar_that_programs_can_read() {
    in_world(async |world| {
        let anonymous = world.anonymous();
        for path in [
            "/lich/don-vi/huyen-me-linh.ics",
            "/en/lich/don-vi/huyen-me-linh.ics",
        ] {
            let answer = anonymous.get(path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(
                answer.header("content-type"),
                Some("text/calendar; charset=utf-8")
            );
            let text = answer.text();
            assert!(text.starts_with("BEGIN:VCALENDAR\r\n"), "{text}");
            assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
        }
        for path in [
            "/lich/don-vi/khong-co.ics",
            "/lich/don-vi/huyen-me-linh",
            "/lich/cua-toi/.ics",
            "/lich/cua-toi/0000.ics",
            "/lich/gi-do",
        ] {
            let answer = anonymous.get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn an_own_calendar_is_opened_on_its_page_and_has_nothing_restricted() {
    in_own_world(async |world| {
        let officer = world
            .officer("lich-thu", Role::Planner, "thanh-pho-ha-noi")
            .await;
        let page = officer.get("/lich?cua-toi=1").await.text().to_owned();
        let form = [
            ("id", world.service.new_command().to_string()),
            ("language", "vi".to_owned()),
            ("open", "true".to_owned()),
        ];
        assert!(page.contains("Tạo địa chỉ lịch"), "{page}");
        let answer = officer
            .submit("/api/open_calendar", &crate::world::encoded(&form))
            .await;
        assert_eq!(answer.leads_to(), "/lich?cua-toi=1");
        let page = officer.get("/lich?cua-toi=1").await.text().to_owned();
        let at = page.find("/lich/cua-toi/").unwrap();
        let path: String = page[at..].chars().take_while(|sign| *sign != '"').collect();
        let anonymous = world.anonymous();
        let calendar = anonymous.get(&path).await;
        assert_eq!(calendar.status, StatusCode::OK, "{path}");
        assert!(!calendar.text().replace("\r\n ", "").contains(SECRET));
        // Nobody else's page has it.
        let other = anonymous.get("/lich").await.text().to_owned();
        assert!(!other.contains("/lich/cua-toi/"), "{other}");
    });
}
