//! Everything that is given to nobody in particular, walked: every page, the interface, feeds,
//! maps, catalogues, downloads and calendars. What is restricted is in none of them. An address
//! that is added without being walked fails here.

pub mod hidden;
pub mod routes;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::{
    body::Body,
    http::{Method, StatusCode},
};

use self::hidden::Hidden;
use crate::{
    seen, snapshot,
    world::{Answer, Client, in_own_world},
};

/// Where somebody begins who looks for all there is.
const DOORS: [&str; 9] = [
    "/",
    "/en",
    "/sitemap.xml",
    "/robots.txt",
    "/du-lieu-mo/dcat.jsonld",
    "/api/v1/openapi.json",
    "/tin/tat-ca.atom",
    "/en/tin/tat-ca.atom",
    "/nhat-ky",
];

/// Days before and after what the demo tells of, and one in between.
const DAYS: [&str; 3] = ["2023-12-31", "2025-06-30", "2026-01-01"];

/// Of one page with the same parameters so many choices are walked: filters of a list can be combined
/// without end.
const CHOICES: usize = 5;
/// Pictures and codes that are looked at: painting each would take minutes.
const DRAWINGS: usize = 60;

struct Walk<'a> {
    client: &'a Client,
    hidden: &'a Hidden,
    known: BTreeSet<String>,
    waiting: VecDeque<String>,
    /// How many addresses of a page with the same parameters were found.
    choices: BTreeMap<String, usize>,
    /// Kinds of answers that were read.
    kinds: BTreeSet<String>,
}

impl Walk<'_> {
    fn add(&mut self, address: impl Into<String>) {
        let address = address.into();
        if self.known.insert(address.clone()) {
            self.waiting.push_back(address);
        }
    }

    /// Whether a link leads to what is not much like what was walked before.
    fn is_worth_it(&mut self, link: &str) -> bool {
        // A drawing is seen by its thing's page; some of each kind are looked at all the same.
        if let Some(kind) = ["/anh/", "/qr/"].iter().find(|kind| link.contains(**kind)) {
            let count = self.choices.entry((*kind).to_owned()).or_default();
            *count += 1;
            return *count <= DRAWINGS;
        }
        let Some((page, query)) = link.split_once('?') else {
            return true;
        };
        if self.known.contains(link) {
            return false;
        }
        let mut names: Vec<_> = query
            .split('&')
            .filter_map(|one| one.split('=').next())
            .collect();
        names.sort_unstable();
        let count = self.choices.entry(format!("{page}?{}", names.join("&")));
        let count = count.or_default();
        *count += 1;
        *count <= CHOICES && names.len() <= 2
    }

    /// Goes to the end of all that leads on from here.
    async fn on(&mut self) {
        while let Some(address) = self.waiting.pop_front() {
            let answer = self
                .client
                .ask(
                    Method::GET,
                    &address,
                    &[("accept", "text/html,*/*;q=0.8")],
                    Body::empty(),
                )
                .await;
            let text = read(&answer);
            assert_silent(&address, &text, self.hidden);
            let kind = answer.header("content-type").unwrap_or_default();
            self.kinds.insert(kind.to_owned());
            if answer.status != StatusCode::OK {
                continue;
            }
            let found = if kind.starts_with("text/html") {
                seen::links(&text)
            } else {
                quoted(&text)
            };
            for link in found {
                if self.is_worth_it(&link) {
                    self.add(link);
                }
            }
        }
    }
}

/// What an answer says, whatever it is written in.
fn read(answer: &Answer) -> String {
    let kind = answer.header("content-type").unwrap_or_default();
    if kind.contains("spreadsheet") {
        return format!("{:?}", exchange::read(&answer.body).unwrap());
    }
    String::from_utf8_lossy(&answer.body).into_owned()
}

/// Addresses of this site in what is no page: they stand in quotes or between tags.
fn quoted(text: &str) -> Vec<String> {
    text.split(['"', '<', '>'])
        .filter(|part| part.starts_with('/') && !part.starts_with("//"))
        .filter(|part| part.bytes().all(|byte| byte.is_ascii_graphic()))
        .map(|part| part.split('#').next().unwrap_or_default())
        .filter(|part| part.len() > 1 && !part.contains(['{', '*']))
        .map(|part| part.replace("&amp;", "&"))
        .collect()
}

/// Nothing of what is restricted is there, but what whoever asked put into the address.
fn assert_silent(address: &str, text: &str, hidden: &Hidden) {
    let mut text = text.to_lowercase();
    let asked = address.to_lowercase();
    for part in asked.split(['/', '?', '=', '&', '.']) {
        if hidden.traces.iter().any(|trace| part.contains(trace)) {
            text = text.replace(part, "");
        }
    }
    let found = hidden.traces.iter().find(|trace| text.contains(*trace));
    assert_eq!(found, None, "{address} gives it away: {text}");
}

#[test]
fn what_is_restricted_is_nowhere() {
    in_own_world(async |world| {
        let hidden = hidden::hide(&world).await;
        // There is something to be found, for those who may.
        let inside = world
            .officer("kin-xem", domain::policy::Role::Auditor, "huyen-tu-ky")
            .await;
        for path in ["chi-tieu", "nhiem-vu"] {
            let answer = inside.get(&format!("/{path}/{}", hidden::SLUG)).await;
            assert!(answer.text().contains(hidden::WORD), "{path}");
        }
        let anonymous = world.anonymous();
        let mut walk = Walk {
            client: &anonymous,
            hidden: &hidden,
            known: BTreeSet::new(),
            waiting: VecDeque::new(),
            choices: BTreeMap::new(),
            kinds: BTreeSet::new(),
        };
        for door in DOORS {
            walk.add(door);
        }
        for address in routes::all() {
            walk.add(address);
        }
        for obstacle in &hidden.obstacles {
            walk.add(format!("/vuong-mac/{obstacle}"));
            walk.add(format!("/api/v1/obstacles/{obstacle}"));
        }
        for language in ["", "/en"] {
            walk.add(format!("{language}/tim-kiem?q={}", hidden::PART));
            for day in DAYS {
                for page in [
                    "/",
                    "/van-ban/viec-dot-pha-2023-tu-ky",
                    "/don-vi/huyen-tu-ky",
                ] {
                    walk.add(format!("{language}{page}?ngay={day}"));
                }
            }
        }
        for path in server::open::paths() {
            if !path.contains('{') {
                walk.add(format!("{path}?limit=500"));
                if !path.ends_with("/journal") && !path.ends_with("/sources") {
                    walk.add(format!("{path}?ngay={}", DAYS[1]));
                }
            }
        }
        walk.on().await;
        let reached = walk.known.len();
        println!("{reached} addresses");
        assert!(reached > 2000, "{reached} addresses");
        for kind in [
            "text/html",
            "application/json",
            "application/problem+json",
            "application/atom+xml",
            "application/ld+json",
            "application/xml",
            "text/calendar",
            "text/csv",
            "text/plain",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ] {
            assert!(
                walk.kinds.iter().any(|known| known.starts_with(kind)),
                "{kind} was never read: {:?}",
                walk.kinds
            );
        }
    });
}

/// The pages are those that the router knows; the others are named where they are served.
#[test]
fn every_address_is_walked() {
    let walked: Vec<_> = routes::all();
    for page in snapshot::pages() {
        let pattern: Vec<_> = page.split('/').collect();
        let fits = |address: &String| {
            let parts: Vec<_> = address.split('/').collect();
            parts.len() == pattern.len()
                && pattern
                    .iter()
                    .zip(&parts)
                    .all(|(pattern, part)| pattern == part || pattern.starts_with('{'))
        };
        assert!(walked.iter().any(fits), "{page} is not walked");
    }
    assert_eq!(routes::served_beside_pages(), routes::BESIDE_PAGES);
}
