//! Letters on their way: taken, sent by somebody else, and marked. Every mark is in the store
//! before anything else happens.

use domain::{
    Refusal,
    id::LetterId,
    notice::{
        letter::{Content, Letter, Trouble},
        preferences::Preferences,
    },
    policy::Actor,
};

use super::due::permit;
use crate::{
    Service,
    store::{Kept, NotCommitted, Record, RecordKey, Write},
};

/// What came of trying to send a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    Failed(Trouble),
    NotNeeded,
}

/// Whom a letter is for, as things stand now.
#[derive(Clone, Debug)]
pub struct Recipient {
    pub actor: Actor,
    pub wanted: Preferences,
}

impl Service {
    /// From now on notices also make letters: there is somebody who sends them.
    pub fn post_mail(&self) {
        self.mail.store(true, std::sync::atomic::Ordering::Release);
    }

    /// Whether there is.
    #[must_use]
    pub fn posts_mail(&self) -> bool {
        self.mail.load(std::sync::atomic::Ordering::Acquire)
    }

    /// The letters whose time has come, the oldest first.
    #[must_use]
    pub fn letters_due(&self) -> Vec<LetterId> {
        self.book().letters_due(self.clock.now()).collect()
    }

    /// Takes a letter to send it. None when somebody else has it, or it is done with.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin_letter(&self, id: LetterId) -> Result<Option<Letter>, Refusal> {
        let now = self.clock.now();
        self.mark(id, |letter| letter.begun(now)).await
    }

    /// Marks what came of a letter that was begun. One that counted as lost meanwhile, and was
    /// begun again by somebody else, is theirs.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn end_letter(&self, begun: &Letter, outcome: Outcome) -> Result<(), Refusal> {
        let now = self.clock.now();
        self.mark(begun.id, |letter| {
            (letter == begun).then(|| match outcome {
                Outcome::Sent => letter.sent(now),
                Outcome::Failed(trouble) => letter.failed(now, trouble),
                Outcome::NotNeeded => letter.not_needed(now),
            })
        })
        .await
        .map(drop)
    }

    /// Whom a letter is for; none when there is no reason to send it any more: the account is
    /// closed, the address gone, the kind switched off, or the notice read.
    #[must_use]
    pub fn recipient(&self, letter: &Letter) -> Option<Recipient> {
        let book = self.book();
        let wanted = book.preferences(letter.to);
        let is_wanted = match letter.content {
            Content::Notice(id) => book
                .notice(letter.to, id)
                .is_some_and(|notice| notice.read.is_none() && wanted.mails(notice.kind)),
            Content::Digest(_) => wanted.wants_digest(),
        };
        let actor = Actor::of(book.officer(letter.to)?)?;
        is_wanted.then_some(Recipient { actor, wanted })
    }

    async fn mark(
        &self,
        id: LetterId,
        change: impl Fn(&Letter) -> Option<Letter>,
    ) -> Result<Option<Letter>, Refusal> {
        let kept = self
            .store
            .read(&RecordKey::Letter(id))
            .await
            .map_err(|failure| self.failed(&failure))?;
        let Some(Kept {
            record: Record::Letter(letter),
            revision,
        }) = kept
        else {
            return Ok(None);
        };
        let Some(changed) = change(&letter) else {
            // Another server was there first: what it did is known here from now on.
            self.book_to_write().put(Record::Letter(letter));
            return Ok(None);
        };
        let write = Write {
            record: Record::Letter(changed.clone()),
            read_at: Some(revision),
        };
        match self
            .store
            .tell(permit(), std::slice::from_ref(&write), &[])
            .await
        {
            Ok(()) => {
                self.book_to_write().take(vec![write], &[]);
                Ok(Some(changed))
            }
            Err(NotCommitted::Conflict | NotCommitted::Repeated(_)) => Ok(None),
            Err(NotCommitted::Failed(failure)) => Err(self.failed(&failure)),
        }
    }
}
