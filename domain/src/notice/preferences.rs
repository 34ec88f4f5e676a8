//! What an officer wants to be told, by which way, and what the keyboard may do. The address is
//! theirs alone: no page, no export and no journal entry shows it to anybody else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{NoticeKind, filter::Filters};
use crate::{Language, id::OfficerId};

/// A mail address of plain ASCII letters, as every mail server takes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MailAddress(String);

impl MailAddress {
    pub const MAX: usize = 254;

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the "@".
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address such as ten@xa.example.vn")]
pub struct NotAMailAddress;

impl TryFrom<String> for MailAddress {
    type Error = NotAMailAddress;
    fn try_from(text: String) -> Result<Self, NotAMailAddress> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(NotAMailAddress)?;
        let is_atom = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&b))
        };
        let is_label = |part: &str| {
            (1..=63).contains(&part.len())
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let fits = text.len() <= Self::MAX && local.len() <= 64;
        if !fits
            || !local.split('.').all(is_atom)
            || !domain.contains('.')
            || !domain.split('.').all(is_label)
        {
            return Err(NotAMailAddress);
        }
        Ok(Self(text.to_owned()))
    }
}

impl From<MailAddress> for String {
    fn from(address: MailAddress) -> Self {
        address.0
    }
}

/// What opens an officer's calendar to a program that has no session: nobody can guess it, and a new
/// one closes the old.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CalendarKey(String);

impl CalendarKey {
    #[must_use]
    pub fn of(secret: [u8; 32]) -> Self {
        use std::fmt::Write;
        let mut hex = String::with_capacity(2 * secret.len());
        for byte in secret {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        Self(hex)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for CalendarKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CalendarKey")
    }
}

/// What an officer wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct Preferences {
    pub officer: OfficerId,
    /// Without one there is no mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<MailAddress>,
    /// The language of the mail.
    pub language: Language,
    /// What the centre shows.
    pub in_app: BTreeSet<NoticeKind>,
    /// What comes by mail at once.
    pub by_mail: BTreeSet<NoticeKind>,
    /// One mail a day with everything that waits.
    pub digest: bool,
    /// Without one there is no calendar to subscribe to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarKey>,
    /// No key without another one held down means anything by itself: for those who speak to
    /// their machine, whose words would be taken for keys.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_single_keys: bool,
    /// The pages they want to find again.
    #[serde(default, skip_serializing_if = "Filters::is_empty")]
    pub filters: Filters,
    /// How many kinds there were to choose from.
    pub kinds: usize,
}

/// The same as it was written down. Nobody has chosen about a kind that came later: it is shown,
/// as it is to everybody who has not chosen at all.
#[derive(Deserialize)]
struct Kept {
    officer: OfficerId,
    #[serde(default)]
    address: Option<MailAddress>,
    language: Language,
    in_app: BTreeSet<NoticeKind>,
    by_mail: BTreeSet<NoticeKind>,
    digest: bool,
    #[serde(default)]
    calendar: Option<CalendarKey>,
    #[serde(default)]
    without_single_keys: bool,
    #[serde(default)]
    filters: Filters,
    /// Before they were counted there were eight.
    #[serde(default = "eight")]
    kinds: usize,
}

const fn eight() -> usize {
    8
}

impl From<Kept> for Preferences {
    fn from(kept: Kept) -> Self {
        let mut in_app = kept.in_app;
        in_app.extend(NoticeKind::ALL.into_iter().skip(kept.kinds));
        Self {
            officer: kept.officer,
            address: kept.address,
            language: kept.language,
            in_app,
            by_mail: kept.by_mail,
            digest: kept.digest,
            calendar: kept.calendar,
            without_single_keys: kept.without_single_keys,
            filters: kept.filters,
            kinds: NoticeKind::ALL.len(),
        }
    }
}

impl Preferences {
    /// What holds until an officer says otherwise: everything in the centre, by mail what
    /// somebody else is waiting for, and the daily digest.
    #[must_use]
    pub fn of(officer: OfficerId) -> Self {
        Self {
            officer,
            address: None,
            language: Language::Vi,
            in_app: NoticeKind::ALL.into(),
            by_mail: [NoticeKind::Returned, NoticeKind::Asked].into(),
            digest: true,
            calendar: None,
            without_single_keys: false,
            filters: Filters::default(),
            kinds: NoticeKind::ALL.len(),
        }
    }

    #[must_use]
    pub fn shows(&self, kind: NoticeKind) -> bool {
        self.in_app.contains(&kind)
    }

    /// Whether a notice of this kind also goes by mail.
    #[must_use]
    pub fn mails(&self, kind: NoticeKind) -> bool {
        self.address.is_some() && self.by_mail.contains(&kind)
    }

    /// Whether a notice of this kind is made at all.
    #[must_use]
    pub fn wants(&self, kind: NoticeKind) -> bool {
        self.shows(kind) || self.mails(kind)
    }

    /// Whether there is a mail a day.
    #[must_use]
    pub const fn wants_digest(&self) -> bool {
        self.address.is_some() && self.digest
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn address(text: &str) -> Result<MailAddress, NotAMailAddress> {
        text.to_owned().try_into()
    }

    #[test]
    fn addresses_are_what_mail_servers_take() {
        for good in [
            "a@b.vn",
            " van.phong+tiendo@xa-me-linh.hanoi.gov.vn ",
            "can_bo@1.vn",
        ] {
            assert_eq!(address(good).unwrap().as_str(), good.trim());
        }
        assert_eq!(address("a@b.vn").unwrap().domain(), "b.vn");
        let long = format!("{}@b.vn", "a".repeat(65));
        for bad in [
            "",
            "a",
            "@b.vn",
            "a@",
            "a@b",
            "a@b..vn",
            "a..b@c.vn",
            ".a@b.vn",
            "a@-b.vn",
            "a b@c.vn",
            "a@b.vn\r\nbcc: x@y.vn",
            "cán-bộ@b.vn",
            "<a@b.vn>",
            "\"a\"@b.vn",
            "a,b@c.vn",
            &long,
        ] {
            assert_eq!(address(bad), Err(NotAMailAddress), "{bad}");
        }
    }

    #[test]
    fn a_kind_that_came_later_is_shown_until_it_is_switched_off() {
        let old = r#"{"officer":"00000000000000000000000001","language":"vi",
            "in_app":["overdue"],"by_mail":[],"digest":false}"#;
        let mut wanted: Preferences = serde_json::from_str(old).unwrap();
        assert!(wanted.shows(NoticeKind::Overdue) && wanted.shows(NoticeKind::GoneUp));
        assert!(!wanted.shows(NoticeKind::Returned));
        wanted.in_app.remove(&NoticeKind::GoneUp);
        let kept = serde_json::to_string(&wanted).unwrap();
        let again: Preferences = serde_json::from_str(&kept).unwrap();
        assert_eq!(again, wanted);
    }

    #[test]
    fn without_an_address_nothing_is_mailed() {
        let mut wanted = Preferences::of(OfficerId::new(Ulid::from(1_u128)));
        assert!(wanted.shows(NoticeKind::Returned) && !wanted.mails(NoticeKind::Returned));
        assert!(!wanted.wants_digest());
        wanted.address = Some(address("a@b.vn").unwrap());
        assert!(wanted.mails(NoticeKind::Returned) && wanted.wants_digest());
        assert!(!wanted.mails(NoticeKind::Decided));
        wanted.in_app.remove(&NoticeKind::Decided);
        assert!(!wanted.wants(NoticeKind::Decided));
        wanted.in_app.remove(&NoticeKind::Returned);
        assert!(wanted.wants(NoticeKind::Returned), "by mail alone");
    }
}
