//! The levels that a figure passes: one after another, each another person.

use domain::{
    Language, Refusal,
    command::{KeepChain, TypedLevel},
    figure::FigureStep,
    refusal::Field,
};

use super::{hand_in, sheet};
use crate::world::{
    AGENCY, HANOI, ME_LINH, PRODUCTS, PROGRAMME, SECRET_FIGURE, THUONG_TIN, World, place,
};

fn level(name: &str, unit: &str) -> TypedLevel {
    TypedLevel {
        name: name.into(),
        name_en: String::new(),
        unit: unit.into(),
    }
}

/// The commune itself, the agency, the city.
async fn three_levels(world: &World) {
    let command = KeepChain {
        id: world.service.new_command(),
        programme: PROGRAMME,
        base: 0,
        levels: vec![
            level("cấp xã", ""),
            level("cấp sở", "phong-kinh-te"),
            level("cấp thành phố", "ha-noi"),
        ],
    };
    let planner = world.planner_of(HANOI).await;
    world.service.keep_chain(&planner, command).await.unwrap();
}

/// At which level the figure of [`PRODUCTS`] waits, as the book says.
fn waits_at(world: &World) -> Option<String> {
    let book = world.service.book();
    let cell = book.sheet(&sheet())?.cell(PRODUCTS)?;
    let level = book.waits_at(PROGRAMME, cell.working.as_deref()?)?;
    Some(level.name.get(Language::Vi).to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn three_levels_look_at_a_figure_before_everybody_sees_it() {
    let world = World::new().await;
    three_levels(&world).await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let commune = world.reviewer_of(ME_LINH).await;
    let agency = world.reviewer_of(AGENCY).await;
    let city = world.reviewer_of(HANOI).await;
    let at = place(PRODUCTS);
    hand_in(&world, &reporter, PRODUCTS, 0, "23").await;
    assert_eq!(waits_at(&world).as_deref(), Some("cấp xã"));

    // Not the agency's turn: it has no right at the commune.
    let early = service.approve_figure(&agency, world.approve(&at, 2)).await;
    assert_eq!(early, Err(Refusal::NotAllowed));
    let checked = service
        .approve_figure(&commune, world.approve(&at, 2))
        .await
        .unwrap();
    assert_eq!((checked.revision, checked.step), (3, FigureStep::Checked));
    assert_eq!(world.figure(PRODUCTS, world.anonymous()), None);
    assert_eq!(waits_at(&world).as_deref(), Some("cấp sở"));
    assert!(service.book().sheets_to_check(&commune).is_empty());
    assert_eq!(service.book().sheets_to_check(&agency).len(), 1);

    // What went on meanwhile is a conflict. The commune's reviewer reaches the agency, which
    // serves the commune, but had a part in it already.
    let again = service
        .approve_figure(&commune, world.approve(&at, 2))
        .await;
    assert!(
        matches!(again, Err(Refusal::Conflict { revision: 3, .. })),
        "{again:?}"
    );
    let late = service
        .approve_figure(&commune, world.approve(&at, 3))
        .await;
    assert_eq!(late, Err(Refusal::FourEyes));

    service
        .approve_figure(&agency, world.approve(&at, 3))
        .await
        .unwrap();
    let public = service
        .approve_figure(&city, world.approve(&at, 4))
        .await
        .unwrap();
    assert_eq!((public.revision, public.step), (5, FigureStep::Approved));
    assert_eq!(
        world.figure(PRODUCTS, world.anonymous()).as_deref(),
        Some("23")
    );
    let book = service.book();
    let cell = book.sheet(&sheet()).unwrap().cell(PRODUCTS).unwrap();
    let published = cell.published.as_ref().unwrap();
    let checks: Vec<_> = published
        .checks
        .iter()
        .map(|check| check.by.officer().unwrap())
        .collect();
    assert_eq!(checks, [commune.officer(), agency.officer()]);
    assert_eq!(published.approved.by.officer(), Some(city.officer()));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_is_one_level() {
    let world = World::new().await;
    three_levels(&world).await;
    let reporter = world.reporter_of(ME_LINH).await;
    // Reaches the commune, the agency that serves it, and the city.
    let city = world.reviewer_of(HANOI).await;
    let at = place(PRODUCTS);
    hand_in(&world, &reporter, PRODUCTS, 0, "23").await;
    world
        .service
        .approve_figure(&city, world.approve(&at, 2))
        .await
        .unwrap();
    let second = world
        .service
        .approve_figure(&city, world.approve(&at, 3))
        .await;
    assert_eq!(second, Err(Refusal::FourEyes));
    let returned = world
        .service
        .return_figure(&city, world.give_back(&at, 3, "Sai"))
        .await;
    assert_eq!(returned, Err(Refusal::FourEyes));
    assert!(world.service.book().sheets_to_check(&city).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_checks_a_restricted_figure_may_read_it_and_nobody_else() {
    let world = World::new().await;
    let planner = world.planner_of(HANOI).await;
    let command = KeepChain {
        id: world.service.new_command(),
        programme: PROGRAMME,
        base: 0,
        levels: vec![level("cấp xã", ""), level("xã bạn", "thuong-tin")],
    };
    world.service.keep_chain(&planner, command).await.unwrap();
    let reporter = world.reporter_of(ME_LINH).await;
    let first = world.reviewer_of(ME_LINH).await;
    let second = world.reviewer_of(THUONG_TIN).await;
    let at = place(SECRET_FIGURE);
    hand_in(&world, &reporter, SECRET_FIGURE, 0, "2").await;
    world
        .service
        .approve_figure(&first, world.approve(&at, 2))
        .await
        .unwrap();
    let stranger = world.reporter_of(THUONG_TIN).await;
    assert!(world.service.book().review(&sheet(), &stranger).is_none());
    assert_eq!(
        world
            .service
            .approve_figure(&stranger, world.approve(&at, 3))
            .await,
        Err(Refusal::NotFound)
    );
    let review = world.service.book().review(&sheet(), &second).unwrap();
    assert_eq!(review.to_decide().count(), 1);
    world
        .service
        .approve_figure(&second, world.approve(&at, 3))
        .await
        .unwrap();
    assert_eq!(world.figure(SECRET_FIGURE, world.anonymous()), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_levels_are_kept_by_planners_of_the_issuer_only() {
    let world = World::new().await;
    let command = || KeepChain {
        id: world.service.new_command(),
        programme: PROGRAMME,
        base: 0,
        levels: vec![level("cấp xã", "")],
    };
    for wrong in [
        world.reviewer_of(HANOI).await,
        world.planner_of(THUONG_TIN).await,
        world.administrator().await,
    ] {
        assert_eq!(
            world.service.keep_chain(&wrong, command()).await,
            Err(Refusal::NotAllowed)
        );
    }
    let planner = world.planner_of(HANOI).await;
    let bad = KeepChain {
        levels: vec![
            level("cấp xã", ""),
            level("", "ha-noi"),
            level("x", "khong-co"),
        ],
        ..command()
    };
    let Err(Refusal::Fields(problems)) = world.service.keep_chain(&planner, bad).await else {
        panic!("kept");
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Level(1), Field::Level(2)]);
    world.service.keep_chain(&planner, command()).await.unwrap();
    assert_eq!(
        world.service.keep_chain(&planner, command()).await,
        Err(Refusal::ChangedMeanwhile)
    );
    // It is there for a program that reads the store afresh.
    let again = world.reopened().await;
    assert_eq!(again.book().chain(PROGRAMME).levels().len(), 1);
}
