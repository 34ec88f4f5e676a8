//! How often somebody may try a password: counted per account, per address and in all, so
//! that neither one account nor many can be tried quickly.

use std::{num::NonZeroU32, time::Duration};

use domain::Refusal;
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Tries a minute.
const PER_ACCOUNT: NonZeroU32 = NonZeroU32::new(10).unwrap();
const PER_ADDRESS: NonZeroU32 = NonZeroU32::new(30).unwrap();
const IN_ALL: NonZeroU32 = NonZeroU32::new(600).unwrap();

pub struct Throttle {
    accounts: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<String>,
    all: DefaultDirectRateLimiter,
}

impl Default for Throttle {
    fn default() -> Self {
        Self {
            accounts: RateLimiter::keyed(Quota::per_minute(PER_ACCOUNT)),
            addresses: RateLimiter::keyed(Quota::per_minute(PER_ADDRESS)),
            all: RateLimiter::direct(Quota::per_minute(IN_ALL)),
        }
    }
}

impl Throttle {
    /// Counts a try at an account from an address.
    ///
    /// # Errors
    /// How long to wait.
    pub(super) fn count(&self, account: &str, address: &str) -> Result<(), Refusal> {
        use governor::clock::{Clock, DefaultClock};
        let now = DefaultClock::default().now();
        let wait = self
            .addresses
            .check_key(&address.to_owned())
            .and_then(|()| self.accounts.check_key(&account.to_owned()))
            .and_then(|()| self.all.check());
        match wait {
            Ok(()) => Ok(()),
            Err(not_until) => Err(Refusal::TooManyAttempts {
                seconds: seconds(not_until.wait_time_from(now)),
            }),
        }
    }

    /// Forgets accounts and addresses that are free to try again.
    pub(super) fn sweep(&self) {
        self.accounts.retain_recent();
        self.addresses.retain_recent();
    }
}

fn seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_secs())
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_try_at_an_account_waits_and_others_do_not() {
        let throttle = Throttle::default();
        for try_at in 0..10 {
            assert_eq!(throttle.count("a", &format!("10.0.0.{try_at}")), Ok(()));
        }
        let refused = throttle.count("a", "10.0.0.99").unwrap_err();
        assert!(
            matches!(refused, Refusal::TooManyAttempts { seconds: 1..=7 }),
            "{refused:?}"
        );
        assert_eq!(throttle.count("b", "10.0.0.99"), Ok(()));
    }

    #[test]
    fn one_address_cannot_go_through_many_accounts() {
        let throttle = Throttle::default();
        for account in 0..30 {
            assert_eq!(throttle.count(&account.to_string(), "10.0.0.1"), Ok(()));
        }
        assert!(throttle.count("30", "10.0.0.1").is_err());
    }
}
