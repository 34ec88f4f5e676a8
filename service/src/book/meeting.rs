//! Meetings as people look for them, and what came of what they concluded.

use domain::{
    id::{ItemId, MeetingId, TaskId},
    meeting::{Conclusion, Meeting, Stage},
    policy::{self, PlanTask, PostUpdate},
    task::{Task, TaskState, part::Progress},
};

use super::{Book, Reader};

/// A work that came of a conclusion, with its parts.
#[derive(Clone, Debug)]
pub struct Work {
    pub task: Task,
    pub parts: Vec<Task>,
}

impl Work {
    /// Whether nothing is left to be done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        if self.parts.is_empty() {
            self.task.state == TaskState::Done
        } else {
            self.parts.iter().all(|part| part.state == TaskState::Done)
        }
    }

    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress::of(self.parts.iter())
    }
}

/// A conclusion with what came of it.
#[derive(Clone, Debug)]
pub struct Concluded {
    pub meeting: Meeting,
    pub conclusion: Conclusion,
    pub works: Vec<Work>,
}

impl Concluded {
    /// What somebody does: the parts where a work is divided.
    fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.works.iter().flat_map(|work| {
            let whole = work.parts.is_empty().then_some(&work.task);
            whole.into_iter().chain(&work.parts)
        })
    }

    /// Whether something came of it and all of that is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        !self.works.is_empty() && self.works.iter().all(Work::is_done)
    }

    /// How many tasks were given out for it; drafts are not.
    #[must_use]
    pub fn assignments(&self) -> usize {
        self.tasks()
            .filter(|task| task.state != TaskState::Draft)
            .count()
    }

    #[must_use]
    pub fn done(&self) -> usize {
        self.tasks()
            .filter(|task| task.state == TaskState::Done)
            .count()
    }
}

impl Book {
    #[must_use]
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.get(&id)
    }

    /// The meeting that an item of a programme stands for.
    #[must_use]
    pub fn meeting_of(&self, item: ItemId) -> Option<&Meeting> {
        self.meetings
            .values()
            .find(|meeting| meeting.item == Some(item))
    }

    /// Every meeting that a reader may see, the latest first, those to come on top.
    #[must_use]
    pub fn meetings(&self, reader: Reader<'_>) -> Vec<&Meeting> {
        let mut all: Vec<_> = self
            .meetings
            .values()
            .filter(|one| reader.sees_meeting(one, self))
            .collect();
        all.sort_by(|a, b| {
            let planned = |one: &Meeting| one.stage != Stage::Planned;
            (planned(a), std::cmp::Reverse(a.day), a.id).cmp(&(
                planned(b),
                std::cmp::Reverse(b.day),
                b.id,
            ))
        });
        all
    }

    /// The tasks that are parts of one, as of the reader's day.
    #[must_use]
    pub fn parts_of(&self, task: TaskId, reader: Reader<'_>) -> Vec<Task> {
        self.tasks
            .values()
            .filter(|one| one.part.is_some_and(|part| part.of == task))
            .filter(|one| reader.sees_work(one, self))
            .map(|one| self.task_on(one, reader.on).into_owned())
            .collect()
    }

    /// What came of a meeting's conclusions, as of the reader's day.
    #[must_use]
    pub fn concluded(&self, meeting: &Meeting, reader: Reader<'_>) -> Vec<Concluded> {
        meeting
            .conclusions
            .iter()
            .map(|conclusion| Concluded {
                meeting: meeting.clone(),
                works: conclusion
                    .works
                    .iter()
                    .filter_map(|id| self.task(*id))
                    .filter(|task| reader.sees_work(task, self))
                    .map(|task| Work {
                        task: self.task_on(task, reader.on).into_owned(),
                        parts: self.parts_of(task.id, reader),
                    })
                    .collect(),
                conclusion: conclusion.clone(),
            })
            .collect()
    }

    /// What the meetings that this one inspects concluded, and those they inspected in turn: what
    /// is not done stays on the list, however long ago it was concluded.
    #[must_use]
    pub fn carried_over(&self, meeting: &Meeting, reader: Reader<'_>) -> Vec<Concluded> {
        let mut seen = vec![meeting.id];
        let mut all = Vec::new();
        let mut next = meeting.follows;
        while let Some(before) = next
            .filter(|id| !seen.contains(id))
            .and_then(|id| self.meeting(id))
        {
            seen.push(before.id);
            if reader.sees_meeting(before, self) {
                let is_nearest = seen.len() == 2;
                all.extend(
                    self.concluded(before, reader)
                        .into_iter()
                        .filter(|one| is_nearest || !one.is_done()),
                );
            }
            next = before.follows;
        }
        all
    }

    /// The meetings that inspect this one's conclusions.
    #[must_use]
    pub fn inspected_by(&self, meeting: MeetingId, reader: Reader<'_>) -> Vec<&Meeting> {
        self.meetings(reader)
            .into_iter()
            .filter(|one| one.follows == Some(meeting))
            .collect()
    }
}

impl Reader<'_> {
    #[must_use]
    pub fn sees_meeting(&self, meeting: &Meeting, book: &Book) -> bool {
        self.may_see(meeting.restricted, meeting.host, book)
            || self.actor.is_some_and(|actor| {
                meeting
                    .units
                    .iter()
                    .any(|unit| policy::may::<PlanTask>(actor, *unit, book.tree()))
            })
    }

    /// As everybody sees a task, and those who do it.
    pub(crate) fn sees_work(&self, task: &Task, book: &Book) -> bool {
        self.sees_task(task, book)
            || self
                .actor
                .zip(task.lead)
                .is_some_and(|(actor, unit)| policy::may::<PostUpdate>(actor, unit, book.tree()))
    }
}
