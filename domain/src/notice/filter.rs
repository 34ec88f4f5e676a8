//! Pages that an officer wants to find again as they were: an address with its filters, by a name.

use serde::{Deserialize, Serialize};

use crate::text::Line;

/// A page of the book, with what was chosen on it; without its language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageAddress(String);

impl PageAddress {
    pub const MAX: usize = 600;

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the address of a page")]
pub struct NotAPage;

impl TryFrom<String> for PageAddress {
    type Error = NotAPage;
    fn try_from(text: String) -> Result<Self, NotAPage> {
        // What browsers would read as another site is no page of the book.
        let stays = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\');
        let is_plain = text.bytes().all(|b| b.is_ascii_graphic() && b != b'#');
        if stays && is_plain && text.len() <= Self::MAX {
            Ok(Self(text))
        } else {
            Err(NotAPage)
        }
    }
}

impl From<PageAddress> for String {
    fn from(address: PageAddress) -> Self {
        address.0
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    pub name: Line,
    pub page: PageAddress,
}

/// An officer's own: one a page, in the order of being kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Filters(Vec<Filter>);

impl Filters {
    pub const MOST: usize = 40;

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.0.len() >= Self::MOST
    }

    pub fn iter(&self) -> impl Iterator<Item = &Filter> {
        self.0.iter()
    }

    #[must_use]
    pub fn of(&self, page: &str) -> Option<&Filter> {
        self.0.iter().find(|one| one.page.as_str() == page)
    }

    /// With one more, or under another name.
    #[must_use]
    pub fn with(mut self, filter: Filter) -> Self {
        match self.0.iter_mut().find(|one| one.page == filter.page) {
            Some(one) => one.name = filter.name,
            None => self.0.push(filter),
        }
        self
    }

    #[must_use]
    pub fn without(mut self, page: &PageAddress) -> Self {
        self.0.retain(|one| one.page != *page);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> PageAddress {
        text.to_owned().try_into().unwrap()
    }

    fn filter(name: &str, at: &str) -> Filter {
        Filter {
            name: Line::try_from(name).unwrap(),
            page: page(at),
        }
    }

    #[test]
    fn only_pages_of_the_book_are_kept() {
        for bad in [
            "",
            "ban-lam-viec",
            "//example.vn",
            "/\\example.vn",
            "https://example.vn",
            "/a b",
            "/a\r\nb",
            "/đ",
            "/a#b",
        ] {
            assert!(PageAddress::try_from(bad.to_owned()).is_err(), "{bad:?}");
        }
        assert!(PageAddress::try_from(format!("/{}", "a".repeat(PageAddress::MAX))).is_err());
        assert_eq!(
            page("/tim-kiem?q=l%C3%BAa").as_str(),
            "/tim-kiem?q=l%C3%BAa"
        );
    }

    #[test]
    fn a_page_is_kept_once_under_its_latest_name() {
        let filters = Filters::default()
            .with(filter("Trễ", "/a?b=1"))
            .with(filter("Của xã", "/a?b=2"))
            .with(filter("Trễ hạn", "/a?b=1"));
        let names: Vec<_> = filters.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Trễ hạn", "Của xã"]);
        assert!(filters.without(&page("/a?b=1")).of("/a?b=1").is_none());
    }
}
