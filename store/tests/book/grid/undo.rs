//! An action that is taken back: as a whole, by whoever did it, and not over somebody else.

use domain::{
    Refusal,
    command::UndoFigures,
    figure::{FigureStep, Stage},
    id::CommandId,
    policy::Actor,
};

use super::{entry, record};
use crate::{
    reading::same_as_read_afresh,
    world::{ME_LINH, PRODUCTS, SERVICES, World, place},
};

fn undo(world: &World, command: CommandId) -> UndoFigures {
    UndoFigures {
        id: world.service.new_command(),
        command,
    }
}

/// The draft that was saved first, with its note; what came after it is told to its officers.
fn first_draft_stands_again(world: &World, reporter: &Actor) {
    let at = place(PRODUCTS);
    let book = world.service.book();
    let cell = book
        .cell(book.indicator(PRODUCTS).unwrap(), at.unit, &at.period)
        .unwrap();
    let working = cell.working.as_ref().unwrap();
    assert_eq!(working.stage, Stage::Draft);
    assert_eq!(
        working.value.note.as_ref().map(|note| note.vi.as_str()),
        Some("Theo sổ của xã")
    );
    let versions = book.versions(
        book.indicator(PRODUCTS).unwrap(),
        at.unit,
        at.period,
        world.reader(reporter),
    );
    let steps: Vec<_> = versions.iter().map(|version| version.step).collect();
    assert_eq!(
        steps,
        [
            FigureStep::Restored,
            FigureStep::Recorded,
            FigureStep::Recorded
        ]
    );
    assert!(
        book.versions(
            book.indicator(PRODUCTS).unwrap(),
            at.unit,
            at.period,
            world.anonymous()
        )
        .is_empty(),
        "drafts are not for everybody"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_action_is_taken_back_as_a_whole() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let mut first = world.sheet_of(vec![entry(PRODUCTS, 0, "4")]);
    first.entries[0].note = "Theo sổ của xã".into();
    world
        .service
        .record_figures(&reporter, first)
        .await
        .unwrap();
    let command = world.sheet_of(vec![entry(PRODUCTS, 1, "5"), entry(SERVICES, 0, "91%")]);
    let done = command.id;
    world
        .service
        .record_figures(&reporter, command)
        .await
        .unwrap();

    let somebody_else = world.reporter_of(ME_LINH).await;
    assert_eq!(
        world
            .service
            .undo_figures(&somebody_else, undo(&world, done))
            .await,
        Err(Refusal::NotAllowed)
    );
    let taken_back = undo(&world, done);
    let taken_back_by = taken_back.id;
    let saved = world
        .service
        .undo_figures(&reporter, taken_back)
        .await
        .unwrap();
    assert_eq!(
        saved
            .cells
            .iter()
            .map(|cell| cell.revision)
            .collect::<Vec<_>>(),
        [3, 2]
    );
    assert_eq!(world.value(PRODUCTS).as_deref(), Some("4"));
    assert_eq!(world.value(SERVICES), None);
    first_draft_stands_again(&world, &reporter);

    // What was taken back can be taken back.
    world
        .service
        .undo_figures(&reporter, undo(&world, taken_back_by))
        .await
        .unwrap();
    assert_eq!(world.value(PRODUCTS).as_deref(), Some("5"));
    assert_eq!(world.value(SERVICES).as_deref(), Some("91%"));

    // Not after somebody else has changed a cell of it.
    let command = world.sheet_of(vec![entry(PRODUCTS, 4, "6"), entry(SERVICES, 3, "92%")]);
    let done = command.id;
    world
        .service
        .record_figures(&reporter, command)
        .await
        .unwrap();
    record(&world, &somebody_else, vec![entry(SERVICES, 4, "93%")])
        .await
        .unwrap();
    let refused = world
        .service
        .undo_figures(&reporter, undo(&world, done))
        .await;
    let Err(Refusal::Entries(problems)) = refused else {
        panic!("{refused:?}");
    };
    assert!(
        matches!(problems[..], [(1, Refusal::Conflict { revision: 5, .. })]),
        "{problems:?}"
    );
    assert_eq!(
        world.value(PRODUCTS).as_deref(),
        Some("6"),
        "all or nothing"
    );
    same_as_read_afresh(&world).await;
}
