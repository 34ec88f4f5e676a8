//! Addresses: stable, readable, in Vietnamese without tones; the same under `/en`. The day a
//! reader looks at goes along in `?ngay=`.

use domain::{Date, Language, id::Slug};

/// The parameter that holds the day.
pub const DAY: &str = "ngay";

/// Makes addresses for one reader: their language, and the day they look at when it is not
/// today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    pub language: Language,
    pub on: Option<Date>,
}

impl Address {
    #[must_use]
    pub fn to(self, path: &str) -> String {
        let prefix = match self.language {
            Language::Vi => "",
            Language::En => "/en",
        };
        let path = if path == "/" && !prefix.is_empty() {
            ""
        } else {
            path
        };
        let (path, fragment) = path
            .split_once('#')
            .map_or((path, None), |(path, fragment)| (path, Some(fragment)));
        let joint = if path.contains('?') { '&' } else { '?' };
        let day = self
            .on
            .map(|day| format!("{joint}{DAY}={day}"))
            .unwrap_or_default();
        let fragment = fragment
            .map(|fragment| format!("#{fragment}"))
            .unwrap_or_default();
        format!("{prefix}{path}{day}{fragment}")
    }

    #[must_use]
    pub fn home(self) -> String {
        self.to("/")
    }

    #[must_use]
    pub fn unit(self, slug: &Slug) -> String {
        self.to(&format!("/don-vi/{slug}"))
    }

    #[must_use]
    pub fn document(self, slug: &Slug) -> String {
        self.to(&format!("/van-ban/{slug}"))
    }

    #[must_use]
    pub fn indicator(self, slug: &Slug) -> String {
        self.to(&format!("/chi-tieu/{slug}"))
    }

    #[must_use]
    pub fn task(self, slug: &Slug) -> String {
        self.to(&format!("/nhiem-vu/{slug}"))
    }

    /// An item stands on its programme's page.
    #[must_use]
    pub fn item(self, programme: &Slug, item: &Slug) -> String {
        self.to(&format!("/van-ban/{programme}#{item}"))
    }

    #[must_use]
    pub fn source(self, slug: &Slug) -> String {
        self.to(&format!("/nguon#{slug}"))
    }

    #[must_use]
    pub fn journal(self, unit: &Slug) -> String {
        self.to(&format!("/nhat-ky/{unit}"))
    }

    /// The form of a figure; the period is its code.
    #[must_use]
    pub fn figure_form(self, indicator: &Slug, unit: &Slug, period: &str) -> String {
        self.to(&format!("/so-lieu/{indicator}/{unit}/{period}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_and_the_language_go_along() {
        let slug: Slug = "xa-me-linh".parse().unwrap();
        let vi = Address {
            language: Language::Vi,
            on: None,
        };
        let en = Address {
            language: Language::En,
            on: Some(Date::constant(2025, 6, 30)),
        };
        assert_eq!(vi.unit(&slug), "/don-vi/xa-me-linh");
        assert_eq!(en.unit(&slug), "/en/don-vi/xa-me-linh?ngay=2025-06-30");
        assert_eq!(vi.home(), "/");
        assert_eq!(en.home(), "/en?ngay=2025-06-30");
        assert_eq!(
            en.item(&slug, &slug),
            "/en/van-ban/xa-me-linh?ngay=2025-06-30#xa-me-linh"
        );
        assert_eq!(en.to("/tim-kiem?q=a"), "/en/tim-kiem?q=a&ngay=2025-06-30");
    }
}
