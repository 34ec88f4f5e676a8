//! Who may do what where: everybody else is refused by the service itself, whatever they send.

mod table;

use domain::{
    Refusal,
    command::{PlanTask, RecordFigure},
    period::Period,
    policy::Actor,
};

use crate::world::{
    DRAFT, HANOI, ME_LINH, OLD_PROGRAMME, PRODUCTS, SECRET_FIGURE, THUONG_TIN, TRAINING, World,
    place,
};

/// What an officer can try on a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Try {
    Record,
    Submit,
    Approve,
    Return,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_is_refused_to_the_wrong_officer() {
    use Try::{Approve, Record, Return, Submit};
    let world = World::new().await;
    let clerk = world.reporter_of(ME_LINH).await;
    let officers: [(&str, Actor, &[Try]); 10] = [
        (
            "reporter",
            world.reporter_of(ME_LINH).await,
            &[Record, Submit],
        ),
        (
            "reporter above",
            world.reporter_of(HANOI).await,
            &[Record, Submit],
        ),
        (
            "reporter elsewhere",
            world.reporter_of(THUONG_TIN).await,
            &[],
        ),
        (
            "reviewer",
            world.reviewer_of(ME_LINH).await,
            &[Approve, Return],
        ),
        (
            "reviewer above",
            world.reviewer_of(HANOI).await,
            &[Approve, Return],
        ),
        (
            "reviewer elsewhere",
            world.reviewer_of(THUONG_TIN).await,
            &[],
        ),
        ("planner", world.planner_of(ME_LINH).await, &[]),
        ("administrator", world.administrator().await, &[]),
        ("auditor", world.auditor_of(HANOI).await, &[]),
        ("nothing", world.officer(&[], ME_LINH).await, &[]),
    ];
    let service = &world.service;
    let mut year = 1900;
    for (name, officer, allowed) in &officers {
        for step in [Record, Submit, Approve, Return] {
            // Each try on a fresh place, prepared so that only authority can be missing.
            year += 1;
            let mut at = place(PRODUCTS);
            at.period = Period::year(year).unwrap();
            let prepared = RecordFigure {
                submit: matches!(step, Approve | Return),
                ..world.record(&at, 0, "4")
            };
            let base = match step {
                Record => 0,
                _ => {
                    service
                        .record_figure(&clerk, prepared)
                        .await
                        .unwrap()
                        .revision
                }
            };
            let entries = world.entries().await;
            let tried = match step {
                Record => {
                    service
                        .record_figure(officer, world.record(&at, base, "5"))
                        .await
                }
                Submit => {
                    service
                        .submit_figure(officer, world.submit(&at, base))
                        .await
                }
                Approve => {
                    service
                        .approve_figure(officer, world.approve(&at, base))
                        .await
                }
                Return => {
                    service
                        .return_figure(officer, world.give_back(&at, base, "Sai"))
                        .await
                }
            };
            if allowed.contains(&step) {
                assert!(tried.is_ok(), "{name} {step:?}: {tried:?}");
                assert_eq!(world.entries().await, entries + 1, "{name} {step:?}");
            } else {
                assert_eq!(tried, Err(Refusal::NotAllowed), "{name} {step:?}");
                assert_eq!(world.entries().await, entries, "{name} {step:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restricted_figure_does_not_exist_for_outsiders() {
    let world = World::new().await;
    let at = place(SECRET_FIGURE);
    for outsider in [
        world.reporter_of(THUONG_TIN).await,
        world.reviewer_of(THUONG_TIN).await,
        world.administrator().await,
    ] {
        let tried = world
            .service
            .record_figure(&outsider, world.record(&at, 0, "2"))
            .await;
        assert_eq!(tried, Err(Refusal::NotFound));
    }
    let reporter = world.reporter_of(ME_LINH).await;
    world
        .service
        .record_figure(&reporter, world.record(&at, 0, "2"))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn planning_and_telling_are_refused_to_the_wrong_officer() {
    let world = World::new().await;
    let officers: [(&str, Actor, bool, bool); 8] = [
        ("planner", world.planner_of(ME_LINH).await, true, true),
        ("planner above", world.planner_of(HANOI).await, true, true),
        (
            "planner elsewhere",
            world.planner_of(THUONG_TIN).await,
            false,
            false,
        ),
        ("reporter", world.reporter_of(ME_LINH).await, false, true),
        (
            "reporter elsewhere",
            world.reporter_of(THUONG_TIN).await,
            false,
            false,
        ),
        ("reviewer", world.reviewer_of(ME_LINH).await, false, false),
        ("administrator", world.administrator().await, false, false),
        ("auditor", world.auditor_of(HANOI).await, false, false),
    ];
    let service = &world.service;
    let mut revision = 1;
    for (name, officer, plans, tells) in &officers {
        let planned = service
            .plan_task(officer, world.plan_clearly("Việc mới"))
            .await;
        match planned {
            Ok(_) => assert!(plans, "{name}"),
            Err(refusal) => assert_eq!((refusal, *plans), (Refusal::NotAllowed, false), "{name}"),
        }
        let told = service
            .post_update(officer, world.update(TRAINING, revision, None))
            .await;
        match told {
            Ok(saved) => {
                assert!(tells, "{name}");
                revision = saved.revision;
            }
            Err(refusal) => assert_eq!((refusal, *tells), (Refusal::NotAllowed, false), "{name}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_work_from_where_they_have_no_say() {
    let world = World::new().await;
    let elsewhere = world.planner_of(THUONG_TIN).await;
    let service = &world.service;
    // Led by Mê Linh: not theirs to take, whatever else they write into the form.
    let taken = PlanTask {
        task: Some(TRAINING),
        base: 1,
        lead: "thuong-tin".into(),
        ..world.plan_clearly("Tập huấn")
    };
    assert_eq!(
        service.plan_task(&elsewhere, taken).await,
        Err(Refusal::NotAllowed)
    );
    // Led by nobody yet: it is for the programme's issuer to give out.
    let taken = PlanTask {
        task: Some(DRAFT),
        base: 1,
        lead: "thuong-tin".into(),
        ..world.plan_clearly("Tuyên truyền")
    };
    assert_eq!(
        service.plan_task(&elsewhere, taken.clone()).await,
        Err(Refusal::NotAllowed)
    );
    // Another programme's name does not make it another programme's task.
    let city = world.planner_of(HANOI).await;
    let disguised = PlanTask {
        id: service.new_command(),
        programme: OLD_PROGRAMME,
        ..taken
    };
    assert_eq!(
        service.plan_task(&city, disguised).await,
        Err(Refusal::NotFound)
    );
    assert_eq!(service.book().task(DRAFT).unwrap().revision, 1);
}
