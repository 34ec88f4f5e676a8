//! What time alone gives to tell. The server asks now and then; asking twice tells once, because
//! the id of such a notice is made of the deadline it is about.

use domain::{Refusal, Timestamp, id::UnitId, notice::letter::Letter, policy};
use jiff::SignedDuration;
use ulid::Ulid;

use super::told::new;
use crate::{
    Service,
    book::notice::Owed,
    store::{NotCommitted, Record, RecordKey, Write},
};

/// Notices stay for half a year, letters for a month after they were sent or given up.
const NOTICES_FOR: SignedDuration = SignedDuration::from_hours(24 * 183);
const LETTERS_FOR: SignedDuration = SignedDuration::from_hours(24 * 31);
/// Records a transaction.
const AT_ONCE: usize = 200;

impl Service {
    /// Makes the notices that are due by now and not made yet; says how many.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tell_what_is_due(&self) -> Result<usize, Refusal> {
        let writes = self.due_by(self.clock.now());
        let count = writes
            .iter()
            .filter(|write| matches!(write.record, Record::Notice(_)))
            .count();
        self.tell_all(writes).await?;
        Ok(count)
    }

    /// Forgets notices and letters that are long done with.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn forget_old_notices(&self) -> Result<usize, Refusal> {
        let now = self.clock.now();
        let old: Vec<RecordKey> = {
            let book = self.book();
            let notices = book
                .all_notices()
                .filter(|notice| now.duration_since(notice.at) > NOTICES_FOR)
                .map(|notice| RecordKey::Notice(notice.id));
            let letters = book
                .letters()
                .filter(|letter| {
                    letter.due().is_none() && now.duration_since(letter.at) > LETTERS_FOR
                })
                .map(|letter| RecordKey::Letter(letter.id));
            notices.chain(letters).collect()
        };
        for keys in old.chunks(AT_ONCE) {
            match self.store.tell(permit(), &[], keys).await {
                Ok(()) => self.book_to_write().forget(keys),
                // Somebody reads one of them just now: there is another day.
                Err(NotCommitted::Conflict | NotCommitted::Repeated(_)) => {}
                Err(NotCommitted::Failed(failure)) => return Err(self.failed(&failure)),
            }
        }
        Ok(old.len())
    }

    fn due_by(&self, now: Timestamp) -> Vec<Write> {
        let book = self.book();
        let mut writes = Vec::new();
        for Owed { due, by } in book.dues(now) {
            for to in by {
                let wanted = book.preferences(to);
                let Some(notice) = due.notice(now, to, &wanted) else {
                    continue;
                };
                if book.notice(to, notice.id).is_some() {
                    continue;
                }
                if self.posts_mail() && wanted.mails(notice.kind) {
                    writes.push(new(Record::Letter(Letter::of(&notice))));
                }
                writes.push(new(Record::Notice(notice)));
            }
        }
        writes
    }

    /// Writes what is new. What another server has written meanwhile is taken in as it is.
    pub(super) async fn tell_all(&self, writes: Vec<Write>) -> Result<(), Refusal> {
        for part in writes.chunks(AT_ONCE) {
            let mut left = part.to_vec();
            while !left.is_empty() {
                match self.store.tell(permit(), &left, &[]).await {
                    Ok(()) => {
                        self.book_to_write().take(left, &[]);
                        break;
                    }
                    Err(NotCommitted::Conflict | NotCommitted::Repeated(_)) => {
                        let before = left.len();
                        left = self.without_those_there(left).await?;
                        if left.len() == before {
                            // None is there, so it was a passing collision: the next round
                            // makes them.
                            break;
                        }
                    }
                    Err(NotCommitted::Failed(failure)) => return Err(self.failed(&failure)),
                }
            }
        }
        Ok(())
    }

    async fn without_those_there(&self, writes: Vec<Write>) -> Result<Vec<Write>, Refusal> {
        let mut left = Vec::with_capacity(writes.len());
        for write in writes {
            let there = self
                .store
                .read(&write.record.key())
                .await
                .map_err(|failure| self.failed(&failure))?;
            match there {
                Some(kept) => self.book_to_write().put(kept.record),
                None => left.push(write),
            }
        }
        Ok(left)
    }
}

/// The server's own authority to tell.
pub(super) fn permit() -> policy::Permit<policy::TellOfficers> {
    policy::operator(UnitId::new(Ulid::nil()))
}
