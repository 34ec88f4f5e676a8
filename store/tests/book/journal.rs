//! The journal in the real store, and somebody who changes it behind the program's back.

use std::path::Path;

use domain::{
    Bilingual,
    id::{ItemId, UnitId},
    item::ItemKind,
    journal::{Change, Damage, Entry, Head},
    unit::UnitKind,
};
use service::store::{Record, Store as _};
use surrealdb::types::{Array, Object, RecordId, SurrealValue as _};
use ulid::Ulid;

use crate::{
    intruder::Intruder,
    world::{HANOI, World, item, life, unit},
};

/// Units with six entries each, one for every kind of damage.
const UNITS: u128 = 10;

fn damaged(number: u128) -> UnitId {
    UnitId::new(Ulid(100 + number))
}

async fn write_chains(folder: &Path) {
    let world = World::at(folder).await;
    let mut records = Vec::new();
    for number in 0..UNITS {
        let id = damaged(number);
        let slug = format!("don-vi-{number}");
        let name = format!("Xã số {number}");
        records.push(Record::Unit(unit(
            id,
            &slug,
            UnitKind::Commune,
            &name,
            &name,
        )));
        for entry in 0..5_u128 {
            let id = ItemId::new(Ulid(1_000 + number * 10 + entry));
            let mut note = item(id, &format!("muc-{number}-{entry}"), ItemKind::Note, "Mục");
            note.units = vec![damaged(number)];
            records.push(Record::Item(note));
        }
    }
    world.service.load(records, HANOI).await.unwrap();
    let report = world.service.verify_journal().await.unwrap();
    assert_eq!(report.damages, []);
    for number in 0..UNITS {
        assert_eq!(world.store.chain(damaged(number)).await.unwrap().len(), 6);
    }
    world.service.close().await.unwrap();
}

fn entry_id(unit: UnitId, number: u64) -> RecordId {
    let number = i64::try_from(number).unwrap();
    RecordId::new(
        "journal",
        Array::from_iter([unit.to_string().into_value(), number.into_value()]),
    )
}

impl Intruder {
    async fn put(&self, unit: UnitId, number: u64, entry: &Entry) {
        let mut variables = Object::new();
        variables.insert("id", entry_id(unit, number));
        variables.insert("previous", entry.previous.to_string());
        variables.insert("hash", entry.hash.to_string());
        variables.insert("body", entry.body.clone());
        let text = "UPSERT $id SET previous = $previous, hash = $hash, body = $body";
        self.run(text, variables).await;
    }

    async fn remove(&self, unit: UnitId, number: u64) {
        let mut variables = Object::new();
        variables.insert("id", entry_id(unit, number));
        self.run("DELETE $id", variables).await;
    }

    async fn move_head(&self, unit: UnitId, head: Option<Head>) {
        let mut variables = Object::new();
        variables.insert("id", RecordId::new("chain", unit.to_string()));
        match head {
            None => self.run("DELETE $id", variables).await,
            Some(head) => {
                variables.insert("number", i64::try_from(head.number).unwrap());
                variables.insert("hash", head.hash.to_string());
                self.run("UPDATE $id SET number = $number, hash = $hash", variables)
                    .await
            }
        };
    }
}

/// An entry with another text, hashed as if it had always been so.
fn rewritten(before: Head, entry: &Entry) -> Entry {
    let mut event = entry.event().unwrap();
    let Change::Entered { name, .. } = &mut event.change else {
        panic!("{:?}", event.change);
    };
    *name = "Mục khác".into();
    Entry::after(before, &event).unwrap()
}

#[test]
fn every_kind_of_tampering_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    life(write_chains(folder.path()));
    let chains: Vec<Vec<Entry>> = life(async {
        let world = World::at(folder.path()).await;
        let mut chains = Vec::new();
        for number in 0..UNITS {
            chains.push(world.store.chain(damaged(number)).await.unwrap());
        }
        world.service.close().await.unwrap();
        chains
    });
    life(tamper(folder.path(), &chains));
    life(async {
        let world = World::at(folder.path()).await;
        let unit = damaged;
        assert_eq!(
            world.service.verify_journal().await.unwrap().damages,
            [
                Damage::Altered {
                    unit: unit(0),
                    number: 3
                },
                Damage::Broken {
                    unit: unit(1),
                    number: 4
                },
                Damage::OutOfPlace {
                    unit: unit(2),
                    expected: 3,
                    found: 4
                },
                Damage::CutOff {
                    unit: unit(3),
                    expected: 6,
                    found: 5
                },
                Damage::CutOff {
                    unit: unit(4),
                    expected: 6,
                    found: 7
                },
                Damage::Broken {
                    unit: unit(5),
                    number: 3
                },
                Damage::CutOff {
                    unit: unit(6),
                    expected: 0,
                    found: 6
                },
                Damage::Foreign {
                    unit: unit(7),
                    number: 7
                },
                Damage::Altered {
                    unit: unit(8),
                    number: 3
                },
            ]
        );
        // What cannot be read does not keep the rest of the book from being read.
        let home = world.service.book().home(world.anonymous());
        assert_eq!(
            home.programmes[0].document.title,
            Bilingual::new("Chuyển đổi số và khoa học công nghệ", "Digital change",)
        );
        world.service.close().await.unwrap();
    });
}

async fn tamper(folder: &Path, chains: &[Vec<Entry>]) {
    let intruder = Intruder::at(folder).await;
    let of = |number: usize| (damaged(number as u128), &chains[number]);

    let (unit, chain) = of(0);
    let altered = Entry {
        body: chain[2].body.replace("Mục", "Mụn"),
        ..chain[2].clone()
    };
    intruder.put(unit, 3, &altered).await;

    let (unit, chain) = of(1);
    intruder
        .put(unit, 3, &rewritten(chain[1].head(), &chain[2]))
        .await;

    intruder.remove(of(2).0, 3).await;
    intruder.remove(of(3).0, 6).await;

    let (unit, chain) = of(4);
    intruder
        .put(unit, 7, &rewritten(chain[5].head(), &chain[5]))
        .await;

    let (unit, chain) = of(5);
    intruder.put(unit, 3, &chain[3]).await;
    intruder.put(unit, 4, &chain[2]).await;

    intruder.move_head(of(6).0, None).await;

    // Another unit's event, chained in order and with the head moved along.
    let (unit, chain) = of(7);
    let foreign = Entry::after(chain[5].head(), &chains[9][2].event().unwrap()).unwrap();
    intruder.put(unit, 7, &foreign).await;
    intruder.move_head(unit, Some(foreign.head())).await;

    let (unit, chain) = of(8);
    intruder
        .put(
            unit,
            3,
            &Entry {
                body: "không đọc được".into(),
                ..chain[2].clone()
            },
        )
        .await;
    intruder.leave().await;
}
