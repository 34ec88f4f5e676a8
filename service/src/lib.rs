//! What people can do: one function a use case, with authority, journal and clock. Knows no
//! database and no HTML.

pub mod account;
pub mod allocation;
pub mod book;
pub mod chain;
pub mod check;
pub mod clock;
pub mod desk;
pub mod evidence;
pub mod explanation;
pub mod feedback;
pub mod figure;
pub mod grid;
pub mod handover;
pub mod journal;
pub mod load;
pub mod manage;
pub mod meeting;
pub mod notice;
pub mod obstacle;
mod programme;
pub mod report;
pub mod round;
mod run;
pub mod seed;
pub mod store;
pub mod task;
pub mod vault;

use std::sync::{
    Arc, RwLock, RwLockReadGuard, RwLockWriteGuard,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use domain::{Date, Refusal, journal::Entry, moment::local_date};
use tokio::sync::watch;

use crate::{
    account::{password::Passwords, session::Sessions, throttle::Throttle},
    book::Book,
    clock::Clock,
    evidence::Keeping,
    feedback::gate::{Bounds, Gate},
    store::{Part, Store, StoreFailure, Write},
};

/// The house's one door: pages and commands go through it.
pub struct Service {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    book: RwLock<Book>,
    /// How often the book was opened for writing.
    turn: AtomicU64,
    /// Stirs whenever the book has taken in a commit.
    changed: watch::Sender<()>,
    sessions: Sessions,
    throttle: Throttle,
    gate: Gate,
    passwords: Passwords,
    /// Where files are kept, for a program that takes any.
    keeping: Option<Arc<Keeping>>,
    /// Whether letters are sent, so that there is reason to write them.
    mail: AtomicBool,
}

impl Service {
    /// Opens the book: reads everything that is kept into the read model.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Result<Self, StoreFailure> {
        let mut book = Book::default();
        store
            .read_all(&mut |part| match part {
                Part::Records(records) => records.into_iter().for_each(|record| book.put(record)),
                Part::Journal(entries) => book.log(&entries),
            })
            .await?;
        book.settle();
        let [a, b, c, d, ..] = clock.secret();
        book.opened_as(u32::from_be_bytes([a, b, c, d]));
        let sessions = Sessions::of(store.sessions().await?);
        let gate = Gate::new(clock.secret(), Bounds::default());
        Ok(Self {
            store,
            clock,
            book: RwLock::new(book),
            turn: AtomicU64::new(0),
            changed: watch::Sender::new(()),
            sessions,
            throttle: Throttle::default(),
            gate,
            passwords: Passwords::default(),
            keeping: None,
            mail: AtomicBool::new(false),
        })
    }

    /// The read model, for as long as a page needs to take out what it shows. Never held
    /// across an await.
    pub fn book(&self) -> RwLockReadGuard<'_, Book> {
        // A writer only panics on a bug; what it left is still the book.
        self.book
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Stirs after each commit, once the book has taken it in. Who is slow to look finds several at once, and
    /// no commit waits for anybody.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Takes in what was just committed, then tells whoever waits for it.
    fn take_in(&self, writes: Vec<Write>, entries: &[Entry]) {
        self.book_to_write().take(writes, entries);
        self.changed.send_replace(());
    }

    /// Changes whenever the book may have: two readings within one turn find the same. Whoever was told that
    /// something is done finds a later turn than before.
    #[must_use]
    pub fn turn(&self) -> u64 {
        self.turn.load(Ordering::Acquire)
    }

    fn book_to_write(&self) -> RwLockWriteGuard<'_, Book> {
        let book = self
            .book
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        // Behind the lock: nobody finds what is new in an old turn once the lock is given back.
        self.turn.fetch_add(1, Ordering::Release);
        book
    }

    /// Today in Vietnam.
    #[must_use]
    pub fn today(&self) -> Date {
        local_date(self.clock.now())
    }

    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// A new id for a form.
    #[must_use]
    pub fn new_command(&self) -> domain::id::CommandId {
        domain::id::CommandId::new(self.clock.ulid())
    }

    /// A password for somebody's first time, made by chance and kept nowhere.
    #[must_use]
    pub fn new_password(&self) -> String {
        account::password::readable(self.clock.secret())
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), StoreFailure> {
        self.store.ping().await
    }

    /// Writes out what is open and closes the store.
    ///
    /// # Errors
    /// When the store cannot be closed in order.
    pub async fn close(&self) -> Result<(), StoreFailure> {
        self.store.close().await
    }

    /// Logs what failed under an id, and gives only the id out.
    fn failed(&self, failure: &StoreFailure) -> Refusal {
        let id = self.clock.ulid().to_string();
        tracing::error!(%id, doing = failure.doing, cause = %failure.cause, "the store failed");
        Refusal::Failed { id }
    }
}
