//! The place where somebody lives: what it is today, and whose promises concern it. A former unit's
//! figures stay with it, so a place is told together with what it came from and what stands above it.

use std::collections::BTreeSet;

use domain::{
    id::UnitId,
    status::{Counts, Outlook, Rule},
    unit::Unit,
};

use super::{
    Book, Reader,
    indicator::{Followed, Row},
    unit::seen_day,
};

/// How a unit has to do with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// It is the place, as it was chosen.
    Itself,
    /// It stands in its place today.
    Today,
    /// The place was made of it.
    Before,
    /// It is above it today.
    Above,
    /// It was above it, and is no more.
    OnceAbove,
}

/// A unit whose promises concern a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concern {
    pub unit: UnitId,
    pub bond: Bond,
    pub counts: Counts,
}

#[derive(Clone, Debug)]
pub struct Here {
    pub unit: Unit,
    /// What stands in its place on the reader's day; empty while it is there itself.
    pub today: Vec<UnitId>,
    /// The place and what stands in its place: whose news and duties are the place's own.
    pub own: Vec<UnitId>,
    /// Units with promises, nearest first.
    pub concerns: Vec<Concern>,
    pub counts: Counts,
}

impl Followed {
    /// The place of an indicator that stands for a unit, as [`Book::head_at`] finds it.
    #[must_use]
    pub fn at(&self, unit: UnitId) -> Option<&Row> {
        let rows = || self.rows.iter().filter(|row| row.unit == unit);
        rows()
            .find(|row| row.promise.is_some() && row.published.is_some())
            .or_else(|| rows().find(|row| row.published.is_some()))
            .or_else(|| rows().next())
    }
}

impl Book {
    /// How the indicators of a unit stand, each once, as a reader may see it; none where it has none.
    #[must_use]
    pub fn counts_at(&self, unit: UnitId, reader: Reader<'_>) -> Option<Counts> {
        let judged = self.judged_at(unit, reader);
        (!judged.is_empty()).then(|| Counts::of(judged))
    }

    fn judged_at(&self, unit: UnitId, reader: Reader<'_>) -> Vec<(Outlook, Rule)> {
        self.all_indicators()
            .filter_map(|indicator| self.head_at(indicator, unit, reader))
            .map(|row| (row.standing.outlook, row.standing.rule))
            .collect()
    }

    /// A place on the day one looks at.
    #[must_use]
    pub fn here(&self, unit: &Unit, reader: Reader<'_>) -> Here {
        let tree = self.tree();
        let today = tree.heirs(unit.id, reader.on);
        let own: Vec<UnitId> = std::iter::once(unit.id)
            .chain(today.iter().copied())
            .collect();
        let mut concerns = Vec::new();
        let mut all = Vec::new();
        for (concerned, bond) in self.concerned(unit, &today, reader) {
            let found = self.judged_at(concerned, reader);
            if !found.is_empty() {
                concerns.push(Concern {
                    unit: concerned,
                    bond,
                    counts: Counts::of(found.iter().copied()),
                });
                all.extend(found);
            }
        }
        Here {
            unit: unit.clone(),
            today,
            own,
            concerns,
            counts: Counts::of(all),
        }
    }

    /// The units that have to do with a place, each by its nearest bond.
    fn concerned(&self, unit: &Unit, today: &[UnitId], reader: Reader<'_>) -> Vec<(UnitId, Bond)> {
        let tree = self.tree();
        let mut found = vec![(unit.id, Bond::Itself)];
        found.extend(today.iter().map(|unit| (*unit, Bond::Today)));
        let before: Vec<UnitId> = tree
            .predecessors(unit.id)
            .filter(|edge| edge.on <= reader.on)
            .map(|edge| edge.from)
            .collect();
        let above: Vec<UnitId> = std::iter::once(unit.id)
            .chain(today.iter().copied())
            .chain(before.iter().copied())
            .filter_map(|id| tree.get(id))
            .flat_map(|one| tree.ancestors(one.id, seen_day(one, reader.on)))
            .collect();
        found.extend(before.into_iter().map(|unit| (unit, Bond::Before)));
        found.extend(above.into_iter().map(|unit| {
            let bond = if self.is_over(unit, reader.on) {
                Bond::OnceAbove
            } else {
                Bond::Above
            };
            (unit, bond)
        }));
        let mut seen = BTreeSet::new();
        found.retain(|(unit, _)| seen.insert(*unit));
        found.sort_by_key(|(_, bond)| *bond);
        found
    }
}
