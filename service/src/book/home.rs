//! What the home page shows: all promises at a glance, and the programmes.

use std::{borrow::Cow, collections::BTreeMap};

use domain::{Date, document::Document, id::DocumentId, item::Item, status::Counts, task::Task};

use super::{
    Book, Reader,
    indicator::Headed,
    programme::{DeclaredAgainst, TaskCounts, declared},
};

/// A programme in a list.
#[derive(Clone, Debug)]
pub struct ProgrammeLine {
    pub document: Document,
    pub counts: Counts,
    pub tasks: TaskCounts,
    pub declared: Vec<DeclaredAgainst>,
    pub items: usize,
    /// The latest day on which a figure of it became known.
    pub latest: Option<Date>,
}

#[derive(Clone, Debug)]
pub struct Home {
    pub counts: Counts,
    pub followed: Vec<Headed>,
    pub programmes: Vec<ProgrammeLine>,
}

impl Book {
    #[must_use]
    pub fn home(&self, reader: Reader<'_>) -> Home {
        let mut followed = Vec::new();
        let mut programmes = Vec::new();
        let (mut items, mut tasks) = (
            self.items_by_programme(reader),
            self.tasks_by_programme(reader),
        );
        for document in self.programmes() {
            let headed = self.headed_in(document.id, reader);
            let shown = self.document_on(document, reader.on);
            let items = items.remove(&document.id).unwrap_or_default();
            let tasks = tasks.remove(&document.id).unwrap_or_default();
            let tasks = TaskCounts::of(tasks.iter().map(AsRef::as_ref), reader.on);
            programmes.push(ProgrammeLine {
                counts: Counts::of(headed.iter().map(Headed::judged)),
                tasks,
                declared: declared(shown.declared, &items, &headed),
                items: items.len() + headed.len() + tasks.all,
                latest: self.last_figure(document.id, reader),
                document: shown.clone(),
            });
            followed.extend(headed.iter().cloned());
        }
        followed.sort_by_key(Headed::outlook);
        Home {
            counts: Counts::of(followed.iter().map(Headed::judged)),
            followed,
            programmes,
        }
    }

    fn items_by_programme<'a>(&'a self, reader: Reader<'a>) -> BTreeMap<DocumentId, Vec<&'a Item>> {
        let mut items: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for item in self.all_items().filter(|one| reader.sees_item(one, self)) {
            let shown = self.item_on(item, reader.on);
            items.entry(item.programme).or_default().push(shown);
        }
        items
    }

    /// A part is counted with the whole.
    fn tasks_by_programme<'a>(
        &'a self,
        reader: Reader<'a>,
    ) -> BTreeMap<DocumentId, Vec<Cow<'a, Task>>> {
        let mut tasks: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let whole = self.all_tasks().filter(|task| task.part.is_none());
        for task in whole.filter(|task| reader.sees_task(task, self)) {
            let shown = self.task_on(task, reader.on);
            tasks.entry(task.programme).or_default().push(shown);
        }
        tasks
    }
}
