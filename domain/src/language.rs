//! The two languages of the product, and a text that is written in both.

use serde::{Deserialize, Serialize};

/// Vietnamese is what the product speaks; English is complete, and second.
#[derive(
    Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Vi,
    En,
}

impl Language {
    /// The code of HTML's `lang` attribute.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.pick("vi", "en")
    }

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// Chooses between two texts that are known when the program is built.
    #[must_use]
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// Text from the data in both languages. The English may be missing: much of what is published
/// exists in Vietnamese only, and then the Vietnamese stands in.
#[derive(Clone, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
pub struct Bilingual {
    pub vi: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Bilingual {
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// One text for both languages: a proper name, a sign, or something not translated.
    pub fn both(text: impl Into<String>) -> Self {
        Self::new(text, "")
    }

    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En if !self.en.is_empty() => &self.en,
            _ => &self.vi,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_english_is_vietnamese() {
        let untranslated = Bilingual::both("Tráng Việt");
        assert_eq!(untranslated.get(Language::En), "Tráng Việt");
        let translated = Bilingual::new("sản phẩm", "products");
        assert_eq!(translated.get(Language::En), "products");
        assert_eq!(translated.get(Language::Vi), "sản phẩm");
    }

    #[test]
    fn the_other_language_of_the_other_is_the_first() {
        for language in [Language::Vi, Language::En] {
            assert_ne!(language.other(), language);
            assert_eq!(language.other().other(), language);
        }
        assert_eq!(Language::default().code(), "vi");
    }
}
