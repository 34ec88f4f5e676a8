//! Dividing what a unit promised among the units below it, and what a page shows of that.

use domain::{
    Date, Refusal,
    allocation::{Allocation, Balance, part},
    command::AllocateTarget,
    id::UnitId,
    indicator::{Aggregation, Indicator, Promise},
    journal::Change,
    period::Period,
    policy::{self, Actor, Permit},
    refusal::{Field, Problem},
    source::Ground,
    target::Target,
    text::Line,
};
use serde::{Deserialize, Serialize};

use crate::{
    Service,
    book::Book,
    run::{Changed, Decision, taken},
    store::RecordKey,
};

/// What a division came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocated {
    /// How many units have a part.
    pub parts: usize,
}

/// A unit that can get a part.
#[derive(Clone, Debug)]
pub struct Share {
    pub unit: UnitId,
    /// The part it has.
    pub part: Option<Promise>,
    /// What it promised on its own, which is nobody's part and stays as it is.
    pub own: Option<Promise>,
}

/// A promise with everything needed to divide it.
#[derive(Clone, Debug)]
pub struct Division {
    pub indicator: Indicator,
    pub whole: Promise,
    pub shares: Vec<Share>,
    pub balance: Option<Balance>,
    pub base: domain::journal::Hash,
    pub can_be_divided: bool,
}

impl Book {
    /// What a unit promised for a period, and the units below that can get a part of it, in
    /// Vietnamese order: those of the period's first day, of its last and of today.
    #[must_use]
    pub fn division(
        &self,
        indicator: &Indicator,
        unit: UnitId,
        period: &Period,
        today: Date,
    ) -> Option<Division> {
        let allocation = Allocation::of(indicator, unit, period)?;
        let mut units: Vec<_> = [
            period.first_day(),
            period.last_day().unwrap_or(today),
            today,
        ]
        .into_iter()
        .flat_map(|day| self.tree().children(unit, day))
        .map(|unit| unit.id)
        .chain(allocation.parts.iter().map(|part| part.unit))
        .collect();
        units.sort_unstable();
        units.dedup();
        let name = |unit: UnitId| self.tree().get(unit).map(|unit| unit.short_name(today));
        units.sort_by(|a, b| {
            domain::text::order::compare(name(*a).unwrap_or_default(), name(*b).unwrap_or_default())
        });
        let shares = units
            .into_iter()
            .map(|below| Share {
                unit: below,
                part: allocation.part(below).cloned(),
                own: indicator
                    .promise(below, period)
                    .filter(|promise| promise.part_of != Some(unit))
                    .cloned(),
            })
            .collect();
        Some(Division {
            whole: allocation.whole.clone(),
            shares,
            balance: allocation.balance(),
            base: allocation.seen(),
            can_be_divided: allocation.can_be_divided(),
            indicator: indicator.clone(),
        })
    }
}

impl Service {
    /// Divides a promise: gives parts, changes them, takes them away.
    ///
    /// # Errors
    /// No promise to divide; parts that cannot be read, or for units that are not below; no
    /// permit on the unit; divided by somebody else meanwhile.
    pub async fn allocate_target(
        &self,
        actor: &Actor,
        command: AllocateTarget,
    ) -> Result<Allocated, Refusal> {
        let programme_unit = command.unit;
        let now = self.clock.now();
        self.run(
            command.id,
            &(actor.officer(), &command),
            &[RecordKey::Indicator(command.indicator)],
            |mut fresh| {
                let (before, read_at) = taken::<Indicator>(fresh.pop().flatten());
                let before = before.ok_or(Refusal::NotFound)?;
                let book = self.book();
                let permit: Permit<policy::AllocateTarget> =
                    policy::permit(actor, programme_unit, book.tree())?;
                let Some(allocation) = Allocation::of(&before, command.unit, &command.period)
                else {
                    return Err(Refusal::NotFound);
                };
                let divided = Divided::parse(&command, &before, &allocation, &book)?;
                if allocation.seen() != command.base {
                    return Err(Refusal::ChangedMeanwhile);
                }
                let after = divided.onto(&before, &command);
                Ok(Decision::one(
                    permit,
                    (command.id, now),
                    Allocated {
                        parts: divided.parts.len(),
                    },
                    Changed {
                        restricted: before.restricted,
                        change: Change::Allocation {
                            indicator: before.id,
                            period: command.period,
                            before: parts_of(&before, &command),
                            after: parts_of(&after, &command),
                            ground: divided.ground.as_str().to_owned(),
                        },
                        record: after,
                        read_at,
                    },
                ))
            },
        )
        .await
    }
}

fn parts_of(indicator: &Indicator, command: &AllocateTarget) -> Vec<(UnitId, Target)> {
    Allocation::of(indicator, command.unit, &command.period)
        .map(|allocation| {
            allocation
                .parts
                .iter()
                .map(|part| (part.unit, part.target.clone()))
                .collect()
        })
        .unwrap_or_default()
}

/// What an officer typed for the parts, read.
struct Divided {
    aggregation: Aggregation,
    parts: Vec<(UnitId, Target)>,
    ground: Line,
}

impl Divided {
    fn parse(
        command: &AllocateTarget,
        indicator: &Indicator,
        allocation: &Allocation<'_>,
        book: &Book,
    ) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        let aggregation = Aggregation::ALL
            .into_iter()
            .find(|one| one.code() == command.aggregation);
        if aggregation.is_none() {
            problems.push((Field::Aggregation, Problem::NothingWritten));
        }
        let ground = Line::try_from(command.ground.as_str())
            .map_err(|problem| problems.push((Field::Ground, Problem::Text(problem))));
        let mut parts = Vec::new();
        for (unit, text) in &command.parts {
            if text.trim().is_empty() {
                let divided_further = allocation.part(*unit).is_some()
                    && Allocation::of(indicator, *unit, &command.period)
                        .is_some_and(|further| !further.parts.is_empty());
                if divided_further {
                    problems.push((Field::Part(*unit), Problem::DividedFurther));
                }
                continue;
            }
            let is_below = *unit != command.unit && book.tree().ever_within(*unit, command.unit);
            let has_own = indicator
                .promise(*unit, &command.period)
                .is_some_and(|promise| promise.part_of != Some(command.unit));
            let read = if !is_below {
                Err(Problem::Unknown)
            } else if has_own || parts.iter().any(|(other, _)| other == unit) {
                Err(Problem::Taken)
            } else {
                part(&allocation.whole.target, text, command.language)
            };
            match read {
                Ok(target) => parts.push((*unit, target)),
                Err(problem) => problems.push((Field::Part(*unit), problem)),
            }
        }
        match (aggregation, ground) {
            (Some(aggregation), Ok(ground)) if problems.is_empty() => Ok(Self {
                aggregation,
                parts,
                ground,
            }),
            _ => Err(Refusal::Fields(problems)),
        }
    }

    /// The parts in the place of those that were there. One that stays as it is keeps its ground.
    fn onto(&self, before: &Indicator, command: &AllocateTarget) -> Indicator {
        let is_part = |promise: &Promise| {
            promise.part_of == Some(command.unit) && promise.period == command.period
        };
        let mut after = before.clone();
        after.aggregation = Some(self.aggregation);
        after.promises.retain(|promise| !is_part(promise));
        for (unit, target) in &self.parts {
            let same = before.promises.iter().find(|promise| {
                is_part(promise) && promise.unit == *unit && promise.target == *target
            });
            after
                .promises
                .push(same.cloned().unwrap_or_else(|| Promise {
                    unit: *unit,
                    period: command.period,
                    target: target.clone(),
                    part_of: Some(command.unit),
                    ground: Ground {
                        source: None,
                        place: self.ground.clone(),
                    },
                }));
        }
        after
    }
}
