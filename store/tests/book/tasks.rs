//! Tasks: a draft says what is not clear yet, and only clear work is given out.

use std::sync::Arc;

use domain::{
    Refusal,
    command::{PlanTask, PostUpdate},
    id::TaskId,
    journal::{Change, Subject},
    refusal::{Field, Problem},
    task::{Clear, Task, TaskState, clear::Clarity},
    text::TextProblem,
};

use jiff::SignedDuration;
use service::{Service, book::Reader, store::Record};

use crate::world::{DRAFT, HANOI, ME_LINH, OLD_PROGRAMME, TRAINING, World, task};

#[tokio::test(flavor = "multi_thread")]
async fn a_task_stays_a_draft_until_its_six_are_clear() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let service = &world.service;
    let lacking = [
        Clarity::Person,
        Clarity::Time,
        Clarity::Responsibility,
        Clarity::Product,
        Clarity::Authority,
    ];

    let draft = service
        .plan_task(&planner, world.plan("Số hóa hồ sơ"))
        .await
        .unwrap();
    assert_eq!((draft.revision, draft.state), (1, TaskState::Draft));
    assert_eq!(draft.missing, lacking);
    assert_eq!(draft.slug.as_str(), "so-hoa-ho-so");
    let desk = service.book().desk(&planner, service.today());
    assert!(
        desk.unclear
            .iter()
            .any(|line| line.task.id == draft.id && line.missing == lacking)
    );

    // Half clear: it is saved, but not given out.
    let half = PlanTask {
        task: Some(draft.id),
        base: 1,
        lead: "Xã Mê Linh".into(),
        person: "Trưởng phòng Kinh tế".into(),
        ..world.plan("Số hóa hồ sơ")
    };
    let refused = service
        .plan_task(
            &planner,
            PlanTask {
                assign: true,
                ..half.clone()
            },
        )
        .await;
    assert_eq!(
        refused,
        Err(Refusal::NotClear(vec![
            Clarity::Time,
            Clarity::Product,
            Clarity::Authority
        ]))
    );
    assert_eq!(
        service.book().task(draft.id).unwrap().revision,
        1,
        "nothing was saved"
    );
    let half = PlanTask {
        id: service.new_command(),
        ..half
    };
    let saved = service.plan_task(&planner, half).await.unwrap();
    assert_eq!(
        saved.missing,
        [Clarity::Time, Clarity::Product, Clarity::Authority]
    );

    let whole = PlanTask {
        task: Some(draft.id),
        base: 2,
        assign: true,
        ..world.plan_clearly("Số hóa hồ sơ")
    };
    let given = service.plan_task(&planner, whole).await.unwrap();
    assert_eq!((given.revision, given.state), (3, TaskState::Assigned));
    assert_eq!((given.id, given.slug), (draft.id, draft.slug));
    assert_eq!(given.missing, []);
    assert_eq!(service.book().task(draft.id).unwrap().lead, Some(ME_LINH));

    let book = service.book();
    let log: Vec<_> = book
        .log_of(Subject::Task(draft.id), world.anonymous())
        .collect();
    assert_eq!(log.len(), 3);
    let Change::Task {
        before: Some(before),
        after,
    } = &log[0].event.change
    else {
        panic!("{:?}", log[0].event.change);
    };
    assert_eq!(
        (before.state, after.state),
        (TaskState::Draft, TaskState::Assigned)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_may_ask_for_other_clarities() {
    let world = World::new().await;
    let planner = world.planner_of(HANOI).await;
    let plan = PlanTask {
        programme: OLD_PROGRAMME,
        assign: true,
        ..world.plan_clearly("Rà soát thủ tục")
    };
    assert_eq!(
        world.service.plan_task(&planner, plan.clone()).await,
        Err(Refusal::NotClear(vec![Clarity::Process, Clarity::Effect]))
    );
    // Neither a day nor a product is asked for here.
    let five = PlanTask {
        deadline: String::new(),
        product: String::new(),
        process: "Theo quy trình ISO".into(),
        effect: "Giảm một nửa thời gian".into(),
        ..plan
    };
    let given = world.service.plan_task(&planner, five).await.unwrap();
    assert_eq!(
        (given.state, given.missing),
        (TaskState::Assigned, Vec::new())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_given_out_keeps_what_was_clear() {
    let world = World::new().await;
    let planner = world.planner_of(HANOI).await;
    let service = &world.service;
    let whole = PlanTask {
        task: Some(TRAINING),
        base: 1,
        ..world.plan_clearly("Tập huấn")
    };
    let emptied = |part: Clarity| {
        let mut plan = PlanTask {
            id: service.new_command(),
            ..whole.clone()
        };
        match part {
            Clarity::Person => plan.person.clear(),
            Clarity::Time => plan.deadline.clear(),
            Clarity::Responsibility => plan.lead.clear(),
            Clarity::Product => plan.product.clear(),
            Clarity::Authority => plan.authority.clear(),
            part => panic!("{part:?} is not asked for"),
        }
        plan
    };
    for part in [
        Clarity::Person,
        Clarity::Time,
        Clarity::Responsibility,
        Clarity::Product,
        Clarity::Authority,
    ] {
        assert_eq!(
            service.plan_task(&planner, emptied(part)).await,
            Err(Refusal::NotClear(vec![part]))
        );
    }
    assert_eq!(service.book().task(TRAINING).unwrap().revision, 1);
    let saved = service.plan_task(&planner, whole).await.unwrap();
    assert_eq!((saved.revision, saved.state), (2, TaskState::Assigned));
}

/// A source tells of work that is under way, and never said by when, what comes of it and who
/// decides. It may be completed bit by bit, and must not come to lack more.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_source_told_of_as_under_way_gets_no_less_clear() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let service = &world.service;
    let told = TaskId::new(ulid::Ulid(59));
    let unclear = Task {
        deadline: None,
        clear: Clear {
            product: None,
            authority: None,
            ..task(told, "x", "x").clear
        },
        state: TaskState::Doing,
        ..task(told, "dai-truyen-thanh", "Lắp đài truyền thanh")
    };
    service
        .load(vec![Record::Task(unclear)], HANOI)
        .await
        .unwrap();
    let as_told = |base: u32| PlanTask {
        task: Some(told),
        base,
        lead: "me-linh".into(),
        person: "Trưởng phòng Kinh tế".into(),
        ..world.plan("Lắp đài truyền thanh")
    };
    let saved = service.plan_task(&planner, as_told(1)).await.unwrap();
    assert_eq!(
        (saved.state, saved.missing.as_slice()),
        (
            TaskState::Doing,
            [Clarity::Time, Clarity::Product, Clarity::Authority].as_slice()
        )
    );
    let worse = PlanTask {
        person: String::new(),
        ..as_told(2)
    };
    assert_eq!(
        service.plan_task(&planner, worse).await,
        Err(Refusal::NotClear(vec![Clarity::Person]))
    );
    let better = PlanTask {
        product: "Ba đài".into(),
        ..as_told(2)
    };
    let saved = service.plan_task(&planner, better).await.unwrap();
    assert_eq!(saved.missing, [Clarity::Time, Clarity::Authority]);
    assert_eq!(
        service.plan_task(&planner, as_told(3)).await,
        Err(Refusal::NotClear(vec![Clarity::Product]))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_fields_are_named_all_at_once() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let bad = PlanTask {
        lead: "xã Không Có".into(),
        deadline: "31/13/2026".into(),
        ground: String::new(),
        product: "ế".repeat(10_001),
        ..world.plan(" ")
    };
    let Err(Refusal::Fields(problems)) = world.service.plan_task(&planner, bad).await else {
        panic!("bad fields were taken");
    };
    assert_eq!(
        problems,
        [
            (Field::Name, Problem::Text(TextProblem::Empty)),
            (Field::Ground, Problem::Text(TextProblem::Empty)),
            (Field::Lead, Problem::Unknown),
            (Field::Clear(Clarity::Time), Problem::NotADate),
            (
                Field::Clear(Clarity::Product),
                Problem::Text(TextProblem::TooLong {
                    limit: 10_000,
                    length: 10_001
                })
            ),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_moves_the_work_on() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let service = &world.service;
    let doing = world.update(TRAINING, 1, Some(TaskState::Doing));
    let saved = service.post_update(&reporter, doing.clone()).await.unwrap();
    assert_eq!((saved.revision, saved.state), (2, TaskState::Doing));
    assert_eq!(
        service.post_update(&reporter, doing).await,
        Ok(saved),
        "sent again"
    );

    let done = PostUpdate {
        difficulties: "Thiếu máy tính".into(),
        ..world.update(TRAINING, 2, Some(TaskState::Done))
    };
    service.post_update(&reporter, done).await.unwrap();
    let book = service.book();
    let task = book.task(TRAINING).unwrap();
    assert_eq!(
        (task.state, task.done_on),
        (TaskState::Done, Some(service.today()))
    );
    assert_eq!(task.updates.len(), 2);
    assert_eq!(
        task.updates[1].difficulties.as_ref().unwrap().vi,
        "Thiếu máy tính"
    );
    assert_eq!(task.updates[1].by.by.officer(), Some(reporter.officer()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_past_day_shows_a_task_as_it_was_then() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let planner = world.planner_of(ME_LINH).await;
    let service = &world.service;
    let days = |count: i64| SignedDuration::from_hours(24 * count);
    let first = service.today();
    let doing = world.update(TRAINING, 1, Some(TaskState::Doing));
    service.post_update(&reporter, doing).await.unwrap();
    world.pass(days(1));
    let second = service.today();
    let renamed = PlanTask {
        task: Some(TRAINING),
        base: 2,
        ..world.plan_clearly("Tập huấn, đã đổi tên")
    };
    service.plan_task(&planner, renamed).await.unwrap();
    world.pass(days(1));
    let done = world.update(TRAINING, 3, Some(TaskState::Done));
    service.post_update(&reporter, done).await.unwrap();

    let seen = |service: &Service, on| {
        let book = service.book();
        let reader = Reader { actor: None, on };
        let given = book.given(book.task(TRAINING).unwrap(), reader).unwrap();
        let task = given.task;
        (task.name.vi, task.state, task.updates.len(), task.done_on)
    };
    let name = seen(service, first).0;
    assert_ne!(name, "Tập huấn, đã đổi tên");
    let renamed = "Tập huấn, đã đổi tên".to_owned();
    // Also by a start that reads the journal anew.
    for service in [service.clone(), Arc::new(world.reopened().await)] {
        assert_eq!(
            seen(&service, first),
            (name.clone(), TaskState::Doing, 1, None)
        );
        let (now, state, updates, done_on) = seen(&service, second);
        assert_eq!((now, updates, done_on), (renamed.clone(), 1, None));
        assert_ne!(state, TaskState::Done);
        let today = service.today();
        let (_, state, updates, done_on) = seen(&service, today);
        assert_eq!((state, updates, done_on), (TaskState::Done, 2, Some(today)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_takes_updates_but_does_not_move_on() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let moved = world.update(DRAFT, 1, Some(TaskState::Doing));
    assert!(matches!(
        world.service.post_update(&planner, moved).await,
        Err(Refusal::NotClear(missing)) if missing.contains(&Clarity::Responsibility)
    ));
    let told = world.update(DRAFT, 1, None);
    let saved = world.service.post_update(&planner, told).await.unwrap();
    assert_eq!(saved.state, TaskState::Draft);
    let nothing = PostUpdate {
        results: " ".into(),
        ..world.update(DRAFT, 2, None)
    };
    assert_eq!(
        world.service.post_update(&planner, nothing).await,
        Err(Refusal::field(Field::Results, Problem::NothingWritten))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_meanwhile_is_not_overwritten() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    let service = &world.service;
    service
        .post_update(&reporter, world.update(TRAINING, 1, None))
        .await
        .unwrap();
    let plan = PlanTask {
        task: Some(TRAINING),
        base: 1,
        ..world.plan_clearly("Tập huấn")
    };
    assert_eq!(
        service.plan_task(&planner, plan).await,
        Err(Refusal::ChangedMeanwhile)
    );
    assert_eq!(
        service
            .post_update(&reporter, world.update(TRAINING, 1, None))
            .await,
        Err(Refusal::ChangedMeanwhile)
    );
    let unknown = TaskId::new(ulid::Ulid(999));
    let plan = PlanTask {
        task: Some(unknown),
        ..world.plan_clearly("Tập huấn")
    };
    assert_eq!(
        service.plan_task(&planner, plan).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(
        service
            .post_update(&reporter, world.update(unknown, 0, None))
            .await,
        Err(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_plan_is_one_task_and_the_same_name_is_another_address() {
    let world = World::new().await;
    let planner = world.planner_of(ME_LINH).await;
    let plan = world.plan("Số hóa hồ sơ");
    let first = world
        .service
        .plan_task(&planner, plan.clone())
        .await
        .unwrap();
    assert_eq!(
        world.service.plan_task(&planner, plan).await.unwrap(),
        first
    );
    let second = world
        .service
        .plan_task(&planner, world.plan("Số hóa hồ sơ"))
        .await
        .unwrap();
    assert_ne!(first.id, second.id);
    assert_ne!(first.slug, second.slug);
    let book = world.service.book();
    for saved in [first, second] {
        assert_eq!(book.task_by_slug(saved.slug.as_str()).unwrap().id, saved.id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_gave_a_deadline_is_known_from_the_journal() {
    let world = World::new().await;
    let service = &world.service;
    let first = world.planner_of(ME_LINH).await;
    let second = world.planner_of(HANOI).await;
    let given = |world: &World, id: TaskId| {
        let book = world.service.book();
        let task = book.task(id).unwrap();
        let given = book.deadline_given(task, world.anonymous());
        given.map(|given| (given.by.officer().unwrap(), given.at))
    };
    // Taken over with its deadline: nobody of this book gave it.
    assert_eq!(given(&world, TRAINING), None);

    let saved = service
        .plan_task(&first, world.plan_clearly("Số hóa hồ sơ"))
        .await
        .unwrap();
    let at = service.clock().now();
    assert_eq!(given(&world, saved.id), Some((first.officer(), at)));
    // Changed by somebody else, but not its deadline.
    world.pass(SignedDuration::from_hours(1));
    let again = |base, deadline: &str| PlanTask {
        task: Some(saved.id),
        base,
        deadline: deadline.into(),
        product: "Báo cáo và danh sách".into(),
        ..world.plan_clearly("Số hóa hồ sơ")
    };
    let same = again(1, "31/12/2026");
    service.plan_task(&second, same).await.unwrap();
    assert_eq!(given(&world, saved.id), Some((first.officer(), at)));
    let moved = again(2, "15/1/2027");
    service.plan_task(&second, moved).await.unwrap();
    let later = service.clock().now();
    assert_eq!(given(&world, saved.id), Some((second.officer(), later)));
}
