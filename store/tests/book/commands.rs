//! Commands as they come in: sent twice, sent over somebody else's, or full of mistakes.

use domain::{
    Language, Refusal,
    command::{Place, RecordFigure},
    id::UnitId,
    quantity::{Quantity, QuantityProblem},
    refusal::{Field, Problem},
    text::{Line, TextProblem},
};

use crate::world::{ME_LINH, PRODUCTS, THUONG_TIN, World, place};

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text, Language::Vi).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_sent_again_gets_the_same_answer_and_does_nothing() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let at = place(PRODUCTS);
    let command = world.record(&at, 0, "23");
    let first = world
        .service
        .record_figure(&reporter, command.clone())
        .await
        .unwrap();
    world
        .service
        .record_figure(&reporter, world.record(&at, 1, "24"))
        .await
        .unwrap();
    let entries = world.entries().await;

    // Also when the figure has moved on since.
    assert_eq!(
        world
            .service
            .record_figure(&reporter, command.clone())
            .await,
        Ok(first)
    );
    assert_eq!(world.entries().await, entries);

    let other = RecordFigure {
        value: "99".into(),
        ..command.clone()
    };
    assert_eq!(
        world.service.record_figure(&reporter, other).await,
        Err(Refusal::CommandReused)
    );
    let someone_else = world.reporter_of(THUONG_TIN).await;
    assert_eq!(
        world.service.record_figure(&someone_else, command).await,
        Err(Refusal::CommandReused),
        "an answer is for the officer who sent the command"
    );
    assert_eq!(world.entries().await, entries);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_editors_sees_both_values() {
    let world = World::new().await;
    let first = world.reporter_of(ME_LINH).await;
    let second = world.reporter_of(ME_LINH).await;
    let at = place(PRODUCTS);
    world
        .service
        .record_figure(&first, world.record(&at, 0, "23"))
        .await
        .unwrap();
    let refused = world
        .service
        .record_figure(&second, world.record(&at, 0, "24"))
        .await;
    assert_eq!(
        refused,
        Err(Refusal::Conflict {
            revision: 1,
            theirs: Some(quantity("23")),
            yours: Some(quantity("24"))
        })
    );
    // Having seen both, the second chooses.
    let chosen = world
        .service
        .record_figure(&second, world.record(&at, 1, "24"))
        .await
        .unwrap();
    assert_eq!(chosen.revision, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_names_every_field_at_once() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let at = place(PRODUCTS);
    let bad = RecordFigure {
        ground: " ".into(),
        note: "ế".repeat(10_001),
        ..world.record(&at, 0, "nhiều")
    };
    let Err(Refusal::Fields(problems)) = world.service.record_figure(&reporter, bad).await else {
        panic!("bad input was taken");
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Value, Field::Ground, Field::Note]);

    let ambiguous = world
        .service
        .record_figure(&reporter, world.record(&at, 0, "12,345"))
        .await;
    let Err(Refusal::Fields(problems)) = ambiguous else {
        panic!("{ambiguous:?}");
    };
    assert!(
        matches!(
            problems[..],
            [(
                Field::Value,
                Problem::Quantity(QuantityProblem::Ambiguous { .. })
            )]
        ),
        "{problems:?}"
    );

    let long = RecordFigure {
        ground: "b".repeat(Line::MAX + 1),
        ..world.record(&at, 0, "4")
    };
    assert_eq!(
        world.service.record_figure(&reporter, long).await,
        Err(Refusal::field(
            Field::Ground,
            Problem::Text(TextProblem::TooLong {
                limit: Line::MAX,
                length: Line::MAX + 1
            })
        ))
    );
    let nowhere = Place {
        unit: UnitId::new(ulid::Ulid(999)),
        ..at
    };
    assert_eq!(
        world
            .service
            .record_figure(&reporter, world.record(&nowhere, 0, "4"))
            .await,
        Err(Refusal::field(Field::Unit, Problem::Unknown))
    );
}
