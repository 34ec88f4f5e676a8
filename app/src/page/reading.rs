//! One reading of one page: who reads, in which language, as of which day.

use std::sync::{PoisonError, RwLockReadGuard};

use axum::http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use domain::{
    Date, Language,
    id::{CommandId, Slug},
    notice::filter::Filters,
    policy::Actor,
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::hooks::use_params_map;
use service::book::{Book, Reader, live::Mark};

use crate::{
    address::{Address, DAY},
    door::{AGAIN, DRAWN, Door, FOR_ONE_READER, KEEP, ONE, RefusedForm, Visitor},
    words::Words,
};

/// The parameter by which a refused form finds its way back.
pub const REFUSED: &str = "chua-luu";
/// The parameter that says what was just done.
pub const DONE: &str = "da";

#[derive(Clone)]
pub struct Reading {
    pub door: Door,
    pub visitor: Visitor,
    pub language: Language,
    pub words: Words,
    pub address: Address,
    pub today: Date,
    /// The day the reader looks at.
    pub on: Date,
    /// The path without the language prefix.
    pub path: String,
    /// How far the journal was before anything was read.
    pub since: Mark,
    /// How many notices whoever is signed in has not read.
    pub unread: Option<usize>,
    /// The pages that whoever is signed in wants to find again.
    pub filters: Filters,
    /// Whether a key alone may mean something to them.
    pub single_keys: bool,
    query: Vec<(String, String)>,
}

impl Reading {
    /// The language of the address that is being answered.
    #[must_use]
    pub fn language() -> Language {
        let path = use_context::<Parts>()
            .map(|parts| parts.uri.path().to_owned())
            .unwrap_or_default();
        language_of(&path)
    }

    /// From what the server put into context.
    #[must_use]
    pub fn now() -> Self {
        let door = expect_context::<Door>();
        let visitor = expect_context::<Visitor>();
        let (path, query) = use_context::<Parts>()
            .map(|parts| {
                (
                    parts.uri.path().to_owned(),
                    parts.uri.query().unwrap_or_default().to_owned(),
                )
            })
            .unwrap_or_default();
        Self::of(door, visitor, path, &query)
    }

    /// Of an address that is no page.
    #[must_use]
    pub fn of(door: Door, visitor: Visitor, path: String, query: &str) -> Self {
        let language = language_of(&path);
        let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let today = door.service.today();
        let asked: Option<Date> = query
            .iter()
            .find(|(name, _)| name == DAY)
            .and_then(|(_, day)| day.parse().ok())
            .filter(|day| *day < today);
        let path = match language {
            Language::Vi => path,
            Language::En => path
                .strip_prefix("/en")
                .filter(|rest| !rest.is_empty())
                .unwrap_or("/")
                .to_owned(),
        };
        let since = door.service.book().mark(today);
        let (unread, filters, single_keys) = match &visitor.signed_in {
            Some(who) => {
                let (book, officer) = (door.service.book(), who.actor.officer());
                (
                    Some(book.unread(officer)),
                    book.filters(officer),
                    book.single_keys(officer),
                )
            }
            None => (None, Filters::default(), true),
        };
        Self {
            words: Words(language),
            address: Address {
                language,
                on: asked,
            },
            on: asked.unwrap_or(today),
            door,
            visitor,
            language,
            today,
            path,
            since,
            unread,
            filters,
            single_keys,
            query,
        }
    }

    /// The read model; drop it before anything is awaited.
    pub fn book(&self) -> RwLockReadGuard<'_, Book> {
        self.door.service.book()
    }

    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        self.visitor.signed_in.as_ref().map(|who| &who.actor)
    }

    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader {
            actor: self.actor(),
            on: self.on,
        }
    }

    /// Where whoever reads lives, as their browser remembers it. What is drawn from it is theirs alone, and
    /// the answer says so.
    #[must_use]
    pub fn here(&self) -> Option<Slug> {
        let here = self.visitor.here.clone()?;
        if let Some(response) = use_context::<ResponseOptions>() {
            response.insert_header(
                header::CACHE_CONTROL,
                HeaderValue::from_static(FOR_ONE_READER),
            );
            // Their own browser may keep it, with the page of the place.
            let place = self.address.unit(&here);
            if let Some(place) = HeaderValue::from_str(&place)
                .ok()
                .filter(|_| self.address.on.is_none())
            {
                response.insert_header(HeaderName::from_static(KEEP), place);
            }
        }
        Some(here)
    }

    /// A new id for a form. The page is for this one request from here on: two people who sent the same id
    /// would be taken for one.
    #[must_use]
    pub fn new_command(&self) -> CommandId {
        drawn(ONE);
        self.door.service.new_command()
    }

    /// Whoever else asks for the same address within the minute may be shown this drawing; unless it answers
    /// what its reader just did, or something on it is for this one request.
    pub fn may_be_shown_again(&self) {
        let is_said = use_context::<ResponseOptions>().is_none_or(|response| {
            let parts = response.0.read().unwrap_or_else(PoisonError::into_inner);
            parts.headers.contains_key(DRAWN)
        });
        if !self.is_answer() && !is_said {
            drawn(AGAIN);
        }
    }

    /// Whether the page tells its reader what became of what they just did.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.asked(DONE).is_some() || self.asked(REFUSED).is_some()
    }

    /// A parameter of the address's query.
    #[must_use]
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(asked, _)| asked == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every value of a parameter that may be there more than once.
    pub fn asked_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query
            .iter()
            .filter(move |(asked, _)| asked == name)
            .map(|(_, value)| value.as_str())
    }

    /// The query without the day: what a change of day must not lose.
    #[must_use]
    pub fn query_kept(&self) -> Vec<(String, String)> {
        self.query
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), DAY | DONE | REFUSED))
            .cloned()
            .collect()
    }

    /// A path with what its page was asked, without the day.
    #[must_use]
    pub fn asked_of(&self, path: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(self.query_kept())
            .finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{path}{mark}{query}")
    }

    /// A form that was just refused, if it was this visitor's.
    #[must_use]
    pub fn refused(&self) -> Option<RefusedForm> {
        let id: CommandId = self.asked(REFUSED)?.parse().ok()?;
        self.door.retained.get(id, self.actor().map(Actor::officer))
    }

    /// This page in the other language, with the same query.
    #[must_use]
    pub fn other_language(&self) -> String {
        let address = Address {
            language: self.language.other(),
            on: self.address.on,
        };
        address.to(&self.asked_of(&self.path))
    }
}

/// A parameter of the path; empty when there is none.
#[must_use]
pub fn param(name: &str) -> String {
    use_params_map().with_untracked(|params| params.get(name).unwrap_or_default())
}

/// Answers with a status other than 200.
pub fn answer_with(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

fn drawn(for_whom: &'static str) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(
            HeaderName::from_static(DRAWN),
            HeaderValue::from_static(for_whom),
        );
    }
}

fn language_of(path: &str) -> Language {
    if path == "/en" || path.starts_with("/en/") {
        Language::En
    } else {
        Language::Vi
    }
}
