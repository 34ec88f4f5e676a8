//! Time and chance, as parameters: a test sets them, a server takes the machine's.

use jiff::Timestamp;
use ulid::Ulid;

/// Where "now" and randomness come from.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
    /// 256 bits that nobody can guess.
    fn secret(&self) -> [u8; 32];

    /// A new id, ordered by time.
    fn ulid(&self) -> Ulid {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or_default();
        let mut random = [0; 16];
        random.copy_from_slice(&self.secret()[..16]);
        Ulid::from_parts(millis, u128::from_le_bytes(random))
    }
}

/// The machine's clock and the operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct Machine;

impl Clock for Machine {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the machine's time is read"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        // Without randomness no session is safe: better to stop this request than to go on.
        #[expect(
            clippy::expect_used,
            reason = "an operating system without randomness cannot serve"
        )]
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        bytes
    }
}
