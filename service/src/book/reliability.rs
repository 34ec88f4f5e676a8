//! How far a programme's figures can be relied on, from what everybody can see: how much is
//! reported of what is due, how fresh it is, who answers for it, and whether its ground can be
//! looked up. Each number comes with what is missing from it, so that it can be followed.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Date,
    document::Document,
    evidence::Proven,
    figure::sheet::{Sheet, SheetKey},
    id::{IndicatorId, UnitId},
    moment::local_date,
    owner::Charge,
    period::Period,
    task::{Task, TaskState},
};

use super::{Book, Reader, freshness::STALE_AFTER_DAYS, indicator::Followed};

/// How many rounds that are over are looked back on.
pub const ROUNDS_BACK: usize = 6;

/// A figure's place.
pub type Place = (IndicatorId, UnitId, Period);

/// So many of all, and which are missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<T> {
    pub all: usize,
    pub missing: Vec<T>,
}

impl<T> Part<T> {
    fn of(all: impl IntoIterator<Item = (T, bool)>) -> Self {
        let mut part = Self {
            all: 0,
            missing: Vec::new(),
        };
        for (one, is_there) in all {
            part.all += 1;
            if !is_there {
                part.missing.push(one);
            }
        }
        part
    }

    #[must_use]
    pub fn there(&self) -> usize {
        self.all - self.missing.len()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reliability {
    /// Figures that were promised or asked for by a day that is over; missing is what was never
    /// published.
    pub reported: Part<Place>,
    /// What is still running; missing is what had no news for longer than the programme allows.
    pub fresh: Part<Charge>,
    /// The days it allows.
    pub stale_after: u16,
    /// The last day on which anything became known.
    pub latest: Option<Date>,
    /// Indicators and tasks; missing is what no unit is named for.
    pub owned: Part<Charge>,
    /// Published figures; missing is what rests on words alone, without a source or a file to
    /// open.
    pub sourced: Part<Place>,
}

impl Book {
    /// As everybody sees it on a day, whoever asks.
    #[must_use]
    pub fn reliability(&self, programme: &Document, on: Date) -> Reliability {
        let reader = Reader { actor: None, on };
        let followed = self.followed_in(programme.id, reader);
        let stale_after = self
            .settings(programme.id)
            .and_then(|settings| settings.stale_after_days)
            .unwrap_or(STALE_AFTER_DAYS);
        let tasks: Vec<_> = self
            .tasks_in(programme.id, reader)
            .filter(|task| task.part.is_none())
            .map(|task| self.task_on(task, on))
            .collect();
        let heard = |task: &Task| task.updates.iter().map(|update| update.on).max();

        let mut running: Vec<(Charge, Option<Date>)> = Vec::new();
        for one in &followed {
            // Of several units the one that kept silent for the longest counts.
            let open = open_at(one, on);
            if !open.is_empty() {
                let heard = heard_of(one);
                let latest = open.iter().map(|unit| heard.get(unit).copied()).min();
                running.push((Charge::Indicator(one.indicator.id), latest.flatten()));
            }
        }
        for task in &tasks {
            if !matches!(task.state, TaskState::Done | TaskState::Paused) {
                running.push((Charge::Task(task.id), heard(task)));
            }
        }
        let is_fresh = |latest: Option<Date>| {
            latest.is_some_and(|day| (on - day).get_days() <= i32::from(stale_after))
        };

        let indicators = followed
            .iter()
            .map(|one| (Charge::Indicator(one.indicator.id), !one.rows.is_empty()));
        let led = tasks
            .iter()
            .map(|task| (Charge::Task(task.id), task.lead.is_some()));
        Reliability {
            reported: Part::of(self.due(programme, &followed, reader)),
            fresh: Part::of(
                running
                    .into_iter()
                    .map(|(charge, latest)| (charge, is_fresh(latest))),
            ),
            stale_after,
            latest: followed
                .iter()
                .flat_map(|one| &one.rows)
                .filter_map(|row| row.published.as_ref().map(|published| published.since))
                .chain(tasks.iter().filter_map(|task| heard(task)))
                .max(),
            owned: Part::of(indicators.chain(led)),
            sourced: Part::of(self.grounds(&followed, reader)),
        }
    }

    /// Every figure whose day is over, by promise or by round, and whether it was answered.
    fn due(
        &self,
        programme: &Document,
        followed: &[Followed],
        reader: Reader<'_>,
    ) -> BTreeMap<Place, bool> {
        let on = reader.on;
        let mut due = BTreeMap::new();
        // There are few periods, and a row for each place.
        let mut over: BTreeMap<Period, bool> = BTreeMap::new();
        for one in followed {
            for row in one.rows.iter().filter(|row| row.promise.is_some()) {
                let is_over = *over.entry(row.period).or_insert_with(|| {
                    self.schedule(programme.id, row.period)
                        .and_then(|schedule| schedule.round(row.period, self.calendar()))
                        .map(|round| round.due.day())
                        .or_else(|| row.period.last_day())
                        .is_some_and(|day| day < on)
                });
                if is_over {
                    due.insert(
                        (one.indicator.id, row.unit, row.period),
                        row.published.is_some(),
                    );
                }
            }
        }
        for schedule in self.schedules(programme.id) {
            let rounds = schedule.around(on, ROUNDS_BACK, 0, self.calendar());
            for round in rounds.iter().filter(|round| round.due.day() < on) {
                for unit in self.reporting_units(programme.id, schedule) {
                    let key = SheetKey {
                        programme: programme.id,
                        unit,
                        period: round.period,
                    };
                    let sheet = self.sheet(&key);
                    let has_nothing = sheet
                        .and_then(Sheet::nothing)
                        .is_some_and(|answer| local_date(answer.by.at) <= on);
                    for indicator in self.asked_by(&key, round, schedule, reader) {
                        let is_known = sheet
                            .and_then(|sheet| sheet.cell(indicator.id))
                            .is_some_and(|cell| cell.known_on(on).is_some());
                        due.entry((indicator.id, unit, round.period))
                            .or_insert(has_nothing || is_known);
                    }
                }
            }
        }
        due
    }

    /// Every published figure, and whether what it rests on can be opened.
    fn grounds(&self, followed: &[Followed], reader: Reader<'_>) -> Vec<(Place, bool)> {
        let mut all = Vec::new();
        for one in followed {
            for row in &one.rows {
                let Some(published) = &row.published else {
                    continue;
                };
                let proven = Proven::Figure {
                    indicator: one.indicator.id,
                    unit: row.unit,
                    period: row.period,
                };
                let can_be_opened = published.value.ground.source.is_some()
                    || self.evidence_of(proven, reader).next().is_some();
                all.push(((one.indicator.id, row.unit, row.period), can_be_opened));
            }
        }
        all
    }
}

/// The units whose promise for an indicator is still open.
fn open_at(followed: &Followed, on: Date) -> BTreeSet<UnitId> {
    followed
        .rows
        .iter()
        .filter(|row| row.promise.is_some())
        .filter(|row| {
            row.published.is_none() || row.period.last_day().is_none_or(|last| last >= on)
        })
        .map(|row| row.unit)
        .collect()
}

/// The last day on which a figure of each unit that has any became known.
fn heard_of(followed: &Followed) -> BTreeMap<UnitId, Date> {
    let mut heard = BTreeMap::new();
    for row in &followed.rows {
        if let Some(published) = &row.published {
            let last = heard.entry(row.unit).or_insert(published.since);
            *last = published.since.max(*last);
        }
    }
    heard
}
