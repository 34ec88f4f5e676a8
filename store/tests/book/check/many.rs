//! Many cells of a sheet, decided in one go: all of them or none.

use domain::{
    Refusal,
    figure::FigureStep,
    journal::Change,
    policy::Role,
    refusal::{Field, Problem},
};
use service::check::SheetDecided;

use super::{approve_all, hand_in};
use crate::world::{ME_LINH, MODELS, PRODUCTS, SECRET_FIGURE, SERVICES, World};

#[tokio::test(flavor = "multi_thread")]
async fn many_cells_are_approved_in_one_go_and_the_journal_tells_of_each() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    for (indicator, value) in [(PRODUCTS, "23"), (SERVICES, "91%"), (SECRET_FIGURE, "2")] {
        hand_in(&world, &reporter, indicator, 0, value).await;
    }
    let waiting = world.service.book().sheets_to_check(&reviewer);
    assert_eq!((waiting.len(), waiting[0].waiting), (1, 3));
    let before = world.entries().await;
    let command = approve_all(&world, &[(PRODUCTS, 2), (SERVICES, 2), (SECRET_FIGURE, 2)]);
    let decided = world
        .service
        .approve_figures(&reviewer, command.clone())
        .await
        .unwrap();
    let all = SheetDecided {
        published: 3,
        checked: 0,
        returned: 0,
    };
    assert_eq!(decided, all);
    assert_eq!(
        world.figure(PRODUCTS, world.anonymous()).as_deref(),
        Some("23")
    );
    assert_eq!(
        world.figure(SERVICES, world.anonymous()).as_deref(),
        Some("91%")
    );
    // One entry for what is open, one for what is restricted.
    assert_eq!(world.entries().await, before + 2);
    let told: Vec<_> = world
        .chain(ME_LINH)
        .await
        .into_iter()
        .filter(|event| event.command == command.id)
        .map(|event| match event.change {
            Change::Cells { step, cells, .. } => (event.restricted, step, cells.len()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        told,
        [
            (false, FigureStep::Approved, 2),
            (true, FigureStep::Approved, 1)
        ]
    );
    // Sent twice it is done once.
    assert_eq!(
        world.service.approve_figures(&reviewer, command).await,
        Ok(all)
    );
    assert_eq!(world.entries().await, before + 2);
    assert!(world.service.book().sheets_to_check(&reviewer).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_cell_that_cannot_be_decided_leaves_all_as_they_are() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let both = world
        .officer(&[Role::Reporter, Role::Reviewer], ME_LINH)
        .await;
    hand_in(&world, &reporter, PRODUCTS, 0, "23").await;
    hand_in(&world, &reporter, SERVICES, 0, "91%").await;
    hand_in(&world, &both, MODELS, 0, "4").await;
    let before = world.entries().await;
    let refused = world
        .service
        .approve_figures(
            &both,
            approve_all(&world, &[(PRODUCTS, 2), (SERVICES, 1), (MODELS, 2)]),
        )
        .await;
    let Err(Refusal::Entries(problems)) = refused else {
        panic!("{refused:?}");
    };
    assert!(matches!(
        problems.as_slice(),
        [
            (1, Refusal::Conflict { revision: 2, .. }),
            (2, Refusal::FourEyes)
        ]
    ));
    assert_eq!(world.entries().await, before);
    assert_eq!(world.figure(PRODUCTS, world.anonymous()), None);

    for (cells, problem) in [
        (vec![], Problem::NothingChosen),
        (vec![(PRODUCTS, 2), (PRODUCTS, 2)], Problem::Repeated),
    ] {
        let refused = world
            .service
            .approve_figures(&both, approve_all(&world, &cells))
            .await;
        assert_eq!(refused, Err(Refusal::field(Field::Cells, problem)));
    }
}
