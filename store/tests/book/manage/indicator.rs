//! An indicator that changes: told with before and after, or hidden with all that was told.

use domain::{
    Refusal,
    command::KeepIndicator,
    journal::{Change, Subject},
    target::Bound,
};

use super::{form, said};
use crate::world::{ME_LINH, PRODUCTS, World};

#[tokio::test(flavor = "multi_thread")]
async fn an_indicator_changes_with_before_and_after_and_never_over_somebody_else() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let stale = form(&world, Some(PRODUCTS));
    let lower = KeepIndicator {
        excess_from: "lower".into(),
        ..form(&world, Some(PRODUCTS))
    };
    service.keep_indicator(&planner, lower).await.unwrap();
    let kept = service.book().indicator(PRODUCTS).cloned().unwrap();
    assert_eq!(kept.excess_from, Bound::Lower);
    assert_eq!(kept.promises.len(), 1, "what was promised stays");

    let event = world.chain(ME_LINH).await.pop().unwrap();
    let Change::Indicator {
        before: Some(before),
        after,
    } = event.change
    else {
        panic!("{event:?}");
    };
    assert_eq!(
        (before.excess_from, after.excess_from),
        (Bound::Upper, Bound::Lower)
    );

    assert_eq!(
        service.keep_indicator(&planner, stale).await,
        Err(Refusal::ChangedMeanwhile)
    );
    assert_eq!(service.book().indicator(PRODUCTS), Some(&kept));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_becomes_restricted_takes_its_history_along() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let changed = KeepIndicator {
        note: said("Ghi chú công khai"),
        ..form(&world, Some(PRODUCTS))
    };
    service.keep_indicator(&planner, changed).await.unwrap();
    let open = |world: &World| {
        let book = world.service.book();
        book.log_of(Subject::Indicator(PRODUCTS), world.anonymous())
            .count()
    };
    assert!(open(&world) > 0);
    let hidden = KeepIndicator {
        restricted: true,
        ..form(&world, Some(PRODUCTS))
    };
    service.keep_indicator(&planner, hidden).await.unwrap();
    assert_eq!(open(&world), 0);
    let book = service.book();
    assert!(
        book.log_of(Subject::Indicator(PRODUCTS), world.reader(&planner))
            .count()
            > 1
    );
}
