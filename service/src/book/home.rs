//! What the home page shows: all promises at a glance, and the programmes.

use domain::{Date, document::Document, status::Counts};

use super::{
    Book, Reader,
    indicator::Followed,
    programme::{DeclaredAgainst, TaskCounts},
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
    pub followed: Vec<Followed>,
    pub programmes: Vec<ProgrammeLine>,
}

impl Book {
    #[must_use]
    pub fn home(&self, reader: Reader<'_>) -> Home {
        let mut followed = Vec::new();
        let mut programmes = Vec::new();
        for document in self.programmes() {
            let programme = self.programme(document, reader);
            let latest = programme
                .followed
                .iter()
                .flat_map(|one| &one.rows)
                .filter_map(|row| row.published.as_ref().map(|published| published.since))
                .max();
            programmes.push(ProgrammeLine {
                counts: programme.counts,
                tasks: programme.tasks,
                declared: programme.declared,
                items: programme.items + programme.followed.len() + programme.tasks.all,
                latest,
                document: programme.document,
            });
            followed.extend(programme.followed);
        }
        followed.sort_by_key(Followed::outlook);
        Home {
            counts: Counts::of(followed.iter().map(Followed::judged)),
            followed,
            programmes,
        }
    }
}
