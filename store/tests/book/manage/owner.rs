//! Who is in charge of what, and what is left when they go.

use domain::{
    Refusal,
    command::AssignOwner,
    owner::{Charge, Duty},
    policy::{Actor, AssignOwner as MayAssign},
    refusal::{Field, Problem},
};
use service::book::freshness::Lack;

use super::{close, fields, new_officer, officer_named};
use crate::world::{ME_LINH, OPEN_INDICATORS, PRODUCTS, THUONG_TIN, TRAINING, World};

fn assign(world: &World, duty: Duty, base: &str, account: &str) -> AssignOwner {
    AssignOwner {
        id: world.service.new_command(),
        duty,
        base: base.into(),
        officer: account.into(),
    }
}

fn account_of(world: &World, actor: &Actor) -> String {
    let book = world.service.book();
    book.officer(actor.officer()).unwrap().account.to_string()
}

/// What nobody is in charge of, among what the actor may give to somebody.
fn ownerless(world: &World, actor: &Actor) -> Vec<Duty> {
    let book = world.service.book();
    book.running::<MayAssign>(actor, world.service.today())
        .into_iter()
        .filter(|one| one.lacks(Lack::Owner))
        .map(|one| one.duty)
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_is_in_charge_of_nothing_and_that_shows() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let administrator = world.administrator().await;
    service
        .keep_officer(&administrator, new_officer(&world, "phu-trach"))
        .await
        .unwrap();
    let (officer, _) = officer_named(&world, "phu-trach");
    let duty = Duty {
        charge: Charge::Indicator(PRODUCTS),
        unit: ME_LINH,
    };
    let without = ownerless(&world, &planner);
    assert!(without.contains(&duty));
    assert!(without.contains(&Duty {
        charge: Charge::Task(TRAINING),
        unit: ME_LINH
    }));
    // Every open indicator with a promise of this year is running.
    for indicator in OPEN_INDICATORS {
        let promised = !service
            .book()
            .indicator(indicator)
            .unwrap()
            .promises
            .is_empty();
        let charge = Charge::Indicator(indicator);
        assert_eq!(
            without.contains(&Duty {
                charge,
                unit: ME_LINH
            }),
            promised
        );
    }

    service
        .assign_owner(&planner, assign(&world, duty, "", "phu-trach"))
        .await
        .unwrap();
    assert!(!ownerless(&world, &planner).contains(&duty));
    assert_eq!(
        service
            .assign_owner(&planner, assign(&world, duty, "", "phu-trach"))
            .await,
        Err(Refusal::ChangedMeanwhile)
    );
    // A reporter of another unit cannot be in charge here.
    let stranger = world.reporter_of(THUONG_TIN).await;
    let account = account_of(&world, &stranger);
    assert_eq!(
        fields(
            service
                .assign_owner(
                    &planner,
                    assign(&world, duty, &officer.to_string(), &account)
                )
                .await
        ),
        [(Field::Officer, Problem::OutOfReach)]
    );
    let reporter = world.reporter_of(ME_LINH).await;
    assert_eq!(
        service
            .assign_owner(&reporter, assign(&world, duty, &officer.to_string(), ""))
            .await,
        Err(Refusal::NotAllowed)
    );

    service
        .switch_officer(&administrator, close(&world, officer))
        .await
        .unwrap();
    assert!(
        ownerless(&world, &planner).contains(&duty),
        "nothing stays ownerless silently"
    );
    assert_eq!(
        service.book().duties_of(officer).collect::<Vec<_>>(),
        [duty],
        "what has to be handed over is still known"
    );
    // Handed over: the closed account counts as nobody.
    let successor = account_of(&world, &reporter);
    service
        .assign_owner(&planner, assign(&world, duty, "", &successor))
        .await
        .unwrap();
    assert_eq!(service.book().duties_of(officer).count(), 0);
    let reopened = world.reopened().await;
    assert_eq!(
        reopened.book().in_charge(duty).map(|officer| officer.id),
        Some(reporter.officer())
    );
}
