//! Taking back: a draft that is dropped, and a value that is put back as it was before.

use super::{Cell, Stage, Value, Working};
use crate::Refusal;

impl Cell {
    /// Drops what is being worked on; what is published stays.
    ///
    /// # Errors
    /// A conflict, or nothing to drop.
    pub fn withdraw(&self, base: u32) -> Result<Self, Refusal> {
        self.expect_revision(base, None)?;
        if self.working.is_none() {
            return Err(Refusal::NothingToWithdraw);
        }
        Ok(self.next(self.published.clone(), None))
    }

    /// Puts an earlier value back as a draft; without one, nothing is being worked on any more.
    /// What is published stays.
    ///
    /// # Errors
    /// A conflict when the cell has changed since `base`.
    pub fn restore(&self, base: u32, earlier: Option<Value>) -> Result<Self, Refusal> {
        self.expect_revision(base, earlier.as_ref().map(|value| &value.quantity))?;
        Ok(self.next(
            self.published.clone(),
            earlier.map(|value| Working {
                value,
                stage: Stage::Draft,
                returned: self.last_returned(),
            }),
        ))
    }
}
