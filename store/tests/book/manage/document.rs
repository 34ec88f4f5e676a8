//! A programme that is made by hand, with what stands in it.

use domain::{
    Language,
    command::{KeepIndicator, KeepItem},
    journal::Change,
};

use super::{document, form, item, said};
use crate::world::{ME_LINH, PROGRAMME, World};

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
