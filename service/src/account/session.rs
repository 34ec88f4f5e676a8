//! Sessions: a random token in the officer's browser, of which only the hash is kept. They
//! live in memory, so that no page asks the store, and in the store, so that they outlast a
//! restart.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use data_encoding::BASE64URL_NOPAD;
use domain::{Timestamp, id::OfficerId, journal::Hash};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

/// Without a request for this long, a session is over.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// However busy, a session is over after this.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(12);

/// What the browser holds: 256 random bits.
#[derive(Clone)]
pub struct Token([u8; 32]);

impl Token {
    #[must_use]
    pub const fn new(bits: [u8; 32]) -> Self {
        Self(bits)
    }

    #[must_use]
    pub fn text(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// Reads what a browser sent; anything but 256 bits is no token.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        BASE64URL_NOPAD
            .decode(text.as_bytes())
            .ok()?
            .try_into()
            .ok()
            .map(Self)
    }

    #[must_use]
    pub fn key(&self) -> Hash {
        Hash::of(&self.0)
    }
}

/// A sign-in that may still be going on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub key: Hash,
    pub officer: OfficerId,
    pub began: Timestamp,
    pub seen: Timestamp,
    /// What the browser says it is, for the officer to recognise it by.
    pub device: String,
}

impl Session {
    fn is_alive(&self, now: Timestamp) -> bool {
        now.duration_since(self.seen) < IDLE && now.duration_since(self.began) < LONGEST
    }
}

/// The sessions that are going on.
#[derive(Default)]
pub struct Sessions(Mutex<HashMap<String, Session>>);

impl Sessions {
    #[must_use]
    pub fn of(kept: Vec<Session>) -> Self {
        Self(Mutex::new(
            kept.into_iter()
                .map(|session| (session.key.to_string(), session))
                .collect(),
        ))
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn begin(&self, session: Session) {
        self.all().insert(session.key.to_string(), session);
    }

    /// The officer of a living session, which is thereby seen.
    pub(super) fn seen(&self, key: Hash, now: Timestamp) -> Option<OfficerId> {
        let mut all = self.all();
        let session = all
            .get_mut(&key.to_string())
            .filter(|session| session.is_alive(now))?;
        session.seen = session.seen.max(now);
        Some(session.officer)
    }

    /// An officer's living sessions, the latest first.
    pub(super) fn of_officer(&self, officer: OfficerId, now: Timestamp) -> Vec<Session> {
        let mut own: Vec<_> = self
            .all()
            .values()
            .filter(|session| session.officer == officer && session.is_alive(now))
            .cloned()
            .collect();
        own.sort_by_key(|session| std::cmp::Reverse(session.seen));
        own
    }

    pub(super) fn end(&self, keys: &[Hash]) {
        let mut all = self.all();
        for key in keys {
            all.remove(&key.to_string());
        }
    }

    /// Forgets what is over, and says which: called when somebody signs in.
    pub(super) fn sweep(&self, now: Timestamp) -> Vec<Hash> {
        let mut over = Vec::new();
        self.all().retain(|_, session| {
            let alive = session.is_alive(now);
            if !alive {
                over.push(session.key);
            }
            alive
        });
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn session() -> Session {
        Session {
            key: Token::new([1; 32]).key(),
            officer: OfficerId::new(ulid::Ulid::from(1_u128)),
            began: at("2026-11-22T01:00:00Z"),
            seen: at("2026-11-22T01:00:00Z"),
            device: "Firefox".into(),
        }
    }

    #[test]
    fn a_session_ends_when_idle_and_after_a_day_of_work() {
        let sessions = Sessions::of(vec![session()]);
        let key = session().key;
        assert!(sessions.seen(key, at("2026-11-22T01:29:59Z")).is_some());
        assert!(
            sessions.seen(key, at("2026-11-22T01:59:58Z")).is_some(),
            "seen again, so not idle"
        );
        assert!(sessions.seen(key, at("2026-11-22T02:29:58Z")).is_none());
        let busy = Session {
            seen: at("2026-11-22T12:59:00Z"),
            ..session()
        };
        let sessions = Sessions::of(vec![busy]);
        assert!(sessions.seen(key, at("2026-11-22T12:59:30Z")).is_some());
        assert!(sessions.seen(key, at("2026-11-22T13:00:00Z")).is_none());
    }

    #[test]
    fn only_256_bits_are_a_token() {
        let token = Token::new([9; 32]);
        assert_eq!(Token::read(&token.text()).unwrap().key(), token.key());
        for bad in [
            "",
            "x",
            "../../",
            &token.text()[1..],
            &format!("{}A", token.text()),
        ] {
            assert!(Token::read(bad).is_none(), "{bad}");
        }
    }
}
