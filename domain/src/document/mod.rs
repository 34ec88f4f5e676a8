//! Documents: resolutions, programmes, plans, decisions. A programme is a document whose
//! items are followed in the book.

pub mod number;
mod numbered;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language,
    id::{DocumentId, Slug, UnitId},
    item::ItemKind,
    source::Ground,
    task::clear::Clarity,
};
use number::DocumentNumber;
pub use numbered::NumberKey;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    Resolution,
    Programme,
    ActionProgramme,
    Plan,
    Scheme,
    Decision,
    Decree,
    Law,
    Conclusion,
    Circular,
    Standard,
}

impl DocumentKind {
    pub const ALL: [Self; 11] = [
        Self::Resolution,
        Self::Programme,
        Self::ActionProgramme,
        Self::Plan,
        Self::Scheme,
        Self::Decision,
        Self::Decree,
        Self::Law,
        Self::Conclusion,
        Self::Circular,
        Self::Standard,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Resolution, Language::Vi) => "nghị quyết",
            (Self::Resolution, Language::En) => "resolution",
            (Self::Programme, Language::Vi) => "chương trình",
            (Self::Programme, Language::En) => "programme",
            (Self::ActionProgramme, Language::Vi) => "chương trình hành động",
            (Self::ActionProgramme, Language::En) => "action programme",
            (Self::Plan, Language::Vi) => "kế hoạch",
            (Self::Plan, Language::En) => "plan",
            (Self::Scheme, Language::Vi) => "đề án",
            (Self::Scheme, Language::En) => "scheme",
            (Self::Decision, Language::Vi) => "quyết định",
            (Self::Decision, Language::En) => "decision",
            (Self::Decree, Language::Vi) => "nghị định",
            (Self::Decree, Language::En) => "decree",
            (Self::Law, Language::Vi) => "luật",
            (Self::Law, Language::En) => "law",
            (Self::Conclusion, Language::Vi) => "kết luận",
            (Self::Conclusion, Language::En) => "conclusion",
            (Self::Circular, Language::Vi) => "thông tư",
            (Self::Circular, Language::En) => "circular",
            (Self::Standard, Language::Vi) => "tiêu chuẩn",
            (Self::Standard, Language::En) => "standard",
        }
    }
}

/// How many of each thing a programme says it has ("5 nhiệm vụ trọng tâm, 3 khâu đột phá,
/// 18 chỉ tiêu, 10 nhóm giải pháp"), kept beside what has really been entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Declared {
    pub focus: Option<u16>,
    pub breakthroughs: Option<u16>,
    pub targets: Option<u16>,
    pub solutions: Option<u16>,
}

/// One line of declared against entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredLine {
    pub part: DeclaredPart,
    pub declared: u16,
}

/// What a programme can declare a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclaredPart {
    Item(ItemKind),
    /// Indicators that have a target.
    Targets,
}

impl Declared {
    /// The lines that the programme does declare, in the order in which it is read.
    pub fn lines(&self) -> impl Iterator<Item = DeclaredLine> {
        [
            (DeclaredPart::Item(ItemKind::Focus), self.focus),
            (
                DeclaredPart::Item(ItemKind::Breakthrough),
                self.breakthroughs,
            ),
            (DeclaredPart::Targets, self.targets),
            (DeclaredPart::Item(ItemKind::Solution), self.solutions),
        ]
        .into_iter()
        .filter_map(|(part, declared)| declared.map(|declared| DeclaredLine { part, declared }))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub id: DocumentId,
    pub slug: Slug,
    /// As written on it; some documents have none.
    pub number: Option<DocumentNumber>,
    pub kind: DocumentKind,
    pub title: Bilingual,
    /// What people call it, for lists.
    pub short: Option<Bilingual>,
    pub issuer: UnitId,
    pub date: Option<Date>,
    /// The committee's term, which the Party's numbers run by.
    pub term: Option<String>,
    pub starts: Option<i16>,
    pub ends: Option<i16>,
    /// Whether its items are followed here.
    pub programme: bool,
    pub implements: Vec<DocumentId>,
    pub declared: Declared,
    /// Which "rõ" its tasks must have; the usual six unless it says otherwise.
    pub clear: Vec<Clarity>,
    pub ground: Option<Ground>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}

impl Document {
    /// What to call it in a list: its short name, or else its title.
    #[must_use]
    pub fn label(&self, language: Language) -> &str {
        self.short.as_ref().unwrap_or(&self.title).get(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_declared_is_a_line() {
        let declared = Declared {
            focus: Some(5),
            breakthroughs: Some(3),
            targets: Some(18),
            solutions: Some(10),
        };
        let numbers = |declared: Declared| {
            declared
                .lines()
                .map(|line| line.declared)
                .collect::<Vec<_>>()
        };
        assert_eq!(numbers(declared), [5, 3, 18, 10]);
        assert_eq!(
            numbers(Declared {
                breakthroughs: Some(2),
                ..Declared::default()
            }),
            [2]
        );
    }
}
