//! Which files are being brought just now: those nobody may remove, though no record names them yet.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{evidence::KeptFile, journal::Hash};

use crate::vault::{Room, Vault};

/// Where files are kept, how many fit, and which are on their way into the book.
pub(crate) struct Keeping {
    pub vault: Arc<dyn Vault>,
    pub room: Room,
    /// By content, how many are bringing it.
    held: Mutex<BTreeMap<Hash, usize>>,
    pub attaching: tokio::sync::Mutex<()>,
}

impl Keeping {
    pub fn new(vault: Arc<dyn Vault>, room: Room) -> Self {
        Self {
            vault,
            room,
            held: Mutex::default(),
            attaching: tokio::sync::Mutex::default(),
        }
    }

    pub fn hold(&self, contents: impl Iterator<Item = Hash>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for content in contents {
            *held.entry(content).or_default() += 1;
        }
    }

    pub fn holds(&self, file: &KeptFile) -> bool {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        file.contents().all(|content| held.contains_key(&content))
    }

    pub fn release(&self, contents: impl Iterator<Item = Hash>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for content in contents {
            if let Some(count) = held.get_mut(&content) {
                *count -= 1;
                if *count == 0 {
                    held.remove(&content);
                }
            }
        }
    }

    /// Removes what nobody is bringing and no record names. Whoever begins to bring it meanwhile
    /// waits, and then finds it gone and keeps it anew.
    pub fn forget(&self, contents: &[Hash], is_named: impl Fn(Hash) -> bool) {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for content in contents {
            if !held.contains_key(content)
                && !is_named(*content)
                && let Err(failure) = self.vault.remove(*content)
            {
                // It is removed at the next start.
                tracing::error!(cause = %failure, "a file that nothing names could not be removed");
            }
        }
    }
}
