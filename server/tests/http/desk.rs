//! The desk as an officer reads it: what is late comes first, and says by how much.

use domain::{
    Language,
    calendar::day_text,
    explanation::{About, Explanation, Question},
    id::{ExplanationId, TaskId, UnitId},
    officer::{Author, Signature},
    period::date_text,
    policy::Role,
    task::{Deadline, DeadlineHour, TaskState},
};
use jiff::ToSpan;
use service::store::Record;

use crate::{
    acts::{
        Act,
        stage::{Stage, set},
    },
    seen,
    world::{World, encoded, in_own_world},
};

const UNIT: &str = "xa-tan-ky";

/// A task of the demo once more, for this unit and until so many days from today.
fn task(world: &World, name: &str, days: i64) -> Record {
    let book = world.service.book();
    let mut task = book
        .task_by_slug("ket-luan-giai-quyet-o-nhiem")
        .unwrap()
        .clone();
    task.id = TaskId::new(world.service.clock().ulid());
    task.slug = name.parse().unwrap();
    task.name = domain::Bilingual::both(name);
    task.lead = Some(unit(world));
    task.state = TaskState::Assigned;
    task.under = None;
    task.deadline = Some(Deadline {
        day: world.service.today() + days.days(),
        hour: DeadlineHour::OfficeClose,
    });
    Record::Task(task)
}

fn unit(world: &World) -> UnitId {
    world.service.book().tree().by_slug(UNIT).unwrap().id
}

/// A question about a round of the demo, to be answered until so many days from today.
fn question(world: &World, text: &str, days: i64) -> Record {
    let programme = {
        let book = world.service.book();
        book.document_by_slug("viec-dot-pha-2023-tu-ky").unwrap().id
    };
    let question = Question {
        text: text.try_into().unwrap(),
        due: world.service.today() + days.days(),
        asked: Signature {
            by: Author::Operator,
            at: world.service.clock().now(),
        },
    };
    let about = About::Round {
        programme,
        period: "2023".parse().unwrap(),
    };
    let id = ExplanationId::new(world.service.clock().ulid());
    Record::Explanation(Explanation::ask(id, about, unit(world), question, false))
}

#[test]
fn what_is_late_comes_first_and_says_by_how_much() {
    in_own_world(async |world| {
        let records = vec![
            task(&world, "viec-con-lau", 30),
            task(&world, "viec-sap-den-han", 2),
            task(&world, "viec-tre-ba-ngay", -3),
            question(&world, "Cau hoi tre nam ngay", -5),
            question(&world, "Cau hoi con thoi gian", 4),
        ];
        let home = unit(&world);
        world.service.load(records, home).await.unwrap();
        let reporter = world.officer("ban-cua-toi", Role::Reporter, UNIT).await;
        let page = reporter.get("/ban-lam-viec").await;
        let words = seen::words(page.text());
        let at = |text: &str| {
            let found = words.find(text);
            found.unwrap_or_else(|| panic!("{text} is not in {words}"))
        };
        // The heading of the part, which is also a way to it above.
        let late = words.rfind("Trễ hạn").unwrap();
        let order = [
            late,
            at("Cau hoi tre nam ngay"),
            at("viec-tre-ba-ngay"),
            at("Cau hoi con thoi gian"),
            at("viec-sap-den-han"),
            at("viec-con-lau"),
        ];
        assert!(order.is_sorted(), "{order:?} in {words}");
        assert!(at("Quá hạn 5 ngày") > late && at("Quá hạn 3 ngày") > late);
        assert!(words.contains("Còn 2 ngày"), "{words}");

        let alone = reporter.get("/ban-lam-viec?phan=tre-han").await;
        let alone = seen::words(alone.text());
        assert!(alone.contains("viec-tre-ba-ngay"), "{alone}");
        assert!(!alone.contains("viec-sap-den-han"), "{alone}");

        let english = reporter.get("/en/ban-lam-viec").await;
        let english = seen::words(english.text());
        assert!(english.contains("3 days late") && english.contains("2 days left"));
    });
}

/// The next Sunday after today.
fn sunday(world: &World) -> domain::Date {
    let today = world.service.today();
    let mut day = today + 1.days();
    while day.weekday() != jiff::civil::Weekday::Sunday {
        day += 1.days();
    }
    day
}

#[test]
fn a_deadline_that_somebody_gave_says_who_and_that_nobody_works_then() {
    in_own_world(async |world| {
        let stage = Stage::set(world).await;
        let day = sunday(&stage.world);
        let mut planned = stage.ready(Act::PlanTask).await;
        set(&mut planned.form, "deadline", &day.to_string());
        let mut asked = stage.ready(Act::AskExplanation).await;
        set(&mut asked.form, "due", &day.to_string());
        let mut raised = stage.ready(Act::RaiseObstacle).await;
        set(&mut raised.form, "due", &day.to_string());
        let mut extended = stage.ready(Act::DecideExtension).await;
        set(&mut extended.form, "until", &day.to_string());
        let today = stage.world.service.today();
        for (ready, path, who, hour) in [
            (planned, "/api/plan_task", "Người giao việc", "17:00"),
            (asked, "/api/ask_explanation", "Người duyệt", "24:00"),
            (raised, "/api/raise_obstacle", "Người báo cáo", "24:00"),
            (extended, "/api/decide_extension", "Người duyệt", "17:00"),
        ] {
            let led = ready.by.submit(path, &encoded(&ready.form)).await;
            let page = ready.by.get(led.leads_to()).await;
            let words = seen::words(page.text());
            let text = |day| date_text(day, Language::Vi);
            for said in [
                format!("Hạn {hour} ngày {}", text(day)),
                format!(". {who}, "),
                format!("đặt ngày {}.", text(today)),
                format!("Chủ nhật {}", day_text(day, Language::Vi)),
                "ngày làm việc kế tiếp là".to_owned(),
            ] {
                assert!(words.contains(&said), "{path}: {said} is not in {words}");
            }
        }
    });
}
