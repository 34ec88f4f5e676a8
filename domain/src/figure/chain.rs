//! The chain of checks: who looks at a figure, level after level, before everybody sees it.
//!
//! A level is a unit whose reviewers decide. Without a unit it is the one that reports: so one
//! chain serves all communes of a programme ("cấp xã", then a department, then the province).

use serde::{Deserialize, Serialize};

use crate::{Bilingual, id::UnitId};

/// One level of checking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// "cấp xã", "Sở Khoa học và Công nghệ", "cấp tỉnh".
    pub name: Bilingual,
    /// Whose reviewers decide; without one, those of the unit that reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}

/// One to three levels. A programme that says nothing has one: the reporting unit's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Level>", into = "Vec<Level>")]
pub struct Chain(Vec<Level>);

/// Why levels are no chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a chain of checks has at most three levels")]
pub struct TooManyLevels;

impl Chain {
    /// The most levels.
    pub const MOST: usize = 3;

    /// No levels: the reporting unit's reviewers decide once.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.0
    }

    /// How many people have to agree.
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.len().max(1)
    }

    /// The place in the chain of what has so many checks. A chain that was shortened meanwhile
    /// leaves it at the last level.
    #[must_use]
    pub fn place(&self, checks: usize) -> usize {
        checks.min(self.length() - 1)
    }

    /// Whether the next approval publishes.
    #[must_use]
    pub fn ends_after(&self, checks: usize) -> bool {
        self.place(checks) + 1 == self.length()
    }

    /// The level at which something waits; `None` where the programme names no levels.
    #[must_use]
    pub fn level(&self, checks: usize) -> Option<&Level> {
        self.0.get(self.place(checks))
    }

    /// The unit whose reviewers decide now.
    #[must_use]
    pub fn decided_at(&self, checks: usize, reporting: UnitId) -> UnitId {
        self.level(checks)
            .and_then(|level| level.unit)
            .unwrap_or(reporting)
    }

    /// Every unit whose reviewers decide at some level, for one that reports.
    pub fn deciders(&self, reporting: UnitId) -> impl Iterator<Item = UnitId> {
        (0..self.length()).map(move |at| self.decided_at(at, reporting))
    }
}

impl TryFrom<Vec<Level>> for Chain {
    type Error = TooManyLevels;
    fn try_from(levels: Vec<Level>) -> Result<Self, TooManyLevels> {
        if levels.len() > Self::MOST {
            return Err(TooManyLevels);
        }
        Ok(Self(levels))
    }
}

impl From<Chain> for Vec<Level> {
    fn from(chain: Chain) -> Self {
        chain.0
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn id(number: u128) -> UnitId {
        UnitId::new(Ulid::from(number))
    }

    fn chain(units: &[Option<u128>]) -> Chain {
        let levels: Vec<_> = units
            .iter()
            .map(|unit| Level {
                name: Bilingual::both("cấp"),
                unit: unit.map(id),
            })
            .collect();
        Chain::try_from(levels).unwrap()
    }

    #[test]
    fn without_levels_the_reporting_unit_decides_once() {
        let none = Chain::default();
        assert_eq!(none.length(), 1);
        assert!(none.ends_after(0));
        assert_eq!(none.decided_at(0, id(7)), id(7));
        assert_eq!(none.level(0), None);
    }

    #[test]
    fn each_check_leads_to_the_next_level() {
        let three = chain(&[None, Some(2), Some(1)]);
        let decided: Vec<_> = (0..3)
            .map(|checks| three.decided_at(checks, id(7)))
            .collect();
        assert_eq!(decided, [id(7), id(2), id(1)]);
        assert_eq!(
            [0, 1, 2].map(|checks| three.ends_after(checks)),
            [false, false, true]
        );
        assert_eq!(
            three.deciders(id(7)).collect::<Vec<_>>(),
            [id(7), id(2), id(1)]
        );
    }

    #[test]
    fn a_chain_that_was_shortened_ends_at_its_last_level() {
        let one = chain(&[Some(2)]);
        assert!(one.ends_after(2));
        assert_eq!(one.decided_at(2, id(7)), id(2));
    }

    #[test]
    fn a_fourth_level_is_refused() {
        let four = vec![
            Level {
                name: Bilingual::both("cấp"),
                unit: None,
            };
            4
        ];
        assert_eq!(Chain::try_from(four), Err(TooManyLevels));
    }
}
