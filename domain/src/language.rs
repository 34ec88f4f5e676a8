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

    /// Which of the two a text is written in. In Vietnamese more than half of the words that are not names have
    /// a letter that English has not; names, which an English sentence has too, begin with a capital.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (mut words, mut vietnamese) = (0_usize, 0_usize);
        for word in text.split(|sign: char| !sign.is_alphabetic()) {
            words += usize::from(!word.is_empty());
            let is_name = word.starts_with(char::is_uppercase);
            vietnamese += usize::from(!is_name && !word.is_ascii());
        }
        if vietnamese > 0 && vietnamese * 10 >= words * 3 {
            Self::Vi
        } else {
            Self::En
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

    /// The language of what [`Self::get`] gives. What is written with English letters alone is no passage in
    /// Vietnamese: a sign, or a number of a document.
    #[must_use]
    pub fn language(&self, asked: Language) -> Language {
        if asked == Language::En && self.en.is_empty() {
            Language::of(&self.vi)
        } else {
            asked
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
    fn a_text_is_known_by_its_letters() {
        let vietnamese = [
            "Mã số vùng trồng đã cấp cho 12 hộ.",
            "Vì sao chưa có số của tháng 5?",
            "tăng 5 điểm",
            "đoạn 4",
            "Thủ tướng Chính phủ",
            "Cổng thông tin điện tử huyện Mê Linh",
        ];
        for text in vietnamese {
            assert_eq!(Language::of(text), Language::Vi, "{text}");
        }
        let english = [
            "Why has the commune of Mê Linh no figure for May 2026?",
            "5 of 64 (Tráng Việt) were answered late",
            "Mê Linh Commune",
            "Detailed plans for the centres of Hương Văn, Hương Xuân, Hương Chữ and Hương Hồ",
            "six rõ of a task",
            "12/2024/NQ-TW",
            "",
        ];
        for text in english {
            assert_eq!(Language::of(text), Language::En, "{text}");
        }
        let name = Bilingual::both("Hồ sơ trực tuyến");
        assert_eq!(name.language(Language::En), Language::Vi);
        assert_eq!(
            Bilingual::new("sản phẩm", "products").language(Language::En),
            Language::En
        );
        assert_eq!(Bilingual::both("IOC").language(Language::Vi), Language::Vi);
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
