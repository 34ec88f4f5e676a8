//! Dividing a target: parts, their sum, and what stays when it is divided again.

use domain::{
    Language, Refusal,
    allocation::BalanceVerdict,
    command::AllocateTarget,
    id::{IndicatorId, UnitId},
    indicator::{Aggregation, Indicator, Promise},
    journal::{Change, Hash},
    refusal::{Field, Problem},
    target::Target,
};
use service::{allocation::Division, store::Record};
use ulid::Ulid;

use crate::world::{
    DISTRICT, HANOI, HOA_LAC, ME_LINH, PRODUCTS, THUONG_TIN, World, ground, this_year,
};

const HOUSEHOLDS: IndicatorId = IndicatorId::new(Ulid(70));

/// The city promised 120 households, and Hoà Lạc three of its own accord.
async fn city_promise(world: &World) {
    let like = world.service.book().indicator(PRODUCTS).cloned().unwrap();
    let promise = |unit, value: i64| Promise {
        unit,
        period: this_year(),
        target: Target::AtLeast(value.into()),
        part_of: None,
        ground: ground("mục 2"),
    };
    let indicator = Indicator {
        id: HOUSEHOLDS,
        slug: "ho-kinh-doanh".parse().unwrap(),
        promises: vec![promise(HANOI, 120), promise(HOA_LAC, 3)],
        ..like
    };
    world
        .service
        .load(vec![Record::Indicator(indicator)], HANOI)
        .await
        .unwrap();
}

fn division(world: &World, unit: UnitId) -> Division {
    let book = world.service.book();
    let indicator = book.indicator(HOUSEHOLDS).unwrap();
    book.division(indicator, unit, &this_year(), world.service.today())
        .unwrap()
}

fn allocate(world: &World, base: Hash, parts: &[(UnitId, &str)]) -> AllocateTarget {
    AllocateTarget {
        id: world.service.new_command(),
        indicator: HOUSEHOLDS,
        unit: HANOI,
        period: this_year(),
        base,
        language: Language::Vi,
        aggregation: "added".into(),
        parts: parts
            .iter()
            .map(|(unit, text)| (*unit, (*text).to_owned()))
            .collect(),
        ground: "Quyết định 15/QĐ-UBND".into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_is_divided_and_its_parts_are_compared_with_it() {
    let world = World::new().await;
    city_promise(&world).await;
    let planner = world.planner_of(HANOI).await;
    let before = division(&world, HANOI);
    // Those below today and those below when the year began, but no district that is over.
    let units: Vec<_> = before.shares.iter().map(|share| share.unit).collect();
    assert_eq!(units, [HOA_LAC, ME_LINH, THUONG_TIN]);
    assert!(!units.contains(&DISTRICT));
    assert!(before.shares[0].own.is_some());
    let command = allocate(&world, before.base, &[(ME_LINH, "70"), (THUONG_TIN, "40")]);
    let done = world
        .service
        .allocate_target(&planner, command.clone())
        .await
        .unwrap();
    assert_eq!(done.parts, 2);
    let after = division(&world, HANOI);
    let balance = after.balance.unwrap();
    assert_eq!(balance.verdict, BalanceVerdict::Short(10.into()));
    assert_eq!(after.indicator.aggregation, Some(Aggregation::Added));
    let part = after.shares[1].part.as_ref().unwrap();
    assert_eq!(part.part_of, Some(HANOI));
    assert_eq!(part.target, Target::AtLeast(70.into()));
    assert_eq!(part.ground.place.as_str(), "Quyết định 15/QĐ-UBND");

    // The journal has what changed, and the same command is done once.
    let entry = world.chain(HANOI).await.pop().unwrap();
    let Change::Allocation { before, after, .. } = entry.change else {
        panic!("{entry:?}");
    };
    assert_eq!((before.len(), after.len()), (0, 2));
    let entries = world.entries().await;
    assert!(
        world
            .service
            .allocate_target(&planner, command)
            .await
            .is_ok()
    );
    assert_eq!(world.entries().await, entries);

    // The city's own figure still stands for the whole, not a part's.
    let book = world.service.book();
    let followed = book
        .follow(book.indicator(HOUSEHOLDS).unwrap(), world.anonymous())
        .unwrap();
    assert!(
        followed
            .headline()
            .unwrap()
            .promise
            .as_ref()
            .unwrap()
            .part_of
            .is_none()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_part_is_told_at_its_unit() {
    let world = World::new().await;
    city_promise(&world).await;
    let planner = world.planner_of(HANOI).await;
    let base = division(&world, HANOI).base;
    let wrong = AllocateTarget {
        aggregation: String::new(),
        ground: " ".into(),
        ..allocate(
            &world,
            base,
            &[
                (ME_LINH, "gần 70"),
                (HOA_LAC, "5"),
                (HANOI, "1"),
                (THUONG_TIN, "40"),
            ],
        )
    };
    let Err(Refusal::Fields(problems)) = world.service.allocate_target(&planner, wrong).await
    else {
        panic!("done");
    };
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(
        fields,
        [
            Field::Aggregation,
            Field::Ground,
            Field::Part(ME_LINH),
            Field::Part(HOA_LAC),
            Field::Part(HANOI),
        ]
    );
    assert_eq!(problems[2].1, Problem::NotAPlainNumber);
    assert_eq!(problems[3].1, Problem::Taken);
    assert_eq!(division(&world, HANOI).base, base, "nothing changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_planners_notices_the_first() {
    let world = World::new().await;
    city_promise(&world).await;
    let (one, other) = (world.planner_of(HANOI).await, world.planner_of(HANOI).await);
    let base = division(&world, HANOI).base;
    let service = &world.service;
    service
        .allocate_target(&one, allocate(&world, base, &[(ME_LINH, "70")]))
        .await
        .unwrap();
    assert_eq!(
        service
            .allocate_target(&other, allocate(&world, base, &[(ME_LINH, "60")]))
            .await,
        Err(Refusal::ChangedMeanwhile)
    );
    for wrong in [
        world.planner_of(ME_LINH).await,
        world.reviewer_of(HANOI).await,
    ] {
        let base = division(&world, HANOI).base;
        assert_eq!(
            service
                .allocate_target(&wrong, allocate(&world, base, &[(ME_LINH, "60")]))
                .await,
            Err(Refusal::NotAllowed)
        );
    }
    // Taken away again, the unit has no promise any more.
    let base = division(&world, HANOI).base;
    service
        .allocate_target(&other, allocate(&world, base, &[(ME_LINH, "")]))
        .await
        .unwrap();
    let book = service.book();
    let left = &book.indicator(HOUSEHOLDS).unwrap().promises;
    assert_eq!(
        left.iter().map(|promise| promise.unit).collect::<Vec<_>>(),
        [HANOI, HOA_LAC]
    );
}
