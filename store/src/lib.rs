//! Where the book is kept. The only crate that names SurrealDB.
//!
//! Embedded, the engine is RocksDB with an fsync before every answer and bounded memory;
//! `mem://` is for tests; `ws://` reaches a SurrealDB server. Everything else is the same.

mod commit;
mod engine;
mod migration;
mod page;
mod range;
mod record;
mod session;
mod vault;

use domain::{
    id::{CommandId, UnitId},
    journal::{Entry, Hash, Head},
    policy::{KeepAccount, Permit, TellOfficers},
};
use service::{
    account::session::Session,
    store::{
        Commit, Done, Kept, Later, NotCommitted, Part, Record, RecordKey, Store, StoreFailure,
        Write,
    },
};

use engine::Handle;
pub use vault::Folder;

/// How much the engine may write into logs. It tells its queries' failures to whoever asked, and
/// those are logged there. Under the last name it only complains, at every orderly stop, that it
/// is stopped twice.
pub const LOG_LEVELS: &str = "surrealdb=warn,surrealdb_core=warn,surrealdb_kvs_rocksdb=off";

/// Where and how to keep the book.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `rocksdb:///folder`, `mem://`, or `ws://host:port` with a user.
    pub endpoint: String,
    /// The name of the book, where one server keeps several.
    pub name: String,
    /// MiB that RocksDB may use for blocks it has read.
    pub block_cache_mib: u32,
    /// MiB that RocksDB may fill before it writes a table out; two such buffers at most.
    pub write_buffer_mib: u32,
    pub username: Option<String>,
    pub password: Option<String>,
}

/// An open store.
pub struct Engine {
    handle: Handle,
}

/// Opens the store and brings its schema up to date.
///
/// # Errors
/// When it cannot be reached, or its schema is not one that this program knows.
pub async fn open(settings: &Settings) -> Result<Engine, StoreFailure> {
    let handle = Handle::open(settings).await?;
    migration::run(&handle).await?;
    Ok(Engine { handle })
}

impl Store for Engine {
    fn read_all<'a>(
        &'a self,
        take: &'a mut (dyn FnMut(Part) + Send),
    ) -> Later<'a, Result<(), StoreFailure>> {
        Box::pin(page::read_all(&self.handle, take))
    }

    fn read<'a>(
        &'a self,
        key: &'a RecordKey,
    ) -> Later<'a, Result<Option<Kept<Record>>, StoreFailure>> {
        Box::pin(page::read(&self.handle, key))
    }

    fn done(&self, command: CommandId) -> Later<'_, Result<Option<Done>, StoreFailure>> {
        Box::pin(commit::done(&self.handle, command))
    }

    fn commit<'a>(&'a self, commit: &'a Commit) -> Later<'a, Result<Vec<Entry>, NotCommitted>> {
        Box::pin(commit::commit(&self.handle, commit))
    }

    fn tell<'a>(
        &'a self,
        _used_up: Permit<TellOfficers>,
        writes: &'a [Write],
        forgotten: &'a [RecordKey],
    ) -> Later<'a, Result<(), NotCommitted>> {
        Box::pin(commit::tell(&self.handle, writes, forgotten))
    }

    fn chains(&self) -> Later<'_, Result<Vec<(UnitId, Head)>, StoreFailure>> {
        Box::pin(page::chains(&self.handle))
    }

    fn chain(&self, unit: UnitId) -> Later<'_, Result<Vec<Entry>, StoreFailure>> {
        Box::pin(page::chain(&self.handle, unit))
    }

    fn put_session<'a>(
        &'a self,
        _used_up: Permit<KeepAccount>,
        session: &'a Session,
    ) -> Later<'a, Result<(), StoreFailure>> {
        Box::pin(session::put(&self.handle, session))
    }

    fn sessions(&self) -> Later<'_, Result<Vec<Session>, StoreFailure>> {
        Box::pin(session::all(&self.handle))
    }

    fn end_sessions<'a>(
        &'a self,
        _used_up: Permit<KeepAccount>,
        keys: &'a [Hash],
    ) -> Later<'a, Result<(), StoreFailure>> {
        Box::pin(session::end(&self.handle, keys))
    }

    fn is_empty(&self) -> Later<'_, Result<bool, StoreFailure>> {
        Box::pin(page::is_empty(&self.handle))
    }

    fn ping(&self) -> Later<'_, Result<(), StoreFailure>> {
        Box::pin(self.handle.ping())
    }

    fn close(&self) -> Later<'_, Result<(), StoreFailure>> {
        Box::pin(self.handle.close())
    }
}
