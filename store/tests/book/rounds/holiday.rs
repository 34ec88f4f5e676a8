//! The calendar, which deadlines that are running follow.

use domain::{Date, Language, Refusal};

use super::key;
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_holiday_moves_a_running_deadline() {
    let world = World::with_rounds().await;
    let administrator = world.administrator().await;
    assert_eq!(world.due("2026-11"), "17:00 ngày 7/12/2026");
    let storm = world.holiday("3/12/2026", 0, "day-off");
    world
        .service
        .keep_holiday(&administrator, storm)
        .await
        .unwrap();
    assert_eq!(world.due("2026-11"), "17:00 ngày 8/12/2026");
    assert_eq!(
        world.round("2026-11").round.due.sentence(Language::En),
        "Due 17:00 on 8 December 2026: the 5th working day after the period ends (30 November 2026), skipping 3 December (Storm precaution), Saturday 5 December, Sunday 6 December."
    );

    // Somebody who has not seen that does not write over it.
    let blind = world.holiday("2026-12-03", 0, "made-up-working-day");
    assert_eq!(
        world.service.keep_holiday(&administrator, blind).await,
        Err(Refusal::ChangedMeanwhile)
    );
    let made_up = world.holiday("2026-12-05", 0, "made-up-working-day");
    world
        .service
        .keep_holiday(&administrator, made_up)
        .await
        .unwrap();
    assert_eq!(world.due("2026-11"), "17:00 ngày 7/12/2026");
    let withdrawn = world.holiday("2026-12-03", 1, "withdrawn");
    world
        .service
        .keep_holiday(&administrator, withdrawn)
        .await
        .unwrap();
    assert_eq!(world.due("2026-11"), "17:00 ngày 5/12/2026");

    let reopened = world.reopened().await;
    let book = reopened.book();
    assert_eq!(book.calendar().holidays().count(), 2);
    let kept = book
        .unit_round(&key("2026-11"), world.anonymous(), world.now())
        .unwrap();
    assert_eq!(kept.round.due.day(), Date::constant(2026, 12, 5));
}
