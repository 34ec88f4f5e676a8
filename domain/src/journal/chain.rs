//! The chain of a unit's entries: how one is put behind the last, and how the whole is verified.

use serde::{Deserialize, Serialize};

use super::{Event, Hash};
use crate::id::UnitId;

/// An event in its place. `body` is the event exactly as it was hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub unit: UnitId,
    pub number: u64,
    pub previous: Hash,
    pub hash: Hash,
    pub body: String,
}

/// An event whose content cannot be written down or read back.
#[derive(Debug, thiserror::Error)]
#[error("journal entry: {0}")]
pub struct Unreadable(#[from] serde_json::Error);

/// The last place of a chain that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub number: u64,
    pub hash: Hash,
}

impl Head {
    pub const EMPTY: Self = Self {
        number: 0,
        hash: Hash::ORIGIN,
    };
}

impl Entry {
    /// Puts an event behind the head of its unit's chain. The number is part of what is
    /// hashed, so that entries cannot change places.
    ///
    /// # Errors
    /// When the event cannot be written as JSON.
    pub fn after(head: Head, event: &Event) -> Result<Self, Unreadable> {
        let number = head.number + 1;
        let body = serde_json::to_string(&(number, event))?;
        Ok(Self {
            unit: event.unit,
            number,
            previous: head.hash,
            hash: head.hash.following(&body),
            body,
        })
    }

    #[must_use]
    pub const fn head(&self) -> Head {
        Head {
            number: self.number,
            hash: self.hash,
        }
    }

    /// Reads the event back.
    ///
    /// # Errors
    /// When the body is not an event.
    pub fn event(&self) -> Result<Event, Unreadable> {
        let (_, event): (u64, Event) = serde_json::from_str(&self.body)?;
        Ok(event)
    }
}

/// What is wrong with a chain, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("unit {unit}: entry {expected} is missing or out of place (found {found})")]
    OutOfPlace {
        unit: UnitId,
        expected: u64,
        found: u64,
    },
    #[error("unit {unit}: entry {number} does not follow the one before it")]
    Broken { unit: UnitId, number: u64 },
    #[error("unit {unit}: the content of entry {number} was altered")]
    Altered { unit: UnitId, number: u64 },
    #[error("unit {unit}: the chain ends at entry {found}, its head says {expected}")]
    CutOff {
        unit: UnitId,
        expected: u64,
        found: u64,
    },
    #[error("unit {unit}: entry {number} belongs to another unit or cannot be read")]
    Foreign { unit: UnitId, number: u64 },
}

/// Walks a unit's chain from its first entry to its head.
///
/// # Errors
/// The first damage found.
pub fn verify<'a>(
    unit: UnitId,
    entries: impl IntoIterator<Item = &'a Entry>,
    head: Head,
) -> Result<u64, Damage> {
    let mut at = Head::EMPTY;
    for entry in entries {
        let number = at.number + 1;
        if entry.number != number {
            return Err(Damage::OutOfPlace {
                unit,
                expected: number,
                found: entry.number,
            });
        }
        if entry.previous != at.hash {
            return Err(Damage::Broken { unit, number });
        }
        if entry.hash != at.hash.following(&entry.body) {
            return Err(Damage::Altered { unit, number });
        }
        let named: Result<(u64, Event), _> = serde_json::from_str(&entry.body);
        if !matches!(named, Ok((named, event)) if named == number && event.unit == unit && entry.unit == unit)
        {
            return Err(Damage::Foreign { unit, number });
        }
        at = entry.head();
    }
    if at == head {
        Ok(at.number)
    } else {
        Err(Damage::CutOff {
            unit,
            expected: head.number,
            found: at.number,
        })
    }
}
