//! A permit: proof that authority was checked, for one action on one unit.

use std::{fmt, marker::PhantomData};

use super::Action;
use crate::{id::UnitId, officer::Author};

/// Proof that this author may do `A` on this unit. It cannot be made outside
/// [`policy`](super), nor copied: a write uses it up.
pub struct Permit<A> {
    author: Author,
    unit: UnitId,
    action: PhantomData<A>,
}

impl<A: Action> Permit<A> {
    pub(super) const fn new(author: Author, unit: UnitId) -> Self {
        Self {
            author,
            unit,
            action: PhantomData,
        }
    }

    #[must_use]
    pub const fn author(&self) -> Author {
        self.author
    }

    #[must_use]
    pub const fn unit(&self) -> UnitId {
        self.unit
    }
}

impl<A: Action> fmt::Debug for Permit<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Permit<{}>({:?})", A::NAME.name(), self.unit)
    }
}
