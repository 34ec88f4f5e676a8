//! What is restricted or not published yet, in reports: not there unless it was asked for by who
//! may, and then seen by those alone who may.

use domain::{
    Refusal,
    command::{GatherReport, KeepIndicator, TypedPair},
    policy::Actor,
    report::{Part, Report},
};
use service::manage::{indicator::bare, mark};

use crate::world::{
    ME_LINH, PRODUCTS, SECRET_FIGURE, SECRET_TASK, SECRET_WORD, THUONG_TIN, World, place,
};

/// A value that only the restricted indicator has.
const SECRET_VALUE: &str = "7.777";

fn sees(world: &World, report: &Report, actor: Option<&Actor>) -> bool {
    let book = world.service.book();
    let reader = service::book::Reader {
        actor,
        on: world.service.today(),
    };
    let listed = book
        .reports(service::book::report::SoughtReports::default(), reader)
        .iter()
        .any(|one| one.id == report.id);
    assert_eq!(listed, reader.sees_report(report, &book));
    listed
}

async fn secrets(world: &World) {
    world.approved(SECRET_FIGURE, SECRET_VALUE).await;
    let reporter = world.reporter_of(ME_LINH).await;
    let update = domain::command::PostUpdate {
        results: format!("Đã khảo sát {SECRET_WORD}"),
        ..world.update(SECRET_TASK, 1, None)
    };
    world.service.post_update(&reporter, update).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_restricted_comes_in_only_for_those_who_ask_and_may() {
    let world = World::new().await;
    secrets(&world).await;
    let planner = world.planner_of(ME_LINH).await;
    let reporter = world.reporter_of(ME_LINH).await;
    for kind in [("periodic", "2026"), ("weekly", "2026-W47")] {
        // Not even for those who may read it, unless they say so: the report goes to others.
        let open = world.gathered(&planner, kind.0, kind.1).await;
        let told = format!("{open:?}");
        assert!(
            !told.contains(SECRET_WORD) && !told.contains("7777") && !told.contains(SECRET_VALUE)
        );
        assert!(sees(&world, &open, Some(&reporter)));
    }
    let all = GatherReport {
        restricted: true,
        ..world.gathering("periodic", "2026")
    };
    let refused = world.service.gather_report(&reporter, all.clone()).await;
    assert_eq!(refused, Err(Refusal::NotAllowed));
    let saved = world.service.gather_report(&planner, all).await.unwrap();
    let report = world.report(saved.id);
    assert!(report.text().contains(SECRET_WORD));
    let reviewer = world.reviewer_of(ME_LINH).await;
    let elsewhere = world.planner_of(THUONG_TIN).await;
    let administrator = world.administrator().await;
    assert!(sees(&world, &report, Some(&planner)) && sees(&world, &report, Some(&reviewer)));
    for outsider in [&reporter, &elsewhere, &administrator] {
        assert!(!sees(&world, &report, Some(outsider)));
        let done = world
            .service
            .keep_passage(outsider, world.passage(&report, Part::Next, "Khác"))
            .await;
        assert_eq!(done, Err(Refusal::NotFound));
    }
    assert!(!sees(&world, &report, None));
    // Nor does the journal, whatever becomes of the report.
    let book = world.service.book();
    for reader in [world.anonymous(), world.reader(&elsewhere)] {
        let shown: Vec<_> = book
            .chain_of(ME_LINH, reader)
            .filter_map(|(_, _, logged)| logged)
            .filter(|logged| matches!(logged.event.change, domain::journal::Change::Report { .. }))
            .collect();
        assert!(shown.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_becomes_restricted_takes_the_reports_along() {
    let world = World::new().await;
    world.busy_week().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let report = world.gathered(&reporter, "weekly", "2026-W47").await;
    assert!(sees(&world, &report, Some(&reporter)));
    let planner = world.planner_of(ME_LINH).await;
    let hidden = {
        let book = world.service.book();
        let known = book.indicator(PRODUCTS).unwrap();
        let pair = |vi: &str| TypedPair {
            vi: vi.into(),
            en: String::new(),
        };
        KeepIndicator {
            id: world.service.new_command(),
            programme: known.programme,
            indicator: Some(PRODUCTS),
            base: mark(Some(&bare(known))),
            name: pair(&known.name.vi),
            measure: pair(&known.measure.vi),
            direction: "up".into(),
            excess_from: "upper".into(),
            aggregation: String::new(),
            under: String::new(),
            term_today: TypedPair::default(),
            restricted: true,
            note: TypedPair::default(),
            ground: "mục 2 phần II".into(),
        }
    };
    world
        .service
        .keep_indicator(&planner, hidden)
        .await
        .unwrap();
    assert!(!sees(&world, &report, Some(&reporter)));
    assert!(sees(&world, &report, Some(&reviewer)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_approved_comes_in_only_when_asked_for_and_is_said_to_be_so() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let draft = world.record(&place(PRODUCTS), 0, "4.242");
    world.service.record_figure(&reporter, draft).await.unwrap();
    let plain = world.gathered(&reporter, "periodic", "2026").await;
    let told = format!("{plain:?}");
    assert!(!told.contains("4242") && !told.contains("4.242"));
    let with = GatherReport {
        drafts: true,
        ..world.gathering("periodic", "2026")
    };
    let saved = world.service.gather_report(&reporter, with).await.unwrap();
    let report = world.report(saved.id);
    assert!(
        report.text().contains("4.242 sản phẩm (chưa được duyệt)."),
        "{}",
        report.text()
    );
    assert!(report.drafts);
    let elsewhere = world.reporter_of(THUONG_TIN).await;
    assert!(!sees(&world, &report, Some(&elsewhere)));
}
