//! What a document's page tells of its changes and of those of its items.

use domain::{
    command::{KeepDocument, KeepItem},
    journal::Change,
};
use jiff::SignedDuration;
use service::{Service, book::Reader, manage::mark};

use super::{document, item, said};
use crate::world::{BREAKTHROUGH, HANOI, ME_LINH, PROGRAMME, SECRET_ITEM, World};

/// Each change in a word and what it is of, as a reader is told.
fn told(service: &Service, reader: Reader<'_>) -> Vec<String> {
    let book = service.book();
    book.history_of(PROGRAMME, reader)
        .into_iter()
        .map(|logged| match &logged.event.change {
            Change::Document { after, .. } => format!("document {}", after.title.vi),
            Change::Item {
                before: None,
                after,
            } => format!("new {}", after.name.vi),
            Change::Item { after, .. } => format!("item {}", after.name.vi),
            Change::Entered { .. } => "taken over".to_owned(),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_has_the_document_and_its_open_items_latest_first() {
    let world = World::new().await;
    let service = &world.service;
    let planner = world.planner_of(ME_LINH).await;
    let changed = |id, name: &str, restricted| {
        let known = service.book().item(id).cloned().unwrap();
        KeepItem {
            item: Some(id),
            base: mark(Some(&known)),
            name: said(name),
            units: "me-linh".into(),
            restricted,
            ..item(&world)
        }
    };
    assert_eq!(told(service, world.anonymous()), ["taken over"]);

    world.pass(SignedDuration::from_mins(1));
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
    world.pass(SignedDuration::from_mins(1));
    let open = changed(BREAKTHROUGH, "Đột phá về hạ tầng", false);
    service.keep_item(&planner, open).await.unwrap();
    world.pass(SignedDuration::from_mins(1));
    let secret = changed(SECRET_ITEM, "Dự án phòng thủ hai", true);
    service.keep_item(&planner, secret).await.unwrap();
    world.pass(SignedDuration::from_mins(1));
    let new = KeepItem {
        name: said("Đột phá về nhân lực"),
        ..item(&world)
    };
    service.keep_item(&planner, new).await.unwrap();

    let open = [
        "new Đột phá về nhân lực",
        "item Đột phá về hạ tầng",
        "document Chuyển đổi số",
        "taken over",
    ];
    assert_eq!(told(service, world.anonymous()), open);
    // Also by a start that reads the journal anew.
    assert_eq!(told(&world.reopened().await, world.anonymous()), open);
    let auditor = world.auditor_of(HANOI).await;
    let all = told(service, world.reader(&auditor));
    assert_eq!(all.len(), 5);
    assert_eq!(all[1], "item Dự án phòng thủ hai");

    // What becomes restricted takes its earlier entries along.
    let hidden = changed(BREAKTHROUGH, "Đột phá về hạ tầng", true);
    service.keep_item(&planner, hidden).await.unwrap();
    assert_eq!(
        told(service, world.anonymous()),
        [open[0], open[2], open[3]]
    );
}
