//! Identities. A record is known by a ULID that never changes; names, official
//! codes and addresses are looked up, because all of them change with time.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use ulid::Ulid;

/// Text that is not 26 characters of Crockford's base 32.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a ULID")]
pub struct NotAnId;

macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident;)*) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Ulid);

        impl $name {
            #[must_use]
            pub const fn new(id: Ulid) -> Self {
                Self(id)
            }

            #[must_use]
            pub const fn ulid(self) -> Ulid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Ulid::from_string(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )*};
}

id! {
    /// An administrative unit or a body.
    UnitId;
    /// A document; a programme is a document whose items are followed.
    DocumentId;
    /// An article, report or register that a figure comes from.
    SourceId;
    /// Something measured.
    IndicatorId;
    /// Work that somebody has to do.
    TaskId;
    /// Anything else a programme names: a breakthrough, a model, an obstacle.
    ItemId;
    /// A request for explanation with its answers.
    ExplanationId;
    /// Something that stops work, with what was asked and answered.
    ObstacleId;
    /// Something a dissolved unit left unfinished, on its way to a successor.
    HandoverId;
    /// A meeting with its conclusions.
    MeetingId;
    /// A file or photo that shows what a figure or a task says.
    EvidenceId;
    /// What a citizen asks or reports.
    FeedbackId;
    /// What a unit says of a programme for a period.
    ReportId;
    /// A person with an account, known publicly by role and unit only.
    OfficerId;
    /// Something an officer is told.
    NoticeId;
    /// A mail to an officer.
    LetterId;
    /// One sending of one command, made by the client; sending it again does nothing new.
    CommandId;
}

/// The readable last part of an address: lower-case ASCII letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    pub const MAX: usize = 120;

    /// The address of something that has no better one: an id in lower case is always a slug.
    #[must_use]
    pub fn of(id: Ulid) -> Self {
        Self(id.to_string().to_lowercase())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Text that cannot stand in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an address part has lower-case letters, digits and single hyphens, at most 120")]
pub struct NotASlug;

impl TryFrom<String> for Slug {
    type Error = NotASlug;
    fn try_from(text: String) -> Result<Self, NotASlug> {
        let allowed = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let hyphens = !text.starts_with('-') && !text.ends_with('-') && !text.contains("--");
        if text.is_empty() || text.len() > Self::MAX || !allowed || !hyphens {
            return Err(NotASlug);
        }
        Ok(Self(text))
    }
}

impl FromStr for Slug {
    type Err = NotASlug;
    fn from_str(text: &str) -> Result<Self, NotASlug> {
        text.to_owned().try_into()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_an_address_can_carry() {
        for good in ["07-ctr-tu", "huyen-tu-ky", "a", "2023"] {
            assert!(good.parse::<Slug>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Huyện", "a b", "A", "a/b", "../a"] {
            assert_eq!(bad.parse::<Slug>(), Err(NotASlug), "{bad}");
        }
    }

    #[test]
    fn an_id_is_a_slug() {
        let slug = Slug::of(Ulid::from(u128::MAX));
        assert_eq!(slug.as_str().parse(), Ok(slug));
    }

    #[test]
    fn ids_round_trip_and_refuse_nonsense() {
        let id = UnitId::new(Ulid::from(42_u128));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("not one".parse::<UnitId>(), Err(NotAnId));
    }
}
