//! Records as they were at the end of a past day. The journal has each as it was before every change,
//! so nothing else is kept for it; what nobody changed since is as it is now.

use std::borrow::Cow;

use domain::{
    Date,
    document::Document,
    item::Item,
    journal::{Change, Subject},
    meeting::Meeting,
    moment::local_date,
    task::Task,
};

use super::Book;

impl Book {
    /// A task on a day: what it said, how far it was, what had been told of it.
    #[must_use]
    pub fn task_on<'a>(&'a self, task: &'a Task, on: Date) -> Cow<'a, Task> {
        let mut was = Cow::Borrowed(task);
        let mut state = None;
        for change in self.since(Subject::Task(task.id), on) {
            match change {
                Change::Update { was, .. } => state = state.or(*was),
                Change::Task {
                    before: Some(before),
                    ..
                } if !before.restricted || task.restricted => {
                    was = Cow::Borrowed(&**before);
                    break;
                }
                _ => {}
            }
        }
        if let Some(state) = state {
            was.to_mut().state = state;
        }
        if was.done_on.is_some_and(|done| done > on) {
            was.to_mut().done_on = None;
        }
        if was.updates.iter().any(|update| update.on > on) {
            was.to_mut().updates.retain(|update| update.on <= on);
        }
        was
    }

    #[must_use]
    pub fn item_on<'a>(&'a self, item: &'a Item, on: Date) -> &'a Item {
        self.since(Subject::Item(item.id), on)
            .find_map(|change| match change {
                Change::Item { before, .. } => before.as_deref(),
                _ => None,
            })
            // What was not for everybody then is not told now.
            .filter(|before| !before.restricted || item.restricted)
            .unwrap_or(item)
    }

    #[must_use]
    pub fn document_on<'a>(&'a self, document: &'a Document, on: Date) -> &'a Document {
        self.since(Subject::Document(document.id), on)
            .find_map(|change| match change {
                Change::Document { before, .. } => before.as_deref(),
                _ => None,
            })
            .unwrap_or(document)
    }

    #[must_use]
    pub fn meeting_on<'a>(&'a self, meeting: &'a Meeting, on: Date) -> &'a Meeting {
        self.since(Subject::Meeting(meeting.id), on)
            .find_map(|change| match change {
                Change::Meeting { before, .. } => before.as_deref(),
                _ => None,
            })
            .filter(|before| !before.restricted || meeting.restricted)
            .unwrap_or(meeting)
    }

    /// What became of a record after a day, earliest first.
    fn since(&self, subject: Subject, on: Date) -> impl Iterator<Item = &Change> {
        self.log
            .at(self.log.by_subject.get(&subject))
            .filter(move |logged| local_date(logged.event.at) > on)
            .map(|logged| &logged.event.change)
    }
}
