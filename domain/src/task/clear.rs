//! The "rõ": what must be clear before work may be called assigned. Six by the 2025 rule;
//! a programme may name others, as older ones do.

use serde::{Deserialize, Serialize};

use crate::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clarity {
    Person,
    Work,
    Time,
    Responsibility,
    Product,
    Authority,
    Process,
    Effect,
}

impl Clarity {
    /// The usual six.
    pub const SIX: [Self; 6] = [
        Self::Person,
        Self::Work,
        Self::Time,
        Self::Responsibility,
        Self::Product,
        Self::Authority,
    ];

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Person, Language::Vi) => "rõ người",
            (Self::Person, Language::En) => "a clear person",
            (Self::Work, Language::Vi) => "rõ việc",
            (Self::Work, Language::En) => "clear work",
            (Self::Time, Language::Vi) => "rõ thời gian",
            (Self::Time, Language::En) => "a clear time",
            (Self::Responsibility, Language::Vi) => "rõ trách nhiệm",
            (Self::Responsibility, Language::En) => "a clear responsibility",
            (Self::Product, Language::Vi) => "rõ sản phẩm",
            (Self::Product, Language::En) => "a clear product",
            (Self::Authority, Language::Vi) => "rõ thẩm quyền",
            (Self::Authority, Language::En) => "a clear authority",
            (Self::Process, Language::Vi) => "rõ quy trình",
            (Self::Process, Language::En) => "a clear process",
            (Self::Effect, Language::Vi) => "rõ hiệu quả",
            (Self::Effect, Language::En) => "a clear effect",
        }
    }
}
