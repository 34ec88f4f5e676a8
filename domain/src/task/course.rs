//! The course of a task: when it begins, by which days what is reached, what it hands in, what has to
//! be done before it, and how often it comes again.
//!
//! - [`Milestone`]: a day by which something is reached. [`product`]: what is handed in and accepted.
//! - [`repeat`]: work that comes again. [`line`]: how milestones and products are typed.

pub mod line;
pub mod product;
pub mod repeat;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::{line::Line, product::Product, repeat::Repeat};
use super::{Task, TaskState};
use crate::{
    Bilingual, Refusal,
    id::TaskId,
    officer::Signature,
    refusal::{Field, Problem},
};

/// How many milestones, products or tasks before it a task can have.
pub const MOST: usize = 40;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Course {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<Date>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
    /// What has to be done before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<TaskId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeats: Option<Repeat>,
}

/// Something to be reached by a day on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Never used again in the same task.
    pub number: u16,
    pub name: Bilingual,
    pub due: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<Reached>,
}

/// When it was reached, and who said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub on: Date,
    pub by: Signature,
}

impl Milestone {
    /// Whether it was missed, as of a day.
    #[must_use]
    pub fn is_late(&self, on: Date) -> bool {
        self.reached
            .map_or(on > self.due, |reached| reached.on > self.due)
    }
}

impl Course {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes the milestones as they were typed; one that keeps its name keeps what was said of it.
    #[must_use]
    pub fn with_milestones(mut self, typed: Vec<(Line, Date)>) -> Self {
        let mut next = numbers(self.milestones.iter().map(|one| one.number));
        let before = std::mem::take(&mut self.milestones);
        self.milestones = typed
            .into_iter()
            .map(
                |(name, due)| match before.iter().find(|one| one.name.vi == name.as_str()) {
                    Some(known) => Milestone {
                        due,
                        ..known.clone()
                    },
                    None => Milestone {
                        number: next.next(),
                        name: Bilingual::both(name.as_str()),
                        due,
                        reached: None,
                    },
                },
            )
            .collect();
        self.milestones.sort_by_key(|one| (one.due, one.number));
        self
    }

    /// Takes the products as they were typed; one that keeps its name keeps what was handed in.
    #[must_use]
    pub fn with_products(mut self, typed: Vec<(Line, Option<Date>)>) -> Self {
        let mut next = numbers(self.products.iter().map(|one| one.number));
        let before = std::mem::take(&mut self.products);
        self.products = typed
            .into_iter()
            .map(
                |(name, due)| match before.iter().find(|one| one.name.vi == name.as_str()) {
                    Some(known) => Product {
                        due,
                        ..known.clone()
                    },
                    None => Product {
                        number: next.next(),
                        name: Bilingual::both(name.as_str()),
                        due,
                        handed: Vec::new(),
                    },
                },
            )
            .collect();
        self
    }

    /// The products that were handed in and are gone from what was typed: they stay.
    #[must_use]
    pub fn loses_what_was_handed_in(&self, before: &Self) -> bool {
        before
            .products
            .iter()
            .filter(|one| !one.handed.is_empty())
            .any(|one| self.product(one.number).is_none())
    }

    #[must_use]
    pub fn product(&self, number: u16) -> Option<&Product> {
        self.products.iter().find(|one| one.number == number)
    }
}

/// The numbers that nothing has yet.
fn numbers(taken: impl Iterator<Item = u16>) -> Numbers {
    Numbers(taken.max().unwrap_or(0))
}

struct Numbers(u16);

impl Numbers {
    const fn next(&mut self) -> u16 {
        self.0 = self.0.saturating_add(1);
        self.0
    }
}

impl Task {
    /// Notes when a milestone was reached, or that it was not after all.
    ///
    /// # Errors
    /// No such milestone; the task is not given out; changed meanwhile.
    pub fn reach(&self, base: u32, number: u16, reached: Option<Reached>) -> Result<Self, Refusal> {
        let mut next = self.stepped(base)?;
        next.course
            .milestones
            .iter_mut()
            .find(|one| one.number == number)
            .ok_or(Refusal::NotFound)?
            .reached = reached;
        Ok(next)
    }

    /// The next revision of a task that was given out.
    fn stepped(&self, base: u32) -> Result<Self, Refusal> {
        if self.revision != base {
            return Err(Refusal::ChangedMeanwhile);
        }
        if self.state == TaskState::Draft {
            return Err(Refusal::NotGiven);
        }
        let mut next = self.clone();
        next.revision += 1;
        Ok(next)
    }

    /// What stands against calling it done: a product that was not accepted.
    ///
    /// # Errors
    /// The products that are still open, counted at the field of the state.
    pub fn can_be_done(&self) -> Result<(), Refusal> {
        let open = self
            .course
            .products
            .iter()
            .filter(|one| !one.is_accepted())
            .count();
        if open == 0 {
            return Ok(());
        }
        let count = u16::try_from(open).unwrap_or(u16::MAX);
        Err(Refusal::field(
            Field::State,
            Problem::ProductsOpen { count },
        ))
    }
}

#[cfg(test)]
mod tests;
