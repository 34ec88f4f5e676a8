//! The way of a figure, as people go it: pages, forms and links over HTTP, without JavaScript.

use axum::http::StatusCode;
use domain::policy::Role;

use crate::{
    seen,
    world::{Client, PASSWORD, World, encoded, escaped, in_own_world},
};

pub const FORM: &str = "/so-lieu/san-pham-ocop-thach-that/huyen-thach-that/2020..2025";
pub const PUBLIC: &str = "/chi-tieu/san-pham-ocop-thach-that";
const UNIT: &str = "huyen-thach-that";

/// What a page says.
async fn read(client: &Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    seen::words(answer.text())
}

/// Opens a page, fills in the form that goes to an act, sends it, and says where it leads.
pub async fn fill_in(client: &Client, page: &str, act: &str, typed: &[(&str, &str)]) -> String {
    let answer = client.get(page).await;
    let fields = seen::fields(answer.text(), act).unwrap_or_else(|| {
        panic!(
            "{page} has no form for {act}: {}",
            seen::words(answer.text())
        )
    });
    let form = encoded(&seen::typed(fields, typed));
    client.submit(act, &form).await.leads_to().to_owned()
}

/// Signs in on the page for it.
async fn sign_in(door: &Client, account: &str) -> Client {
    let page = door.get("/dang-nhap").await;
    let fields = seen::fields(page.text(), "/api/sign_in").unwrap();
    let typed = seen::typed(fields, &[("account", account), ("password", PASSWORD)]);
    let answer = door.submit("/api/sign_in", &encoded(&typed)).await;
    assert_eq!(answer.leads_to(), "/ban-lam-viec");
    let cookie = answer.header("set-cookie").unwrap();
    let (pair, attributes) = cookie.split_once(';').unwrap();
    assert_eq!(attributes, " Path=/; HttpOnly; SameSite=Lax");
    door.without_cookie().with_cookie(pair)
}

/// Two reporters and a reviewer with accounts, and the door they come in by.
async fn people(world: &World) -> (Client, [Client; 3]) {
    let door = world.anonymous();
    let accounts = [
        ("nguoi-nhap", Role::Reporter),
        ("nguoi-nhap-hai", Role::Reporter),
        ("nguoi-duyet", Role::Reviewer),
    ];
    for (account, role) in accounts {
        world.officer(account, role, UNIT).await;
    }
    let people = [
        sign_in(&door, accounts[0].0).await,
        sign_in(&door, accounts[1].0).await,
        sign_in(&door, accounts[2].0).await,
    ];
    (door, people)
}

pub const ENTERED: [(&str, &str); 3] = [
    ("value", "1.234"),
    ("ground", "Báo cáo số 15/BC-PNN"),
    ("submit", "true"),
];

#[test]
fn a_figure_is_recorded_approved_and_read_with_its_provenance() {
    in_own_world(async |world| {
        let (citizen, [reporter, _, reviewer]) = people(&world).await;
        let led = fill_in(&reporter, FORM, "/api/record_figure", &ENTERED).await;
        assert_eq!(led, "/ban-lam-viec?da=trinh");
        let desk = read(&reporter, &led).await;
        assert!(desk.contains("Đã trình duyệt."), "{desk}");
        assert!(desk.contains("1.234 sản phẩm"), "{desk}");
        // Nobody outside knows yet.
        assert!(!read(&citizen, PUBLIC).await.contains("1.234"));
        // Whoever entered it is offered no decision.
        let own = reporter.get(FORM).await;
        assert!(seen::fields(own.text(), "/api/approve_figure").is_none());

        let desk = reviewer.get("/ban-lam-viec").await;
        assert!(seen::links(desk.text()).contains(&FORM.to_owned()));
        let led = fill_in(&reviewer, FORM, "/api/approve_figure", &[]).await;
        assert_eq!(led, "/ban-lam-viec?da=duyet");
        assert!(read(&reviewer, &led).await.contains("Đã duyệt và công bố."));

        let page = read(&citizen, PUBLIC).await;
        for part in [
            "2020–2025 Huyện Thạch Thất (đến hết 30/6/2025) nhiều hơn, tốt hơn, hiệu quả hơn 1.234 sản phẩm",
            "Báo cáo số 15/BC-PNN",
            "Người báo cáo, Huyện Thạch Thất",
            "Người duyệt, Huyện Thạch Thất",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        let journal = read(&citizen, "/nhat-ky/huyen-thach-that").await;
        assert!(journal.contains("1.234"), "{journal}");
        assert!(
            read(&citizen, &format!("/en{PUBLIC}"))
                .await
                .contains("1,234 products")
        );
        assert_eq!(world.service.verify_journal().await.unwrap().damages, []);
    });
}

#[test]
fn a_figure_goes_back_with_its_reason_and_comes_again() {
    in_own_world(async |world| {
        let (citizen, [reporter, _, reviewer]) = people(&world).await;
        fill_in(&reporter, FORM, "/api/record_figure", &ENTERED).await;
        let reason = [("reason", "Chưa khớp danh sách của Sở")];
        let led = fill_in(&reviewer, FORM, "/api/return_figure", &reason).await;
        assert_eq!(led, "/ban-lam-viec?da=tra-lai");

        for page in ["/ban-lam-viec", FORM] {
            let said = read(&reporter, page).await;
            assert!(
                said.contains("Đã trả lại với lý do: Chưa khớp danh sách của Sở"),
                "{page}: {said}"
            );
        }
        for page in [PUBLIC, "/nhat-ky/huyen-thach-that"] {
            let said = read(&citizen, page).await;
            assert!(
                !said.contains("1.234") && !said.contains("Chưa khớp"),
                "{said}"
            );
        }
        let corrected = [("value", "1.200"), ("submit", "true")];
        fill_in(&reporter, FORM, "/api/record_figure", &corrected).await;
        fill_in(&reviewer, FORM, "/api/approve_figure", &[]).await;
        let said = read(&citizen, PUBLIC).await;
        assert!(
            said.contains("1.200 sản phẩm") && !said.contains("1.234"),
            "{said}"
        );
    });
}

#[test]
fn the_slower_of_two_sees_both_values_and_chooses() {
    in_own_world(async |world| {
        let (_, [quick, slow, _]) = people(&world).await;
        let opened = slow.get(FORM).await;
        let theirs = [
            ("value", "24"),
            ("ground", "Sổ theo dõi"),
            ("submit", "false"),
        ];
        let led = fill_in(&quick, FORM, "/api/record_figure", &theirs).await;
        assert_eq!(led, format!("{FORM}?da=luu"));

        let fields = seen::fields(opened.text(), "/api/record_figure").unwrap();
        let typed = [
            ("value", "25"),
            ("ground", "Báo cáo tuần"),
            ("submit", "false"),
        ];
        let form = encoded(&seen::typed(fields, &typed));
        let answer = slow.submit("/api/record_figure", &form).await;
        let way = answer.leads_to().to_owned();
        assert!(way.starts_with(&format!("{FORM}?chua-luu=")), "{way}");
        let said = read(&slow, &way).await;
        assert!(
            said.contains(
                "Hai giá trị khác nhau Giá trị của người kia 24 Giữ giá trị của người kia \
                 Giá trị bạn nhập 25"
            ),
            "{said}"
        );
        // Nothing was overwritten: the other still sees what they wrote.
        assert!(read(&quick, FORM).await.contains("Bản nháp: 24 sản phẩm"));

        // Choosing one's own sends it again, on top of the other.
        let led = fill_in(&slow, &way, "/api/record_figure", &[("submit", "false")]).await;
        assert_eq!(led, format!("{FORM}?da=luu"));
        assert!(read(&quick, FORM).await.contains("Bản nháp: 25 sản phẩm"));
    });
}

#[test]
fn a_task_is_given_out_once_it_is_clear_and_told_about() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let planner = world
            .officer("nguoi-giao", Role::Planner, "thanh-pho-ha-noi")
            .await;
        let planner = planner.before_the_same_as(&citizen);
        let reporter = world
            .officer("nguoi-lam", Role::Reporter, "xa-me-linh")
            .await;
        let reporter = reporter.before_the_same_as(&citizen);
        let programme = {
            let book = world.service.book();
            book.document_by_slug("07-ctr-tu").unwrap().id.to_string()
        };
        let unclear = [
            ("programme", programme.as_str()),
            ("name", "Rà soát hồ sơ sản phẩm"),
            ("lead", "xa-me-linh"),
            ("ground", "Thông báo kết luận"),
            ("assign", "true"),
        ];
        let way = fill_in(&planner, "/giao-viec", "/api/plan_task", &unclear).await;
        let said = read(&planner, &way).await;
        assert!(said.contains("Rõ người"), "{said}");
        let clear = [
            ("programme", programme.as_str()),
            ("person", "Công chức nông nghiệp"),
            ("work", "Đối chiếu từng hồ sơ"),
            ("deadline", "2027-06-30"),
            ("responsibility", "Phòng Kinh tế"),
            ("product", "Danh mục đã đối chiếu"),
            ("authority", "Chủ tịch Ủy ban nhân dân"),
            ("assign", "true"),
        ];
        let led = fill_in(&planner, &way, "/api/plan_task", &clear).await;
        assert_eq!(
            led,
            "/nhiem-vu/ra-soat-ho-so-san-pham?da=giao",
            "{}",
            read(&planner, &led).await
        );
        let page = "/nhiem-vu/ra-soat-ho-so-san-pham";
        let said = read(&citizen, page).await;
        for part in [
            "Danh mục đã đối chiếu",
            "30/6/2027",
            "Chủ tịch Ủy ban nhân dân",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        let told = [("results", "Đã đối chiếu 12 hồ sơ"), ("state", "doing")];
        let led = fill_in(
            &reporter,
            &format!("{page}/cap-nhat"),
            "/api/post_update",
            &told,
        )
        .await;
        assert_eq!(led, format!("{page}?da=cap-nhat"));
        assert!(read(&citizen, page).await.contains("Đã đối chiếu 12 hồ sơ"));
        // Once it is given out, nothing that was clear can be emptied again.
        let emptied = [("deadline", ""), ("product", " "), ("assign", "false")];
        let edit = format!("{page}/sua");
        let way = fill_in(&planner, &edit, "/api/plan_task", &emptied).await;
        assert!(way.starts_with(&format!("{edit}?chua-luu=")), "{way}");
        let said = read(&planner, &way).await;
        for part in [
            "Hạn hoàn thành: Cần điền chỗ này.",
            "Sản phẩm: Cần điền chỗ này.",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        assert!(read(&citizen, page).await.contains("Danh mục đã đối chiếu"));
        let found = read(
            &citizen,
            &format!("/tim-kiem?q={}", escaped("ra soat ho so")),
        )
        .await;
        assert!(found.contains("Rà soát hồ sơ sản phẩm"), "{found}");
    });
}
