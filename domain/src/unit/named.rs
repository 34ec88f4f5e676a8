//! Which unit a text means. Names are shared, codes are used again, and yesterday's unit has the
//! name of today's: where a text fits several, nobody guesses, and whoever typed it is asked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Dated, Unit, history::full_name, tree::UnitTree};
use crate::{
    Bilingual, Language,
    id::{Slug, UnitId},
    period::date_text,
    refusal::Problem,
    text::fold::{search_key, slug, tone_placed},
};

/// What a typed text may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Any unit, also one that is over: figures and programmes stay with it.
    Ever,
    /// A unit that is there on a day: one that has to act.
    On(Date),
}

/// The units that a text fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Nobody,
    One(UnitId),
    /// Which of them is meant has to be asked.
    Several(Vec<UnitId>),
}

/// A unit to choose, with what tells it apart from others of its name. Complete in itself, so that
/// a refusal can carry it anywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its address: typed in the place of the name, it is that unit.
    pub slug: Slug,
    pub name: Bilingual,
    /// Kind, what it belongs to, when it existed, its codes.
    pub about: Bilingual,
}

impl Candidate {
    /// How many are shown at most; a text that fits more is too short to mean anything.
    pub const MOST: usize = 12;
    /// What was typed is said again up to so many characters.
    pub const LONGEST: usize = 200;

    #[must_use]
    pub fn of(unit: &Unit, tree: &UnitTree) -> Self {
        Self {
            slug: unit.slug.clone(),
            name: full_name(unit),
            about: Bilingual {
                vi: about(unit, tree, Language::Vi),
                en: about(unit, tree, Language::En),
            },
        }
    }
}

fn about(unit: &Unit, tree: &UnitTree, language: Language) -> String {
    let day = unit.exists.last_day().unwrap_or(Date::MAX);
    let above = unit.parent_on(day).or(unit.serves);
    let above = above
        .and_then(|above| tree.get(above))
        .map(|above| full_name(above).get(language).to_owned());
    let mut parts = vec![unit.kind.name(language).to_owned()];
    parts.extend(above);
    parts.extend(span(&unit.exists, language));
    parts.extend(unit.codes.iter().map(|code| {
        let word = language.pick("mã", "code");
        match span(code, language).filter(|_| unit.codes.len() > 1) {
            Some(held) => format!("{word} {} ({held})", code.value),
            None => format!("{word} {}", code.value),
        }
    }));
    parts.join(" · ")
}

/// "từ 1/7/2025", "đến hết 30/6/2025"; nothing where neither is known.
fn span<T>(dated: &Dated<T>, language: Language) -> Option<String> {
    let from = dated.from.map(|day| {
        format!(
            "{} {}",
            language.pick("từ", "from"),
            date_text(day, language)
        )
    });
    let until = dated.last_day().map(|day| {
        format!(
            "{} {}",
            language.pick("đến hết", "until"),
            date_text(day, language)
        )
    });
    let parts: Vec<_> = [from, until].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

impl UnitTree {
    /// The units that a text fits: an address is always one; a name, now or ever, and a code, now
    /// or ever, may be several. A single one that is over, where one that is there was meant, is
    /// asked about too, together with those that stand in its place.
    #[must_use]
    pub fn named(&self, text: &str, meant: Meant) -> Named {
        let text = text.trim();
        if let Some(unit) = self.by_slug(text) {
            return Named::One(unit.id);
        }
        let found = self.fitting(text);
        match (found.as_slice(), meant) {
            ([], _) => Named::Nobody,
            ([one], Meant::Ever) => Named::One(*one),
            ([one], Meant::On(day)) => {
                if self.get(*one).is_some_and(|unit| unit.exists_on(day)) {
                    return Named::One(*one);
                }
                let heirs = self.heirs(*one, day);
                Named::Several(std::iter::once(*one).chain(heirs).collect())
            }
            _ => Named::Several(found),
        }
    }

    /// The unit that a text means.
    ///
    /// # Errors
    /// None of that name; or several, each with what tells it apart.
    pub fn meant(&self, text: &str, meant: Meant) -> Result<UnitId, Problem> {
        match self.named(text, meant) {
            Named::One(unit) => Ok(unit),
            Named::Nobody => Err(Problem::Unknown),
            Named::Several(units) => Err(Problem::WhichUnit {
                typed: text.trim().chars().take(Candidate::LONGEST).collect(),
                candidates: units
                    .into_iter()
                    .filter_map(|unit| self.get(unit))
                    .take(Candidate::MOST)
                    .map(|unit| Candidate::of(unit, self))
                    .collect(),
            }),
        }
    }

    /// Those spelled just so; only where there are none, those spelled so without tones.
    fn fitting(&self, text: &str) -> Vec<UnitId> {
        let exact = spelled(text);
        let key = search_key(text);
        if key.is_empty() {
            return Vec::new();
        }
        let by = |fits: &dyn Fn(&str) -> bool| {
            let of_unit = |unit: &&Unit| {
                unit.names.iter().any(|name| {
                    let name = &name.value;
                    fits(&name.full.vi) || fits(&name.full.en) || fits(&name.short)
                }) || unit.codes.iter().any(|code| code.value == text)
            };
            self.units().filter(of_unit).map(|unit| unit.id).collect()
        };
        let just_so: Vec<UnitId> = by(&|name| spelled(name) == exact);
        if !just_so.is_empty() {
            return just_so;
        }
        let folded: Vec<UnitId> = by(&|name| search_key(name) == key);
        if !folded.is_empty() {
            return folded;
        }
        let address = self.by_slug(&slug(text));
        address.map(|unit| unit.id).into_iter().collect()
    }
}

/// A name as it is compared with its tones: placed one way, in lower case.
fn spelled(name: &str) -> String {
    tone_placed(&crate::text::normalise(name)).to_lowercase()
}

#[cfg(test)]
mod tests;
