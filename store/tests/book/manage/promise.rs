//! What is promised for a period: once, changed, and taken back.

use domain::{
    Refusal,
    command::KeepPromise,
    journal::Change,
    period::Period,
    refusal::{Field, Problem},
    target::Target,
};

use super::{fields, promise};
use crate::world::{ME_LINH, PRODUCTS, World, this_year};

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_is_made_changed_and_taken_back() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let target = || {
        let book = service.book();
        let known = book.indicator(PRODUCTS).unwrap();
        known
            .promise(ME_LINH, &this_year())
            .map(|promise| promise.target.clone())
    };

    // A new one where there is one already.
    let blind = KeepPromise {
        base: String::new(),
        ..promise(&world, PRODUCTS)
    };
    assert_eq!(
        fields(service.keep_promise(&planner, blind).await),
        [(Field::Period, Problem::Taken)]
    );
    let stale = promise(&world, PRODUCTS);
    service
        .keep_promise(&planner, promise(&world, PRODUCTS))
        .await
        .unwrap();
    assert_eq!(target(), Some(Target::AtLeast(12.into())));
    assert_eq!(
        service.keep_promise(&planner, stale).await,
        Err(Refusal::ChangedMeanwhile)
    );
    let back = KeepPromise {
        remove: true,
        ..promise(&world, PRODUCTS)
    };
    service.keep_promise(&planner, back).await.unwrap();
    assert_eq!(target(), None);
    let event = world.chain(ME_LINH).await.pop().unwrap();
    assert!(
        matches!(
            &event.change,
            Change::Promise {
                before: Some(_),
                after: None,
                ..
            }
        ),
        "{event:?}"
    );
    let other = KeepPromise {
        period: "2027".into(),
        kind: "all".into(),
        low: String::new(),
        ..promise(&world, PRODUCTS)
    };
    service.keep_promise(&planner, other).await.unwrap();
    let period = Period::year(2027).unwrap();
    let book = service.book();
    let kept = book.indicator(PRODUCTS).unwrap();
    assert_eq!(
        kept.promise(ME_LINH, &period).unwrap().target,
        Target::All { of: None }
    );
}
