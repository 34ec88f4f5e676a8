//! What those who manage keep: documents with their items, indicators with their promises,
//! officers, and who is in charge of what. Every form carries the mark of the record it was made
//! from, so that nothing is overwritten that nobody saw.

pub mod document;
pub mod indicator;
pub mod item;
mod numbered;
pub mod owner;
pub mod promise;
pub mod reform;
pub mod source;
pub(crate) mod typed;
pub mod unit;

use domain::{id::Slug, journal::Hash, text::fold::slug};
use serde::Serialize;
use ulid::Ulid;

/// The mark of a record as it is shown; empty for one that is not there.
#[must_use]
pub fn mark<T: Serialize>(record: Option<&T>) -> String {
    record
        .and_then(|record| serde_json::to_vec(record).ok())
        .map(|bytes| Hash::of(&bytes).to_string())
        .unwrap_or_default()
}

/// What one of a closed list is called where it is kept, and in forms.
#[must_use]
pub fn code<T: Serialize>(one: &T) -> String {
    serde_json::to_value(one)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// An address for something new: its name; with the end of its id when that is taken; and only
/// its id when the name has no letters.
pub(crate) fn free_slug(name: &str, id: Ulid, is_free: impl Fn(&Slug) -> bool) -> Slug {
    let own = Slug::of(id);
    let mut text = slug(name);
    text.truncate(Slug::MAX - 10);
    let text = text.trim_matches('-');
    let end = &own.as_str()[own.as_str().len() - 8..];
    [text.to_owned(), format!("{text}-{end}")]
        .into_iter()
        .filter_map(|text| text.parse().ok())
        .find(is_free)
        .unwrap_or(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_name_or_else_what_is_left_of_it() {
        let id = Ulid::from(77_u128);
        let slug = |name: &str, taken: &[&str]| {
            free_slug(name, id, |slug| !taken.contains(&slug.as_str())).to_string()
        };
        assert_eq!(slug("Tỷ lệ hộ nghèo", &[]), "ty-le-ho-ngheo");
        assert_eq!(
            slug("Tỷ lệ hộ nghèo", &["ty-le-ho-ngheo"]),
            "ty-le-ho-ngheo-0000002d"
        );
        assert_eq!(slug("???", &[]), id.to_string().to_lowercase());
        assert!(slug(&"dài ".repeat(100), &[]).len() <= Slug::MAX);
    }

    #[test]
    fn a_mark_follows_the_content() {
        assert_eq!(mark::<String>(None), "");
        assert_eq!(mark(Some(&"a")), mark(Some(&"a")));
        assert_ne!(mark(Some(&"a")), mark(Some(&"b")));
    }
}
