//! An indicator on a past day: its name and its promises as they were then, and the judgement that
//! follows from them.

use domain::{
    Date, Language,
    command::{AllocateTarget, KeepIndicator, KeepPromise, RecordFigure},
    id::IndicatorId,
    indicator::Promise,
    period::Period,
    status::Outlook,
    target::Target,
};
use jiff::SignedDuration;
use service::{
    Service,
    book::{Reader, indicator::Followed},
};

use super::{form, promise, said};
use crate::world::{AGENCY, ME_LINH, PRODUCTS, SECRET_FIGURE, World, place, this_year};

fn seen(service: &Service, indicator: IndicatorId, on: Date) -> Followed {
    let book = service.book();
    let reader = Reader { actor: None, on };
    book.follow(book.indicator(indicator).unwrap(), reader)
        .unwrap()
}

/// The targets of Mê Linh, by year.
fn targets(followed: &Followed) -> Vec<(Period, Target)> {
    let of = |promise: &Promise| (promise.period, promise.target.clone());
    followed
        .indicator
        .promises
        .iter()
        .filter(|promise| promise.unit == ME_LINH)
        .map(of)
        .collect()
}

fn next_day(world: &World) -> Date {
    world.pass(SignedDuration::from_hours(24));
    world.service.today()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_figure_is_judged_against_what_was_promised_on_that_day() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let first = service.today();
    let figure = RecordFigure {
        submit: true,
        ..world.record(&place(PRODUCTS), 0, "4")
    };
    let reporter = world.reporter_of(ME_LINH).await;
    service.record_figure(&reporter, figure).await.unwrap();
    let reviewer = world.reviewer_of(ME_LINH).await;
    service
        .approve_figure(&reviewer, world.approve(&place(PRODUCTS), 2))
        .await
        .unwrap();

    // Another target, and another name.
    let second = next_day(&world);
    service
        .keep_promise(&planner, promise(&world, PRODUCTS))
        .await
        .unwrap();
    let renamed = KeepIndicator {
        name: said("Sản phẩm OCOP từ 3 sao"),
        ..form(&world, Some(PRODUCTS))
    };
    service.keep_indicator(&planner, renamed).await.unwrap();

    // One taken back, and one for another year.
    let third = next_day(&world);
    let back = KeepPromise {
        remove: true,
        ..promise(&world, PRODUCTS)
    };
    service.keep_promise(&planner, back).await.unwrap();
    let other = KeepPromise {
        base: String::new(),
        period: "2027".into(),
        ..promise(&world, PRODUCTS)
    };
    service.keep_promise(&planner, other).await.unwrap();

    let range = Target::range(3.into(), 5.into()).unwrap();
    let twelve = || Target::AtLeast(12.into());
    let next_year = Period::year(2027).unwrap();
    // Also by a start that reads the journal anew.
    for service in [&**service, &world.reopened().await] {
        let then = seen(service, PRODUCTS, first);
        assert_eq!(then.indicator.name.vi, "Sản phẩm OCOP được công nhận");
        assert_eq!(targets(&then), [(this_year(), range.clone())]);
        assert_eq!(then.outlook(), Outlook::Achieved);

        let then = seen(service, PRODUCTS, second);
        assert_eq!(then.indicator.name.vi, "Sản phẩm OCOP từ 3 sao");
        assert_eq!(targets(&then), [(this_year(), twelve())]);
        assert_ne!(then.outlook(), Outlook::Achieved);

        let now = seen(service, PRODUCTS, third);
        assert_eq!(targets(&now), [(next_year, twelve())]);
        assert_eq!(now.outlook(), Outlook::CannotJudge);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn parts_that_were_divided_later_are_not_there_yet() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let divide = |part: &str, ground: &str| {
        let book = service.book();
        let indicator = book.indicator(PRODUCTS).unwrap();
        let division = book.division(indicator, ME_LINH, &this_year(), service.today());
        AllocateTarget {
            id: service.new_command(),
            indicator: PRODUCTS,
            unit: ME_LINH,
            period: this_year(),
            base: division.unwrap().base,
            language: Language::Vi,
            aggregation: "added".into(),
            parts: vec![(AGENCY, part.to_owned())],
            ground: ground.into(),
        }
    };
    let parts = |on| {
        let followed = seen(service, PRODUCTS, on);
        let parts = followed.indicator.promises.iter();
        parts
            .filter(|promise| promise.part_of == Some(ME_LINH))
            .map(|promise| {
                let target = promise.target.text(Language::Vi);
                (promise.unit, target, promise.ground.place.to_string())
            })
            .collect::<Vec<_>>()
    };
    let first = service.today();
    let mut days = Vec::new();
    for (part, ground) in [
        ("2", "Quyết định 15"),
        ("3", "Quyết định 16"),
        ("", "Quyết định 17"),
    ] {
        days.push(next_day(&world));
        let command = divide(part, ground);
        service.allocate_target(&planner, command).await.unwrap();
    }
    assert_eq!(parts(first), []);
    let part = |text: &str, ground: &str| [(AGENCY, text.to_owned(), ground.to_owned())];
    assert_eq!(parts(days[0]), part("2", "Quyết định 15"));
    assert_eq!(parts(days[1]), part("3", "Quyết định 16"));
    assert_eq!(parts(days[2]), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_promised_behind_closed_doors_is_not_told_later() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let first = service.today();
    next_day(&world);
    service
        .keep_promise(&planner, promise(&world, SECRET_FIGURE))
        .await
        .unwrap();
    next_day(&world);
    let opened = KeepIndicator {
        restricted: false,
        name: said("Số công trình"),
        ..form(&world, Some(SECRET_FIGURE))
    };
    service.keep_indicator(&planner, opened).await.unwrap();
    let then = seen(service, SECRET_FIGURE, first);
    assert_eq!(then.indicator.name.vi, "Số công trình");
    assert_eq!(targets(&then), [(this_year(), Target::AtLeast(12.into()))]);
}
