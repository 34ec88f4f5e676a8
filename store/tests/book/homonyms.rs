//! Names and codes that fit several units are asked about wherever a unit is typed, and a choice goes
//! through.

use domain::{
    Refusal,
    command::{PlanTask, RaiseObstacle},
    obstacle::Blocked,
    refusal::{Field, Problem},
};

use crate::world::{HANOI, ME_LINH, TRAINING, World};

fn asked(done: Result<impl std::fmt::Debug, Refusal>, field: Field) -> Vec<String> {
    let Err(Refusal::Fields(problems)) = done else {
        panic!("{done:?}");
    };
    let found = problems.into_iter().find(|(of, _)| *of == field);
    match found {
        Some((_, Problem::WhichUnit { candidates, .. })) => candidates
            .into_iter()
            .map(|one| one.slug.to_string())
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_name_is_asked_about_and_a_choice_goes_through() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(HANOI).await;
    let plan = |lead: &str| PlanTask {
        lead: lead.into(),
        ..world.plan_clearly("Rà soát tên gọi")
    };
    // The former district and today's commune are both called Mê Linh.
    let choices = asked(
        service.plan_task(&planner, plan("Mê Linh")).await,
        Field::Lead,
    );
    assert_eq!(choices, ["huyen-me-linh", "me-linh"]);
    // A former commune where one that acts is meant: itself, and what stands in its place.
    let choices = asked(
        service.plan_task(&planner, plan("Tráng Việt")).await,
        Field::Lead,
    );
    assert_eq!(choices, ["trang-viet", "me-linh"]);
    let made = service
        .plan_task(&planner, plan(&choices[1]))
        .await
        .unwrap();
    let lead = service.book().task(made.id).unwrap().lead;
    assert_eq!(lead, Some(ME_LINH));
    assert!(
        service
            .plan_task(&planner, plan("Xã Mê Linh"))
            .await
            .is_ok()
    );

    let raise = |to: &str| RaiseObstacle {
        id: service.new_command(),
        blocks: Blocked::Task(TRAINING),
        unit: ME_LINH,
        what: "Chưa có định mức chi.".into(),
        ask: "Đề nghị hướng dẫn.".into(),
        to: to.into(),
        due: "30/11/2026".into(),
    };
    let choices = asked(
        service.raise_obstacle(&planner, raise("me linh")).await,
        Field::Authority,
    );
    assert_eq!(choices, ["huyen-me-linh", "me-linh"]);
    assert!(
        service
            .raise_obstacle(&planner, raise(&choices[1]))
            .await
            .is_ok()
    );
}
