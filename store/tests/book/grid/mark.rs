//! What a colleague changed is told once, whatever the clocks say, and to those concerned.

use domain::{command::ReturnFigure, grid::earlier, period::Period, policy::Actor};
use jiff::SignedDuration;
use service::{
    Service,
    book::{grid::mark::Marks, log::Position},
};

use super::{entry, record};
use crate::world::{ME_LINH, PRODUCTS, PROGRAMME, SERVICES, World, place};

fn period() -> Period {
    place(PRODUCTS).period
}

/// What an officer is told since a position, and where to ask from next.
fn asked(service: &Service, since: Option<Position>, actor: &Actor) -> (Marks, Position) {
    let book = service.book();
    let reader = service::book::Reader {
        actor: Some(actor),
        on: service.today(),
    };
    let now = service.clock().now();
    let programme = book.document(PROGRAMME).unwrap();
    let grid = book
        .grid_of_unit(programme, ME_LINH, period(), reader, now)
        .unwrap();
    let marks = book.marks(&grid, since, actor.officer(), now);
    (marks, book.position())
}

#[tokio::test(flavor = "multi_thread")]
async fn others_changes_are_told_by_their_place_in_the_journal() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let colleague = world.reporter_of(ME_LINH).await;
    let (_, since) = asked(&world.service, None, &reporter);

    // Of a command that was begun before the question and committed after it the time is that of
    // its beginning: the clock goes back, and it is told all the same.
    world.pass(SignedDuration::from_mins(-10));
    record(&world, &colleague, vec![entry(PRODUCTS, 0, "4")])
        .await
        .unwrap();
    record(&world, &reporter, vec![entry(SERVICES, 0, "91%")])
        .await
        .unwrap();
    let (marks, later) = asked(&world.service, Some(since), &reporter);
    let told: Vec<_> = marks.iter().collect();
    let [((indicator, unit, of), mark)] = told[..] else {
        panic!("{told:?}");
    };
    assert_eq!((*indicator, *unit, *of), (PRODUCTS, ME_LINH, period()));
    assert_eq!(mark.by.officer(), Some(colleague.officer()));
    let (marks, _) = asked(&world.service, Some(later), &reporter);
    assert!(marks.is_empty(), "told once: {marks:?}");

    // An earlier period that is seen beside it is told of as well.
    let before = *earlier(period()).last().unwrap();
    let mut past = entry(PRODUCTS, 0, "3");
    past.period = before;
    record(&world, &colleague, vec![past]).await.unwrap();
    let (marks, later) = asked(&world.service, Some(later), &reporter);
    assert_eq!(
        marks.keys().collect::<Vec<_>>(),
        [&(PRODUCTS, ME_LINH, before)]
    );

    // What a reviewer decides is told too.
    let reviewer = world.reviewer_of(ME_LINH).await;
    let at = place(SERVICES);
    world
        .service
        .submit_figure(&reporter, world.submit(&at, 1))
        .await
        .unwrap();
    let back: ReturnFigure = world.give_back(&at, 2, "Thiếu một xã");
    world.service.return_figure(&reviewer, back).await.unwrap();
    let (marks, _) = asked(&world.service, Some(later), &reporter);
    assert_eq!(
        marks.keys().collect::<Vec<_>>(),
        [&(SERVICES, ME_LINH, period())]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_new_start_everything_of_the_last_day_is_told_again() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let colleague = world.reporter_of(ME_LINH).await;
    record(&world, &colleague, vec![entry(PRODUCTS, 0, "4")])
        .await
        .unwrap();
    let (_, since) = asked(&world.service, None, &reporter);
    let known: Position = since.to_string().parse().unwrap();
    assert_eq!(known, since, "it comes back from a page as it was");

    // A position that this book never was at: of another start, or made up.
    let made_up: Position = format!("1-{}", "0".repeat(64)).parse().unwrap();
    for unknown in [None, Some(made_up), "99999999".parse().ok()] {
        let (marks, _) = asked(&world.service, unknown, &reporter);
        assert_eq!(marks.len(), 1, "{unknown:?}");
    }
    world.pass(SignedDuration::from_hours(25));
    let (marks, _) = asked(&world.service, None, &reporter);
    assert!(marks.is_empty());
    for nonsense in ["", "-", "x-1", "1-", "1-abc", "-1"] {
        assert!(nonsense.parse::<Position>().is_err(), "{nonsense}");
    }
}
