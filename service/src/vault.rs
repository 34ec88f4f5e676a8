//! What the use cases ask of whatever keeps the files of evidence. Each is known by the hash of its
//! content, so that one sent twice is kept once, and nobody's words become a path.

use std::fs::File;

use domain::journal::Hash;

use crate::store::StoreFailure;

/// Whatever keeps files. Its functions wait for the disk: they are called where waiting is allowed.
pub trait Vault: Send + Sync {
    /// Keeps a content under its hash, durable when it answers.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of it is there.
    fn put(&self, content: &[u8], hash: Hash) -> Result<(), StoreFailure>;

    /// A nameless file that is gone when it is closed.
    ///
    /// # Errors
    /// When it cannot be made.
    fn spool(&self) -> Result<File, StoreFailure>;

    /// The file of a content; none when it is not there.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    fn open(&self, content: Hash) -> Result<Option<File>, StoreFailure>;

    /// Removes a content, which may be gone already.
    ///
    /// # Errors
    /// When it cannot be removed.
    fn remove(&self, content: Hash) -> Result<(), StoreFailure>;

    /// Removes all that is not named, and what was begun and never finished; says how much.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn sweep(&self, is_named: &dyn Fn(Hash) -> bool) -> Result<usize, StoreFailure>;
}

/// How much may be kept, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Of one file, as it is sent.
    pub of_a_file: u64,
    /// Of all files of a unit.
    pub of_a_unit: u64,
    pub of_all: u64,
}
