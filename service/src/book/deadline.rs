//! Who gave what a deadline, where that is not part of the record itself.

use domain::{
    journal::{Change, Subject},
    officer::Signature,
    task::Task,
};

use super::{Book, Reader};

impl Book {
    /// Who gave a task the deadline that it has, and when: as far as the journal tells a reader.
    #[must_use]
    pub fn deadline_given(&self, task: &Task, reader: Reader<'_>) -> Option<Signature> {
        task.deadline?;
        self.log_of(Subject::Task(task.id), reader)
            .find_map(|logged| {
                let Change::Task { before, after } = &logged.event.change else {
                    return None;
                };
                let was = before.as_ref().and_then(|before| before.deadline);
                let is_given = after.deadline == task.deadline && was != task.deadline;
                is_given.then_some(Signature {
                    by: logged.event.by,
                    at: logged.event.at,
                })
            })
    }
}
