//! Units: administrative units and the bodies that serve them. Names, codes, parents
//! and existence each hold from a day until a day, because all of them have changed.

#[cfg(test)]
pub(crate) mod example;
pub mod history;
pub mod named;
pub mod reform;
pub mod succession;
pub mod tree;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language,
    id::{Slug, SourceId, UnitId},
};

/// Something that held from a day (included) until a day (excluded); open ends are unknown
/// or not yet decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<T> {
    pub value: T,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl<T> Dated<T> {
    /// Whether there is a day on which both hold.
    #[must_use]
    pub fn meets<U>(&self, other: &Dated<U>) -> bool {
        let before = |until: Option<Date>, from: Option<Date>| {
            until.zip(from).is_some_and(|(until, from)| until <= from)
        };
        !before(self.until, other.from) && !before(other.until, self.from)
    }

    /// Whether it ends on the day it begins, or before.
    #[must_use]
    pub fn is_backwards(&self) -> bool {
        self.from
            .zip(self.until)
            .is_some_and(|(from, until)| until <= from)
    }

    /// The last day on which it holds.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.until.and_then(|until| until.yesterday().ok())
    }

    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// What a unit is. The first group governs a territory; the second serves one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    Country,
    Province,
    City,
    District,
    /// Thị xã: a town at district level.
    Town,
    Commune,
    Ward,
    /// Thị trấn: a township at commune level.
    Township,
    Village,
    Party,
    Council,
    Agency,
    Hospital,
    Organisation,
}

impl UnitKind {
    /// Whether the unit governs (or is) a place, as opposed to a body that serves one.
    #[must_use]
    pub const fn is_place(self) -> bool {
        matches!(
            self,
            Self::Country
                | Self::Province
                | Self::City
                | Self::District
                | Self::Town
                | Self::Commune
                | Self::Ward
                | Self::Township
                | Self::Village
        )
    }

    pub const ALL: [Self; 14] = [
        Self::Country,
        Self::Province,
        Self::City,
        Self::District,
        Self::Town,
        Self::Commune,
        Self::Ward,
        Self::Township,
        Self::Village,
        Self::Party,
        Self::Council,
        Self::Agency,
        Self::Hospital,
        Self::Organisation,
    ];

    #[must_use]
    pub const fn is_district_level(self) -> bool {
        matches!(self, Self::District | Self::Town)
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Country, Language::Vi) => "quốc gia",
            (Self::Country, Language::En) => "country",
            (Self::Province, Language::Vi) => "tỉnh",
            (Self::Province, Language::En) => "province",
            (Self::City, Language::Vi) => "thành phố trực thuộc trung ương",
            (Self::City, Language::En) => "centrally-run city",
            (Self::District, Language::Vi) => "huyện",
            (Self::District, Language::En) => "district",
            (Self::Town, Language::Vi) => "thị xã",
            (Self::Town, Language::En) => "town",
            (Self::Commune, Language::Vi) => "xã",
            (Self::Commune, Language::En) => "commune",
            (Self::Ward, Language::Vi) => "phường",
            (Self::Ward, Language::En) => "ward",
            (Self::Township, Language::Vi) => "thị trấn",
            (Self::Township, Language::En) => "township",
            (Self::Village, Language::Vi) => "thôn, làng",
            (Self::Village, Language::En) => "village",
            (Self::Party, Language::Vi) => "cơ quan Đảng",
            (Self::Party, Language::En) => "Party body",
            (Self::Council, Language::Vi) => "hội đồng, ủy ban",
            (Self::Council, Language::En) => "council or committee",
            (Self::Agency, Language::Vi) => "cơ quan",
            (Self::Agency, Language::En) => "agency",
            (Self::Hospital, Language::Vi) => "cơ sở y tế",
            (Self::Hospital, Language::En) => "health facility",
            (Self::Organisation, Language::Vi) => "tổ chức",
            (Self::Organisation, Language::En) => "organisation",
        }
    }
}

/// How a unit is called: in full, and as people say it ("Huyện Tứ Kỳ", "Tứ Kỳ").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitName {
    pub full: Bilingual,
    pub short: String,
}

/// A unit with its whole history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    pub slug: Slug,
    pub kind: UnitKind,
    /// The days on which it exists.
    pub exists: Dated<()>,
    pub names: Vec<Dated<UnitName>>,
    pub codes: Vec<Dated<String>>,
    pub parents: Vec<Dated<UnitId>>,
    /// For a body: the place it serves.
    pub serves: Option<UnitId>,
    pub note: Option<Bilingual>,
    pub source: Option<SourceId>,
    /// Facts of the source material that this record stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

impl Unit {
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.exists.holds_on(day)
    }

    /// The name on a day, or else the last one it had.
    #[must_use]
    pub fn name_on(&self, day: Date) -> Option<&UnitName> {
        held_on(&self.names, day)
    }

    /// The full name on a day; the address stands in for a unit without any name.
    #[must_use]
    pub fn full_name(&self, day: Date, language: Language) -> &str {
        self.name_on(day)
            .map_or(self.slug.as_str(), |name| name.full.get(language))
    }

    /// The short name on a day.
    #[must_use]
    pub fn short_name(&self, day: Date) -> &str {
        self.name_on(day)
            .map_or(self.slug.as_str(), |name| name.short.as_str())
    }

    /// The official code on a day, if it had one then: a code is never carried over.
    #[must_use]
    pub fn code_on(&self, day: Date) -> Option<&str> {
        self.codes
            .iter()
            .find(|code| code.holds_on(day))
            .map(|code| code.value.as_str())
    }

    /// The parent on a day.
    #[must_use]
    pub fn parent_on(&self, day: Date) -> Option<UnitId> {
        self.parents
            .iter()
            .find(|parent| parent.holds_on(day))
            .map(|parent| parent.value)
    }
}

/// What held on a day, or else what held last.
fn held_on<T>(all: &[Dated<T>], day: Date) -> Option<&T> {
    all.iter()
        .find(|dated| dated.holds_on(day))
        .or_else(|| {
            all.iter()
                .max_by_key(|dated| dated.until.unwrap_or(Date::MAX))
        })
        .map(|dated| &dated.value)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_last_day_is_the_one_before_until() {
        let held = Dated {
            value: (),
            from: Some(date(2020, 1, 1)),
            until: Some(date(2025, 7, 1)),
        };
        assert!(!held.holds_on(date(2019, 12, 31)));
        assert!(held.holds_on(date(2020, 1, 1)));
        assert!(held.holds_on(date(2025, 6, 30)));
        assert!(!held.holds_on(date(2025, 7, 1)));
    }
}
