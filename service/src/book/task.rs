//! Tasks as their pages show them.

use domain::{
    document::Document,
    id::UnitId,
    item::{Item, ItemKind},
    status::Timing,
    task::{Task, clear::Clarity},
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
