//! Who is in charge of what, and what is left when they go.

use domain::{
    Refusal,
    command::{AssignOwner, AssignOwners, GrantRole, SeenDuty},
    owner::{Charge, Duty},
    policy::{Actor, AssignOwner as MayAssign, Role},
    refusal::{Field, Problem},
};
use service::book::freshness::Lack;

use super::{close, fields, new_officer, officer_named};
use crate::world::{ME_LINH, OPEN_INDICATORS, PRODUCTS, SERVICES, THUONG_TIN, TRAINING, World};

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

/// Roles change, and so does where somebody works: what they were in charge of there does not
/// follow them, and shows at once as nobody's.
#[tokio::test(flavor = "multi_thread")]
async fn who_loses_the_role_or_moves_is_in_charge_of_nothing_there() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let administrator = world.administrator().await;
    service
        .keep_officer(&administrator, new_officer(&world, "chuyen-di"))
        .await
        .unwrap();
    let (officer, _) = officer_named(&world, "chuyen-di");
    let duties = [Charge::Indicator(PRODUCTS), Charge::Task(TRAINING)].map(|charge| Duty {
        charge,
        unit: ME_LINH,
    });
    for duty in duties {
        service
            .assign_owner(&planner, assign(&world, duty, "", "chuyen-di"))
            .await
            .unwrap();
    }
    let change = |role: Role, unit: &str, take| {
        let (id, base) = officer_named(&world, "chuyen-di");
        GrantRole {
            id: service.new_command(),
            officer: id,
            base,
            role: service::manage::code(&role),
            unit: unit.into(),
            take,
        }
    };
    // Reviewing is not being in charge, and neither is reporting somewhere else.
    for (role, unit) in [(Role::Reviewer, "me-linh"), (Role::Reporter, "thuong-tin")] {
        service
            .grant_role(&administrator, change(role, unit, false))
            .await
            .unwrap();
    }
    assert!(
        duties
            .iter()
            .all(|duty| !ownerless(&world, &planner).contains(duty))
    );
    service
        .grant_role(&administrator, change(Role::Reporter, "me-linh", true))
        .await
        .unwrap();
    let without = ownerless(&world, &planner);
    for duty in duties {
        assert!(without.contains(&duty), "nothing stays ownerless silently");
        let book = service.book();
        assert_eq!(book.in_charge(duty), None);
        let was = book.was_in_charge(duty).map(|officer| officer.id);
        assert_eq!(was, Some(officer), "it is known from whom to take over");
    }
    assert_eq!(service.book().duties_of(officer).count(), 2);

    // One is handed over; whoever still thinks that somebody was in charge is told.
    let reporter = world.reporter_of(ME_LINH).await;
    let successor = account_of(&world, &reporter);
    let [first, second] = duties;
    let stale = assign(&world, first, &officer.to_string(), &successor);
    assert_eq!(
        service.assign_owner(&planner, stale).await,
        Err(Refusal::ChangedMeanwhile)
    );
    service
        .assign_owner(&planner, assign(&world, first, "", &successor))
        .await
        .unwrap();
    // The other is theirs again when the role comes back: nothing was taken out of the book.
    service
        .grant_role(&administrator, change(Role::Reporter, "me-linh", false))
        .await
        .unwrap();
    let without = ownerless(&world, &planner);
    assert!(!without.contains(&first) && !without.contains(&second));
    let book = service.book();
    assert_eq!(book.in_charge(second).map(|one| one.id), Some(officer));
}

fn assign_all(world: &World, duties: &[(Duty, &str)], account: &str) -> AssignOwners {
    AssignOwners {
        id: world.service.new_command(),
        duties: duties
            .iter()
            .map(|(duty, base)| SeenDuty {
                duty: *duty,
                base: (*base).into(),
            })
            .collect(),
        officer: account.into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn many_things_are_given_to_one_officer_all_or_none() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    let account = account_of(&world, &reporter);
    let here = |charge| Duty {
        charge,
        unit: ME_LINH,
    };
    let duties = [
        here(Charge::Indicator(PRODUCTS)),
        here(Charge::Indicator(SERVICES)),
        here(Charge::Task(TRAINING)),
    ];
    let [first, second, third] = duties;
    let in_charge = |duty| {
        let book = service.book();
        book.in_charge(duty).map(|officer| officer.id)
    };
    let before = world.entries().await;

    // One that was given to somebody meanwhile, and one of another unit: nothing is given.
    let elsewhere = Duty {
        unit: THUONG_TIN,
        ..first
    };
    let stale = reporter.officer().to_string();
    let tried = [(first, ""), (second, stale.as_str()), (elsewhere, "")];
    let refused = service
        .assign_owners(&planner, assign_all(&world, &tried, &account))
        .await;
    assert_eq!(
        refused,
        Err(Refusal::Entries(vec![
            (1, Refusal::ChangedMeanwhile),
            (2, Refusal::NotAllowed)
        ]))
    );
    // Whoever cannot be in charge there is told so for each.
    let stranger = world.reporter_of(THUONG_TIN).await;
    let command = assign_all(&world, &[(first, "")], &account_of(&world, &stranger));
    assert_eq!(
        service.assign_owners(&planner, command).await,
        Err(Refusal::Entries(vec![(
            0,
            Refusal::field(Field::Officer, Problem::OutOfReach)
        )]))
    );
    for (duties, officer, field, problem) in [
        (
            vec![],
            account.as_str(),
            Field::Duties,
            Problem::NothingChosen,
        ),
        (
            vec![(first, ""), (first, "")],
            account.as_str(),
            Field::Duties,
            Problem::Repeated,
        ),
        (
            vec![(first, "")],
            "khong-co",
            Field::Officer,
            Problem::Unknown,
        ),
    ] {
        let refused = service
            .assign_owners(&planner, assign_all(&world, &duties, officer))
            .await;
        assert_eq!(refused, Err(Refusal::field(field, problem)));
    }
    let many = vec![(first, ""); AssignOwners::MOST + 1];
    let refused = service
        .assign_owners(&planner, assign_all(&world, &many, &account))
        .await;
    assert_eq!(
        refused,
        Err(Refusal::field(
            Field::Duties,
            Problem::TooMany { most: 200 }
        ))
    );
    for actor in [&reporter, &stranger] {
        let refused = service
            .assign_owners(actor, assign_all(&world, &[(first, "")], &account))
            .await;
        assert_eq!(refused, Err(Refusal::NotAllowed));
    }
    assert_eq!(world.entries().await, before);
    assert!(duties.iter().all(|duty| in_charge(*duty).is_none()));

    let command = assign_all(&world, &duties.map(|duty| (duty, "")), &account);
    assert_eq!(
        service.assign_owners(&planner, command.clone()).await,
        Ok(3)
    );
    assert_eq!(
        service.assign_owners(&planner, command).await,
        Ok(3),
        "once"
    );
    assert_eq!(world.entries().await, before + 3, "each is told of");
    for duty in duties {
        assert_eq!(in_charge(duty), Some(reporter.officer()));
    }
    // They leave, and all of it is handed over in one go; a role that was lost is nobody's.
    let successor = world.reporter_of(ME_LINH).await;
    let base = reporter.officer().to_string();
    let handed = [first, second, third].map(|duty| (duty, base.as_str()));
    let command = assign_all(&world, &handed, &account_of(&world, &successor));
    assert_eq!(service.assign_owners(&planner, command).await, Ok(3));
    assert_eq!(service.book().duties_of(reporter.officer()).count(), 0);
    assert_eq!(service.book().duties_of(successor.officer()).count(), 3);
}
