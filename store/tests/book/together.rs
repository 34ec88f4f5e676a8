//! Many at once: nothing is lost, nothing is done twice, and what the book in memory says is
//! what the store holds.

use std::sync::Arc;

use domain::{Refusal, command::RecordFigure, id::IndicatorId, journal::Change, policy::Actor};
use service::figure::FigureSaved;
use tokio::task::JoinSet;

use crate::{
    reading::same_as_read_afresh,
    world::{ME_LINH, OPEN_INDICATORS, PRODUCTS, SERVICES, World, place},
};

/// Sends a command until it is done or refused for a reason of its own: "too many at once"
/// means that nothing happened yet.
async fn sent(
    world: &World,
    actor: &Actor,
    command: &RecordFigure,
) -> Result<FigureSaved, Refusal> {
    loop {
        match world.service.record_figure(actor, command.clone()).await {
            Err(Refusal::Busy) => {}
            answer => return answer,
        }
    }
}

fn revision(world: &World, indicator: IndicatorId) -> u32 {
    let at = place(indicator);
    let book = world.service.book();
    book.cell(book.indicator(indicator).unwrap(), at.unit, &at.period)
        .map_or(0, |cell| cell.revision)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_on_two_cells_of_a_sheet_are_both_saved() {
    let world = World::new().await;
    let (first, second) = (
        world.reporter_of(ME_LINH).await,
        world.reporter_of(ME_LINH).await,
    );
    for round in 0..10 {
        let products = world.record(&place(PRODUCTS), round, "4");
        let services = world.record(&place(SERVICES), round, "91%");
        let (one, other) = tokio::join!(
            sent(&world, &first, &products),
            sent(&world, &second, &services),
        );
        assert_eq!(
            (one.unwrap().revision, other.unwrap().revision),
            (round + 1, round + 1)
        );
    }
    same_as_read_afresh(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_sent_eight_times_at_once_is_done_once() {
    let world = Arc::new(World::new().await);
    let reporter = world.reporter_of(ME_LINH).await;
    let entries = world.entries().await;
    let command = world.record(&place(PRODUCTS), 0, "4");
    let mut senders = JoinSet::new();
    for _ in 0..8 {
        let (world, reporter, command) = (Arc::clone(&world), reporter.clone(), command.clone());
        senders.spawn(async move { sent(&world, &reporter, &command).await });
    }
    let answers = senders.join_all().await;
    assert_eq!(answers.len(), 8);
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:?}"
    );
    assert_eq!(answers[0].as_ref().map(|saved| saved.revision), Ok(1));
    assert_eq!(world.entries().await, entries + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn sixteen_writers_on_four_cells_lose_nothing() {
    const WRITERS: usize = 16;
    const EACH: usize = 10;
    let world = Arc::new(World::new().await);
    let reporter = world.reporter_of(ME_LINH).await;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let (world, reporter) = (Arc::clone(&world), reporter.clone());
        writers.spawn(async move {
            let at = place(OPEN_INDICATORS[writer % OPEN_INDICATORS.len()]);
            let mut conflicts = 0_usize;
            let mut base = 0;
            for _ in 0..EACH {
                base = loop {
                    match sent(&world, &reporter, &world.record(&at, base, "4")).await {
                        Ok(saved) => break saved.revision,
                        Err(Refusal::Conflict { revision, .. }) => {
                            conflicts += 1;
                            base = revision;
                        }
                        Err(other) => panic!("{other:?}"),
                    }
                };
            }
            conflicts
        });
    }
    let conflicts: usize = writers.join_all().await.into_iter().sum();
    assert!(conflicts > 0, "nobody was in anybody's way");

    let revisions: u32 = OPEN_INDICATORS
        .iter()
        .map(|cell| revision(&world, *cell))
        .sum();
    assert_eq!(revisions as usize, WRITERS * EACH);
    let chain = world.chain(ME_LINH).await;
    let figures = chain
        .iter()
        .filter(|event| matches!(event.change, Change::Figure { .. }));
    let mut commands: Vec<_> = figures.map(|event| event.command).collect();
    assert_eq!(commands.len(), WRITERS * EACH);
    commands.sort_unstable();
    commands.dedup();
    assert_eq!(
        commands.len(),
        WRITERS * EACH,
        "a command is in the journal twice"
    );
    assert_eq!(world.service.verify_journal().await.unwrap().damages, []);
    same_as_read_afresh(&world).await;
}
