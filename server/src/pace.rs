//! How many forms and commands one neighbourhood may send. Wide enough for a town hall behind
//! one address; narrow enough that a script does not fill the book. Passwords have a narrower
//! limit of their own, in the service.

use std::{net::IpAddr, num::NonZeroU32};

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    middleware::Next,
    response::{IntoResponse, Response},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};

use crate::{site::Site, visitor::address};

/// Above so many addresses, those that have long been quiet are forgotten.
const MANY: usize = 10_000;

pub struct Pace(DefaultKeyedRateLimiter<IpAddr>);

impl Pace {
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        let per_minute = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
        Self(RateLimiter::keyed(Quota::per_minute(per_minute)))
    }

    /// Counts one; the seconds to wait when it is too many.
    fn count(&self, from: IpAddr) -> Result<(), u64> {
        if self.0.len() > MANY {
            self.0.retain_recent();
        }
        self.0.check_key(&from).map_err(|until| {
            until
                .wait_time_from(DefaultClock::default().now())
                .as_secs()
                + 1
        })
    }
}

/// Refuses what comes too fast. Reading is not counted: it costs the store nothing.
pub async fn keep(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    match site.pace.count(address(&request, &site)) {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            let mut response = StatusCode::TOO_MANY_REQUESTS.into_response();
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_waits_and_another_does_not() {
        let pace = Pace::new(3);
        let (one, other) = (
            "203.0.113.1".parse().unwrap(),
            "203.0.113.2".parse().unwrap(),
        );
        for _ in 0..3 {
            assert_eq!(pace.count(one), Ok(()));
        }
        let wait = pace.count(one).unwrap_err();
        assert!((1..=21).contains(&wait), "{wait}");
        assert_eq!(pace.count(other), Ok(()));
    }
}
