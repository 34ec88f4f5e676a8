//! How fresh the book is: what has nobody in charge, what was never updated, what has not been
//! for long. Only what is still running counts: a promise that is over and answered is done.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Date,
    figure::Cell,
    id::{DocumentId, IndicatorId, OfficerId, UnitId},
    moment::local_date,
    owner::{Charge, Duty},
    policy::{self, Action, Actor},
    task::TaskState,
};

use super::{Book, Reader};

/// Without a decision of its own, a programme's items are stale after this many days.
pub const STALE_AFTER_DAYS: u16 = 90;

/// Something that is running, and how long nothing was heard of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    pub duty: Duty,
    pub programme: DocumentId,
    pub owner: Option<OfficerId>,
    /// The last day something changed; none when nothing ever did.
    pub updated: Option<Date>,
    /// Without a change for longer than its programme allows.
    pub is_stale: bool,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Owner,
    /// Nothing was ever reported.
    Update,
    /// Nothing was reported for long.
    Freshness,
}

impl Lack {
    pub const ALL: [Self; 3] = [Self::Owner, Self::Update, Self::Freshness];
}

impl Running {
    #[must_use]
    pub const fn lacks(&self, lack: Lack) -> bool {
        match lack {
            Lack::Owner => self.owner.is_none(),
            Lack::Update => self.updated.is_none(),
            Lack::Freshness => self.is_stale,
        }
    }
}

impl Book {
    /// What is running at units where the reader may do an action, and may see it.
    #[must_use]
    pub fn running<A: Action>(&self, actor: &Actor, on: Date) -> Vec<Running> {
        let reader = Reader {
            actor: Some(actor),
            on,
        };
        let mut within: BTreeMap<UnitId, bool> = BTreeMap::new();
        let mut reaches = |unit: UnitId| {
            *within
                .entry(unit)
                .or_insert_with(|| policy::may::<A>(actor, unit, self.tree()))
        };
        let mut running = Vec::new();
        for programme in self.programmes() {
            let stale_after = self
                .programmes
                .get(&programme.id)
                .and_then(|settings| settings.stale_after_days)
                .unwrap_or(STALE_AFTER_DAYS);
            let reported = self.reported(programme.id);
            let mut found: Vec<(Duty, Option<Date>)> = Vec::new();
            for indicator in self.all_indicators() {
                if indicator.programme != programme.id || !reader.sees_indicator(indicator, self) {
                    continue;
                }
                let units: BTreeSet<UnitId> = indicator
                    .promises
                    .iter()
                    .filter(|promise| {
                        promise.period.last_day().is_none_or(|last| last >= on)
                            || self
                                .cell(indicator, promise.unit, &promise.period)
                                .is_none_or(|cell| cell.published.is_none())
                    })
                    .map(|promise| promise.unit)
                    .filter(|unit| reaches(*unit))
                    .collect();
                found.extend(units.into_iter().map(|unit| {
                    let charge = Charge::Indicator(indicator.id);
                    let updated = reported.get(&(indicator.id, unit)).copied();
                    (Duty { charge, unit }, updated)
                }));
            }
            for task in self.tasks_in(programme.id, reader) {
                let unit = task.held_by(programme);
                let is_over = matches!(task.state, TaskState::Done | TaskState::Paused);
                if !is_over && reaches(unit) {
                    let charge = Charge::Task(task.id);
                    let updated = task.updates.iter().map(|update| update.on).max();
                    found.push((Duty { charge, unit }, updated));
                }
            }
            running.extend(found.into_iter().map(|(duty, updated)| Running {
                duty,
                programme: programme.id,
                owner: self.in_charge(duty).map(|officer| officer.id),
                updated,
                is_stale: updated.is_some_and(|day| {
                    let since = on.since(day).map_or(0, |span| span.get_days());
                    since > i32::from(stale_after)
                }),
            }));
        }
        running
    }

    /// The last day on which each indicator of a programme had news, by unit.
    fn reported(&self, programme: DocumentId) -> BTreeMap<(IndicatorId, UnitId), Date> {
        let mut reported = BTreeMap::new();
        for sheet in self.sheets_of(programme) {
            for cell in sheet.cells() {
                if let Some(day) = last_change(cell) {
                    let known = reported
                        .entry((cell.indicator, sheet.key.unit))
                        .or_insert(day);
                    *known = day.max(*known);
                }
            }
        }
        reported
    }
}

fn last_change(cell: &Cell) -> Option<Date> {
    let published = cell.published.as_ref().map(|published| published.since);
    let working = cell
        .working
        .as_ref()
        .map(|working| local_date(working.value.recorded.at));
    published.max(working)
}
