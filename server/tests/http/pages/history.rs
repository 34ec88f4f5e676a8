//! A document's page tells what was changed of it and of its items, to everybody but for what is
//! restricted.

use domain::policy::Role;

use crate::{
    seen,
    world::{Client, encoded, in_own_world},
};

const PUBLIC: &str = "/van-ban/viec-dot-pha-2023-tu-ky";
const ITEM: &str = "/quan-ly/viec-dot-pha-2023-tu-ky/muc/dot-pha-1-ocop-huu-co-tu-ky";

async fn change(planner: &Client, typed: &[(&str, &str)]) {
    let page = planner.get(ITEM).await;
    let form = seen::fields(page.text(), "/api/keep_item").unwrap();
    let form = encoded(&seen::typed(form, typed));
    let answer = planner.submit("/api/keep_item", &form).await;
    assert!(
        answer.leads_to().ends_with("?da=luu"),
        "{}",
        answer.leads_to()
    );
}

#[test]
fn a_documents_page_tells_what_was_changed_of_it() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let planner = world.officer("su-ghi", Role::Planner, "viet-nam").await;
        let said = async |client: &Client, page: &str| {
            let answer = client.get(page).await;
            let said = seen::words(answer.text());
            let (_, history) = said.split_once("Lịch sử").unwrap();
            history.to_owned()
        };
        assert!(!said(&citizen, PUBLIC).await.contains("Sửa nội dung"));
        let open = [
            ("name", "Đột phá một"),
            ("stage", "đang làm"),
            ("restricted", "false"),
        ];
        change(&planner, &open).await;
        let history = said(&citizen, PUBLIC).await;
        for part in ["Sửa nội dung: Đột phá một", "→ Đột phá một", "→ đang làm"]
        {
            assert!(history.contains(part), "{part} is not in {history}");
        }
        let english = citizen.get(&format!("/en{PUBLIC}")).await;
        assert!(seen::words(english.text()).contains("Item changed:"));

        // Restricted now, it takes along what was told before.
        change(&planner, &[("restricted", "true")]).await;
        let history = said(&citizen, PUBLIC).await;
        assert!(!history.contains("đang làm"), "{history}");
        assert!(!history.contains("Sửa nội dung"), "{history}");
        assert!(said(&planner, PUBLIC).await.contains("→ đang làm"));
    });
}
