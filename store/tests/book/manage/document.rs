//! A programme that is made by hand, with what stands in it.

use domain::{
    Bilingual, Language,
    command::{KeepDocument, KeepIndicator, KeepItem},
    document::number::{Grammar, WrongIssuer},
    journal::Change,
    refusal::{Field, Problem},
};
use service::manage::mark;

use super::{document, fields, form, item, said};
use crate::world::{ME_LINH, PROGRAMME, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_is_made_by_hand_with_its_items_and_indicators() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;

    let new = document(&world);
    let slug = service.keep_document(&planner, new.clone()).await.unwrap();
    assert_eq!(slug.as_str(), "09-ctr-du");
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

    let new = KeepItem {
        programme: made.id,
        name: said("Đột phá về cấp nước"),
        units: "Xã Mê Linh\nme-linh".into(),
        period: "2026..2030".into(),
        value: "gần 300 triệu".into(),
        measure: said("đồng"),
        ..item(&world)
    };
    let item = service.keep_item(&planner, new).await.unwrap();
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
    {
        let book = reopened.book();
        assert_eq!(book.indicator(indicator.id), Some(&indicator));
        assert_eq!(book.document(made.id), Some(&made));
    }
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
async fn a_number_is_one_that_its_issuer_gives_out_and_no_other_document_has() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let numbered = |number: &str, term: &str, date: &str| KeepDocument {
        id: service.new_command(),
        number: number.into(),
        term: term.into(),
        date: date.into(),
        ..document(&world)
    };
    let taken = |grammar| Problem::NumberTaken {
        by: Bilingual::both("Chương trình hành động về nước sạch"),
        grammar,
    };
    let another = |code: &str| Problem::NumberIssuer(WrongIssuer::Another { code: code.into() });
    // A commune gives out neither a city's or a town's numbers nor a district's.
    for (number, problem) in [
        ("09-CTr/TU", another("TU")),
        ("09-CTr/HU", another("HU")),
        ("09/2026/NĐ-CP", another("CP")),
    ] {
        let refused = service.keep_document(&planner, numbered(number, "", "15/1/2026"));
        assert_eq!(
            fields(refused.await),
            [(Field::Number, problem)],
            "{number}"
        );
    }

    // The Party counts within a term, the State within a year.
    for (number, term, date, refused) in [
        ("09-CTr/ĐU", "2025–2030", "15/1/2026", None),
        ("9-CTr/ĐU", "2025-2030", "20/3/2027", Some(Grammar::Party)),
        ("09-CTr/ĐU", "2030–2035", "15/1/2031", None),
        ("09-NQ/ĐU", "2025–2030", "15/1/2026", None),
        ("09/KH-UBND", "", "15/1/2026", None),
        ("09/KH-UBND", "", "31/12/2026", Some(Grammar::State)),
        ("09/KH-UBND", "", "15/1/2027", None),
    ] {
        let kept = service
            .keep_document(&planner, numbered(number, term, date))
            .await;
        match refused {
            None => drop(kept.unwrap()),
            Some(grammar) => {
                assert_eq!(fields(kept), [(Field::Number, taken(grammar))], "{number}");
            }
        }
    }
    assert_eq!(
        taken(Grammar::Party).message(Language::Vi),
        "Số này đã có ở “Chương trình hành động về nước sạch”, cùng cơ quan và cùng nhiệm kỳ. Nếu khác nhiệm kỳ, hãy ghi nhiệm kỳ."
    );

    // A number that was taken over from a source is no reason against correcting the title.
    let known = service.book().document(PROGRAMME).cloned().unwrap();
    let renamed = KeepDocument {
        document: Some(PROGRAMME),
        base: mark(Some(&known)),
        number: "05-CTr/HU".into(),
        date: "15/9/2025".into(),
        implements: String::new(),
        title: said("Chuyển đổi số"),
        ..document(&world)
    };
    service.keep_document(&planner, renamed).await.unwrap();
}
