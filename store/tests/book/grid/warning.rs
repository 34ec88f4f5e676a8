//! What is odd is told before it is saved and after, beside what stood there before.

use domain::{
    Language, Refusal,
    command::Entry,
    figure::FigureStep,
    grid::Warning,
    period::Period,
    refusal::{Field, Problem},
};
use service::grid::Outcome;

use super::{entry, record};
use crate::world::{DIGITAL, ME_LINH, MODELS, PRODUCTS, PROGRAMME, SERVICES, World, this_year};

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_says_what_would_change_and_changes_nothing() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    record(&world, &reporter, vec![entry(SERVICES, 0, "91%")])
        .await
        .unwrap();
    let entries = world.entries().await;
    let command = world.sheet_of(vec![
        entry(PRODUCTS, 0, "34/30"),
        entry(SERVICES, 1, "91%"),
        entry(DIGITAL, 0, "?"),
        entry(MODELS, 3, "2"),
    ]);
    let preview = world.service.preview_figures(&reporter, &command).unwrap();
    let outcomes: Vec<_> = preview.cells.iter().map(|cell| &cell.outcome).collect();
    assert_eq!(*outcomes[0], Outcome::Changed(FigureStep::Recorded));
    assert_eq!(*outcomes[1], Outcome::Unchanged);
    assert!(matches!(outcomes[2], Outcome::Refused(Refusal::Fields(_))));
    assert!(matches!(
        outcomes[3],
        Outcome::Refused(Refusal::Conflict { revision: 0, .. })
    ));
    assert_eq!(
        preview.cells[0].warnings,
        [Warning::NumeratorAboveDenominator]
    );
    assert!(!preview.is_sound());
    assert_eq!(preview.changes(), 1);
    assert_eq!(world.entries().await, entries);
    assert_eq!(world.value(PRODUCTS), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_odd_is_handed_in_with_a_reason() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let mut command = world.sheet_of(vec![entry(PRODUCTS, 0, "34/30")]);
    command.submit = true;
    let refused = world
        .service
        .record_figures(&reporter, command.clone())
        .await;
    assert_eq!(
        refused,
        Err(Refusal::Entries(vec![(
            0,
            Refusal::field(
                Field::Note,
                Problem::WarningNeedsReason(vec![Warning::NumeratorAboveDenominator])
            )
        )]))
    );
    command.entries[0].note = "Bốn hồ sơ của kỳ trước chuyển sang".into();
    let saved = world
        .service
        .record_figures(&reporter, command)
        .await
        .unwrap();
    assert_eq!(saved.cells[0].step, Some(FigureStep::Submitted));

    // As a draft it is kept, with its warning.
    let draft = world.sheet_of(vec![entry(SERVICES, 0, "34/30")]);
    let saved = world
        .service
        .record_figures(&reporter, draft)
        .await
        .unwrap();
    assert_eq!(
        saved.cells[0].warnings,
        [Warning::NumeratorAboveDenominator]
    );
}

/// The grid of a unit has its indicators with what stood there before.
#[tokio::test(flavor = "multi_thread")]
async fn a_grid_shows_what_stood_there_before() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let past = ["2022", "2023", "2024", "2025"].map(|code| code.parse::<Period>().unwrap());
    let entries = past
        .iter()
        .zip(["10", "12", "11", "13"])
        .map(|(period, value)| Entry {
            period: *period,
            ..entry(MODELS, 0, value)
        })
        .collect();
    record(&world, &reporter, entries).await.unwrap();
    let saved = world.sheet_of(vec![entry(MODELS, 0, "130")]);
    let saved = world
        .service
        .record_figures(&reporter, saved)
        .await
        .unwrap();
    assert!(
        matches!(
            saved.cells[0].warnings[..],
            [Warning::Outlier { count: 4, .. }]
        ),
        "{:?}",
        saved.cells[0].warnings
    );

    let book = world.service.book();
    let programme = book.document(PROGRAMME).unwrap();
    let grid = book
        .grid_of_unit(
            programme,
            ME_LINH,
            this_year(),
            world.reader(&reporter),
            world.service.clock().now(),
        )
        .unwrap();
    assert_eq!(grid.earlier.len(), 12);
    let row = grid
        .rows
        .iter()
        .find(|row| row.indicator.id == MODELS)
        .unwrap();
    let earlier: Vec<_> = row
        .earlier
        .iter()
        .filter_map(|one| one.quantity.as_ref())
        .map(|value| value.format(Language::Vi))
        .collect();
    assert_eq!(earlier, ["10", "12", "11", "13"]);
    assert_eq!(row.plausible.unwrap().count, 4);
    assert_eq!(row.warnings.len(), 1);
    assert!(
        book.grid_of_unit(
            programme,
            ME_LINH,
            this_year(),
            world.anonymous(),
            world.service.clock().now()
        )
        .is_none()
    );
}
