//! What makes two spellings the same: tones and đ folded for searching, tone placement for exact
//! matching, and the slug of an address.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use super::bare;

/// The form in which texts are searched: `Hòa Lạc`, `Hoà Lạc` and `hoa lac` are all `hoa lac`.
///
/// Lower case without marks, đ as d, single blanks for punctuation. `&` and apostrophes inside a
/// word join its parts, because people leave them out: `KH&CN` is `khcn`, `Cư M'gar` is `cu mgar`.
#[must_use]
pub fn search_key(text: &str) -> String {
    let folded: Vec<char> = bare(text)
        .into_iter()
        .map(|character| if character == 'đ' { 'd' } else { character })
        .collect();
    let mut key = String::with_capacity(folded.len());
    for (place, character) in folded.iter().enumerate() {
        let inside = || {
            let before = place.checked_sub(1).and_then(|before| folded.get(before));
            let after = folded.get(place + 1);
            before.is_some_and(|c| c.is_alphanumeric())
                && after.is_some_and(|c| c.is_alphanumeric())
        };
        if character.is_alphanumeric() {
            key.push(*character);
        } else if matches!(character, '&' | '\'' | '’' | 'ʼ') && inside() {
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// The words of a text as they are written, tone marks in one place, in lower case; divided where
/// [`search_key`] divides them, so that the key of each is a word of the text's key.
#[must_use]
pub fn written_words(text: &str) -> Vec<String> {
    let letters: Vec<char> = tone_placed(text).to_lowercase().chars().collect();
    let is_letter = |place: usize| {
        letters
            .get(place)
            .is_some_and(|c| c.is_alphanumeric() || canonical_combining_class(*c) != 0)
    };
    let mut words = Vec::new();
    let mut word = String::new();
    for (place, letter) in letters.iter().enumerate() {
        let joins = || {
            matches!(letter, '&' | '\'' | '’' | 'ʼ')
                && place.checked_sub(1).is_some_and(is_letter)
                && is_letter(place + 1)
        };
        if is_letter(place) {
            word.push(*letter);
        } else if !joins() && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// The text as part of an address: `Thường Tín` is `thuong-tin`.
#[must_use]
pub fn slug(text: &str) -> String {
    search_key(text)
        .split(' ')
        .map(|word| {
            word.chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// Puts the tone of open oa, oe and uy on the first vowel: `Hoà` becomes `Hòa`, `uỷ` becomes `ủy`.
///
/// Both placements are in use and mean the same name; elsewhere the two schools agree. The u of qu
/// belongs to the consonant, so `quý` stays.
#[must_use]
pub fn tone_placed(text: &str) -> String {
    let mut letters: Vec<char> = text.nfd().collect();
    for place in 2..letters.len() {
        let [first, second, tone] = [letters[place - 2], letters[place - 1], letters[place]];
        let pair = (first.to_ascii_lowercase(), second.to_ascii_lowercase());
        let after_q = place >= 3 && letters[place - 3].eq_ignore_ascii_case(&'q');
        let open = letters
            .get(place + 1)
            .is_none_or(|next| !next.is_alphabetic() && canonical_combining_class(*next) == 0);
        let movable = match pair {
            ('o', 'a' | 'e') => true,
            ('u', 'y') => !after_q,
            _ => false,
        };
        if movable && open && is_tone(tone) {
            letters.swap(place - 1, place);
        }
    }
    letters.into_iter().nfc().collect()
}

/// Huyền, sắc, ngã, hỏi, nặng as combining marks.
const fn is_tone(mark: char) -> bool {
    matches!(
        mark,
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys() {
        for (text, key) in [
            ("Hòa Lạc", "hoa lac"),
            ("Hoà Lạc", "hoa lac"),
            ("HOA LAC", "hoa lac"),
            ("Ho\u{300}a La\u{323}c", "hoa lac"),
            ("Đông Anh – Đa Phúc", "dong anh da phuc"),
            ("KH&CN", "khcn"),
            ("KH & CN", "kh cn"),
            ("Cư M’gar, Ea H'leo", "cu mgar ea hleo"),
            ("05-CTHĐ/TU", "05 cthd tu"),
            ("(Ưu tiên)", "uu tien"),
            ("  …  ", ""),
        ] {
            assert_eq!(search_key(text), key, "{text}");
        }
    }

    #[test]
    fn slugs() {
        for (text, slug_text) in [
            ("Phường Hương Trà", "phuong-huong-tra"),
            (
                "Khu công nghiệp Thạch Thất - Quốc Oai",
                "khu-cong-nghiep-thach-that-quoc-oai",
            ),
            ("Sở KH&CN", "so-khcn"),
            ("日本 2024", "2024"),
        ] {
            assert_eq!(slug(text), slug_text);
        }
    }

    #[test]
    fn tones_move_only_where_both_placements_are_used() {
        for (text, placed) in [
            ("Hoà", "Hòa"),
            ("HOÀ BÌNH", "HÒA BÌNH"),
            ("khoẻ", "khỏe"),
            ("Uỷ ban", "Ủy ban"),
            ("Huyện uỷ", "Huyện ủy"),
            ("thuỵ", "thụy"),
            ("hoạ", "họa"),
            ("Hòa", "Hòa"),
            ("hoàn toàn", "hoàn toàn"),
            ("quý", "quý"),
            ("Quỳnh", "Quỳnh"),
            ("ngoài", "ngoài"),
            ("khuỷu", "khuỷu"),
            ("Xước Dũ", "Xước Dũ"),
        ] {
            assert_eq!(tone_placed(text), placed, "{text}");
        }
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_fold_alike(text in "[a-zđĐA-Zăâêôơưàảãáạếệộờỷ&' .-]{0,40}") {
            let decomposed: String = text.nfd().collect();
            let composed: String = text.nfc().collect();
            prop_assert_eq!(search_key(&decomposed), search_key(&composed));
            prop_assert_eq!(tone_placed(&decomposed), tone_placed(&composed));
        }

        #[test]
        fn written_words_are_those_of_the_key(text in "[a-zđĐA-Zăâêôơưàảãáạếệộờỷ0-9&'’ ./-]{0,40}") {
            let keys: Vec<_> = written_words(&text).iter().map(|word| search_key(word)).collect();
            prop_assert_eq!(keys.join(" "), search_key(&text));
        }

        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let key = search_key(&text);
            prop_assert_eq!(search_key(&key), key.clone());
            prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
            let placed = tone_placed(&text);
            prop_assert_eq!(tone_placed(&placed), placed.clone());
            prop_assert_eq!(search_key(&placed), key);
        }
    }
}
