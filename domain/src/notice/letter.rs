//! A letter: a mail to one officer, from the moment it is owed to the moment a mail server has
//! taken it. It is written down as being sent before it is sent, so that of two servers one
//! sends it; a server that dies in between leaves a letter of which nobody knows whether it went
//! out, and that one is sent again under the same message id: a mail that comes twice can be
//! recognised, one that never comes cannot.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Notice, id_of};
use crate::{
    id::{LetterId, NoticeId, OfficerId},
    moment::start_of,
};

/// What it says. The words are found when it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    Notice(NoticeId),
    /// Everything that waits for the officer on a morning.
    Digest(Date),
}

/// Why a letter was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// The mail server was not reached, or the connection broke.
    Unreachable,
    /// It asked to try again later.
    Later,
    /// It refused for good.
    Refused,
    /// It did not let us in, or offered no encryption.
    NotLetIn,
    /// The letter could not be put together.
    Unwritable,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Queued,
    /// Somebody is sending it, since then.
    Sending {
        since: Timestamp,
    },
    Sent {
        at: Timestamp,
    },
    /// It is tried again at `next`.
    Failed {
        next: Timestamp,
        trouble: Trouble,
    },
    GivenUp {
        at: Timestamp,
        trouble: Trouble,
    },
    /// There was no reason to send it any more: the notice was read, the address taken away.
    NotNeeded {
        at: Timestamp,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub id: LetterId,
    pub to: OfficerId,
    pub content: Content,
    pub at: Timestamp,
    /// How often it was begun to be sent.
    pub tries: u32,
    pub state: State,
}

/// After each failed try the next one comes later; after the last of these it is given up.
const WAITS: [SignedDuration; 8] = [
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(15),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(3),
    SignedDuration::from_hours(6),
    SignedDuration::from_hours(12),
    SignedDuration::from_hours(24),
];

impl Letter {
    /// A conversation with a mail server that has not ended after this has broken off with the
    /// program that led it. Longer than any of its timeouts together.
    pub const LOST_AFTER: SignedDuration = SignedDuration::from_mins(10);

    /// The letter that goes with a notice, under the same number.
    #[must_use]
    pub fn of(notice: &Notice) -> Self {
        Self {
            id: LetterId::new(notice.id.ulid()),
            to: notice.to,
            content: Content::Notice(notice.id),
            at: notice.at,
            tries: 0,
            state: State::Queued,
        }
    }

    /// An officer's digest of a day: its id is of both, so that there is one.
    #[must_use]
    pub fn digest(to: OfficerId, day: Date, at: Timestamp) -> Self {
        Self {
            id: LetterId::new(id_of(start_of(day), &("digest", day, to))),
            to,
            content: Content::Digest(day),
            at,
            tries: 0,
            state: State::Queued,
        }
    }

    /// From when it may be sent; none when it is done with.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        match self.state {
            State::Queued => Some(self.at),
            State::Sending { since } => Some(since + Self::LOST_AFTER),
            State::Failed { next, .. } => Some(next),
            State::Sent { .. } | State::GivenUp { .. } | State::NotNeeded { .. } => None,
        }
    }

    /// Takes it to send it, if its time has come.
    #[must_use]
    pub fn begun(&self, now: Timestamp) -> Option<Self> {
        self.due().filter(|due| *due <= now).map(|_| Self {
            tries: self.tries + 1,
            state: State::Sending { since: now },
            ..self.clone()
        })
    }

    /// A mail server has taken it.
    #[must_use]
    pub fn sent(&self, now: Timestamp) -> Self {
        self.now(State::Sent { at: now })
    }

    #[must_use]
    pub fn not_needed(&self, now: Timestamp) -> Self {
        self.now(State::NotNeeded { at: now })
    }

    /// It was not taken: tried again later, unless it was refused for good or too often.
    #[must_use]
    pub fn failed(&self, now: Timestamp, trouble: Trouble) -> Self {
        let hopeless = matches!(trouble, Trouble::Refused | Trouble::Unwritable);
        let wait = usize::try_from(self.tries.saturating_sub(1))
            .ok()
            .and_then(|tries| WAITS.get(tries))
            .filter(|_| !hopeless);
        self.now(match wait {
            Some(wait) => State::Failed {
                next: now + *wait,
                trouble,
            },
            None => State::GivenUp { at: now, trouble },
        })
    }

    fn now(&self, state: State) -> Self {
        Self {
            state,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn digest() -> Letter {
        Letter::digest(
            OfficerId::new(Ulid::from(1_u128)),
            jiff::civil::date(2026, 11, 23),
            at("2026-11-23T00:00:00Z"),
        )
    }

    #[test]
    fn there_is_one_digest_an_officer_and_day() {
        let later = Letter::digest(digest().to, jiff::civil::date(2026, 11, 23), Timestamp::MAX);
        assert_eq!(digest().id, later.id);
        let next = Letter::digest(digest().to, jiff::civil::date(2026, 11, 24), digest().at);
        assert_ne!(digest().id, next.id);
    }

    #[test]
    fn a_letter_is_begun_once_until_it_counts_as_lost() {
        let now = at("2026-11-23T00:00:00Z");
        assert!(digest().begun(now - SignedDuration::from_secs(1)).is_none());
        let begun = digest().begun(now).unwrap();
        assert_eq!(begun.tries, 1);
        assert!(begun.begun(now + SignedDuration::from_mins(9)).is_none());
        let again = begun.begun(now + Letter::LOST_AFTER).unwrap();
        assert_eq!((again.id, again.tries), (begun.id, 2));
        assert!(begun.sent(now).begun(Timestamp::MAX).is_none());
        assert!(begun.not_needed(now).begun(Timestamp::MAX).is_none());
    }

    #[test]
    fn a_failed_letter_is_tried_ever_more_slowly_and_then_given_up() {
        let mut now = at("2026-11-23T00:00:00Z");
        let mut letter = digest();
        let mut waited = Vec::new();
        while let Some(begun) = letter.begun(now) {
            letter = begun.failed(now, Trouble::Unreachable);
            if let State::Failed { next, trouble } = letter.state {
                assert_eq!(trouble, Trouble::Unreachable);
                waited.push(next.duration_since(now).as_mins());
                now = next;
            }
        }
        assert_eq!(waited, [1, 5, 15, 60, 180, 360, 720, 1440]);
        assert_eq!(letter.tries, 9);
        assert!(matches!(letter.state, State::GivenUp { .. }));
    }

    #[test]
    fn what_is_refused_for_good_is_not_tried_again() {
        let now = at("2026-11-23T00:00:00Z");
        for (trouble, over) in [
            (Trouble::Refused, true),
            (Trouble::Unwritable, true),
            (Trouble::Later, false),
            (Trouble::NotLetIn, false),
        ] {
            let letter = digest().begun(now).unwrap().failed(now, trouble);
            assert_eq!(letter.due().is_none(), over, "{trouble:?}");
        }
    }
}
