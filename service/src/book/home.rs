//! What the home page shows: all promises at a glance, and the programmes.

use domain::{Date, document::Document, status::Counts};

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
        for document in self.programmes() {
            let headed = self.headed_in(document.id, reader);
            let shown = self.document_on(document, reader.on);
            let items: Vec<_> = self
                .items_in(document.id, reader)
                .map(|item| self.item_on(item, reader.on))
                .collect();
            // A part is counted with the whole.
            let tasks: Vec<_> = self
                .tasks_in(document.id, reader)
                .filter(|task| task.part.is_none())
                .map(|task| self.task_on(task, reader.on))
                .collect();
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
}
