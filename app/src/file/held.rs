//! Files between being chosen and being entered. They are kept in memory, given back to their
//! sender only, and bounded: the oldest goes first.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    Language,
    id::{CommandId, DocumentId, OfficerId, UnitId},
};
use exchange::problem::FileProblem;

use super::{NumberForm, resolve::Row};

/// A file as it was read for its sender, with everything else the form said.
#[derive(Clone, Debug)]
pub struct Held {
    pub sender: OfficerId,
    pub programme: DocumentId,
    pub unit: UnitId,
    pub name: String,
    /// In which its numbers were read.
    pub language: Language,
    pub ground: String,
    pub period: String,
    pub numbers: NumberForm,
    pub rows: Result<Rows, FileProblem>,
}

/// The rows of a file; many look at them, nobody changes them.
pub type Rows = Arc<Vec<Row>>;

#[derive(Default)]
pub struct HeldFiles(Mutex<Files>);

#[derive(Default)]
struct Files {
    held: HashMap<CommandId, Held>,
    order: VecDeque<CommandId>,
    rows: usize,
}

impl HeldFiles {
    /// Rows of all files together: some tens of megabytes.
    const MOST_ROWS: usize = 60_000;
    const MOST_FILES: usize = 200;

    pub fn keep(&self, id: CommandId, file: Held) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.let_go(id);
        files.rows += file.weight();
        files.held.insert(id, file);
        files.order.push_back(id);
        while files.rows > Self::MOST_ROWS || files.order.len() > Self::MOST_FILES {
            match files.order.front().copied() {
                Some(oldest) if oldest != id => files.let_go(oldest),
                _ => break,
            }
        }
    }

    #[must_use]
    pub fn get(&self, id: CommandId, sender: OfficerId) -> Option<Held> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files
            .held
            .get(&id)
            .filter(|file| file.sender == sender)
            .cloned()
    }
}

impl Files {
    fn let_go(&mut self, id: CommandId) {
        if let Some(file) = self.held.remove(&id) {
            self.rows -= file.weight();
            self.order.retain(|other| *other != id);
        }
    }
}

impl Held {
    fn weight(&self) -> usize {
        self.rows.as_ref().map_or(0, |rows| rows.len())
    }
}

#[cfg(test)]
mod tests {
    use domain::Refusal;
    use exchange::table::Place;
    use ulid::Ulid;

    use super::*;

    fn file(sender: u128, rows: usize) -> Held {
        let row = Row {
            at: Place { row: 1, column: 0 },
            indicator: String::new(),
            unit: String::new(),
            period: String::new(),
            typed: String::new(),
            entry: Err(Refusal::NotFound),
        };
        Held {
            sender: OfficerId::new(Ulid::from(sender)),
            programme: DocumentId::new(Ulid::nil()),
            unit: UnitId::new(Ulid::nil()),
            name: "thang-7.xlsx".into(),
            language: Language::Vi,
            ground: String::new(),
            period: String::new(),
            numbers: NumberForm::Ask,
            rows: Ok(Arc::new(vec![row; rows])),
        }
    }

    fn id(number: u128) -> CommandId {
        CommandId::new(Ulid::from(number))
    }

    #[test]
    fn a_file_is_given_back_to_its_sender_only() {
        let files = HeldFiles::default();
        files.keep(id(1), file(7, 2));
        let of = |officer: u128| OfficerId::new(Ulid::from(officer));
        assert!(files.get(id(1), of(7)).is_some());
        assert!(files.get(id(1), of(8)).is_none());
    }

    #[test]
    fn only_so_many_rows_are_kept() {
        let files = HeldFiles::default();
        let officer = OfficerId::new(Ulid::from(7_u128));
        for number in 0..7 {
            files.keep(id(number), file(7, 10_000));
        }
        assert!(files.get(id(0), officer).is_none());
        assert!(files.get(id(1), officer).is_some());
        // The same one again takes no more room.
        files.keep(id(1), file(7, 10_000));
        assert!(files.get(id(2), officer).is_some());
        for number in 100..100 + HeldFiles::MOST_FILES as u128 {
            files.keep(id(number), file(7, 0));
        }
        assert!(files.get(id(6), officer).is_none());
    }
}
