//! What those who manage keep: programmes, items, indicators, promises, officers, owners.

use domain::{
    Language, Refusal,
    command::{
        AssignOwner, GrantRole, KeepDocument, KeepIndicator, KeepItem, KeepOfficer, KeepPromise,
        SwitchOfficer, TypedPair,
    },
    id::{IndicatorId, OfficerId},
    journal::Change,
    owner::{Charge, Duty},
    period::Period,
    policy::{Actor, AssignOwner as MayAssign, Role},
    refusal::{Field, Problem},
    target::{Bound, Target},
};
use service::{
    account::officers::shown,
    book::freshness::Lack,
    manage::{indicator::bare, mark},
};

use crate::world::{
    BREAKTHROUGH, HANOI, ME_LINH, OPEN_INDICATORS, PRODUCTS, PROGRAMME, SECRET_FIGURE, THUONG_TIN,
    TRAINING, World, this_year,
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
        number: "09-CTr/TU".into(),
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
async fn a_programme_is_made_by_hand_with_its_items_and_indicators() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;

    let new = document(&world);
    let slug = service.keep_document(&planner, new.clone()).await.unwrap();
    assert_eq!(slug.as_str(), "09-ctr-tu");
    // The same form sent twice is the same programme.
    assert_eq!(service.keep_document(&planner, new).await.unwrap(), slug);
    let made = service
        .book()
        .document_by_slug(slug.as_str())
        .cloned()
        .unwrap();
    assert!(made.programme);
    assert_eq!(made.implements, [PROGRAMME]);
    assert_eq!(
        (made.declared.breakthroughs, made.declared.targets),
        (Some(2), Some(12))
    );
    assert_eq!(made.clear.len(), 2);

    let item = KeepItem {
        id: service.new_command(),
        programme: made.id,
        item: None,
        base: String::new(),
        language: Language::Vi,
        kind: "breakthrough".into(),
        name: said("Đột phá về cấp nước"),
        detail: TypedPair::default(),
        under: String::new(),
        units: "Xã Mê Linh\nme-linh".into(),
        period: "2026..2030".into(),
        date: String::new(),
        stage: TypedPair::default(),
        value: "gần 300 triệu".into(),
        measure: said("đồng"),
        answer_by: String::new(),
        restricted: false,
        note: TypedPair::default(),
        ground: "phần III".into(),
    };
    let item = service.keep_item(&planner, item).await.unwrap();
    let kept = service.book().item_by_slug(item.as_str()).cloned().unwrap();
    assert_eq!((kept.units, kept.programme), (vec![ME_LINH], made.id));
    assert_eq!(kept.value.unwrap().format(Language::Vi), "gần 300 triệu");

    let indicator = KeepIndicator {
        programme: made.id,
        under: item.to_string(),
        ..form(&world, None)
    };
    let slug = service.keep_indicator(&planner, indicator).await.unwrap();
    assert_eq!(slug.as_str(), "ty-le-ho-ngheo");
    let indicator = service
        .book()
        .indicator_by_slug(slug.as_str())
        .cloned()
        .unwrap();
    assert_eq!(indicator.under, Some(kept.id));
    let again = service
        .keep_indicator(
            &planner,
            KeepIndicator {
                programme: made.id,
                ..form(&world, None)
            },
        )
        .await
        .unwrap();
    assert_ne!(again, slug, "each has an address of its own");

    // All of it is in the store, not only in memory, and in the journal of the issuer.
    let reopened = world.reopened().await;
    let book = reopened.book();
    assert_eq!(book.indicator(indicator.id), Some(&indicator));
    assert_eq!(book.document(made.id), Some(&made));
    let chain = world.chain(ME_LINH).await;
    let told: Vec<_> = chain
        .iter()
        .filter(|event| {
            matches!(
                event.change,
                Change::Document { .. } | Change::Item { .. } | Change::Indicator { .. }
            )
        })
        .collect();
    assert_eq!(told.len(), 4);
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
    let item = service.book().item(BREAKTHROUGH).cloned().unwrap();
    let loop_of_one = KeepItem {
        id: service.new_command(),
        programme: PROGRAMME,
        item: Some(BREAKTHROUGH),
        base: mark(Some(&item)),
        language: Language::Vi,
        kind: "breakthrough".into(),
        name: said(&item.name.vi),
        detail: TypedPair::default(),
        under: item.slug.to_string(),
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
    };
    assert_eq!(
        fields(service.keep_item(&planner, loop_of_one).await),
        [(Field::Under, Problem::WithinItself)]
    );
    assert_eq!(world.entries().await, before, "nothing was saved");
}

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
        book.log_of(
            domain::journal::Subject::Indicator(PRODUCTS),
            world.anonymous(),
        )
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
        book.log_of(
            domain::journal::Subject::Indicator(PRODUCTS),
            world.reader(&planner)
        )
        .count()
            > 1
    );
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

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_manages_officers_within_reach_only() {
    let world = World::new().await;
    let service = &world.service;
    let here = world.officer(&[Role::Administrator], ME_LINH).await;
    let elsewhere = world.officer(&[Role::Administrator], THUONG_TIN).await;

    let account = service
        .keep_officer(&here, new_officer(&world, "Moi.Me-Linh"))
        .await
        .unwrap();
    assert_eq!(account, "moi.me-linh");
    assert_eq!(
        fields(
            service
                .keep_officer(&here, new_officer(&world, "moi.me-linh"))
                .await
        ),
        [(Field::Account, Problem::Taken)]
    );
    assert_eq!(
        fields(
            service
                .keep_officer(&elsewhere, new_officer(&world, "khac"))
                .await
        ),
        [(Field::Unit, Problem::OutOfReach)]
    );
    let (id, base) = officer_named(&world, "moi.me-linh");
    let give = |id, base: &str, role: &str, unit: &str, take| GrantRole {
        id: world.service.new_command(),
        officer: id,
        base: base.into(),
        role: role.into(),
        unit: unit.into(),
        take,
    };
    assert_eq!(
        fields(
            service
                .grant_role(&here, give(id, &base, "administrator", "ha-noi", false))
                .await
        ),
        [(Field::Unit, Problem::OutOfReach)],
        "nobody gives away more than they have"
    );
    service
        .grant_role(&here, give(id, &base, "reviewer", "me-linh", false))
        .await
        .unwrap();
    assert_eq!(
        service
            .grant_role(&here, give(id, &base, "reporter", "me-linh", true))
            .await,
        Err(Refusal::ChangedMeanwhile)
    );
    let (_, base) = officer_named(&world, "moi.me-linh");
    service
        .grant_role(&here, give(id, &base, "reporter", "me-linh", true))
        .await
        .unwrap();
    let roles: Vec<_> = service
        .book()
        .officer(id)
        .unwrap()
        .grants
        .iter()
        .map(|grant| grant.role)
        .collect();
    assert_eq!(roles, [Role::Reviewer]);

    // Nobody closes their own account, and nobody one that they do not reach.
    let close = |id| SwitchOfficer {
        id: world.service.new_command(),
        officer: id,
        close: true,
        password: String::new(),
    };
    assert_eq!(
        service.switch_officer(&here, close(here.officer())).await,
        Err(Refusal::OwnAccount)
    );
    assert_eq!(
        service.switch_officer(&elsewhere, close(id)).await,
        Err(Refusal::NotAllowed)
    );
    let address = "máy-ở-xã";
    service
        .sign_in("moi.me-linh", "mot-cau-dai-de-nho", address, "máy")
        .await
        .unwrap();
    service.switch_officer(&here, close(id)).await.unwrap();
    let refused = service
        .sign_in("moi.me-linh", "mot-cau-dai-de-nho", address, "máy")
        .await;
    assert!(refused.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_is_in_charge_of_nothing_and_that_shows() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let administrator = world.administrator().await;
    service
        .keep_officer(&administrator, new_officer(&world, "phu-trach"))
        .await
        .unwrap();
    let (officer, _) = officer_named(&world, "phu-trach");
    let duty = Duty {
        charge: Charge::Indicator(PRODUCTS),
        unit: ME_LINH,
    };
    let assign = |duty, base: &str, account: &str| AssignOwner {
        id: world.service.new_command(),
        duty,
        base: base.into(),
        officer: account.into(),
    };
    let ownerless = |actor: &Actor| {
        let book = service.book();
        book.running::<MayAssign>(actor, service.today())
            .into_iter()
            .filter(|one| one.lacks(Lack::Owner))
            .map(|one| one.duty)
            .collect::<Vec<_>>()
    };
    let without = ownerless(&planner);
    assert!(without.contains(&duty));
    assert!(without.contains(&Duty {
        charge: Charge::Task(TRAINING),
        unit: ME_LINH
    }));
    // Every open indicator with a promise of this year is running.
    for indicator in OPEN_INDICATORS {
        let promised = !service
            .book()
            .indicator(indicator)
            .unwrap()
            .promises
            .is_empty();
        let charge = Charge::Indicator(indicator);
        assert_eq!(
            without.contains(&Duty {
                charge,
                unit: ME_LINH
            }),
            promised
        );
    }

    service
        .assign_owner(&planner, assign(duty, "", "phu-trach"))
        .await
        .unwrap();
    assert!(!ownerless(&planner).contains(&duty));
    assert_eq!(
        service
            .assign_owner(&planner, assign(duty, "", "phu-trach"))
            .await,
        Err(Refusal::ChangedMeanwhile)
    );
    // A reporter of another unit cannot be in charge here.
    let stranger = world.reporter_of(THUONG_TIN).await;
    let account = service
        .book()
        .officer(stranger.officer())
        .unwrap()
        .account
        .to_string();
    assert_eq!(
        fields(
            service
                .assign_owner(&planner, assign(duty, &officer.to_string(), &account))
                .await
        ),
        [(Field::Officer, Problem::OutOfReach)]
    );
    let reporter = world.reporter_of(ME_LINH).await;
    assert_eq!(
        service
            .assign_owner(&reporter, assign(duty, &officer.to_string(), ""))
            .await,
        Err(Refusal::NotAllowed)
    );

    service
        .switch_officer(
            &administrator,
            SwitchOfficer {
                id: service.new_command(),
                officer,
                close: true,
                password: String::new(),
            },
        )
        .await
        .unwrap();
    assert!(
        ownerless(&planner).contains(&duty),
        "nothing stays ownerless silently"
    );
    assert_eq!(
        service.book().duties_of(officer).collect::<Vec<_>>(),
        [duty],
        "what has to be handed over is still known"
    );
    // Handed over: the closed account counts as nobody.
    let successor = service
        .book()
        .officer(reporter.officer())
        .unwrap()
        .account
        .to_string();
    service
        .assign_owner(&planner, assign(duty, "", &successor))
        .await
        .unwrap();
    assert_eq!(service.book().duties_of(officer).count(), 0);
    let reopened = world.reopened().await;
    assert_eq!(
        reopened.book().in_charge(duty).map(|officer| officer.id),
        Some(reporter.officer())
    );
}
