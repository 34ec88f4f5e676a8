//! Many figures in one action: all or nothing, told cell by cell, taken back as a whole.

mod mark;
mod speed;
mod undo;
mod warning;

use domain::{
    Language, Refusal,
    command::{Entry, RecordFigures, Typed},
    figure::FigureStep,
    grid::MOST_CELLS,
    id::IndicatorId,
    journal::{Change, Subject},
    policy::Actor,
    quantity::QuantityProblem,
    refusal::{Field, Problem},
};
use ulid::Ulid;

use crate::{
    reading::same_as_read_afresh,
    world::{
        DIGITAL, ME_LINH, MODELS, PRODUCTS, PROGRAMME, SECRET_FIGURE, SERVICES, THUONG_TIN, World,
        place,
    },
};

fn entry(indicator: IndicatorId, base: u32, value: &str) -> Entry {
    let at = place(indicator);
    Entry {
        indicator,
        unit: at.unit,
        period: at.period,
        base,
        value: Typed::Text(value.into()),
        ground: String::new(),
        note: String::new(),
    }
}

impl World {
    fn sheet_of(&self, entries: Vec<Entry>) -> RecordFigures {
        RecordFigures {
            id: self.service.new_command(),
            programme: PROGRAMME,
            language: Language::Vi,
            ground: "Báo cáo 12/BC-UBND, biểu 2".into(),
            entries,
            submit: false,
        }
    }

    fn value(&self, indicator: IndicatorId) -> Option<String> {
        let at = place(indicator);
        let book = self.service.book();
        let cell = book.cell(book.indicator(indicator)?, at.unit, &at.period)?;
        Some(cell.latest()?.quantity.format(Language::Vi))
    }
}

async fn record(
    world: &World,
    actor: &Actor,
    entries: Vec<Entry>,
) -> Result<Vec<(u32, Option<FigureStep>)>, Refusal> {
    let command = world.sheet_of(entries);
    let saved = world.service.record_figures(actor, command).await?;
    Ok(saved
        .cells
        .into_iter()
        .map(|cell| (cell.revision, cell.step))
        .collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn many_figures_are_one_action() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let entries = world.entries().await;
    let saved = record(
        &world,
        &reporter,
        vec![
            entry(PRODUCTS, 0, "4"),
            entry(SERVICES, 0, "91%"),
            entry(MODELS, 0, ""),
        ],
    )
    .await
    .unwrap();
    assert_eq!(
        saved,
        [
            (1, Some(FigureStep::Recorded)),
            (1, Some(FigureStep::Recorded)),
            // Nothing was typed where nothing stands.
            (0, None),
        ]
    );
    assert_eq!(
        world.entries().await,
        entries + 1,
        "one entry of the journal"
    );
    let chain = world.chain(ME_LINH).await;
    let Change::Cells { cells, step, .. } = &chain.last().unwrap().change else {
        panic!("{:?}", chain.last());
    };
    assert_eq!((cells.len(), *step), (2, FigureStep::Recorded));
    same_as_read_afresh(&world).await;

    // The same values again change nothing, whatever the revision was that one saw.
    let again = record(
        &world,
        &reporter,
        vec![entry(PRODUCTS, 0, "4"), entry(SERVICES, 1, "91 %")],
    )
    .await
    .unwrap();
    assert_eq!(again, [(1, None), (1, None)]);
    assert_eq!(world.entries().await, entries + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_cell_keeps_all_from_being_saved_and_each_is_told() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    record(&world, &reporter, vec![entry(SERVICES, 0, "91%")])
        .await
        .unwrap();
    let elsewhere = Entry {
        unit: THUONG_TIN,
        ..entry(PRODUCTS, 0, "1")
    };
    let refused = record(
        &world,
        &reporter,
        vec![
            entry(PRODUCTS, 0, "4"),
            entry(SERVICES, 0, "92%"),
            entry(DIGITAL, 0, "nhiều"),
            elsewhere,
            entry(PRODUCTS, 0, "5"),
            entry(IndicatorId::new(Ulid(999)), 0, "5"),
        ],
    )
    .await;
    let Err(Refusal::Entries(problems)) = refused else {
        panic!("{refused:?}");
    };
    let places: Vec<_> = problems.iter().map(|(at, _)| *at).collect();
    assert_eq!(places, [1, 2, 3, 4, 5]);
    assert!(
        matches!(&problems[0].1, Refusal::Conflict { revision: 1, theirs: Some(theirs), yours: Some(yours) }
            if theirs.format(Language::Vi) == "91%" && yours.format(Language::Vi) == "92%"),
        "{:?}",
        problems[0]
    );
    assert_eq!(
        problems[1].1,
        Refusal::field(Field::Value, Problem::Quantity(QuantityProblem::NotANumber))
    );
    assert_eq!(problems[2].1, Refusal::NotAllowed);
    assert_eq!(
        problems[3].1,
        Refusal::field(Field::Value, Problem::Repeated)
    );
    assert_eq!(problems[4].1, Refusal::NotFound);
    assert_eq!(world.value(PRODUCTS), None, "nothing was saved");

    // Without a ground only what would change is wrong.
    let mut bare = world.sheet_of(vec![entry(PRODUCTS, 0, "4"), entry(SERVICES, 1, "91%")]);
    bare.ground = String::new();
    let Err(Refusal::Entries(problems)) = world.service.record_figures(&reporter, bare).await
    else {
        panic!("a figure without a ground was taken");
    };
    assert_eq!(problems.len(), 1);
    assert!(matches!(&problems[0].1, Refusal::Fields(fields) if fields[0].0 == Field::Ground));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_and_too_much_are_refused() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    assert_eq!(
        record(&world, &reporter, Vec::new()).await,
        Err(Refusal::field(Field::Value, Problem::NothingWritten))
    );
    let many = vec![entry(PRODUCTS, 0, "4"); MOST_CELLS + 1];
    assert_eq!(
        record(&world, &reporter, many).await,
        Err(Refusal::TooManyCells { most: MOST_CELLS })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_handed_in_as_they_stand_and_dropped_when_emptied() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    record(
        &world,
        &reporter,
        vec![entry(PRODUCTS, 0, "4"), entry(SERVICES, 0, "91%")],
    )
    .await
    .unwrap();
    let dropped = record(&world, &reporter, vec![entry(SERVICES, 1, " ")])
        .await
        .unwrap();
    assert_eq!(dropped, [(2, Some(FigureStep::Withdrawn))]);
    assert_eq!(world.value(SERVICES), None);

    let as_it_stands = Entry {
        value: Typed::AsItStands,
        ..entry(PRODUCTS, 1, "")
    };
    let saved = record(&world, &reporter, vec![as_it_stands.clone()])
        .await
        .unwrap();
    assert_eq!(saved, [(2, Some(FigureStep::Submitted))]);
    assert_eq!(
        record(
            &world,
            &reporter,
            vec![Entry {
                base: 2,
                ..as_it_stands
            }]
        )
        .await,
        Ok(vec![(2, None)]),
        "it is with the reviewer already"
    );

    world
        .service
        .approve_figure(&reviewer, world.approve(&place(PRODUCTS), 2))
        .await
        .unwrap();
    assert_eq!(
        record(&world, &reporter, vec![entry(PRODUCTS, 3, "")]).await,
        Err(Refusal::Entries(vec![(0, Refusal::NothingToWithdraw)])),
        "what is published is not emptied"
    );
    assert_eq!(
        record(&world, &reporter, vec![entry(PRODUCTS, 3, "5")]).await,
        Err(Refusal::Entries(vec![(
            0,
            Refusal::field(Field::Note, Problem::CorrectionNeedsReason)
        )]))
    );
    same_as_read_afresh(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_restricted_has_an_entry_of_its_own() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    record(
        &world,
        &reporter,
        vec![entry(PRODUCTS, 0, "4"), entry(SECRET_FIGURE, 0, "2")],
    )
    .await
    .unwrap();
    let chain = world.chain(ME_LINH).await;
    let told: Vec<_> = chain
        .iter()
        .filter(|event| matches!(event.change, Change::Cells { .. }))
        .map(|event| (event.change.subjects(), event.restricted))
        .collect();
    assert_eq!(
        told,
        [
            (vec![Subject::Indicator(PRODUCTS)], false),
            (vec![Subject::Indicator(SECRET_FIGURE)], true),
        ]
    );
}
