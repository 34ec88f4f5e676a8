//! Rounds as pages show them: which are due, how each unit stands, and why. Nothing of this is
//! kept: it follows from the schedule, the calendar, the sheets and the hour.

use std::sync::Arc;

use domain::{
    Date, Refusal, Timestamp,
    calendar::Calendar,
    figure::{
        Cell, Stage,
        sheet::{Sheet, SheetKey},
    },
    id::{DocumentId, UnitId},
    indicator::Indicator,
    moment::local_date,
    period::Period,
    policy::{self, Actor, DecideExtension, RecordFigure},
    programme::Programme,
    round::{Extension, NothingToReport, Progress, Round, Schedule, Standing},
    unit::UnitKind,
};

use super::{Book, Reader};

/// One unit in one round.
#[derive(Clone, Debug)]
pub struct UnitRound {
    pub key: SheetKey,
    pub round: Round,
    pub progress: Progress,
    pub standing: Standing,
    pub nothing: Option<NothingToReport>,
    /// What was asked and decided about more time; its reasons are not for everybody.
    pub extension: Option<Extension>,
}

impl UnitRound {
    /// The day it is due on, with the time that was granted.
    #[must_use]
    pub fn due_day(&self) -> Date {
        let granted = self.extension.as_ref().and_then(Extension::granted);
        granted.map_or(self.round.due.day(), |day| day.max(self.round.due.day()))
    }
}

/// How many rounds that have begun a list goes back: what was not reported longer ago is not waited for.
const BACK: usize = 6;

/// What a unit has to do with a schedule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is for others.
    None,
    /// It reports what it promised.
    Promised,
    /// It is named, and reports even where it promised nothing.
    Named,
}

impl Part {
    fn of(unit: UnitId, schedule: &Schedule) -> Self {
        if schedule.units.is_empty() || schedule.units.contains(&unit) {
            Self::of_all(schedule)
        } else {
            Self::None
        }
    }

    /// The part of each unit that reports by a schedule.
    const fn of_all(schedule: &Schedule) -> Self {
        if schedule.units.is_empty() {
            Self::Promised
        } else {
            Self::Named
        }
    }
}

impl Book {
    /// The settings of a programme, if anybody decided any.
    #[must_use]
    pub fn settings(&self, programme: DocumentId) -> Option<&Programme> {
        self.programmes.get(&programme)
    }

    /// When the units of a programme report: by each of its schedules.
    #[must_use]
    pub fn schedules(&self, programme: DocumentId) -> &[Schedule] {
        self.settings(programme)
            .map_or(&[], |settings| settings.reporting.as_slice())
    }

    /// The schedule that a period of a programme goes by.
    #[must_use]
    pub fn schedule(&self, programme: DocumentId, period: Period) -> Option<&Schedule> {
        self.settings(programme)?.reporting.of(period)
    }

    #[must_use]
    pub const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The unit whose administrators keep the calendar: the country, or what stands on top
    /// where the book has none.
    #[must_use]
    pub fn calendar_keeper(&self) -> Option<UnitId> {
        let units = || self.tree.units();
        units()
            .find(|unit| unit.kind == UnitKind::Country)
            .or_else(|| {
                units().find(|unit| {
                    unit.kind.is_place() && unit.parents.is_empty() && unit.serves.is_none()
                })
            })
            .map(|unit| unit.id)
    }

    /// What was asked and decided about more time for a sheet.
    #[must_use]
    pub fn extension(&self, key: &SheetKey) -> Option<&Extension> {
        self.extensions.get(key)
    }

    /// The round that a sheet belongs to, when its unit reports in it.
    #[must_use]
    pub fn round(&self, key: &SheetKey) -> Option<Round> {
        let schedule = self.schedule(key.programme, key.period)?;
        let round = schedule.round(key.period, &self.calendar)?;
        self.reports_in(key, &round).then_some(round)
    }

    /// Whether a sheet can be written to.
    ///
    /// # Errors
    /// Its round is locked, and no more time was granted that is still running.
    pub fn round_gate(&self, key: &SheetKey, now: Timestamp) -> Result<(), Refusal> {
        let locked = self
            .round(key)
            .and_then(|round| self.locked_since(key, &round, now));
        match locked {
            Some(at) => Err(Refusal::RoundLocked { at }),
            None => Ok(()),
        }
    }

    /// Since when a sheet is locked in its round; none while it can be written to.
    pub(crate) fn locked_since(
        &self,
        key: &SheetKey,
        round: &Round,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let lock = round.locks.as_ref()?;
        let hour = self.schedule(key.programme, key.period)?.hour;
        let until = self
            .extension(key)
            .and_then(|extension| extension.granted_until(hour));
        round
            .is_locked(until, now)
            .then(|| until.map_or(lock.at, |until| until.max(lock.at)))
    }

    /// One unit in one round, as a reader may see it.
    #[must_use]
    pub fn unit_round(
        &self,
        key: &SheetKey,
        reader: Reader<'_>,
        now: Timestamp,
    ) -> Option<UnitRound> {
        let schedule = self.schedule(key.programme, key.period)?;
        let round = schedule.round(key.period, &self.calendar)?;
        let part = Part::of(key.unit, schedule);
        self.unit_in(key.clone(), round, (schedule, part), reader, now)
    }

    /// The rounds of a unit by one schedule of a programme: at most `back` that have begun,
    /// `ahead` that have not, earliest first.
    #[must_use]
    pub fn unit_rounds(
        &self,
        programme: DocumentId,
        schedule: &Schedule,
        unit: UnitId,
        (back, ahead): (usize, usize),
        reader: Reader<'_>,
        now: Timestamp,
    ) -> Vec<UnitRound> {
        let part = Part::of(unit, schedule);
        schedule
            .around(local_date(now), back, ahead, &self.calendar)
            .into_iter()
            .filter_map(|round| {
                let key = SheetKey {
                    programme,
                    unit,
                    period: round.period,
                };
                self.unit_in(key, round, (schedule, part), reader, now)
            })
            .collect()
    }

    /// What all units of a programme owe in the rounds that have begun lately, as a reader may know of it: by
    /// schedule and unit, earliest first.
    pub(super) fn rounds_owed_in(
        &self,
        programme: DocumentId,
        reader: Reader<'_>,
        now: Timestamp,
    ) -> Vec<Arc<UnitRound>> {
        let mut owed = Vec::new();
        for schedule in self.schedules(programme) {
            let rounds = schedule.around(local_date(now), BACK, 0, &self.calendar);
            let part = Part::of_all(schedule);
            for unit in self.reporting_units(programme, schedule) {
                owed.extend(rounds.iter().filter_map(|round| {
                    let key = SheetKey {
                        programme,
                        unit,
                        period: round.period,
                    };
                    self.unit_in(key, round.clone(), (schedule, part), reader, now)
                        .filter(|one| one.standing.state.is_owed())
                        .map(Arc::new)
                }));
            }
        }
        owed
    }

    /// The rounds in which an officer reports: of every programme and unit, those that have
    /// begun lately and the next one.
    #[must_use]
    pub fn rounds_of(&self, actor: &Actor, now: Timestamp) -> Vec<UnitRound> {
        let reader = Reader {
            actor: Some(actor),
            on: local_date(now),
        };
        let mut rounds = Vec::new();
        for programme in self.programmes() {
            for schedule in self.schedules(programme.id) {
                for unit in self.reporting_units(programme.id, schedule) {
                    if policy::may::<RecordFigure>(actor, unit, &self.tree) {
                        let shown = (BACK, 1);
                        rounds.extend(self.unit_rounds(
                            programme.id,
                            schedule,
                            unit,
                            shown,
                            reader,
                            now,
                        ));
                    }
                }
            }
        }
        rounds.sort_by_key(|one| one.round.due.at);
        rounds
    }

    /// The requests for more time that an officer can decide on, earliest first.
    #[must_use]
    pub fn extensions_to_decide(&self, actor: &Actor) -> Vec<&Extension> {
        let mut waiting: Vec<_> = self
            .extensions
            .values()
            .filter(|extension| {
                extension.pending().is_some_and(|request| {
                    request.asked.by.officer() != Some(actor.officer())
                        && policy::may::<DecideExtension>(actor, extension.key.unit, &self.tree)
                })
            })
            .collect();
        waiting.sort_by_key(|extension| extension.pending().map(|request| request.asked.at));
        waiting
    }

    /// The units that report in a programme by one of its schedules.
    #[must_use]
    pub fn reporting_units(&self, programme: DocumentId, schedule: &Schedule) -> Vec<UnitId> {
        if !schedule.units.is_empty() {
            return schedule.units.clone();
        }
        self.promised.units(programme).collect()
    }

    fn measured_in(&self, programme: DocumentId) -> impl Iterator<Item = &Indicator> {
        self.all_indicators()
            .filter(move |indicator| indicator.programme == programme)
    }

    /// Whether a unit reports anything in a round.
    pub(crate) fn reports_in(&self, key: &SheetKey, round: &Round) -> bool {
        let named = self
            .schedule(key.programme, key.period)
            .map_or(&[][..], |schedule| &schedule.units);
        if !named.is_empty() {
            return named.contains(&key.unit) && self.measured_in(key.programme).next().is_some();
        }
        self.promised_in(key, round).next().is_some()
    }

    /// The indicators that a unit promised something for in the time of a round.
    fn promised_in(&self, key: &SheetKey, round: &Round) -> impl Iterator<Item = &Indicator> {
        self.promised
            .of(key.programme, key.unit)
            .filter(|promise| promise.periods.iter().any(|period| meets(*period, round)))
            .map(|promise| promise.indicator.as_ref())
    }

    /// The indicators that a unit reports in a round: those it promised something for in that
    /// time; every one of the programme when it promised nothing and reports all the same.
    fn asked_of(&self, key: &SheetKey, round: &Round, part: Part) -> Vec<&Indicator> {
        if part == Part::None {
            return Vec::new();
        }
        let promised: Vec<_> = self.promised_in(key, round).collect();
        if promised.is_empty() && part == Part::Named {
            return self.measured_in(key.programme).collect();
        }
        promised
    }

    /// The indicators that a unit reports in a round, those that a reader may know of.
    #[must_use]
    pub fn asked_in(&self, key: &SheetKey, reader: Reader<'_>) -> Vec<&Indicator> {
        let Some(schedule) = self.schedule(key.programme, key.period) else {
            return Vec::new();
        };
        schedule
            .round(key.period, &self.calendar)
            .map_or_else(Vec::new, |round| {
                self.seen_of(key, &round, Part::of(key.unit, schedule), reader)
            })
    }

    /// The same, of a unit that reports by a schedule in a round of it.
    pub(super) fn asked_by(
        &self,
        key: &SheetKey,
        round: &Round,
        schedule: &Schedule,
        reader: Reader<'_>,
    ) -> Vec<&Indicator> {
        self.seen_of(key, round, Part::of_all(schedule), reader)
    }

    fn seen_of(
        &self,
        key: &SheetKey,
        round: &Round,
        part: Part,
        reader: Reader<'_>,
    ) -> Vec<&Indicator> {
        let reports = reader
            .actor
            .is_some_and(|actor| policy::may::<RecordFigure>(actor, key.unit, &self.tree));
        let mut asked = self.asked_of(key, round, part);
        asked.retain(|indicator| reports || reader.sees_indicator(indicator, self));
        asked
    }

    /// What a reader may know of a unit in a round: how much is there is counted over what they
    /// may see, so that nothing follows from it for what they may not.
    fn unit_in(
        &self,
        key: SheetKey,
        round: Round,
        (schedule, part): (&Schedule, Part),
        reader: Reader<'_>,
        now: Timestamp,
    ) -> Option<UnitRound> {
        let asked = self.seen_of(&key, &round, part, reader);
        if asked.is_empty() {
            return None;
        }
        let sheet = self.sheet(&key);
        let progress = progress(&asked, sheet);
        let nothing = sheet.and_then(Sheet::nothing).cloned();
        let extension = self.extension(&key).cloned();
        let until = extension
            .as_ref()
            .and_then(|extension| extension.granted_until(schedule.hour));
        let standing = Standing::of(&round, progress, nothing.is_some(), until, now);
        Some(UnitRound {
            key,
            round,
            progress,
            standing,
            nothing,
            extension,
        })
    }
}

fn meets(period: Period, round: &Round) -> bool {
    let begins_in_time = period.first_day() <= round.last_day;
    begins_in_time && period.last_day().is_none_or(|last| last >= round.first_day)
}

fn progress(asked: &[&Indicator], sheet: Option<&Sheet>) -> Progress {
    let mut progress = Progress {
        expected: asked.len(),
        ..Progress::default()
    };
    let cells = asked
        .iter()
        .filter_map(|indicator| sheet?.cell(indicator.id))
        .filter(|cell| cell.latest().is_some());
    for cell in cells {
        progress.filled += 1;
        if handed_in(cell) {
            progress.handed_in += 1;
        }
    }
    progress
}

/// Whether a figure is published or on its way to be.
pub(super) fn handed_in(cell: &Cell) -> bool {
    let is_submitted = cell
        .working
        .as_ref()
        .is_some_and(|working| matches!(working.stage, Stage::Submitted(_)));
    cell.published.is_some() || is_submitted
}
