//! How far a programme can be relied on, and what was revised of an indicator: counted from what
//! everybody can see, as of a day.

use domain::{command::RecordFigure, id::IndicatorId, owner::Charge, policy::Actor};
use jiff::SignedDuration;
use service::book::Reader;

use crate::world::{
    DIGITAL, ME_LINH, PRODUCTS, PROGRAMME, SECRET_FIGURE, SECRET_TASK, SERVICES, World, place,
};

async fn publish(world: &World, officers: [&Actor; 2], base: u32, value: &str, why: &str) {
    let at = place(PRODUCTS);
    let entered = RecordFigure {
        note: why.into(),
        submit: true,
        ..world.record(&at, base, value)
    };
    let service = &world.service;
    let handed_in = service.record_figure(officers[0], entered).await.unwrap();
    let approval = world.approve(&at, handed_in.revision);
    service.approve_figure(officers[1], approval).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_correction_is_told_with_its_reason_on_the_day_it_is_known() {
    let world = World::new().await;
    let (reporter, reviewer) = (
        world.reporter_of(ME_LINH).await,
        world.reviewer_of(ME_LINH).await,
    );
    publish(&world, [&reporter, &reviewer], 0, "23", "").await;
    let first_day = world.service.today();
    world.pass(SignedDuration::from_hours(24));
    publish(&world, [&reporter, &reviewer], 3, "25", "Thêm hai sản phẩm").await;
    world.pass(SignedDuration::from_hours(24));
    publish(&world, [&reporter, &reviewer], 6, "24", "Một sản phẩm rút").await;

    let told = |on| {
        let book = world.service.book();
        let indicator = book.indicator(PRODUCTS).unwrap();
        book.revisions(indicator, Reader { actor: None, on })
            .iter()
            .map(|one| {
                let [before, after] = [&one.before, &one.after]
                    .map(|published| published.value.quantity.format(domain::Language::Vi));
                let why = one.after.value.note.as_ref().unwrap().vi.clone();
                format!("{before} → {after}: {why}")
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(world.service.today()),
        ["25 → 24: Một sản phẩm rút", "23 → 25: Thêm hai sản phẩm"]
    );
    assert_eq!(
        told(first_day.tomorrow().unwrap()),
        ["23 → 25: Thêm hai sản phẩm"]
    );
    assert!(told(first_day).is_empty());
    // Of what is restricted nothing is told outside.
    let book = world.service.book();
    let secret = book.indicator(SECRET_FIGURE).unwrap();
    assert!(book.revisions(secret, world.anonymous()).is_empty());
    assert!(book.retargeted(secret, world.anonymous()).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_named_and_nothing_restricted_is_counted() {
    let world = World::new().await;
    let (reporter, reviewer) = (
        world.reporter_of(ME_LINH).await,
        world.reviewer_of(ME_LINH).await,
    );
    publish(&world, [&reporter, &reviewer], 0, "23", "").await;
    let told = |world: &World| {
        let book = world.service.book();
        book.reliability(book.document(PROGRAMME).unwrap(), world.service.today())
    };

    // The year of the promises is not over: nothing is due, and what was just told is fresh.
    let now = told(&world);
    assert_eq!(now.reported.all, 0);
    assert_eq!((now.sourced.all, now.sourced.there()), (1, 0));
    assert_eq!(now.latest, Some(world.service.today()));
    assert!(!now.fresh.missing.contains(&Charge::Indicator(PRODUCTS)));
    for silent in [SERVICES, DIGITAL] {
        assert!(now.fresh.missing.contains(&Charge::Indicator(silent)));
    }
    for hidden in [Charge::Indicator(SECRET_FIGURE), Charge::Task(SECRET_TASK)] {
        assert!(!now.fresh.missing.contains(&hidden));
        assert!(!now.owned.missing.contains(&hidden));
    }

    // A hundred days later the year is over: three promises are due, one was answered, and an
    // answered promise of a year that is over no longer runs.
    world.pass(SignedDuration::from_hours(24 * 100));
    let later = told(&world);
    let missing: Vec<IndicatorId> = later
        .reported
        .missing
        .iter()
        .map(|(indicator, ..)| *indicator)
        .collect();
    assert_eq!((later.reported.all, missing), (3, vec![SERVICES, DIGITAL]));
    assert!(!later.fresh.missing.contains(&Charge::Indicator(PRODUCTS)));
}
