//! The schema of a store: brought up to date once, and refused when another program wrote it.

use service::store::Store as _;
use surrealdb::types::Object;

use crate::{
    intruder::Intruder,
    world::{HANOI, World, content, life, on_disk, settings},
};

/// Opens a store that another program wrote to, and tells why it was refused.
fn refused_after(write: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    life(async {
        store::open(&on_disk(folder.path()))
            .await
            .unwrap()
            .close()
            .await
            .unwrap();
    });
    life(async {
        let intruder = Intruder::at(folder.path()).await;
        intruder.run(write, Object::new()).await;
        intruder.leave().await;
    });
    life(async {
        store::open(&on_disk(folder.path()))
            .await
            .err()
            .unwrap()
            .to_string()
    })
}

#[test]
fn a_store_that_drifted_is_refused() {
    let cause = refused_after("UPDATE migration SET digest = 'something else'");
    assert!(cause.contains("drifted"), "{cause}");
}

#[test]
fn a_store_of_a_newer_program_is_refused() {
    let cause = refused_after(
        "CREATE migration:9999 CONTENT { number: 9999, name: 'later', digest: 'unknown' }",
    );
    assert!(cause.contains("newer"), "{cause}");
}

#[test]
fn opening_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let lives = || {
        life(async {
            let world = World::at(folder.path()).await;
            let heads = world.store.chains().await.unwrap();
            world.service.close().await.unwrap();
            heads
        })
    };
    let first = lives();
    assert!(!first.is_empty());
    assert_eq!(lives(), first);
    assert_eq!(lives(), first);
    let applied: Vec<i64> = life(async {
        let intruder = Intruder::at(folder.path()).await;
        let mut answer = intruder
            .run("SELECT VALUE number FROM migration", Object::new())
            .await;
        intruder.leave().await;
        answer.take(0).unwrap()
    });
    // One after the other from the first, each once.
    let all: Vec<i64> = (1..).take(applied.len()).collect();
    assert_eq!(applied, all);
    assert!(!all.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_book_in_memory_is_its_own() {
    let first = World::new().await;
    let second = store::open(&settings("mem://")).await.unwrap();
    assert!(second.is_empty().await.unwrap());
    assert!(!first.store.is_empty().await.unwrap());
    second.ping().await.unwrap();
    assert_eq!(
        first.service.load(content(), HANOI).await,
        Err(domain::Refusal::ChangedMeanwhile)
    );
}
