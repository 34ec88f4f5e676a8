//! Checking: level after level, four eyes at each, many cells at once, and what came back.

use domain::{
    Language, Refusal,
    command::{ApproveFigures, KeepChain, RecordFigure, ReturnFigures, SeenCell, TypedLevel},
    figure::{FigureStep, Stage, sheet::SheetKey},
    id::IndicatorId,
    journal::Change,
    policy::{Actor, Role},
    refusal::{Field, Problem},
};
use service::check::SheetDecided;

use crate::world::{
    AGENCY, HANOI, ME_LINH, MODELS, PRODUCTS, PROGRAMME, SECRET_FIGURE, SERVICES, THUONG_TIN,
    World, place, this_year,
};

fn sheet() -> SheetKey {
    SheetKey {
        programme: PROGRAMME,
        unit: ME_LINH,
        period: this_year(),
    }
}

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

/// Enters a value and hands it in.
async fn hand_in(world: &World, reporter: &Actor, indicator: IndicatorId, base: u32, value: &str) {
    let entered = RecordFigure {
        note: "Số chính thức".into(),
        submit: true,
        ..world.record(&place(indicator), base, value)
    };
    world
        .service
        .record_figure(reporter, entered)
        .await
        .unwrap();
}

fn approve_all(world: &World, cells: &[(IndicatorId, u32)]) -> ApproveFigures {
    ApproveFigures {
        id: world.service.new_command(),
        sheet: sheet(),
        cells: seen(cells),
    }
}

fn return_all(world: &World, cells: &[(IndicatorId, u32)], reason: &str) -> ReturnFigures {
    ReturnFigures {
        id: world.service.new_command(),
        sheet: sheet(),
        cells: seen(cells),
        reason: reason.into(),
    }
}

fn seen(cells: &[(IndicatorId, u32)]) -> Vec<SeenCell> {
    cells
        .iter()
        .map(|(indicator, base)| SeenCell {
            indicator: *indicator,
            base: *base,
        })
        .collect()
}

/// At which level the figure of [`PRODUCTS`] waits, as the book says.
fn waits_at(world: &World) -> Option<String> {
    let book = world.service.book();
    let cell = book.sheet(&sheet())?.cell(PRODUCTS)?;
    let level = book.waits_at(PROGRAMME, cell.working.as_ref()?)?;
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

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_sheet_comes_back_with_a_reason_and_its_next_version_shows_the_difference() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    hand_in(&world, &reporter, PRODUCTS, 0, "23").await;
    hand_in(&world, &reporter, SERVICES, 0, "91%").await;
    let both = [(PRODUCTS, 2), (SERVICES, 2)];
    let without = world
        .service
        .return_figures(&reviewer, return_all(&world, &both, " "))
        .await;
    let Err(Refusal::Fields(problems)) = without else {
        panic!("{without:?}");
    };
    assert_eq!(problems[0].0, Field::Reason);
    let decided = world
        .service
        .return_figures(&reviewer, return_all(&world, &both, "Thiếu biểu kèm theo"))
        .await
        .unwrap();
    assert_eq!(decided.returned, 2);
    assert_eq!(
        world
            .service
            .book()
            .desk(&reporter, world.service.today())
            .returned
            .len(),
        2
    );

    hand_in(&world, &reporter, PRODUCTS, 3, "22").await;
    let review = world.service.book().review(&sheet(), &reviewer).unwrap();
    let line = review.to_decide().next().unwrap();
    let working = line.line.cell.as_ref().unwrap().working.as_ref().unwrap();
    assert!(matches!(working.stage, Stage::Submitted(_)));
    let returned = working.returned.as_ref().unwrap();
    assert_eq!(returned.quantity.format(Language::Vi), "23");
    assert_eq!(returned.reason.as_str(), "Thiếu biểu kèm theo");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_shows_what_it_took_the_place_of() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    for (base, value) in [(0, "23"), (3, "22")] {
        hand_in(&world, &reporter, PRODUCTS, base, value).await;
        world
            .service
            .approve_figures(&reviewer, approve_all(&world, &[(PRODUCTS, base + 2)]))
            .await
            .unwrap();
    }
    let book = world.service.book();
    let followed = book
        .follow(book.indicator(PRODUCTS).unwrap(), world.anonymous())
        .unwrap();
    let row = followed.headline().unwrap();
    let text =
        |published: &domain::figure::Published| published.value.quantity.format(Language::Vi);
    assert_eq!(row.published.as_ref().map(text).as_deref(), Some("22"));
    assert_eq!(row.corrected.as_ref().map(text).as_deref(), Some("23"));
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
