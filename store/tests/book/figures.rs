//! A figure's way from draft to public: two people, reasons, and nothing out of order.

use domain::{
    Language, Refusal,
    command::RecordFigure,
    figure::{FigureStep, Stage},
    journal::{Change, Subject},
    officer::Author,
    policy::{Actor, Role},
    quantity::Quantity,
    refusal::{Field, Problem},
    text::TextProblem,
};
use service::figure::FigureSaved;

use crate::world::{HANOI, ME_LINH, PRODUCTS, SERVICES, World, place};

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text, Language::Vi).unwrap()
}

/// Enters a value and hands it in, by the first; approves it, by the second.
async fn publish(world: &World, reporter: &Actor, reviewer: &Actor, base: u32, value: &str) {
    let at = place(PRODUCTS);
    let entered = RecordFigure {
        note: "Số chính thức".into(),
        submit: true,
        ..world.record(&at, base, value)
    };
    let handed_in = world
        .service
        .record_figure(reporter, entered)
        .await
        .unwrap();
    let approval = world.approve(&at, handed_in.revision);
    world
        .service
        .approve_figure(reviewer, approval)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_make_a_figure_public() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let at = place(PRODUCTS);
    let today = world.service.today();

    let entered = world.record(&at, 0, "23");
    let drafted = world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    assert_eq!(
        drafted,
        FigureSaved {
            revision: 1,
            step: FigureStep::Recorded,
            quantity: Some(quantity("23"))
        }
    );
    assert_eq!(world.figure(PRODUCTS, world.anonymous()), None);
    assert_eq!(world.service.book().desk(&reporter, today).drafts.len(), 1);
    assert!(world.service.book().desk(&reviewer, today).is_empty());

    let handed_in = world
        .service
        .submit_figure(&reporter, world.submit(&at, 1))
        .await
        .unwrap();
    assert_eq!(
        (handed_in.revision, handed_in.step),
        (2, FigureStep::Submitted)
    );
    assert_eq!(world.figure(PRODUCTS, world.anonymous()), None);
    assert_eq!(world.service.book().desk(&reporter, today).waiting.len(), 1);
    assert_eq!(
        world.service.book().desk(&reviewer, today).to_review.len(),
        1
    );

    let public = world
        .service
        .approve_figure(&reviewer, world.approve(&at, 2))
        .await
        .unwrap();
    assert_eq!((public.revision, public.step), (3, FigureStep::Approved));
    assert_eq!(
        world.figure(PRODUCTS, world.anonymous()).as_deref(),
        Some("23")
    );

    // Its whole provenance is there for everybody: who, on what ground, who approved.
    let book = world.service.book();
    let cell = book
        .cell(book.indicator(PRODUCTS).unwrap(), at.unit, &at.period)
        .unwrap();
    let published = cell.published.as_ref().unwrap();
    assert_eq!(
        published.value.ground.place.as_str(),
        "Báo cáo 12/BC-UBND, biểu 2"
    );
    assert_eq!(
        published.value.recorded.by.officer(),
        Some(reporter.officer())
    );
    assert_eq!(published.approved.by.officer(), Some(reviewer.officer()));
    assert_eq!(published.since, today);
    let steps = |reader| {
        book.log_of(Subject::Indicator(PRODUCTS), reader)
            .filter_map(|logged| match logged.event.change {
                Change::Figure { step, .. } => Some(step),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(steps(world.anonymous()), [FigureStep::Approved]);
    assert_eq!(
        steps(world.reader(&reviewer)),
        [
            FigureStep::Approved,
            FigureStep::Submitted,
            FigureStep::Recorded
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_figure_is_corrected_and_comes_back() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let at = place(PRODUCTS);
    let today = world.service.today();
    let entered = RecordFigure {
        submit: true,
        ..world.record(&at, 0, "23")
    };
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();

    let refused = world
        .service
        .return_figure(&reviewer, world.give_back(&at, 2, " "))
        .await;
    assert_eq!(
        refused,
        Err(Refusal::field(
            Field::Reason,
            Problem::Text(TextProblem::Empty)
        ))
    );

    let reason = "Thiếu biểu kèm theo";
    world
        .service
        .return_figure(&reviewer, world.give_back(&at, 2, reason))
        .await
        .unwrap();
    {
        let desk = world.service.book().desk(&reporter, today);
        let working = desk.returned[0]
            .cell
            .as_ref()
            .unwrap()
            .working
            .as_ref()
            .unwrap();
        let Stage::Returned { by, reason: told } = &working.stage else {
            panic!("{:?}", working.stage);
        };
        assert_eq!(told.as_str(), reason);
        assert_eq!(by.by.officer(), Some(reviewer.officer()));
    }

    let corrected = RecordFigure {
        submit: true,
        ..world.record(&at, 3, "22")
    };
    world
        .service
        .record_figure(&reporter, corrected)
        .await
        .unwrap();
    world
        .service
        .approve_figure(&reviewer, world.approve(&at, 5))
        .await
        .unwrap();
    assert_eq!(
        world.figure(PRODUCTS, world.anonymous()).as_deref(),
        Some("22")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_on_what_they_entered_or_handed_in() {
    let world = World::new().await;
    let both = world
        .officer(&[Role::Reporter, Role::Reviewer], ME_LINH)
        .await;
    let other = world
        .officer(&[Role::Reporter, Role::Reviewer], ME_LINH)
        .await;
    let at = place(PRODUCTS);
    world
        .service
        .record_figure(&both, world.record(&at, 0, "4"))
        .await
        .unwrap();
    world
        .service
        .submit_figure(&other, world.submit(&at, 1))
        .await
        .unwrap();
    for officer in [&both, &other] {
        let approved = world
            .service
            .approve_figure(officer, world.approve(&at, 2))
            .await;
        assert_eq!(approved, Err(Refusal::FourEyes));
        let returned = world
            .service
            .return_figure(officer, world.give_back(&at, 2, "Sai"))
            .await;
        assert_eq!(returned, Err(Refusal::FourEyes));
        let desk = world.service.book().desk(officer, world.service.today());
        assert!(
            desk.to_review.is_empty(),
            "nobody is asked to decide on their own"
        );
    }
    let third = world.reviewer_of(HANOI).await;
    world
        .service
        .approve_figure(&third, world.approve(&at, 2))
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_needs_a_reason_and_the_old_value_stays_until_it_is_approved() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let at = place(PRODUCTS);
    publish(&world, &reporter, &reviewer, 0, "23").await;

    let without = world
        .service
        .record_figure(&reporter, world.record(&at, 3, "22"))
        .await;
    assert_eq!(
        without,
        Err(Refusal::field(Field::Note, Problem::CorrectionNeedsReason))
    );
    let note = "Trừ một sản phẩm trùng";
    let with = RecordFigure {
        note: note.into(),
        submit: true,
        ..world.record(&at, 3, "22")
    };
    world.service.record_figure(&reporter, with).await.unwrap();
    assert_eq!(
        world.figure(PRODUCTS, world.anonymous()).as_deref(),
        Some("23")
    );
    world
        .service
        .approve_figure(&reviewer, world.approve(&at, 5))
        .await
        .unwrap();
    assert_eq!(
        world.figure(PRODUCTS, world.anonymous()).as_deref(),
        Some("22")
    );

    // The public journal has who and when, both values and the reason.
    let book = world.service.book();
    let latest = book
        .log_of(Subject::Indicator(PRODUCTS), world.anonymous())
        .next()
        .unwrap();
    let approver = Author::Officer {
        officer: reviewer.officer(),
        role: Role::Reviewer,
        unit: ME_LINH,
    };
    assert_eq!(latest.event.by, approver);
    assert_eq!(latest.event.at, world.service.clock().now());
    let Change::Figure {
        before,
        after,
        reason,
        ..
    } = &latest.event.change
    else {
        panic!("{:?}", latest.event.change);
    };
    assert_eq!(
        before.as_ref().map(|shown| shown.quantity.clone()),
        Some(quantity("23"))
    );
    assert_eq!(
        after.as_ref().map(|shown| shown.quantity.clone()),
        Some(quantity("22"))
    );
    assert_eq!(reason.as_deref(), Some(note));
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_out_of_order_are_refused() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let at = place(SERVICES);
    assert_eq!(
        world
            .service
            .submit_figure(&reporter, world.submit(&at, 0))
            .await,
        Err(Refusal::NothingToSubmit)
    );
    world
        .service
        .record_figure(&reporter, world.record(&at, 0, "91%"))
        .await
        .unwrap();
    assert_eq!(
        world
            .service
            .approve_figure(&reviewer, world.approve(&at, 1))
            .await,
        Err(Refusal::NothingSubmitted)
    );
    assert_eq!(
        world
            .service
            .approve_figure(&reviewer, world.approve(&at, 7))
            .await,
        Err(Refusal::Conflict {
            revision: 1,
            theirs: Some(quantity("91%")),
            yours: None
        })
    );
}
