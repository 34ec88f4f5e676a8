//! Tasks as their pages show them.

use std::collections::BTreeSet;

use domain::{
    document::Document,
    id::{DocumentId, TaskId, UnitId},
    item::{Item, ItemKind},
    status::Timing,
    task::{Task, clear::Clarity},
    text::{fold::search_key, order::compare},
};

use super::{Book, Reader};

/// A task with where it stands.
#[derive(Clone, Debug)]
pub struct Given {
    pub task: Task,
    pub programme: Document,
    pub timing: Timing,
    pub missing: Vec<Clarity>,
    /// The item it belongs to, and the obstacles and requests named beside it.
    pub under: Option<Item>,
    pub obstacles: Vec<Item>,
}

/// What stands around a task.
#[derive(Debug)]
pub struct Around<'a> {
    pub before: Vec<&'a Task>,
    pub after: Vec<&'a Task>,
    /// The times before and after this one of what comes again.
    pub earlier: Option<&'a Task>,
    pub later: Option<&'a Task>,
}

impl Book {
    /// A task, if the reader may see it.
    #[must_use]
    pub fn given(&self, task: &Task, reader: Reader<'_>) -> Option<Given> {
        if !reader.sees_task(task, self) {
            return None;
        }
        let task = self.task_on(task, reader.on);
        let programme = self.document_on(self.document(task.programme)?, reader.on);
        let under = task
            .under
            .and_then(|id| self.item(id))
            .filter(|item| reader.sees_item(item, self))
            .map(|item| self.item_on(item, reader.on).clone());
        let obstacles = self
            .items_in(task.programme, reader)
            .filter(|item| matches!(item.kind, ItemKind::Obstacle | ItemKind::Request))
            .filter(|item| item.under == task.under)
            .filter(|item| {
                item.under.is_some() || item.units.iter().any(|unit| task.lead == Some(*unit))
            })
            .map(|item| self.item_on(item, reader.on).clone())
            .collect();
        Some(Given {
            timing: Timing::of(&task, reader.on),
            missing: task.missing(&programme.clear),
            under,
            obstacles,
            programme: programme.clone(),
            task: task.into_owned(),
        })
    }

    /// Whether a task is another one or waits for it, however far back.
    pub(crate) fn waits_for(&self, task: TaskId, first: TaskId) -> bool {
        self.reaches(task, first, |one| one.course.after.clone())
    }

    /// Whether a task is another one or is a part of it, however deep.
    pub(crate) fn is_part_within(&self, task: TaskId, whole: TaskId) -> bool {
        self.reaches(task, whole, |one| {
            one.part.iter().map(|part| part.of).collect()
        })
    }

    fn reaches(&self, from: TaskId, to: TaskId, next: impl Fn(&Task) -> Vec<TaskId>) -> bool {
        let mut seen = BTreeSet::new();
        let mut left = vec![from];
        while let Some(id) = left.pop() {
            if id == to {
                return true;
            }
            if seen.insert(id) {
                left.extend(self.task(id).map(&next).unwrap_or_default());
            }
        }
        false
    }

    /// A task by what people type for it: its link, its address, or a name that only one task of
    /// the programme has.
    #[must_use]
    pub fn task_named(
        &self,
        typed: &str,
        programme: DocumentId,
        reader: Reader<'_>,
    ) -> Option<&Task> {
        let seen = |one: &&Task| reader.sees_work(one, self);
        let address = typed
            .rsplit_once("/nhiem-vu/")
            .map_or(typed, |(_, end)| end);
        let address = address.split(['?', '#', '/']).next().unwrap_or_default();
        if let Some(task) = self.task_by_slug(address).filter(seen) {
            return Some(task);
        }
        let wanted = search_key(typed);
        let mut named = self
            .all_tasks()
            .filter(|one| one.programme == programme && search_key(&one.name.vi) == wanted)
            .filter(seen);
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }

    /// What people type for a task: its name, or its address where the name is not enough.
    #[must_use]
    pub fn name_of_task(&self, task: &Task, programme: DocumentId, reader: Reader<'_>) -> String {
        let found = self.task_named(&task.name.vi, programme, reader);
        if found.is_some_and(|found| found.id == task.id) {
            task.name.vi.clone()
        } else {
            task.slug.to_string()
        }
    }

    /// The tasks that one can be a part of.
    #[must_use]
    pub fn wholes_for(&self, task: &Task, reader: Reader<'_>) -> Vec<&Task> {
        let mut wholes: Vec<_> = self
            .all_tasks()
            .filter(|one| one.programme == task.programme)
            .filter(|one| !self.is_part_within(one.id, task.id))
            .filter(|one| reader.sees_work(one, self))
            .collect();
        wholes.sort_by(|a, b| compare(&a.name.vi, &b.name.vi));
        wholes
    }

    /// What has to be done before a task, and what waits for it, as far as the reader may see.
    #[must_use]
    pub fn around(&self, task: &Task, reader: Reader<'_>) -> Around<'_> {
        let seen = |one: &&Task| reader.sees_work(one, self);
        let before = task.course.after.iter().filter_map(|id| self.task(*id));
        let after = self.all_tasks();
        let earlier = task.course.repeats.and_then(|one| self.task(one.before?));
        Around {
            before: before.filter(seen).collect(),
            after: after
                .filter(|one| one.course.after.contains(&task.id))
                .filter(seen)
                .collect(),
            earlier: earlier.filter(seen),
            later: self.task(task.next_id()).filter(seen),
        }
    }

    /// The tasks that a unit leads or takes part in.
    #[must_use]
    pub fn tasks_of(&self, unit: UnitId, reader: Reader<'_>) -> Vec<&Task> {
        self.tasks
            .values()
            .filter(|task| task.lead == Some(unit) || task.with.contains(&unit))
            .filter(|task| reader.sees_task(task, self))
            .collect()
    }
}
