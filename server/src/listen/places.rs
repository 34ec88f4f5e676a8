//! A bounded number of connections: in all, and from one neighbourhood.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::address::neighbourhood;

type Counts = Arc<Mutex<HashMap<IpAddr, u32>>>;

/// All places there are.
pub(crate) struct Places {
    all: Arc<Semaphore>,
    count: u32,
    most_each: u32,
    taken: Counts,
}

/// Room for one more connection. There is none without it.
pub(crate) struct Room {
    _permit: Option<OwnedSemaphorePermit>,
}

/// A connection's place, free again when it is dropped.
pub(crate) struct Place {
    _room: Room,
    counted: Option<(IpAddr, Counts)>,
}

impl Places {
    pub(crate) fn new(count: u32, most_each: u32) -> Self {
        Self {
            all: Arc::new(Semaphore::new(count as usize)),
            count,
            most_each,
            taken: Counts::default(),
        }
    }

    /// Waits until there is room. The others wait in the operating system's queue meanwhile.
    pub(crate) async fn room(&self) -> Room {
        // The semaphore is never closed.
        Room {
            _permit: Arc::clone(&self.all).acquire_owned().await.ok(),
        }
    }

    /// Room, if there is some.
    pub(crate) fn room_now(&self) -> Option<Room> {
        let permit = Arc::clone(&self.all).try_acquire_owned().ok()?;
        Some(Room {
            _permit: Some(permit),
        })
    }

    /// How many are taken.
    pub(crate) fn taken(&self) -> usize {
        (self.count as usize).saturating_sub(self.all.available_permits())
    }

    /// Seats a peer; `None` when its neighbourhood has all it may have.
    pub(crate) fn seat(&self, room: Room, peer: IpAddr, is_proxy: bool) -> Option<Place> {
        if is_proxy {
            return Some(Place {
                _room: room,
                counted: None,
            });
        }
        let from = neighbourhood(peer);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(from).or_default();
        if *count >= self.most_each {
            return None;
        }
        *count += 1;
        Some(Place {
            _room: room,
            counted: Some((from, Arc::clone(&self.taken))),
        })
    }

    /// Waits until every place is free.
    pub(crate) async fn empty(&self) {
        drop(self.all.acquire_many(self.count).await);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((from, counts)) = &self.counted else {
            return;
        };
        let mut taken = counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(from) {
            *count -= 1;
            if *count == 0 {
                taken.remove(from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_neighbourhood_has_its_share_and_a_proxy_has_no_limit() {
        let places = Places::new(10, 2);
        let seat = async |peer: &str, is_proxy| {
            places.seat(places.room().await, peer.parse().unwrap(), is_proxy)
        };
        let first = seat("2001:db8::1", false).await;
        let second = seat("2001:db8::2", false).await;
        assert!(first.is_some() && second.is_some());
        assert!(seat("2001:db8::3", false).await.is_none());
        assert!(seat("2001:db8:0:1::1", false).await.is_some());
        assert!(seat("2001:db8::3", true).await.is_some());
        drop(first);
        assert!(seat("2001:db8::3", false).await.is_some());
    }

    #[tokio::test]
    async fn places_are_empty_when_everybody_has_left() {
        let places = Places::new(2, 2);
        let place = places.seat(places.room().await, "127.0.0.1".parse().unwrap(), false);
        tokio::select! {
            biased;
            () = places.empty() => panic!("somebody is still seated"),
            () = tokio::task::yield_now() => {}
        }
        drop(place);
        places.empty().await;
        assert!(places.taken.lock().unwrap().is_empty());
    }
}
