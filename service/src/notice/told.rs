//! What a command's events give to tell, as writes of the same transaction.

use domain::{
    Timestamp,
    figure::{Cell, Stage},
    id::OfficerId,
    journal::Event,
    moment::local_date,
    notice::{About, letter::Letter, told::Tidings},
};

use crate::{
    Service,
    book::Book,
    store::{Record, Write},
};

impl Service {
    /// The notices of a commit, and the letters that go with them.
    pub(crate) fn told(&self, events: &[Event]) -> Vec<Write> {
        let Some(event) = events.first() else {
            return Vec::new();
        };
        let tidings = Tidings::of(events);
        if tidings.is_empty() {
            return Vec::new();
        }
        let book = self.book();
        let notices = tidings.iter().flat_map(|tidings| {
            tidings.notices(
                event,
                &makers(&book, &tidings.about, event.at),
                book.posts(),
                book.tree(),
                |officer| book.preferences(officer),
            )
        });
        let mut writes = Vec::new();
        for notice in notices {
            if self.posts_mail() && book.preferences(notice.to).mails(notice.kind) {
                writes.push(new(Record::Letter(Letter::of(&notice))));
            }
            writes.push(new(Record::Notice(notice)));
        }
        writes
    }
}

pub(super) const fn new(record: Record) -> Write {
    Write {
        record,
        read_at: None,
    }
}

/// Those who entered or handed in what is decided now: they hear of it wherever they are.
fn makers(book: &Book, about: &About, at: Timestamp) -> Vec<OfficerId> {
    match about {
        About::Figure {
            indicator,
            unit,
            period,
        } => book
            .indicator(*indicator)
            .and_then(|indicator| book.cell(indicator, *unit, period))
            .map(makers_of)
            .unwrap_or_default(),
        About::Sheet(key) => book
            .sheet(key)
            .map(|sheet| sheet.cells().iter().flat_map(makers_of).collect())
            .unwrap_or_default(),
        About::Task(_)
        | About::Indicator { .. }
        | About::Explanation(_)
        | About::Obstacle(_)
        | About::Meeting(_)
        | About::Handover(_) => Vec::new(),
        About::Feedback(id) => book
            .feedback(*id)
            .and_then(|one| book.in_charge_of_feedback(one, local_date(at)))
            .into_iter()
            .collect(),
    }
}

fn makers_of(cell: &Cell) -> Vec<OfficerId> {
    let Some(working) = &cell.working else {
        return Vec::new();
    };
    let submitted = match &working.stage {
        Stage::Submitted(submission) => submission.by.officer(),
        Stage::Draft | Stage::Returned { .. } => None,
    };
    working
        .value
        .recorded
        .by
        .officer()
        .into_iter()
        .chain(submitted)
        .collect()
}
