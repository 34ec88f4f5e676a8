//! What a lock stops, and how more time is asked for and granted.

use domain::{
    Refusal, Timestamp,
    command::DecideExtension,
    policy::Role,
    refusal::{Field, Problem},
    round::RoundState,
};
use jiff::SignedDuration;

use super::{at, key};
use crate::world::{HANOI, ME_LINH, PRODUCTS, World};

/// The instant of a wall clock in Vietnam.
fn vietnam(text: &str) -> Timestamp {
    format!("{text}+07:00").parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_round_takes_no_figure_until_more_time_is_granted() {
    let world = World::with_rounds().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let october = at(PRODUCTS, "2026-10");
    assert_eq!(world.due("2026-10"), "17:00 ngày 6/11/2026");
    assert_eq!(world.round("2026-10").standing.state, RoundState::Missing);

    let locked = Refusal::RoundLocked {
        at: vietnam("2026-11-11T17:00:00"),
    };
    let entered = world.record(&october, 0, "4");
    assert_eq!(
        world
            .service
            .record_figure(&reporter, entered.clone())
            .await,
        Err(locked)
    );
    assert_eq!(
        world.service.book().sheet(&key("2026-10")),
        None,
        "nothing was kept"
    );

    let asked = world.ask_for("2026-10", 0, "2026-11-30");
    world
        .service
        .ask_extension(&reporter, asked.clone())
        .await
        .unwrap();
    // Sent twice, it is asked once.
    world.service.ask_extension(&reporter, asked).await.unwrap();
    let again = world.ask_for("2026-10", 1, "2026-12-31");
    assert_eq!(
        world.service.ask_extension(&reporter, again).await,
        Err(Refusal::ExtensionAsked)
    );
    assert_eq!(
        world.service.book().extensions_to_decide(&reviewer).len(),
        1
    );

    // The reviewer grants less than was asked for.
    let granted = world.decide("2026-10", 1, true, "25/11/2026");
    world
        .service
        .decide_extension(&reviewer, granted)
        .await
        .unwrap();
    assert_eq!(world.round("2026-10").standing.state, RoundState::Extended);
    assert_eq!(
        world.service.book().extensions_to_decide(&reviewer).len(),
        0
    );

    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    world
        .service
        .submit_figure(&reporter, world.submit(&october, 1))
        .await
        .unwrap();

    // When that time is over too, entering is over; deciding on what was handed in is not.
    world.pass(SignedDuration::from_hours(24 * 4));
    let corrected = world.record(&october, 2, "5");
    assert_eq!(
        world.service.record_figure(&reporter, corrected).await,
        Err(Refusal::RoundLocked {
            at: vietnam("2026-11-25T17:00:00")
        })
    );
    world
        .service
        .approve_figure(&reviewer, world.approve(&october, 2))
        .await
        .unwrap();
    assert_eq!(world.round("2026-10").standing.state, RoundState::Locked);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_published_figure_of_a_locked_round_is_corrected_by_extension_only() {
    let world = World::with_rounds().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let november = at(PRODUCTS, "2026-11");
    let mut entered = world.record(&november, 0, "4");
    entered.submit = true;
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    world
        .service
        .approve_figure(&reviewer, world.approve(&november, 2))
        .await
        .unwrap();

    world.pass(SignedDuration::from_hours(24 * 30));
    let mut corrected = world.record(&november, 3, "5");
    corrected.note = "Bổ sung một sản phẩm".into();
    assert!(matches!(
        world
            .service
            .record_figure(&reporter, corrected.clone())
            .await,
        Err(Refusal::RoundLocked { .. })
    ));
    let asked = world.ask_for("2026-11", 0, "2026-12-31");
    world.service.ask_extension(&reporter, asked).await.unwrap();
    let granted = world.decide("2026-11", 1, true, "2026-12-31");
    world
        .service
        .decide_extension(&reviewer, granted)
        .await
        .unwrap();
    world
        .service
        .record_figure(&reporter, corrected)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_grants_their_own_request() {
    let world = World::with_rounds().await;
    let both = world
        .officer(&[Role::Reporter, Role::Reviewer], ME_LINH)
        .await;
    let asked = world.ask_for("2026-10", 0, "2026-11-30");
    world.service.ask_extension(&both, asked).await.unwrap();
    let granted = world.decide("2026-10", 1, true, "2026-11-30");
    assert_eq!(
        world.service.decide_extension(&both, granted).await,
        Err(Refusal::OwnRequest)
    );
    assert_eq!(world.service.book().extensions_to_decide(&both).len(), 0);

    // Refused by somebody else, with a reason, it can be asked again.
    let planner = world.planner_of(HANOI).await;
    let refused = world.decide("2026-10", 1, false, "");
    let without_reason = DecideExtension {
        id: world.service.new_command(),
        reason: " ".into(),
        ..refused.clone()
    };
    assert!(matches!(
        world
            .service
            .decide_extension(&planner, without_reason)
            .await,
        Err(Refusal::Fields(_))
    ));
    world
        .service
        .decide_extension(&planner, refused)
        .await
        .unwrap();
    assert_eq!(world.round("2026-10").standing.state, RoundState::Missing);
    let late = world.ask_for("2026-10", 0, "2026-11-30");
    assert_eq!(
        world.service.ask_extension(&both, late).await,
        Err(Refusal::ChangedMeanwhile)
    );
    let past = world.ask_for("2026-10", 2, "2026-11-21");
    assert_eq!(
        world.service.ask_extension(&both, past).await,
        Err(Refusal::field(Field::Until, Problem::DayHasPassed))
    );
    let again = world.ask_for("2026-10", 2, "2026-11-30");
    world.service.ask_extension(&both, again).await.unwrap();
}
