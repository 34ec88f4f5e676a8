//! Evidence: where its files are kept, and how much there may be.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use service::vault::Room;

const MIB: u64 = 1024 * 1024;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    /// Unless set: beside a database in a folder; for one that is elsewhere, a temporary folder.
    pub folder: Option<PathBuf>,
    /// MiB of one file, as it is sent.
    pub file_mib: u32,
    /// MiB of all files of a unit.
    pub unit_mib: u32,
    /// MiB of all files.
    pub total_mib: u32,
}

/// Settings of evidence that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotEvidence {
    #[error("evidence.file_mib must be between 1 and {}", Evidence::MOST_FILE_MIB)]
    FileSize,
    #[error("evidence.unit_mib must not be smaller than evidence.file_mib")]
    UnitSize,
    #[error("evidence.total_mib must not be smaller than evidence.unit_mib")]
    TotalSize,
}

impl Default for Evidence {
    fn default() -> Self {
        Self {
            folder: None,
            // A scanned report of fifty pages, or any photo of a phone.
            file_mib: 15,
            unit_mib: 2048,
            total_mib: 20 * 1024,
        }
    }
}

impl Evidence {
    /// A file is held in memory while it is looked through.
    const MOST_FILE_MIB: u32 = 50;

    pub(super) fn check(&self) -> Result<(), NotEvidence> {
        if !(1..=Self::MOST_FILE_MIB).contains(&self.file_mib) {
            return Err(NotEvidence::FileSize);
        }
        if self.unit_mib < self.file_mib {
            return Err(NotEvidence::UnitSize);
        }
        if self.total_mib < self.unit_mib {
            return Err(NotEvidence::TotalSize);
        }
        Ok(())
    }

    #[must_use]
    pub fn room(&self) -> Room {
        Room {
            of_a_file: u64::from(self.file_mib) * MIB,
            of_a_unit: u64::from(self.unit_mib) * MIB,
            of_all: u64::from(self.total_mib) * MIB,
        }
    }

    /// Where files are kept that belong to a database; none where only a temporary folder is left.
    #[must_use]
    pub fn folder_beside(&self, endpoint: &str) -> Option<PathBuf> {
        if let Some(folder) = &self.folder {
            return Some(folder.clone());
        }
        let path = endpoint.strip_prefix("rocksdb:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        let path = Path::new(path.split('?').next().unwrap_or_default());
        let mut name = path.file_name()?.to_owned();
        name.push("-evidence");
        Some(path.with_file_name(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_more_is_not_smaller() {
        assert_eq!(Evidence::default().check(), Ok(()));
        for (toml, problem) in [
            ("file_mib = 0", NotEvidence::FileSize),
            ("file_mib = 51", NotEvidence::FileSize),
            ("unit_mib = 14", NotEvidence::UnitSize),
            ("total_mib = 2047", NotEvidence::TotalSize),
        ] {
            let evidence: Evidence = toml::from_str(toml).unwrap();
            assert_eq!(evidence.check(), Err(problem), "{toml}");
        }
    }

    #[test]
    fn files_are_beside_their_database() {
        let beside = |folder: Option<&str>, endpoint| {
            Evidence {
                folder: folder.map(PathBuf::from),
                ..Evidence::default()
            }
            .folder_beside(endpoint)
            .map(|path| path.display().to_string())
        };
        for (endpoint, folder) in [
            (
                "rocksdb:///var/lib/tiendo/book",
                Some("/var/lib/tiendo/book-evidence"),
            ),
            (
                "rocksdb:///var/lib/tiendo/book/",
                Some("/var/lib/tiendo/book-evidence"),
            ),
            ("rocksdb:book?sync=every", Some("book-evidence")),
            ("mem://", None),
            ("ws://127.0.0.1:8000", None),
        ] {
            assert_eq!(beside(None, endpoint).as_deref(), folder, "{endpoint}");
            assert_eq!(beside(Some("/srv/a"), endpoint).as_deref(), Some("/srv/a"));
        }
    }
}
