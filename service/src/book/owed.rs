//! What needs an answer, for everybody to see: work past its day, obstacles that nobody has answered or
//! taken up, and rounds in which units have not reported.

use std::borrow::Cow;

use domain::{
    Timestamp, item::Item, obstacle::Obstacle, round::RoundState, status::Timing, task::Task,
};

use super::{
    Book, Reader,
    news::Wanted,
    obstacle::{Sought, SoughtKind},
    round::UnitRound,
};

/// How many rounds that have begun are looked at: what was not reported longer ago is not waited for.
const BACK: usize = 6;

#[derive(Clone, Debug, Default)]
pub struct Owed<'a> {
    /// Not done and past their day, the latest by most first.
    pub tasks: Vec<Cow<'a, Task>>,
    /// Past the day of an answer, or of what was answered.
    pub late: Vec<Obstacle>,
    /// Waiting for an answer, or being removed, in time.
    pub waiting: Vec<Obstacle>,
    /// Named in a source, and asked of nobody.
    pub loose: Vec<&'a Item>,
    /// Past their deadline with figures missing.
    pub rounds: Vec<UnitRound>,
}

impl Owed<'_> {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count() == 0
    }

    #[must_use]
    pub const fn count(&self) -> usize {
        self.tasks.len()
            + self.late.len()
            + self.waiting.len()
            + self.loose.len()
            + self.rounds.len()
    }
}

impl Book {
    /// What needs an answer on the reader's day. How rounds stand is known for `now` alone; for a past day
    /// there is none.
    #[must_use]
    pub fn needing_answer<'a>(
        &'a self,
        wanted: &Wanted,
        reader: Reader<'a>,
        now: Option<Timestamp>,
    ) -> Owed<'a> {
        let (late, waiting) = self
            .register(
                Sought {
                    programme: wanted.programme,
                    ..Sought::default()
                },
                reader,
            )
            .into_iter()
            .filter(|one| one.standing(reader.on).is_owed())
            .filter(|one| wanted.has(Some(one.programme), [one.unit, one.with()], self))
            .partition(|one| SoughtKind::of(one.standing(reader.on)) == SoughtKind::Late);
        let loose = Sought {
            programme: wanted.programme,
            ..Sought::default()
        };
        let mut loose = self.not_taken_up(loose, reader);
        loose.retain(|item| {
            let units = item.units.iter().chain(&item.answer_by).copied();
            wanted.has(Some(item.programme), units, self)
        });
        Owed {
            tasks: self.late_tasks(wanted, reader),
            late,
            waiting,
            loose,
            rounds: now.map_or_else(Vec::new, |now| self.rounds_owed(wanted, reader, now)),
        }
    }

    fn late_tasks<'a>(&'a self, wanted: &Wanted, reader: Reader<'a>) -> Vec<Cow<'a, Task>> {
        let mut late: Vec<_> = self
            .all_tasks()
            // A part is told with the whole, but where only one unit is asked for.
            .filter(|task| task.part.is_none() || !wanted.units.is_empty())
            .filter(|task| {
                let units = task.lead.into_iter().chain(task.with.iter().copied());
                wanted.has(Some(task.programme), units, self)
            })
            .filter(|task| reader.sees_task(task, self))
            .map(|task| self.task_on(task, reader.on))
            .filter(|task| Timing::of(task, reader.on) == Timing::OpenLate)
            .collect();
        late.sort_by_key(|task| (task.deadline.map(|deadline| deadline.day), task.id));
        late
    }

    fn rounds_owed(&self, wanted: &Wanted, reader: Reader<'_>, now: Timestamp) -> Vec<UnitRound> {
        let mut owed = Vec::new();
        for programme in self.programmes() {
            for schedule in self.schedules(programme.id) {
                for unit in self.reporting_units(programme.id, schedule) {
                    if !wanted.has(Some(programme.id), [unit], self) {
                        continue;
                    }
                    let rounds =
                        self.unit_rounds(programme.id, schedule, unit, (BACK, 0), reader, now);
                    owed.extend(rounds.into_iter().filter(|one| {
                        matches!(
                            one.standing.state,
                            RoundState::Late | RoundState::Missing | RoundState::Locked
                        )
                    }));
                }
            }
        }
        owed.sort_by_key(|one| one.round.due.at);
        owed
    }
}
