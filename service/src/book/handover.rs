//! What dissolved units left unfinished: item by item, where each stands, who has taken it over, and
//! what an officer has to do about it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Bilingual, Date, Language,
    handover::{Handover, Matter, Standing},
    id::{HandoverId, UnitId},
    officer::Officer,
    owner::{Charge, Duty},
    policy::{self, Action, Actor, AnswerHandover, ProposeHandover, ReadRestricted},
    task::TaskState,
};

use super::{Book, Reader};

/// How what a unit left stands, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub to_propose: usize,
    pub waiting: usize,
    pub accepted: usize,
    pub ended: usize,
}

impl Tally {
    fn count(&mut self, one: &Handover) {
        match one.standing() {
            Standing::Open | Standing::Refused(_) => self.to_propose += 1,
            Standing::Proposed(_) => self.waiting += 1,
            Standing::Accepted(_) => self.accepted += 1,
            Standing::Ended(_) => self.ended += 1,
        }
    }
}

/// What an officer has to do about handing over.
#[derive(Clone, Debug, Default)]
pub struct Handing {
    /// Dissolved units below this officer's, with how many of their items are to be proposed.
    pub to_propose: Vec<(UnitId, usize)>,
    /// Proposed to this officer's units, by somebody else.
    pub to_accept: Vec<Handover>,
}

impl Book {
    #[must_use]
    pub fn handover(&self, id: HandoverId) -> Option<&Handover> {
        self.handovers.get(&id)
    }

    /// Whether a unit is over on a day.
    #[must_use]
    pub fn is_over(&self, unit: UnitId, on: Date) -> bool {
        self.tree
            .get(unit)
            .and_then(|unit| unit.exists.until)
            .is_some_and(|until| until <= on)
    }

    /// What a unit that is over left, as a reader may see it: what is still unfinished, and what
    /// was handed over or ended already.
    #[must_use]
    pub fn left_by(&self, unit: UnitId, reader: Reader<'_>) -> Vec<Handover> {
        if !self.is_over(unit, reader.on) {
            return Vec::new();
        }
        let unfinished = self.unfinished(unit, reader.on);
        let open: BTreeSet<HandoverId> = unfinished
            .iter()
            .map(|(matter, _)| HandoverId::of(unit, *matter))
            .collect();
        let mut left: Vec<Handover> = unfinished
            .into_iter()
            .map(|(matter, restricted)| self.handed(unit, matter, restricted))
            .collect();
        left.extend(
            self.handovers
                .values()
                .filter(|one| one.from == unit && !open.contains(&one.id))
                .cloned(),
        );
        left.retain(|one| reader.sees_handover(one, self));
        left.sort_by_cached_key(|one| {
            let name = domain::text::fold::search_key(&self.matter_name(one.matter).vi);
            (order(one), name, one.id)
        });
        left
    }

    /// One item of a dissolved unit by its id, proposed or not.
    #[must_use]
    pub fn left(&self, id: HandoverId, reader: Reader<'_>) -> Option<Handover> {
        let kept = self.handover(id).cloned();
        kept.or_else(|| {
            self.unfinished_by_former(reader.on)
                .into_iter()
                .flat_map(|(unit, left)| {
                    left.into_iter()
                        .map(move |(matter, restricted)| Handover::open(unit, matter, restricted))
                })
                .find(|one| one.id == id)
        })
        .filter(|one| reader.sees_handover(one, self))
    }

    /// Every unit that is over and left something, as a reader may see it, with how it stands.
    #[must_use]
    pub fn former(&self, reader: Reader<'_>) -> BTreeMap<UnitId, Tally> {
        let mut all: BTreeMap<UnitId, Tally> = BTreeMap::new();
        let mut open = BTreeSet::new();
        for (unit, left) in self.unfinished_by_former(reader.on) {
            for (matter, restricted) in left {
                let one = self.handed(unit, matter, restricted);
                open.insert(one.id);
                if reader.sees_handover(&one, self) {
                    all.entry(unit).or_default().count(&one);
                }
            }
        }
        let settled = self
            .handovers
            .values()
            .filter(|one| !open.contains(&one.id));
        for one in settled.filter(|one| reader.sees_handover(one, self)) {
            all.entry(one.from).or_default().count(one);
        }
        all
    }

    /// What a unit has taken over, as a reader may see it.
    #[must_use]
    pub fn taken_over_by(&self, unit: UnitId, reader: Reader<'_>) -> Vec<&Handover> {
        self.handovers
            .values()
            .filter(|one| one.taken().is_some_and(|(to, _)| to == unit))
            .filter(|one| reader.sees_handover(one, self))
            .collect()
    }

    /// By which handovers something came to where it is, as a reader may see it.
    #[must_use]
    pub fn handovers_of(
        &self,
        is_it: impl Fn(Matter) -> bool,
        reader: Reader<'_>,
    ) -> Vec<&Handover> {
        let mut all: Vec<_> = self
            .handovers
            .values()
            .filter(|one| is_it(one.matter) && one.taken().is_some())
            .filter(|one| reader.sees_handover(one, self))
            .collect();
        all.sort_by_key(|one| one.taken().map(|(_, given)| given.at));
        all
    }

    /// Who carries something on that a unit had to do: itself, or whoever took it over since.
    #[must_use]
    pub fn carrier(&self, unit: UnitId, matter: Matter) -> UnitId {
        let mut seen = BTreeSet::from([unit]);
        let mut at = unit;
        while let Some((to, _)) = self
            .handover(HandoverId::of(at, matter))
            .and_then(Handover::taken)
        {
            if !seen.insert(to) {
                break;
            }
            at = to;
        }
        at
    }

    /// What there is to do about handing over on a day.
    #[must_use]
    pub fn handing(&self, actor: &Actor, on: Date) -> Handing {
        let reader = Reader {
            actor: Some(actor),
            on,
        };
        let nearest = |unit: UnitId, roles| self.nearest(unit, roles).contains(&actor.officer());
        let mut to_propose: Vec<(UnitId, usize)> = self
            .former(reader)
            .into_iter()
            .map(|(unit, tally)| (unit, tally.to_propose))
            .filter(|(_, count)| *count > 0)
            .filter(|(unit, _)| {
                self.tree
                    .overseer(*unit, on)
                    .filter(|above| policy::may::<ProposeHandover>(actor, *above, &self.tree))
                    .is_some_and(|above| nearest(above, ProposeHandover::NAME.roles()))
            })
            .collect();
        to_propose.sort_by(|a, b| {
            let name = |unit: UnitId| {
                self.tree
                    .get(unit)
                    .map_or("", |unit| unit.full_name(on, Language::Vi))
            };
            domain::text::order::compare(name(a.0), name(b.0))
        });
        let to_accept = self
            .handovers
            .values()
            .filter(|one| {
                let near = matches!(one.standing(), Standing::Proposed(to)
                    if nearest(to, AnswerHandover::NAME.roles()));
                near && self.answers(actor, one)
            })
            .filter(|one| reader.sees_handover(one, self))
            .cloned()
            .collect();
        Handing {
            to_propose,
            to_accept,
        }
    }

    /// Whether an officer may answer for the unit that an item is proposed to, now.
    #[must_use]
    pub fn answers(&self, actor: &Actor, one: &Handover) -> bool {
        let (Standing::Proposed(to), Some(turn)) = (one.standing(), one.turns.last()) else {
            return false;
        };
        turn.proposed.by.officer() != Some(actor.officer())
            && policy::may::<AnswerHandover>(actor, to, &self.tree)
    }

    /// Who is in charge of an item at the former unit.
    #[must_use]
    pub fn charged(&self, one: &Handover) -> Option<&Officer> {
        self.in_charge(self.duty_with(one.from, one.matter)?)
    }

    /// Whether an officer may propose what a unit left, or end it.
    #[must_use]
    pub fn proposes(&self, actor: &Actor, from: UnitId, on: Date) -> bool {
        self.tree
            .overseer(from, on)
            .is_some_and(|above| policy::may::<ProposeHandover>(actor, above, &self.tree))
    }

    /// What a unit has not finished, whoever may see it, and whether it is restricted.
    #[must_use]
    pub(crate) fn unfinished(&self, unit: UnitId, on: Date) -> Vec<(Matter, bool)> {
        let mut found = Vec::new();
        self.each_unfinished(on, |of, matter, restricted| {
            if of == unit {
                found.push((matter, restricted));
            }
        });
        found
    }

    /// What units that are over have not finished, in one pass through the book.
    fn unfinished_by_former(&self, on: Date) -> BTreeMap<UnitId, Vec<(Matter, bool)>> {
        let mut found: BTreeMap<UnitId, Vec<(Matter, bool)>> = BTreeMap::new();
        self.each_unfinished(on, |of, matter, restricted| {
            if self.is_over(of, on) {
                found.entry(of).or_default().push((matter, restricted));
            }
        });
        found
    }

    fn each_unfinished(&self, on: Date, mut take: impl FnMut(UnitId, Matter, bool)) {
        for task in self
            .tasks
            .values()
            .filter(|task| task.state != TaskState::Done)
        {
            if let Some(programme) = self.document(task.programme) {
                take(
                    task.held_by(programme),
                    Matter::Task(task.id),
                    task.restricted,
                );
            }
        }
        let mut promised = BTreeSet::new();
        for indicator in self.all_indicators() {
            for promise in &indicator.promises {
                let runs = promise.period.last_day().is_none_or(|last| last >= on);
                let answered = self
                    .cell(indicator, promise.unit, &promise.period)
                    .is_some_and(|cell| cell.published.is_some());
                if runs || !answered {
                    promised.insert((indicator.id, promise.unit));
                    let matter = Matter::Promise {
                        indicator: indicator.id,
                        period: promise.period,
                    };
                    take(promise.unit, matter, indicator.restricted);
                }
            }
        }
        for one in self.obstacles.values() {
            let with = one.with();
            for unit in std::iter::once(one.unit).chain((with != one.unit).then_some(with)) {
                if one.is_open_with(unit) {
                    take(unit, Matter::Obstacle(one.id), one.restricted);
                }
            }
        }
        for one in self
            .explanations
            .values()
            .filter(|one| one.settled.is_none())
        {
            take(
                self.answers_for(one),
                Matter::Explanation(one.id),
                one.restricted,
            );
        }
        for owner in self.owners.values().filter(|owner| owner.officer.is_some()) {
            if let Charge::Indicator(id) = owner.duty.charge
                && !promised.contains(&(id, owner.duty.unit))
                && let Some(indicator) = self.indicator(id)
            {
                take(owner.duty.unit, Matter::Duty(id), indicator.restricted);
            }
        }
    }

    /// The duty that goes with something: whoever was in charge of it at the former unit no longer
    /// is once it is taken over.
    pub(crate) fn duty_with(&self, from: UnitId, matter: Matter) -> Option<Duty> {
        let charge = match matter {
            Matter::Task(id) => Charge::Task(id),
            Matter::Promise { indicator, .. } | Matter::Duty(indicator) => {
                Charge::Indicator(indicator)
            }
            Matter::Obstacle(_) | Matter::Explanation(_) => return None,
        };
        let duty = Duty { charge, unit: from };
        self.owners
            .get(&duty)
            .filter(|owner| owner.officer.is_some())
            .map(|owner| owner.duty)
    }

    /// What it is called.
    #[must_use]
    pub fn matter_name(&self, matter: Matter) -> Bilingual {
        let none = || Bilingual::both("–");
        match matter {
            Matter::Task(id) => self.task(id).map(|task| task.name.clone()),
            Matter::Promise { indicator, period } => self.indicator(indicator).map(|one| {
                Bilingual::new(
                    format!("{}, {}", one.name.vi, period.name(Language::Vi)),
                    format!("{}, {}", one.name.en, period.name(Language::En)),
                )
            }),
            Matter::Duty(indicator) => self.indicator(indicator).map(|one| one.name.clone()),
            Matter::Obstacle(id) => self.obstacle(id).map(|one| {
                let first = one.what.as_str().lines().next().unwrap_or_default();
                Bilingual::both(first)
            }),
            Matter::Explanation(id) => self.explanation(id).map(|one| {
                let text = &one.latest.question.text;
                let first = text.as_str().lines().next().unwrap_or_default();
                Bilingual::both(first)
            }),
        }
        .unwrap_or_else(none)
    }

    fn handed(&self, from: UnitId, matter: Matter, restricted: bool) -> Handover {
        self.handover(HandoverId::of(from, matter))
            .cloned()
            .unwrap_or_else(|| Handover::open(from, matter, restricted))
    }

    /// Whether what it is about is restricted now.
    fn matter_is_restricted(&self, matter: Matter) -> bool {
        match matter {
            Matter::Task(id) => self.task(id).is_some_and(|one| one.restricted),
            Matter::Promise { indicator, .. } | Matter::Duty(indicator) => {
                self.indicator(indicator).is_some_and(|one| one.restricted)
            }
            Matter::Obstacle(id) => self.obstacle(id).is_some_and(|one| one.restricted),
            Matter::Explanation(id) => self.explanation(id).is_some_and(|one| one.restricted),
        }
    }
}

/// What has to be done comes first, then what waits, then what is done.
fn order(one: &Handover) -> u8 {
    match one.turns.last() {
        _ if one.ended.is_some() => 4,
        None => 1,
        Some(turn) => match &turn.reply {
            None => 2,
            Some(reply) if reply.accepted => 3,
            Some(_) => 0,
        },
    }
}

impl Reader<'_> {
    /// Everybody reads who took over what was public. Of the rest only those who lead the former
    /// unit, and whoever is asked to take it over or did.
    #[must_use]
    pub fn sees_handover(&self, one: &Handover, book: &Book) -> bool {
        let restricted = one.restricted || book.matter_is_restricted(one.matter);
        if !restricted && one.matter.is_public() {
            return match one.matter {
                Matter::Task(id) => book.task(id).is_some_and(|task| self.sees_task(task, book)),
                Matter::Promise { indicator, .. } => book
                    .indicator(indicator)
                    .is_some_and(|one| self.sees_indicator(one, book)),
                Matter::Obstacle(id) => book
                    .obstacle(id)
                    .is_some_and(|one| self.sees_obstacle(one, book)),
                Matter::Explanation(_) | Matter::Duty(_) => false,
            };
        }
        let Some(actor) = self.actor else {
            return false;
        };
        let tree = book.tree();
        let asked = one
            .turns
            .last()
            .is_some_and(|turn| policy::may::<AnswerHandover>(actor, turn.to, tree));
        asked
            || policy::may::<ReadRestricted>(actor, one.from, tree)
            || book.proposes(actor, one.from, self.on)
    }
}
