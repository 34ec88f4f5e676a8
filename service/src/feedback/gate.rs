//! What stands between the open door and the book: forms that were made here, by people who took
//! their time, and not more of them than there is room for. No puzzle and no stranger's service is
//! asked; what is counted are neighbourhoods and moments, and nothing of it is kept.

use std::{
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use data_encoding::BASE64URL_NOPAD;
use domain::{
    Refusal, Timestamp,
    feedback::{About, Reference, Secret},
    id::CommandId,
};
use governor::{
    DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use hmac::{Hmac, Mac};
use jiff::SignedDuration;
use sha2::Sha256;

/// Nobody reads a form, writes a sentence and sends it quicker.
pub const QUICKEST: SignedDuration = SignedDuration::from_secs(3);
/// A form may be left open over a day's work.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// Tries at a secret a minute, of one address at one reference.
const TRIES: NonZeroU32 = NonZeroU32::new(20).unwrap();
/// So many neighbourhoods are counted at once: when there are more, it is no time to write.
const MOST_COUNTED: usize = 10_000;
/// After so many calls those that are long quiet are forgotten.
const CALLS_BETWEEN_SWEEPS: u32 = 1_000;

/// How much is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// From one neighbourhood in an hour.
    pub per_address: u32,
    /// From everybody in a minute.
    pub in_all: u32,
    /// For one unit in a day.
    pub per_unit: u32,
    /// Months after which who wrote it is forgotten.
    pub months: u8,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            per_address: 5,
            in_all: 60,
            per_unit: 200,
            months: 12,
        }
    }
}

pub(crate) struct Gate {
    /// Made at the start and kept nowhere: forms of an earlier run come back to be sent again.
    key: [u8; 32],
    pub bounds: Bounds,
    addresses: DefaultKeyedRateLimiter<String>,
    tries: DefaultKeyedRateLimiter<(Reference, String)>,
    all: DefaultDirectRateLimiter,
    calls: AtomicU32,
}

impl Gate {
    pub fn new(key: [u8; 32], bounds: Bounds) -> Self {
        let at_least_one = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        Self {
            key,
            bounds,
            addresses: RateLimiter::keyed(Quota::per_hour(at_least_one(bounds.per_address))),
            tries: RateLimiter::keyed(Quota::per_minute(TRIES)),
            all: RateLimiter::direct(Quota::per_minute(at_least_one(bounds.in_all))),
            calls: AtomicU32::new(0),
        }
    }

    /// The same key with other bounds.
    pub fn bounded(&self, bounds: Bounds) -> Self {
        Self::new(self.key, bounds)
    }

    /// What a form bears: when it was made, for what, and that it was made here.
    pub fn token(&self, id: CommandId, about: About, now: Timestamp) -> String {
        let made = now.as_second();
        let seal = self.seal(id, about, made).finalize().into_bytes();
        format!("{made}.{}", BASE64URL_NOPAD.encode(&seal))
    }

    /// Whether a form was made here, for this, long enough ago and not too long.
    pub fn check(
        &self,
        token: &str,
        id: CommandId,
        about: About,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let made = self.is_ours(token, id, about).ok_or(Refusal::FormTooOld)?;
        let age = SignedDuration::from_secs(now.as_second().saturating_sub(made));
        if age < QUICKEST {
            Err(Refusal::TooQuick)
        } else if age > LONGEST {
            Err(Refusal::FormTooOld)
        } else {
            Ok(())
        }
    }

    /// When a form was made here for this, if it was: in seconds.
    pub fn is_ours(&self, token: &str, id: CommandId, about: About) -> Option<i64> {
        let (made, seal) = token.split_once('.')?;
        let made: i64 = made.parse().ok()?;
        let seal = BASE64URL_NOPAD.decode(seal.as_bytes()).ok()?;
        self.seal(id, about, made).verify_slice(&seal).ok()?;
        Some(made)
    }

    /// The secret that goes with a form: the same whenever this form is sent, so that a second
    /// press of the button shows it again; it is kept nowhere, and only the holder of the form's
    /// token gets as far as this.
    pub fn secret(&self, id: CommandId) -> Secret {
        let mut mac = self.mac();
        mac.update(b"secret\0");
        mac.update(id.to_string().as_bytes());
        let mut random = [0; 16];
        random.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        Secret::of(random)
    }

    /// Counts one that would be kept.
    ///
    /// # Errors
    /// How long to wait.
    pub fn count(&self, address: &str) -> Result<(), Refusal> {
        self.sweep();
        if self.addresses.len() > MOST_COUNTED {
            return Err(Refusal::TooManyAttempts { seconds: 60 });
        }
        let now = DefaultClock::default().now();
        self.addresses
            .check_key(&address.to_owned())
            .and_then(|()| self.all.check())
            .map_err(|until| too_many(until.wait_time_from(now)))
    }

    /// Counts a try at a secret.
    ///
    /// # Errors
    /// How long to wait.
    pub fn count_try(&self, reference: Reference, address: &str) -> Result<(), Refusal> {
        self.sweep();
        if self.tries.len() > MOST_COUNTED {
            return Err(Refusal::TooManyAttempts { seconds: 60 });
        }
        let now = DefaultClock::default().now();
        self.tries
            .check_key(&(reference, address.to_owned()))
            .map_err(|until| too_many(until.wait_time_from(now)))
    }

    fn sweep(&self) {
        let calls = self.calls.fetch_add(1, Ordering::Relaxed);
        if calls.is_multiple_of(CALLS_BETWEEN_SWEEPS) {
            self.addresses.retain_recent();
            self.tries.retain_recent();
        }
    }

    fn seal(&self, id: CommandId, about: About, made: i64) -> Hmac<Sha256> {
        let mut mac = self.mac();
        // Ids and enums: they can always be written.
        let about = serde_json::to_string(&about).unwrap_or_default();
        mac.update(format!("form\0{id}\0{made}\0{about}").as_bytes());
        mac
    }

    #[expect(clippy::expect_used, reason = "this code takes keys of any length")]
    fn mac(&self) -> Hmac<Sha256> {
        Hmac::new_from_slice(&self.key).expect("keys of any length are taken")
    }
}

fn too_many(wait: Duration) -> Refusal {
    Refusal::TooManyAttempts {
        seconds: u32::try_from(wait.as_secs())
            .unwrap_or(u32::MAX)
            .saturating_add(1),
    }
}

#[cfg(test)]
mod tests {
    use domain::id::UnitId;
    use ulid::Ulid;

    use super::*;

    fn id(number: u128) -> CommandId {
        CommandId::new(Ulid::from(number))
    }

    fn about(number: u128) -> About {
        About::Unit(UnitId::new(Ulid::from(number)))
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_form_is_good_for_what_it_was_made_for_and_not_for_ever() {
        let gate = Gate::new([7; 32], Bounds::default());
        let made = at("2026-11-26T02:00:00Z");
        let token = gate.token(id(1), about(4), made);
        let check =
            |token: &str, command, of, now| gate.check(token, id(command), about(of), at(now));
        assert_eq!(check(&token, 1, 4, "2026-11-26T02:00:03Z"), Ok(()));
        assert_eq!(check(&token, 1, 4, "2026-11-26T14:00:00Z"), Ok(()));
        for (command, of, now, why) in [
            (1, 4, "2026-11-26T02:00:02Z", Refusal::TooQuick),
            (1, 4, "2026-11-26T14:00:01Z", Refusal::FormTooOld),
            (2, 4, "2026-11-26T02:10:00Z", Refusal::FormTooOld),
            (1, 5, "2026-11-26T02:10:00Z", Refusal::FormTooOld),
        ] {
            assert_eq!(
                check(&token, command, of, now),
                Err(why),
                "{command} {of} {now}"
            );
        }
        let later = token.replacen(
            &made.as_second().to_string(),
            &(made.as_second() - 9).to_string(),
            1,
        );
        for bad in ["", ".", "1.", &later, &format!("{token}A")] {
            let refused = check(bad, 1, 4, "2026-11-26T02:10:00Z");
            assert_eq!(refused, Err(Refusal::FormTooOld), "{bad}");
        }
        let other = Gate::new([8; 32], Bounds::default());
        assert_ne!(other.token(id(1), about(4), made), token);
    }

    #[test]
    fn a_secret_is_of_its_form_alone() {
        let gate = Gate::new([7; 32], Bounds::default());
        assert_eq!(gate.secret(id(1)), gate.secret(id(1)));
        assert_ne!(gate.secret(id(1)), gate.secret(id(2)));
        assert_ne!(
            gate.secret(id(1)),
            Gate::new([8; 32], Bounds::default()).secret(id(1))
        );
    }

    #[test]
    fn one_neighbourhood_waits_and_so_does_everybody_in_the_end() {
        let gate = Gate::new(
            [7; 32],
            Bounds {
                per_address: 2,
                in_all: 5,
                ..Bounds::default()
            },
        );
        let counted = |address: &str| gate.count(address).is_ok();
        assert_eq!(
            [counted("a"), counted("a"), counted("a")],
            [true, true, false]
        );
        assert_eq!(
            [counted("b"), counted("c"), counted("d"), counted("e")],
            [true, true, true, false]
        );
    }

    #[test]
    fn what_is_counted_has_an_end() {
        let gate = Gate::new(
            [7; 32],
            Bounds {
                in_all: 1,
                ..Bounds::default()
            },
        );
        for number in 0..3 * MOST_COUNTED {
            let _ = gate.count(&number.to_string());
        }
        assert!(gate.addresses.len() <= MOST_COUNTED + 1);
    }
}
