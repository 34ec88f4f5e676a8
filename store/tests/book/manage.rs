//! What those who manage keep: programmes, items, indicators, promises, officers, owners.

mod document;
mod history;
mod indicator;
mod officer;
mod owner;
mod past;
mod promise;

use domain::{
    Language, Refusal,
    command::{
        KeepDocument, KeepIndicator, KeepItem, KeepOfficer, KeepPromise, SwitchOfficer, TypedPair,
    },
    id::{IndicatorId, OfficerId},
    refusal::{Field, Problem},
};
use service::{
    account::officers::shown,
    manage::{indicator::bare, mark},
};

use crate::world::{
    BREAKTHROUGH, HANOI, ME_LINH, PRODUCTS, PROGRAMME, SECRET_FIGURE, THUONG_TIN, World, this_year,
};

fn said(vi: &str) -> TypedPair {
    TypedPair {
        vi: vi.into(),
        en: String::new(),
    }
}

/// The form of an indicator as it is shown, or an empty one.
fn form(world: &World, indicator: Option<IndicatorId>) -> KeepIndicator {
    let book = world.service.book();
    let known = indicator.and_then(|id| book.indicator(id));
    KeepIndicator {
        id: world.service.new_command(),
        programme: PROGRAMME,
        indicator,
        base: mark(known.map(bare).as_ref()),
        name: said(known.map_or("Tỷ lệ hộ nghèo", |known| &known.name.vi)),
        measure: said(known.map_or("%", |known| &known.measure.vi)),
        direction: "up".into(),
        excess_from: "upper".into(),
        aggregation: String::new(),
        under: String::new(),
        term_today: TypedPair::default(),
        restricted: known.is_some_and(|known| known.restricted),
        note: TypedPair::default(),
        ground: "mục 2 phần II".into(),
    }
}

/// The form of a promise of Mê Linh for this year as it is shown.
fn promise(world: &World, indicator: IndicatorId) -> KeepPromise {
    let book = world.service.book();
    let known = book.indicator(indicator).unwrap();
    KeepPromise {
        id: world.service.new_command(),
        indicator,
        base: mark(known.promise(ME_LINH, &this_year())),
        language: Language::Vi,
        unit: "me-linh".into(),
        period: "2026".into(),
        kind: "at-least".into(),
        low: "12".into(),
        high: String::new(),
        words: TypedPair::default(),
        ground: "mục 3".into(),
        remove: false,
    }
}

fn document(world: &World) -> KeepDocument {
    KeepDocument {
        id: world.service.new_command(),
        document: None,
        base: String::new(),
        kind: "action-programme".into(),
        number: "09-CTr/ĐU".into(),
        title: said("Chương trình hành động về nước sạch"),
        short: TypedPair::default(),
        issuer: "me-linh".into(),
        date: "15/1/2026".into(),
        term: String::new(),
        starts: "2026".into(),
        ends: "2030".into(),
        implements: "05-CTr/HU".into(),
        declared: ["", "2", "12", ""].map(str::to_owned),
        clear: vec!["person".into(), "time".into()],
        ground: "văn bản của xã".into(),
        followed: String::new(),
    }
}

/// An empty form of an item.
fn item(world: &World) -> KeepItem {
    KeepItem {
        id: world.service.new_command(),
        programme: PROGRAMME,
        item: None,
        base: String::new(),
        language: Language::Vi,
        kind: "breakthrough".into(),
        name: TypedPair::default(),
        detail: TypedPair::default(),
        under: String::new(),
        units: String::new(),
        period: String::new(),
        date: String::new(),
        stage: TypedPair::default(),
        value: String::new(),
        measure: TypedPair::default(),
        answer_by: String::new(),
        restricted: false,
        note: TypedPair::default(),
        ground: "phần III".into(),
    }
}

fn new_officer(world: &World, account: &str) -> KeepOfficer {
    KeepOfficer {
        id: world.service.new_command(),
        officer: None,
        base: String::new(),
        account: account.into(),
        post: "Công chức tổng hợp".into(),
        role: "reporter".into(),
        unit: "me-linh".into(),
        password: "mot-cau-dai-de-nho".into(),
    }
}

fn officer_named(world: &World, account: &str) -> (OfficerId, String) {
    let book = world.service.book();
    let officer = book
        .officer_by_account(&account.to_owned().try_into().unwrap())
        .unwrap();
    (officer.id, mark(Some(&shown(officer))))
}

/// Closes an account.
fn close(world: &World, officer: OfficerId) -> SwitchOfficer {
    SwitchOfficer {
        id: world.service.new_command(),
        officer,
        close: true,
        password: String::new(),
    }
}

/// The fields that are wrong.
fn fields<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> Vec<(Field, Problem)> {
    match refused {
        Err(Refusal::Fields(fields)) => fields,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_planner_of_the_issuer_keeps_its_programme() {
    let world = World::new().await;
    let service = &world.service;
    let mut wrong = vec![
        world.reporter_of(ME_LINH).await,
        world.reviewer_of(HANOI).await,
        world.auditor_of(HANOI).await,
        world.administrator().await,
    ];
    wrong.push(world.planner_of(THUONG_TIN).await);
    let before = world.entries().await;
    for actor in &wrong {
        assert_eq!(
            service.keep_document(actor, document(&world)).await,
            Err(Refusal::NotAllowed)
        );
        let changed = form(&world, Some(PRODUCTS));
        assert_eq!(
            service.keep_indicator(actor, changed).await,
            Err(Refusal::NotAllowed)
        );
        let refused = service.keep_promise(actor, promise(&world, PRODUCTS)).await;
        assert_eq!(refused, Err(Refusal::NotAllowed));
        // What is restricted is not even there.
        let secret = form(&world, Some(SECRET_FIGURE));
        let refused = service.keep_indicator(actor, secret).await;
        assert!(
            matches!(refused, Err(Refusal::NotFound | Refusal::NotAllowed)),
            "{refused:?}"
        );
    }
    assert_eq!(world.entries().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_wrong_field_is_told_at_once() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let before = world.entries().await;
    let wrong = KeepDocument {
        number: "chưa có".into(),
        title: said(" "),
        issuer: "xa-khong-co".into(),
        date: "31/2/2026".into(),
        starts: "2030".into(),
        ends: "2026".into(),
        implements: "05-CTr/HU\n99-CTr/HU".into(),
        declared: ["nhiều", "", "", ""].map(str::to_owned),
        ..document(&world)
    };
    let told: Vec<_> = fields(service.keep_document(&planner, wrong).await)
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(
        told,
        [
            Field::Number,
            Field::Title,
            Field::Issuer,
            Field::Date,
            Field::Ends,
            Field::Implements,
            Field::Declared
        ]
    );
    for (kind, low, high, expected) in [
        ("range", "5", "3", Field::High),
        ("range", "3", "", Field::High),
        ("at-least", "gần 12", "", Field::Low),
        ("at-least", "3/5", "", Field::Low),
        ("at-least", "nhiều", "", Field::Low),
        ("relative", "", "", Field::TargetWords),
        ("khac", "1", "", Field::TargetKind),
    ] {
        let wrong = KeepPromise {
            kind: kind.into(),
            low: low.into(),
            high: high.into(),
            ..promise(&world, PRODUCTS)
        };
        let told = fields(service.keep_promise(&planner, wrong).await);
        assert_eq!(told[0].0, expected, "{kind} {low} {high}: {told:?}");
    }
    let known = service.book().item(BREAKTHROUGH).cloned().unwrap();
    let loop_of_one = KeepItem {
        item: Some(BREAKTHROUGH),
        base: mark(Some(&known)),
        name: said(&known.name.vi),
        under: known.slug.to_string(),
        ..item(&world)
    };
    assert_eq!(
        fields(service.keep_item(&planner, loop_of_one).await),
        [(Field::Under, Problem::WithinItself)]
    );
    assert_eq!(world.entries().await, before, "nothing was saved");
}
