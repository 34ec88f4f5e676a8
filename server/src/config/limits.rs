//! How much of the server anybody may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Zero is allowed only where it says so.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Connections at once.
    pub connections: u32,
    /// Connections at once from one address that is not a trusted proxy.
    pub per_address: u32,
    /// Pages at once that are told of changes as they happen.
    pub streams: u32,
    /// The same from one address, by whatever proxy it comes.
    pub streams_per_address: u32,
    /// Seconds for a request's headers, and for an idle connection to ask again.
    pub header_seconds: u32,
    /// Seconds for a request's body.
    pub body_seconds: u32,
    /// Seconds for an answer, and for a client to take some of it.
    pub request_seconds: u32,
    /// KiB of a request's headers.
    pub header_kib: u32,
    /// KiB of a request's body.
    pub body_kib: u32,
    /// MiB of public pages that are kept as they were drawn, for whoever asks for them next; 0 draws each page
    /// for each request.
    pub drawn_mib: u32,
    /// Forms and commands a minute from one address.
    pub writes_per_minute: u32,
}

/// A limit that would let nobody in, or everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALimit {
    #[error("limits.{0} must not be 0")]
    Zero(&'static str),
    #[error("limits.header_kib must be between 8 and 1024")]
    HeaderSize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            per_address: 64,
            // Half of the connections are left for reading and writing.
            streams: 512,
            streams_per_address: 32,
            header_seconds: 10,
            body_seconds: 30,
            request_seconds: 30,
            header_kib: 32,
            body_kib: 64,
            // Some thousand pages, packed.
            drawn_mib: 32,
            // A town hall of officers behind one address stays far below it.
            writes_per_minute: 600,
        }
    }
}

impl Limits {
    pub(super) fn check(&self) -> Result<(), NotALimit> {
        let all = [
            ("connections", self.connections),
            ("per_address", self.per_address),
            ("streams", self.streams),
            ("streams_per_address", self.streams_per_address),
            ("header_seconds", self.header_seconds),
            ("body_seconds", self.body_seconds),
            ("request_seconds", self.request_seconds),
            ("body_kib", self.body_kib),
            ("writes_per_minute", self.writes_per_minute),
        ];
        if let Some((name, _)) = all.into_iter().find(|(_, value)| *value == 0) {
            return Err(NotALimit::Zero(name));
        }
        if !(8..=1024).contains(&self.header_kib) {
            return Err(NotALimit::HeaderSize);
        }
        Ok(())
    }

    #[must_use]
    pub fn header_time(&self) -> Duration {
        Duration::from_secs(self.header_seconds.into())
    }

    #[must_use]
    pub fn body_time(&self) -> Duration {
        Duration::from_secs(self.body_seconds.into())
    }

    #[must_use]
    pub fn request_time(&self) -> Duration {
        Duration::from_secs(self.request_seconds.into())
    }

    #[must_use]
    pub const fn header_bytes(&self) -> usize {
        self.header_kib as usize * 1024
    }

    #[must_use]
    pub const fn body_bytes(&self) -> usize {
        self.body_kib as usize * 1024
    }

    #[must_use]
    pub const fn drawn_bytes(&self) -> usize {
        self.drawn_mib as usize * 1024 * 1024
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_limit_is_zero() {
        assert_eq!(Limits::default().check(), Ok(()));
        let nobody = Limits {
            per_address: 0,
            ..Limits::default()
        };
        assert_eq!(nobody.check(), Err(NotALimit::Zero("per_address")));
        for header_kib in [0, 7, 1025] {
            let size = Limits {
                header_kib,
                ..Limits::default()
            };
            assert_eq!(size.check(), Err(NotALimit::HeaderSize), "{header_kib}");
        }
    }
}
