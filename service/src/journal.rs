//! Verifying the journal against what the store really holds.

use domain::journal::{Damage, verify};

use crate::{Service, store::StoreFailure};

/// What a walk through all chains found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalReport {
    pub units: usize,
    pub entries: u64,
    pub damages: Vec<Damage>,
}

impl Service {
    /// Walks every chain from the store, not from memory.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn verify_journal(&self) -> Result<JournalReport, StoreFailure> {
        let mut report = JournalReport::default();
        for (unit, head) in self.store.chains().await? {
            report.units += 1;
            let entries = self.store.chain(unit).await?;
            match verify(unit, &entries, head) {
                Ok(count) => report.entries += count,
                Err(damage) => report.damages.push(damage),
            }
        }
        Ok(report)
    }
}
