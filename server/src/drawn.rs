//! Public pages as they were drawn, for whoever asks for the same while nothing changed: everybody without a
//! session sees the same page, so it is drawn once for all of them, and packed once.
//!
//! A drawing is known by all that it was drawn from: the turn of the book, the minute, the address, how the
//! browser wants it packed, whether it says where its owner lives. What is written makes a new turn, so nothing
//! is ever shown that is older than what its reader could know of; old drawings are never asked for again, and
//! make room.
//!
//! A drawing keeps its headers, and with them the nonce it was drawn with (decision 31).

use std::sync::Arc;

use app::door::{AGAIN, DRAWN};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, IF_NONE_MATCH},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use quick_cache::{Weighter, sync::Cache};

use crate::{cache, config::Limits, site::Site, visitor};

const DRAWN_FOR: HeaderName = HeaderName::from_static(DRAWN);
/// Longer ones are nobody's browser.
const LONGEST_ENCODING: usize = 64;
/// No page is larger.
const LARGEST: usize = 16 * 1024 * 1024;
/// About what a page takes when it is packed, with its headers.
const USUAL: usize = 24 * 1024;

/// All that a public page is drawn from.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Wanted {
    turn: u64,
    minute: i64,
    says_place: bool,
    packed: Option<HeaderValue>,
    address: String,
}

#[derive(Clone)]
enum Kept {
    Page(Arc<Page>),
    /// Known to be drawn for each who asks: nobody waits for another's.
    No,
}

struct Page {
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Wanted, Kept> for Weight {
    fn weight(&self, wanted: &Wanted, kept: &Kept) -> u64 {
        let body = match kept {
            // A header's name and value, roughly.
            Kept::Page(page) => page.body.len() + page.headers.len() * 128,
            Kept::No => 0,
        };
        (body + wanted.address.len() + size_of::<Wanted>() + 128) as u64
    }
}

/// The drawings that are kept; none where the settings leave them no room.
pub struct Drawn(Option<Cache<Wanted, Kept, Weight>>);

impl Drawn {
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let room = limits.drawn_bytes();
        Self((room > 0).then(|| Cache::with_weighter(room / USUAL, room as u64, Weight)))
    }
}

/// Answers from what was drawn, or keeps what is drawn now. Stands outside of everything but the log.
pub async fn pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let known = request.headers().get(IF_NONE_MATCH).cloned();
    let response = match (&site.drawn.0, wanted(&request, &site)) {
        (Some(drawn), Some(wanted)) => from(drawn, &wanted, request, next).await,
        _ => said_no_more(next.run(request).await),
    };
    cache::unless_known(response, known.as_ref())
}

/// What to look for; none for what is never the same for all.
fn wanted(request: &Request, site: &Site) -> Option<Wanted> {
    if request.method() != Method::GET || visitor::brings_session(request, site) {
        return None;
    }
    let packed = request.headers().get(ACCEPT_ENCODING).cloned();
    if packed
        .as_ref()
        .is_some_and(|packed| packed.len() > LONGEST_ENCODING)
    {
        return None;
    }
    let service = &site.door.service;
    Some(Wanted {
        // Before the page is drawn: it may turn out newer than that, never older.
        turn: service.turn(),
        minute: service.clock().now().as_second().div_euclid(60),
        says_place: visitor::says_place(request, site),
        packed,
        address: request.uri().path_and_query()?.as_str().to_owned(),
    })
}

async fn from(
    drawn: &Cache<Wanted, Kept, Weight>,
    wanted: &Wanted,
    request: Request,
    next: Next,
) -> Response {
    // Many who ask for the same at once wait for one drawing.
    let place = match drawn.get_value_or_guard_async(wanted).await {
        Ok(Kept::Page(page)) => return page.answer(),
        Ok(Kept::No) => return said_no_more(next.run(request).await),
        Err(place) => place,
    };
    let response = next.run(request).await;
    if !may_be_kept(&response) {
        // Whether it is taken in does not matter.
        let _ = place.insert(Kept::No);
        return said_no_more(response);
    }
    let (parts, body) = said_no_more(response).into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = Arc::new(Page {
        headers: parts.headers,
        body,
    });
    let _ = place.insert(Kept::Page(Arc::clone(&page)));
    page.answer()
}

/// A page that says so, and that the policy of pages holds to be everybody's.
fn may_be_kept(response: &Response) -> bool {
    let headers = response.headers();
    response.status() == StatusCode::OK
        && headers.get(DRAWN_FOR).is_some_and(|whom| whom == AGAIN)
        && headers.get(CACHE_CONTROL) == Some(&cache::ASK_EACH_TIME)
}

fn said_no_more(mut response: Response) -> Response {
    response.headers_mut().remove(DRAWN_FOR);
    response
}

impl Page {
    fn answer(&self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.headers_mut() = self.headers.clone();
        response
    }
}
