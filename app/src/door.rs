//! What the server hands to every page: the service behind the one door, where the assets are,
//! and who is asking.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    Refusal,
    id::{CommandId, Slug},
};
use exchange::qr;
use quick_cache::sync::Cache;
use service::{Service, account::sign_in::SignedIn};

use crate::file::HeldFiles;

/// Where a browser is asked to remember where its owner lives.
pub const HERE: &str = "/noi-song";
/// The `Cache-Control` of a page that begins with where its reader lives: kept by their browser alone, and
/// asked about each time.
pub const FOR_ONE_READER: &str = "private, no-cache";

/// The header by which an answer says what a reader's own browser may keep of it, to be read without a
/// network: a [`PAGE`] that is for nobody in particular; a home page that begins where its reader lives, by the
/// address of that place's page; or [`NOTHING`], and nothing that was kept either, as somebody is signed in.
pub const KEEP: &str = "tiendo-keep";
pub const PAGE: &str = "page";
pub const NOTHING: &str = "nothing";

/// The header by which a page tells the server itself whether its drawing may be shown [`AGAIN`] to whoever
/// else asks for the same within the minute; or that it was drawn for [`ONE`] request, as it has a form with an
/// id of its own. It goes no further than the server.
pub const DRAWN: &str = "tiendo-drawn";
pub const AGAIN: &str = "again";
pub const ONE: &str = "one";

/// Given to every page and every act, by context.
#[derive(Clone)]
pub struct Door {
    pub service: Arc<Service>,
    pub assets: Arc<Assets>,
    pub retained: Arc<Retained>,
    pub files: Arc<HeldFiles>,
    pub codes: Arc<Codes>,
    /// Accounts that are shown on the sign-in page; only ever those of the demo.
    pub demo_accounts: Vec<DemoAccount>,
    pub cookie: CookieName,
    /// `https://…` without a slash at the end, when it is known.
    pub public_url: Option<String>,
}

/// The codes on paper, as they were drawn: each costs a quarter of its page, and stays the same.
pub struct Codes(Cache<String, Arc<qr::Drawn>>);

impl Default for Codes {
    fn default() -> Self {
        // Of some kilobytes each.
        Self(Cache::new(1024))
    }
}

impl Codes {
    /// The code of a link; nothing for one that no code can hold.
    #[must_use]
    pub fn of(&self, link: &str) -> Option<Arc<qr::Drawn>> {
        let drawn = || qr::draw(link).map(Arc::new).ok_or(());
        self.0.get_or_insert_with(link, drawn).ok()
    }
}

/// Addresses of hashed files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    pub css: String,
    /// Fonts worth fetching with the page.
    pub fonts: Vec<String>,
    pub icon: String,
    pub manifest: String,
    /// Keeps an open page up to date, and readable without a network.
    pub live: String,
    /// Offers what fits while somebody types.
    pub suggest: String,
    /// Shows how far files are on their way.
    pub upload: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub account: String,
    pub password: String,
    /// Role and unit, in Vietnamese and English.
    pub who: domain::Bilingual,
}

/// How the session cookie is called: `__Host-…` wherever the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieName {
    Secure,
    /// For a loopback address without TLS only.
    Plain,
}

impl CookieName {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-tiendo",
            Self::Plain => "tiendo",
        }
    }

    /// The `Set-Cookie` value that begins a session.
    #[must_use]
    pub fn begin(self, token: &str) -> String {
        format!(
            "{}={token}; Path=/; HttpOnly; SameSite=Lax{}",
            self.name(),
            self.secure()
        )
    }

    /// The `Set-Cookie` value that ends it.
    #[must_use]
    pub fn end(self) -> String {
        format!(
            "{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}",
            self.name(),
            self.secure()
        )
    }

    /// How the cookie is called that holds where somebody lives. It stays with them: nothing but the home
    /// page reads it, and nothing keeps it.
    #[must_use]
    pub const fn here(self) -> &'static str {
        match self {
            Self::Secure => "__Host-noi-song",
            Self::Plain => "noi-song",
        }
    }

    /// The `Set-Cookie` value that remembers a place for a year.
    #[must_use]
    pub fn remember(self, place: &Slug) -> String {
        format!(
            "{}={place}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{}",
            self.here(),
            self.secure()
        )
    }

    /// The `Set-Cookie` value that forgets it.
    #[must_use]
    pub fn forget(self) -> String {
        format!(
            "{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}",
            self.here(),
            self.secure()
        )
    }

    const fn secure(self) -> &'static str {
        match self {
            Self::Secure => "; Secure",
            Self::Plain => "",
        }
    }
}

/// Who is asking, from where.
#[derive(Clone)]
pub struct Visitor {
    pub signed_in: Option<SignedIn>,
    pub address: String,
    pub device: String,
    /// Where they live, as their browser remembers it.
    pub here: Option<Slug>,
}

impl Visitor {
    /// Of whom nothing is known, as what goes out is the same for everybody.
    #[must_use]
    pub const fn nobody() -> Self {
        Self {
            signed_in: None,
            address: String::new(),
            device: String::new(),
            here: None,
        }
    }
}

/// Forms that were refused, kept for a moment so that nothing typed is lost without JavaScript
/// either. Bounded: the oldest goes first. Passwords are never kept.
#[derive(Default)]
pub struct Retained(Mutex<Forms>);

#[derive(Default)]
struct Forms {
    kept: HashMap<CommandId, RefusedForm>,
    order: VecDeque<CommandId>,
}

/// What was sent, and why it was refused; nothing was refused of what is only to be looked at
/// before it is done. Only its sender gets it back.
#[derive(Clone, Debug)]
pub struct RefusedForm {
    pub sender: Option<domain::id::OfficerId>,
    pub fields: Vec<(&'static str, String)>,
    pub refusal: Option<Refusal>,
}

impl RefusedForm {
    /// What was typed in a field.
    #[must_use]
    pub fn typed(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(field, _)| *field == name)
            .map(|(_, text)| text.as_str())
    }
}

impl Retained {
    const MOST: usize = 1000;

    pub fn keep(&self, id: CommandId, form: RefusedForm) {
        let mut forms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if forms.kept.insert(id, form).is_none() {
            forms.order.push_back(id);
        }
        while forms.order.len() > Self::MOST {
            if let Some(oldest) = forms.order.pop_front() {
                forms.kept.remove(&oldest);
            }
        }
    }

    #[must_use]
    pub fn get(&self, id: CommandId, sender: Option<domain::id::OfficerId>) -> Option<RefusedForm> {
        let forms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        forms
            .kept
            .get(&id)
            .filter(|form| form.sender == sender)
            .cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(sender: Option<u128>) -> RefusedForm {
        RefusedForm {
            sender: sender.map(|id| domain::id::OfficerId::new(ulid::Ulid::from(id))),
            fields: vec![("value", "mười hai".into())],
            refusal: Some(Refusal::NotFound),
        }
    }

    fn id(number: u128) -> CommandId {
        CommandId::new(ulid::Ulid::from(number))
    }

    #[test]
    fn a_refused_form_comes_back_to_its_sender_only() {
        let retained = Retained::default();
        retained.keep(id(1), form(Some(7)));
        let of = |officer: u128| Some(domain::id::OfficerId::new(ulid::Ulid::from(officer)));
        assert_eq!(
            retained.get(id(1), of(7)).unwrap().typed("value"),
            Some("mười hai")
        );
        assert!(retained.get(id(1), of(8)).is_none());
        assert!(retained.get(id(1), None).is_none());
    }

    #[test]
    fn only_so_many_are_kept() {
        let retained = Retained::default();
        for number in 0..=Retained::MOST as u128 {
            retained.keep(id(number), form(None));
        }
        assert!(retained.get(id(0), None).is_none());
        assert!(retained.get(id(1), None).is_some());
    }
}
