//! Tells open pages what changed, the moment it did, as server-sent events. They are the same for
//! everybody: nobody's session is looked at, so that nothing restricted can be told, and no open page keeps
//! a session alive.
//!
//! A stream keeps no queue. It waits until the book stirs, and then says what was written since it last
//! looked; who is slow to read is told several changes at once, and is let go by [`crate::listen`] when
//! they take nothing at all.

mod told;

use std::{
    convert::Infallible,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use futures::stream;
use service::{Service, book::live::Passed};
use tokio::{sync::watch, time::sleep};

use self::told::{Since, Told};
use crate::{
    config::Limits,
    listen::places::{Place, Places},
    site::Site,
    visitor,
};

/// How often a stream is heard from although nothing changes: proxies close what is silent for a minute.
const BEAT: Duration = Duration::from_secs(20);
/// How long after a change it is told: by then whoever saved has their answer, and what follows at once is told
/// together with it.
const GATHER: Duration = Duration::from_millis(150);
/// When somebody who found no place may try again, in seconds.
const LATER: HeaderValue = HeaderValue::from_static("60");
/// Tells nginx, and those like it, to pass on each event as it comes.
const UNBUFFERED: (HeaderName, HeaderValue) = (
    HeaderName::from_static("x-accel-buffering"),
    HeaderValue::from_static("no"),
);

/// The places for those who listen, and what they were told last.
pub struct Live {
    places: Places,
    /// Everybody hears the same: it is put together once.
    last: Mutex<Option<Last>>,
}

struct Last {
    after: Passed,
    until: Passed,
    told: Option<Told>,
}

impl Live {
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self {
            places: Places::new(limits.streams, limits.streams_per_address),
            last: Mutex::default(),
        }
    }

    /// What is to be told after a place, and the place behind that.
    fn after(&self, after: Passed, service: &Service) -> (Option<Told>, Passed) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let book = service.book();
        let until = book.passed();
        if let Some(last) = &*last
            && (last.after, last.until) == (after, until)
        {
            return (last.told.clone(), until);
        }
        let told = book
            .happened_after(after, service.today())
            .map(|happened| Told::of(&happened, self.places.taken()));
        *last = Some(Last {
            after,
            until,
            told: told.clone(),
        });
        (told, until)
    }
}

pub fn routes() -> Router<Site> {
    Router::new().route("/truc-tiep", get(listen))
}

async fn listen(State(site): State<Site>, request: Request) -> Response {
    let address = visitor::address(&request, &site);
    let place = site
        .live
        .places
        .room_now()
        .and_then(|room| site.live.places.seat(room, address, false));
    let Some(place) = place else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, LATER)]).into_response();
    };
    let listener = Listener::new(&site, told::since(&request), place);
    let events = stream::unfold(listener, |mut listener| async move {
        let told = listener.next().await?;
        Some((Ok::<Event, Infallible>(told.event()), listener))
    });
    let beat = KeepAlive::new().interval(BEAT).event(told::beat());
    ([UNBUFFERED], Sse::new(events).keep_alive(beat)).into_response()
}

struct Listener {
    site: Site,
    changes: watch::Receiver<()>,
    passed: Passed,
    /// Before anything that happens.
    first: Option<Told>,
    _place: Place,
}

impl Listener {
    fn new(site: &Site, since: Since, place: Place) -> Self {
        let service = &site.door.service;
        // Before the book is looked at, or what comes in between would be missed.
        let changes = service.changes();
        let (book, today) = (service.book(), service.today());
        let known = match since {
            Since::Now => Some(book.passed()),
            Since::Mark(mark) => book.passed_at(&mark, today),
            Since::Unknown => None,
        };
        Self {
            site: site.clone(),
            changes,
            passed: known.unwrap_or_else(|| book.passed()),
            first: known.is_none().then(|| Told::again(&book.mark(today), 1)),
            _place: place,
        }
    }

    /// The next thing to tell; none once the server stops.
    async fn next(&mut self) -> Option<Told> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        loop {
            self.changes.borrow_and_update();
            let (told, passed) = self.site.live.after(self.passed, &self.site.door.service);
            self.passed = passed;
            if told.is_some() {
                return told;
            }
            tokio::select! {
                biased;
                () = self.site.stopping.begun() => return None,
                changed = self.changes.changed() => changed.ok()?,
            }
            tokio::select! {
                biased;
                () = self.site.stopping.begun() => return None,
                () = sleep(GATHER) => {}
            }
        }
    }
}
