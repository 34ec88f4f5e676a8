//! The daily digest: everything that waits for an officer on a morning, in one letter.

use domain::{
    Date, Refusal, Timestamp,
    explanation::Explanation,
    moment::local_date,
    notice::{due::Due, letter::Letter},
    policy::Actor,
};

use super::told::new;
use crate::{
    Service,
    book::{Book, notice::Owed},
    desk::Line,
    store::Record,
};

/// What waits for an officer.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    pub overdue: Vec<Due>,
    /// Late in units below, and come up to this officer.
    pub gone_up: Vec<Due>,
    pub due_soon: Vec<Due>,
    pub returned: Vec<Line>,
    /// To be explained.
    pub asked: Vec<Explanation>,
    pub to_review: Vec<Line>,
}

impl Digest {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    #[must_use]
    pub fn count(&self) -> usize {
        self.overdue.len()
            + self.gone_up.len()
            + self.due_soon.len()
            + self.returned.len()
            + self.asked.len()
            + self.to_review.len()
    }
}

impl Book {
    /// What waits for an officer now; `dues` is what [`Book::dues`] says of everybody.
    #[must_use]
    pub fn digest(&self, actor: &Actor, dues: &[Owed], now: Timestamp) -> Digest {
        let today = local_date(now);
        let desk = self.desk(actor, today);
        let mut digest = Digest {
            returned: desk.returned,
            to_review: desk.to_review,
            asked: self.requests(actor, today).to_answer,
            ..Digest::default()
        };
        for Owed { due, .. } in dues
            .iter()
            .filter(|owed| owed.by.contains(&actor.officer()))
        {
            if due.up.is_some() {
                digest.gone_up.push(due.clone());
            } else if due.at <= now {
                digest.overdue.push(due.clone());
            } else {
                digest.due_soon.push(due.clone());
            }
        }
        digest.overdue.sort_by_key(|due| due.at);
        digest.gone_up.sort_by_key(|due| due.at);
        digest.due_soon.sort_by_key(|due| due.at);
        digest
    }
}

impl Service {
    /// Queues the digest of a day for everybody who wants one and has something waiting; says
    /// how many. Asked again on the same day, also by another server, it adds none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn queue_digests(&self, day: Date) -> Result<usize, Refusal> {
        let now = self.clock.now();
        let writes: Vec<_> = {
            let book = self.book();
            let dues = book.dues(now);
            book.officers()
                .filter(|officer| book.preferences(officer.id).wants_digest())
                .map(|officer| (officer, Letter::digest(officer.id, day, now)))
                .filter(|(_, letter)| book.letter(letter.id).is_none())
                .filter(|(officer, _)| {
                    Actor::of(officer)
                        .is_some_and(|actor| !book.digest(&actor, &dues, now).is_empty())
                })
                .map(|(_, letter)| new(Record::Letter(letter)))
                .collect()
        };
        let count = writes.len();
        self.tell_all(writes).await?;
        Ok(count)
    }
}
