//! A name that several units have: the form comes back with them to choose from and with everything
//! that was typed, and the one that is chosen goes through; all by plain forms.

use super::{
    Act,
    stage::{Stage, set},
};
use crate::{
    seen,
    world::{encoded, in_own_world},
};

#[test]
fn a_shared_name_comes_back_as_a_question_and_a_choice_goes_through() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let ready = stage.ready(Act::RaiseObstacle).await;
        let mut form = ready.form.clone();
        set(&mut form, "to", "Tiền Phong");
        set(&mut form, "what", "Chưa có kinh phí & quy chế");
        let led = ready
            .by
            .submit("/api/raise_obstacle", &encoded(&form))
            .await;
        let page = ready.by.get(led.leads_to()).await;
        let said = seen::words(page.text());
        for part in [
            "“Tiền Phong” có thể là 2 đơn vị. Hãy chọn một, hoặc gõ lại.",
            "“Tiền Phong” là đơn vị nào?",
            "xã · Huyện Mê Linh · đến hết 30/6/2025",
            "xã · Huyện Thường Tín · đến hết 30/6/2025",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        let html = page.text();
        assert!(
            html.contains(r#"value="Tiền Phong""#),
            "what was typed stays"
        );
        assert!(html.contains("Chưa có kinh phí &amp; quy chế"));
        let slug = {
            let book = stage.world.service.book();
            let of = |district: &str| book.tree().by_slug(district).unwrap().id;
            let mine = book
                .tree()
                .units()
                .filter(|unit| unit.short_name(domain::Date::constant(2025, 6, 30)) == "Tiền Phong")
                .find(|unit| {
                    unit.parent_on(domain::Date::constant(2025, 6, 30)) == Some(of("huyen-me-linh"))
                });
            mine.unwrap().slug.to_string()
        };
        assert!(
            html.contains(&format!(r#"name="which.0.to" value="{slug}""#)),
            "{html}"
        );

        // Nothing chosen: asked again. Chosen: it goes through, though the name still stands there.
        form.push(("asked.0.to", "Tiền Phong".into()));
        let led = ready
            .by
            .submit("/api/raise_obstacle", &encoded(&form))
            .await;
        assert!(led.leads_to().contains("chua-luu="), "{led:?}");
        form.push(("which.0.to", slug.clone()));
        let done = ready
            .by
            .submit("/api/raise_obstacle", &encoded(&form))
            .await;
        assert_eq!(done.leads_to(), ready.leads);
        let book = stage.world.service.book();
        let id = form[0].1.parse().unwrap();
        let asked = book.obstacle(id).unwrap().with();
        assert_eq!(book.tree().get(asked).unwrap().slug.as_str(), slug);
    });
}

#[test]
fn one_of_several_lines_is_asked_about() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let ready = stage.ready(Act::KeepItem).await;
        let mut form = ready.form.clone();
        set(&mut form, "units", "huyen-tu-ky\nHải Dương\nXã Quang Trung");
        let led = ready.by.submit("/api/keep_item", &encoded(&form)).await;
        let page = ready.by.get(led.leads_to()).await;
        let said = seen::words(page.text());
        for part in [
            "“Hải Dương” là đơn vị nào?",
            "Tỉnh Hải Dương",
            "Phường Hải Dương",
            "mã 10525",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        form.extend([
            ("asked.0.units", "Hải Dương".into()),
            ("which.0.units", "tinh-hai-duong".into()),
        ]);
        let done = ready.by.submit("/api/keep_item", &encoded(&form)).await;
        assert_eq!(done.leads_to(), ready.leads);
    });
}

/// Acceptance: whoever gives work of a former commune on is asked which successor it is for.
#[test]
fn a_former_unit_is_asked_about_with_its_successors() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let ready = stage.ready(Act::PlanTask).await;
        for (typed, expected) in [
            (
                "Tiến Thịnh",
                &["xa-tien-thinh", "xa-yen-lang", "xa-lien-minh"][..],
            ),
            ("Tráng Việt", &["xa-trang-viet", "xa-me-linh"]),
            ("09022", &["xa-trang-viet", "xa-me-linh"]),
        ] {
            let mut form = ready.form.clone();
            set(&mut form, "lead", typed);
            let told = ready.by.post("/api/plan_task", &encoded(&form)).await;
            let told: serde_json::Value = serde_json::from_slice(&told.body).unwrap();
            let problem = &told["refusal"]["fields"][0];
            assert_eq!(problem[0], "lead", "{told}");
            let candidates = problem[1]["which-unit"]["candidates"].as_array().unwrap();
            let mut slugs: Vec<_> = candidates
                .iter()
                .map(|one| one["slug"].as_str().unwrap())
                .collect();
            let mut expected = expected.to_vec();
            slugs.sort_unstable();
            expected.sort_unstable();
            assert_eq!(slugs, expected, "{typed}");
        }
    });
}
