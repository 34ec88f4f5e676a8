//! The world that the tests work in: a service over a store with a small book in it, a clock
//! that only moves when told to, and officers by what they may do where.

mod content;
mod form;
mod units;

use std::{
    future::Future,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::{
    Language, Timestamp,
    id::{IndicatorId, OfficerId, UnitId},
    journal::{Event, Head},
    officer::Officer,
    policy::{Actor, Grant, Role},
};
use jiff::SignedDuration;
use service::{
    Service,
    book::Reader,
    clock::Clock,
    feedback::gate::Bounds,
    store::{Record, Store, StoreFailure},
    vault::Room,
};
use store::{Engine, Folder, Settings};
use tempfile::TempDir;
use ulid::Ulid;

pub use content::*;
pub use form::*;
pub use units::*;

/// A clock that is set, and chance that is the same every time.
pub struct SetClock {
    now: Mutex<Timestamp>,
    chance: Mutex<Chance>,
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    fn secret(&self) -> [u8; 32] {
        let mut chance = self.chance.lock().unwrap();
        let mut bytes = [0; 32];
        for part in bytes.chunks_exact_mut(8) {
            part.copy_from_slice(&chance.next().to_le_bytes());
        }
        bytes
    }
}

/// Numbers that look random and come again with the same seed (`SplitMix64`).
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of `0..below`.
    pub fn below(&mut self, below: u64) -> u64 {
        self.next() % below
    }

    pub fn choose<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let at = self.below(all.len() as u64);
        &all[usize::try_from(at).unwrap()]
    }
}

/// A service over a store, with a clock to set.
pub struct World {
    pub service: Arc<Service>,
    pub store: Arc<Engine>,
    pub clock: Arc<SetClock>,
    /// Where files are kept.
    pub files: TempDir,
    officers: AtomicU64,
}

/// Room for files, far more than a test needs.
pub const ROOM: Room = Room {
    of_a_file: 1 << 20,
    of_a_unit: 1 << 30,
    of_all: 1 << 30,
};

/// Feedback, as much as a test likes; where there is an end to it has tests of its own.
pub const PLENTY: Bounds = Bounds {
    per_address: 100_000,
    in_all: 100_000,
    per_unit: 100_000,
    months: 12,
};

impl World {
    /// A book of its own, with its content.
    pub async fn new() -> Self {
        let world = Self::over(anywhere()).await.unwrap();
        world.service.load(content(), HANOI).await.unwrap();
        world
    }

    /// The book in a folder, as it was left; an empty one gets its content.
    pub async fn at(folder: &Path) -> Self {
        let world = Self::over(on_disk(folder)).await.unwrap();
        if world.service.is_empty().await.unwrap() {
            world.service.load(content(), HANOI).await.unwrap();
        }
        world
    }

    async fn over(settings: Settings) -> Result<Self, StoreFailure> {
        let store = Arc::new(store::open(&settings).await?);
        let clock = Arc::new(SetClock {
            now: Mutex::new("2026-11-22T02:00:00Z".parse().unwrap()),
            chance: Mutex::new(Chance::new(2026)),
        });
        let files = tempfile::tempdir().unwrap();
        let service = Service::open(Arc::<Engine>::clone(&store), Arc::<SetClock>::clone(&clock))
            .await?
            .keep_files_in(Arc::new(Folder::open(files.path())?), ROOM)?
            .bound_feedback(PLENTY);
        Ok(Self {
            service: Arc::new(service),
            store,
            clock,
            files,
            officers: AtomicU64::new(0),
        })
    }

    /// The same store, read afresh by another service.
    pub async fn reopened(&self) -> Service {
        Service::open(
            Arc::<Engine>::clone(&self.store),
            Arc::<SetClock>::clone(&self.clock),
        )
        .await
        .unwrap()
    }

    /// The same again, with so much room for files.
    pub async fn reopened_with(&self, room: Room) -> Arc<Service> {
        let files = Folder::open(self.files.path()).unwrap();
        let service = self.reopened().await;
        Arc::new(service.keep_files_in(Arc::new(files), room).unwrap())
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        let mut now = self.clock.now.lock().unwrap();
        *now += time;
    }

    /// Somebody who reads without signing in.
    pub fn anonymous(&self) -> Reader<'static> {
        Reader {
            actor: None,
            on: self.service.today(),
        }
    }

    pub fn reader<'a>(&self, actor: &'a Actor) -> Reader<'a> {
        Reader {
            actor: Some(actor),
            on: self.service.today(),
        }
    }

    pub async fn reporter_of(&self, unit: UnitId) -> Actor {
        self.officer(&[Role::Reporter], unit).await
    }

    pub async fn reviewer_of(&self, unit: UnitId) -> Actor {
        self.officer(&[Role::Reviewer], unit).await
    }

    pub async fn planner_of(&self, unit: UnitId) -> Actor {
        self.officer(&[Role::Planner], unit).await
    }

    pub async fn auditor_of(&self, unit: UnitId) -> Actor {
        self.officer(&[Role::Auditor], unit).await
    }

    /// An administrator of everything.
    pub async fn administrator(&self) -> Actor {
        self.officer(&[Role::Administrator], HANOI).await
    }

    /// An officer with these roles on a unit, who does not sign in with a password.
    pub async fn officer(&self, roles: &[Role], unit: UnitId) -> Actor {
        let number = self.officers.fetch_add(1, Ordering::Relaxed);
        let officer = Officer {
            id: OfficerId::new(Ulid(u128::from(number) + 1_000)),
            account: format!("can-bo-{number}").try_into().unwrap(),
            post: "Công chức tổng hợp".into(),
            grants: roles
                .iter()
                .map(|role| Grant {
                    role: *role,
                    scope: unit,
                })
                .collect(),
            password: String::new(),
            disabled: false,
        };
        let actor = Actor::of(&officer).unwrap();
        self.service
            .load(vec![Record::Officer(officer)], HANOI)
            .await
            .unwrap();
        actor
    }

    /// The value of an indicator that a reader sees at [`place`]'s unit and period.
    pub fn figure(&self, indicator: IndicatorId, reader: Reader<'_>) -> Option<String> {
        let at = place(indicator);
        let book = self.service.book();
        let followed = book.follow(book.indicator(indicator)?, reader)?;
        let row = followed
            .rows
            .into_iter()
            .find(|row| (row.unit, row.period) == (at.unit, at.period))?;
        Some(row.published?.value.quantity.format(Language::Vi))
    }

    /// What is written in a unit's chain, as the store has it.
    pub async fn chain(&self, unit: UnitId) -> Vec<Event> {
        let entries = self.store.chain(unit).await.unwrap();
        entries.iter().map(|entry| entry.event().unwrap()).collect()
    }

    /// How many entries all chains have together.
    pub async fn entries(&self) -> u64 {
        let chains: Vec<(UnitId, Head)> = self.store.chains().await.unwrap();
        chains.iter().map(|(_, head)| head.number).sum()
    }
}

/// In memory; or, where the environment names a SurrealDB server, there under a new name.
fn anywhere() -> Settings {
    static BOOKS: AtomicU64 = AtomicU64::new(0);
    let Ok(endpoint) = std::env::var("TIENDO_TEST_ENDPOINT") else {
        return settings("mem://");
    };
    let number = BOOKS.fetch_add(1, Ordering::Relaxed);
    let account = std::env::var("TIENDO_TEST_ACCOUNT").ok();
    Settings {
        name: format!("book-{}-{number}", std::process::id()),
        username: account.clone(),
        password: account,
        ..settings(&endpoint)
    }
}

pub fn settings(endpoint: &str) -> Settings {
    Settings {
        endpoint: endpoint.into(),
        name: "book".into(),
        block_cache_mib: 16,
        write_buffer_mib: 8,
        username: None,
        password: None,
    }
}

pub fn on_disk(folder: &Path) -> Settings {
    settings(&format!("rocksdb://{}", folder.display()))
}

/// One life of the program. Whatever it opened is closed when it is over, because its runtime
/// is gone: the next life finds the folder free.
pub fn life<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}
