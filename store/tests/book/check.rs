//! Checking: level after level, four eyes at each, many cells at once, and what came back.

mod levels;
mod many;
mod round;

use domain::{
    Language, Refusal,
    command::{ApproveFigures, RecordFigure, ReturnFigures, SeenCell},
    figure::{Published, Stage, sheet::SheetKey},
    id::IndicatorId,
    policy::Actor,
    refusal::Field,
};

use crate::world::{ME_LINH, PRODUCTS, PROGRAMME, SERVICES, World, place, this_year};

fn sheet() -> SheetKey {
    SheetKey {
        programme: PROGRAMME,
        unit: ME_LINH,
        period: this_year(),
    }
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
    let working = line.line.cell.as_ref().unwrap().working.as_deref().unwrap();
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
    let text = |published: &Published| published.value.quantity.format(Language::Vi);
    assert_eq!(row.published.as_ref().map(text).as_deref(), Some("22"));
    assert_eq!(row.corrected.as_ref().map(text).as_deref(), Some("23"));
}
