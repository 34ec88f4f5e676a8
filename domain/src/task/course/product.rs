//! What a task hands in: each hand-in with its document, and what was decided on it by somebody else.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Refusal,
    officer::Signature,
    task::Task,
    text::{Line, Prose},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Never used again in the same task.
    pub number: u16,
    pub name: Bilingual,
    /// Where it is due before the task is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Each time it was handed in, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed: Vec<HandedIn>,
}

/// One hand-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// Where it is: the number of a document, an address, a shelf.
    pub what: Line,
    pub by: Signature,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Why it was given back; none when it was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Prose>,
    pub by: Signature,
}

/// How a product stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    Open,
    Late,
    Waiting,
    Returned,
    Accepted,
}

impl Product {
    #[must_use]
    pub fn latest(&self) -> Option<&HandedIn> {
        self.handed.last()
    }

    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.decided()
            .is_some_and(|decided| decided.returned.is_none())
    }

    /// Whether it was handed in and nobody has decided on it.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.latest().is_some_and(|handed| handed.decided.is_none())
    }

    fn decided(&self) -> Option<&Decided> {
        self.latest()?.decided.as_ref()
    }

    #[must_use]
    pub fn standing(&self, on: Date) -> Standing {
        match self.latest().map(|handed| handed.decided.as_ref()) {
            Some(None) => Standing::Waiting,
            Some(Some(Decided { returned: None, .. })) => Standing::Accepted,
            Some(Some(_)) => Standing::Returned,
            None if self.due.is_some_and(|due| on > due) => Standing::Late,
            None => Standing::Open,
        }
    }
}

impl Task {
    /// Hands a product in.
    ///
    /// # Errors
    /// No such product; accepted already, or waiting for a decision; not given out; changed
    /// meanwhile.
    pub fn hand_in(&self, base: u32, number: u16, handed: HandedIn) -> Result<Self, Refusal> {
        let mut next = self.stepped(base)?;
        let product = next.product_mut(number)?;
        if product.is_accepted() || product.is_waiting() {
            return Err(Refusal::HandedInAlready);
        }
        product.handed.push(handed);
        Ok(next)
    }

    /// Accepts what was handed in, or gives it back with a reason.
    ///
    /// # Errors
    /// No such product; nothing handed in; handed in by the same officer; changed meanwhile.
    pub fn decide_product(
        &self,
        base: u32,
        number: u16,
        decided: Decided,
    ) -> Result<Self, Refusal> {
        let mut next = self.stepped(base)?;
        let handed = next
            .product_mut(number)?
            .handed
            .last_mut()
            .filter(|handed| handed.decided.is_none())
            .ok_or(Refusal::NothingHandedIn)?;
        if handed.by.by.officer().is_some() && handed.by.by.officer() == decided.by.by.officer() {
            return Err(Refusal::OwnProduct);
        }
        handed.decided = Some(decided);
        Ok(next)
    }

    fn product_mut(&mut self, number: u16) -> Result<&mut Product, Refusal> {
        self.course
            .products
            .iter_mut()
            .find(|one| one.number == number)
            .ok_or(Refusal::NotFound)
    }
}
