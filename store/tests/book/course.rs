//! The course of a task: milestones, products handed in and accepted, what waits for what, parts, work
//! that comes again, and the calendar that is drawn from it.

use domain::{
    Refusal,
    command::{DecideProduct, HandInProduct, KeepCourse, OpenCalendar, PlanTask, ReachMilestone},
    id::TaskId,
    notice::{About, NoticeKind},
    policy::{Actor, Role},
    refusal::{Field, Problem},
    task::{
        TaskState,
        course::product::Standing,
        part::{Part, Progress},
    },
};
use jiff::{SignedDuration, civil::date};
use service::book::agenda::{What, Whose};

use crate::world::{DRAFT, HANOI, ME_LINH, SECRET_TASK, SECRET_WORD, THUONG_TIN, TRAINING, World};

impl World {
    fn course(&self, task: TaskId, base: u32) -> KeepCourse {
        KeepCourse {
            id: self.service.new_command(),
            task,
            base,
            starts: "1/11/2026".into(),
            part_of: String::new(),
            weight: String::new(),
            after: String::new(),
            every: String::new(),
            until: String::new(),
            milestones: "10/12/2026: Mở lớp thứ nhất\n20/12/2026: Mở lớp thứ hai".into(),
            products: "25/12/2026: Danh sách học viên\nBáo cáo kết quả".into(),
        }
    }

    fn hand_in(&self, task: TaskId, base: u32, product: u16) -> HandInProduct {
        HandInProduct {
            id: self.service.new_command(),
            task,
            base,
            product,
            what: "Danh sách kèm Công văn 15/UBND-VX".into(),
        }
    }

    fn decide_product(&self, task: TaskId, base: u32, product: u16, reason: &str) -> DecideProduct {
        DecideProduct {
            id: self.service.new_command(),
            task,
            base,
            product,
            accept: reason.is_empty(),
            reason: reason.into(),
        }
    }

    fn told_about(&self, actor: &Actor, task: TaskId) -> Vec<NoticeKind> {
        let book = self.service.book();
        book.notices_of(actor.officer())
            .filter(|notice| notice.about == About::Task(task))
            .map(|notice| notice.kind)
            .collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn a_course_is_planned_gone_and_handed_in() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    let saved = service
        .keep_course(&planner, world.course(TRAINING, 1))
        .await
        .unwrap();
    assert_eq!(saved.revision, 2);
    let reach = ReachMilestone {
        id: service.new_command(),
        task: TRAINING,
        base: 2,
        milestone: 1,
        day: "21/11/2026".into(),
    };
    service
        .reach_milestone(&reporter, reach.clone())
        .await
        .unwrap();
    assert_eq!(
        service
            .reach_milestone(&reporter, reach.clone())
            .await
            .map(|saved| saved.revision),
        Ok(3),
        "sent twice it is one step"
    );
    let early = ReachMilestone {
        id: service.new_command(),
        base: 3,
        day: "23/11/2026".into(),
        ..reach
    };
    assert_eq!(
        service.reach_milestone(&reporter, early).await,
        Err(Refusal::field(Field::Day, Problem::DayToCome))
    );
    service
        .hand_in_product(&reporter, world.hand_in(TRAINING, 3, 1))
        .await
        .unwrap();
    assert_eq!(world.told_about(&planner, TRAINING), [NoticeKind::HandedIn]);
    assert_eq!(
        service
            .decide_product(
                &planner,
                DecideProduct {
                    accept: false,
                    ..world.decide_product(TRAINING, 4, 1, "")
                }
            )
            .await
            .map(|saved| saved.revision),
        Err(Refusal::field(
            Field::Reason,
            Problem::Text(domain::text::TextProblem::Empty)
        )),
        "given back without a reason"
    );
    service
        .decide_product(
            &planner,
            world.decide_product(TRAINING, 4, 1, "Thiếu chữ ký."),
        )
        .await
        .unwrap();
    assert_eq!(
        world.told_about(&reporter, TRAINING),
        [NoticeKind::Returned]
    );
    let done = world.update(TRAINING, 5, Some(TaskState::Done));
    assert_eq!(
        service.post_update(&reporter, done).await,
        Err(Refusal::field(
            Field::State,
            Problem::ProductsOpen { count: 2 }
        ))
    );
    for (base, product) in [(5, 1), (7, 2)] {
        service
            .hand_in_product(&reporter, world.hand_in(TRAINING, base, product))
            .await
            .unwrap();
        service
            .decide_product(
                &planner,
                world.decide_product(TRAINING, base + 1, product, ""),
            )
            .await
            .unwrap();
    }
    let done = world.update(TRAINING, 9, Some(TaskState::Done));
    let saved = service.post_update(&reporter, done).await.unwrap();
    assert_eq!(saved.state, TaskState::Done);
    let kept = world
        .reopened()
        .await
        .book()
        .task(TRAINING)
        .cloned()
        .unwrap();
    let standings: Vec<_> = kept
        .course
        .products
        .iter()
        .map(|one| (one.standing(service.today()), one.handed.len()))
        .collect();
    assert_eq!(
        standings,
        [(Standing::Accepted, 2), (Standing::Accepted, 1)]
    );
    assert_eq!(
        kept.course.milestones[0].reached.map(|reached| reached.on),
        Some(date(2026, 11, 21))
    );
    // A past day shows it as it was.
    let book = service.book();
    let yesterday = service.today().yesterday().unwrap();
    assert!(book.task_on(&kept, yesterday).course.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_is_for_its_own_roles() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    service
        .keep_course(&planner, world.course(TRAINING, 1))
        .await
        .unwrap();
    for (role, unit) in [
        (Role::Reporter, ME_LINH),
        (Role::Reviewer, ME_LINH),
        (Role::Auditor, HANOI),
        (Role::Administrator, HANOI),
        (Role::Planner, THUONG_TIN),
    ] {
        let officer = world.officer(&[role], unit).await;
        let done = service
            .keep_course(&officer, world.course(TRAINING, 2))
            .await;
        assert_eq!(done, Err(Refusal::NotAllowed), "{role:?} at {unit} plans");
    }
    for (role, unit) in [
        (Role::Reviewer, ME_LINH),
        (Role::Auditor, HANOI),
        (Role::Reporter, THUONG_TIN),
    ] {
        let officer = world.officer(&[role], unit).await;
        let done = service
            .hand_in_product(&officer, world.hand_in(TRAINING, 2, 1))
            .await;
        assert_eq!(
            done,
            Err(Refusal::NotAllowed),
            "{role:?} at {unit} hands in"
        );
    }
    // Whoever plans may hand in, but not accept what they handed in.
    service
        .hand_in_product(&planner, world.hand_in(TRAINING, 2, 1))
        .await
        .unwrap();
    assert_eq!(
        service
            .decide_product(&planner, world.decide_product(TRAINING, 3, 1, ""))
            .await,
        Err(Refusal::OwnProduct)
    );
    let reporter = world.reporter_of(ME_LINH).await;
    assert_eq!(
        service
            .decide_product(&reporter, world.decide_product(TRAINING, 3, 1, ""))
            .await,
        Err(Refusal::NotAllowed)
    );
    let reviewer = world.reviewer_of(ME_LINH).await;
    assert!(
        service
            .decide_product(&reviewer, world.decide_product(TRAINING, 3, 1, ""))
            .await
            .is_ok()
    );
    // A draft goes nowhere, and what is restricted is not there for a stranger.
    let leader = world.planner_of(HANOI).await;
    let steps = KeepCourse {
        milestones: "10/12/2026: Họp".into(),
        ..world.course(DRAFT, 1)
    };
    service.keep_course(&leader, steps).await.unwrap();
    let reach = ReachMilestone {
        id: service.new_command(),
        task: DRAFT,
        base: 2,
        milestone: 1,
        day: "21/11/2026".into(),
    };
    assert_eq!(
        service.reach_milestone(&leader, reach).await,
        Err(Refusal::NotGiven)
    );
    let stranger = world.planner_of(THUONG_TIN).await;
    assert_eq!(
        service
            .keep_course(&stranger, world.course(SECRET_TASK, 1))
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_course_is_named_at_its_field() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(HANOI).await;
    let bad = KeepCourse {
        starts: "1/1/2027".into(),
        part_of: "khong-co".into(),
        weight: "nặng".into(),
        after: "tap-huan\nkhông có việc này".into(),
        every: "month".into(),
        until: "1/12/2026".into(),
        milestones: "Không có ngày\n10/12/2026: Một\n11/12/2026: Một".into(),
        products: "25/12/2026:".into(),
        ..world.course(TRAINING, 1)
    };
    let Err(Refusal::Fields(problems)) = service.keep_course(&planner, bad).await else {
        panic!("taken");
    };
    let named: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        named,
        [
            Field::Starts,
            Field::Weight,
            Field::PartOf,
            Field::After,
            Field::After,
            Field::Until,
            Field::Milestones,
            Field::Milestones,
            Field::Products,
        ]
    );
    assert!(
        problems.contains(&(Field::After, Problem::Circular)),
        "itself"
    );
    assert_eq!(service.book().task(TRAINING).unwrap().revision, 1);
    let stale = world.course(TRAINING, 7);
    assert_eq!(
        service.keep_course(&planner, stale).await,
        Err(Refusal::ChangedMeanwhile)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn tasks_wait_for_each_other_and_are_parts_of_a_whole() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let mut parts = Vec::new();
    for (name, weight) in [("Chuẩn bị tài liệu", "3"), ("Mời giảng viên", "")] {
        let plan = PlanTask {
            assign: true,
            with: "Thường Tín".into(),
            ..world.plan_clearly(name)
        };
        let saved = service.plan_task(&planner, plan).await.unwrap();
        assert_eq!(
            service.book().task(saved.id).unwrap().with,
            [THUONG_TIN],
            "who takes part"
        );
        let course = KeepCourse {
            part_of: "tap-huan".into(),
            weight: weight.into(),
            milestones: String::new(),
            products: String::new(),
            ..world.course(saved.id, 1)
        };
        parts.push(service.keep_course(&planner, course).await.unwrap().id);
    }
    let [first, second] = parts[..] else { panic!() };
    let after = KeepCourse {
        part_of: "tap-huan".into(),
        after: "Chuẩn bị tài liệu".into(),
        ..world.course(second, 2)
    };
    service.keep_course(&planner, after).await.unwrap();
    let circular = KeepCourse {
        part_of: "tap-huan".into(),
        weight: "3".into(),
        after: "moi-giang-vien".into(),
        milestones: String::new(),
        products: String::new(),
        ..world.course(first, 2)
    };
    assert_eq!(
        service.keep_course(&planner, circular.clone()).await,
        Err(Refusal::field(Field::After, Problem::Circular))
    );
    let within = KeepCourse {
        part_of: "chuan-bi-tai-lieu".into(),
        ..world.course(TRAINING, 1)
    };
    assert_eq!(
        service.keep_course(&planner, within).await,
        Err(Refusal::field(Field::PartOf, Problem::WithinItself))
    );
    let done = world.update(first, 2, Some(TaskState::Done));
    service.post_update(&planner, done).await.unwrap();
    let book = service.book();
    let parts = book.parts_of(TRAINING, world.anonymous());
    let progress = Progress::of(parts.iter());
    assert_eq!((progress.parts, progress.done), (2, 1));
    assert_eq!(
        progress.percent().map(|it| it.to_string()).as_deref(),
        Some("75")
    );
    assert_eq!(
        book.task(first).unwrap().part,
        Some(Part {
            of: TRAINING,
            weight: 3
        })
    );
    let around = book.around(book.task(second).unwrap(), world.anonymous());
    assert_eq!(
        around.before.iter().map(|one| one.id).collect::<Vec<_>>(),
        [first]
    );
    let around = book.around(book.task(first).unwrap(), world.anonymous());
    assert_eq!(
        around.after.iter().map(|one| one.id).collect::<Vec<_>>(),
        [second]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_again_is_given_out_once_when_its_time_is_over() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let monthly = KeepCourse {
        every: "month".into(),
        until: "28/2/2027".into(),
        ..world.course(TRAINING, 1)
    };
    service.keep_course(&planner, monthly).await.unwrap();
    assert_eq!(service.repeat_tasks().await, Ok(0), "this time is not over");
    world.pass(SignedDuration::from_hours(24 * 40));
    assert_eq!(service.repeat_tasks().await, Ok(1));
    assert_eq!(service.repeat_tasks().await, Ok(0), "once");
    let again = world.reopened().await;
    assert_eq!(again.repeat_tasks().await, Ok(0), "by whichever server");
    let next = {
        let book = service.book();
        let first = book.task(TRAINING).unwrap();
        book.task(first.next_id()).cloned().unwrap()
    };
    assert_eq!(next.deadline.unwrap().day, date(2027, 1, 31));
    assert_eq!(next.state, TaskState::Assigned);
    assert_eq!(next.course.milestones[0].due, date(2027, 1, 10));
    let reporter = world.reporter_of(ME_LINH).await;
    assert!(
        world
            .told_about(&planner, next.id)
            .contains(&NoticeKind::Assigned)
    );
    drop(reporter);
    // Behind by two times: each comes, and none after its end.
    world.pass(SignedDuration::from_hours(24 * 90));
    assert_eq!(service.repeat_tasks().await, Ok(1));
    assert_eq!(
        service.repeat_tasks().await,
        Ok(0),
        "March is after its end"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_milestone_that_is_near_is_told() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    service
        .keep_course(&planner, world.course(TRAINING, 1))
        .await
        .unwrap();
    assert_eq!(service.tell_what_is_due().await, Ok(0));
    // 8 December: two days before the first milestone.
    world.pass(SignedDuration::from_hours(24 * 16));
    service.tell_what_is_due().await.unwrap();
    assert_eq!(world.told_about(&reporter, TRAINING), [NoticeKind::DueSoon]);
    world.pass(SignedDuration::from_hours(24 * 3));
    service.tell_what_is_due().await.unwrap();
    assert_eq!(
        world.told_about(&reporter, TRAINING),
        [NoticeKind::Overdue, NoticeKind::DueSoon]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_has_the_days_of_its_units_and_nothing_restricted_for_strangers() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    service
        .keep_course(&planner, world.course(TRAINING, 1))
        .await
        .unwrap();
    let december = (date(2026, 12, 1), date(2026, 12, 31));
    let days = |whose: Whose, actor: Option<&Actor>| -> Vec<String> {
        let book = service.book();
        let reader = service::book::Reader {
            actor,
            on: service.today(),
        };
        book.agenda(&whose, reader, december)
            .iter()
            .map(|event| {
                let name = match event.what {
                    What::Task(task) => task.name.vi.clone(),
                    What::Milestone(_, one) => one.name.vi.clone(),
                    What::Product(_, one) => one.name.vi.clone(),
                    What::Meeting(_) | What::Obstacle(_) => String::new(),
                };
                format!("{} {name}", event.day.day())
            })
            .collect()
    };
    let public = days(Whose::Units(vec![HANOI]), None);
    assert_eq!(
        public[..3],
        [
            "10 Mở lớp thứ nhất",
            "20 Mở lớp thứ hai",
            "25 Danh sách học viên"
        ]
    );
    assert!(public.iter().all(|line| !line.contains(SECRET_WORD)));
    assert_eq!(days(Whose::Units(vec![THUONG_TIN]), None), [""; 0]);
    let own = days(Whose::own(&planner), Some(&planner));
    assert!(own.iter().any(|line| line.contains(SECRET_WORD)), "{own:?}");

    // An own calendar is opened by a key that a new one closes.
    let open = |open| OpenCalendar {
        id: service.new_command(),
        open,
    };
    let key = || {
        let book = service.book();
        let key = book.preferences(planner.officer()).calendar;
        key.map(|key| key.as_str().to_owned())
    };
    let opens = |key: &str| {
        let book = service.book();
        book.actor_of_calendar(key).map(|actor| actor.officer())
    };
    assert_eq!(key(), None);
    service.open_calendar(&planner, open(true)).await.unwrap();
    let first = key().unwrap();
    assert_eq!(opens(&first), Some(planner.officer()));
    service.open_calendar(&planner, open(true)).await.unwrap();
    assert_eq!(opens(&first), None);
    let second = key().unwrap();
    service.open_calendar(&planner, open(false)).await.unwrap();
    assert_eq!((opens(&second), opens("")), (None, None));
}
