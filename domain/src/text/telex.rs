//! Words typed for Telex or VNI where no keyboard put them together: `vieejt`, `viet65` and
//! `Trang1` are what fingers make of `việt` and `tráng`.

const INITIALS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];
const FINALS: [&str; 9] = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];
/// The most vowels that stand together: `khuyu`, `quyê`.
const VOWELS: usize = 3;

/// The [search key](super::fold::search_key) of the word that was meant; none where the keys
/// make no syllable, or nothing is left over from typing. What is asked about is a key itself: a
/// keyboard may have put a part together already.
#[must_use]
pub fn meant(key: &str) -> Option<String> {
    if !key.is_ascii() || key.len() > 16 {
        return None;
    }
    let mut meant = String::with_capacity(key.len());
    // Behind the vowels, letters that end no syllable are tones and marks.
    let mut has_vowel = false;
    let mut is_closed_tone = true;
    for letter in key.chars() {
        let repeats = meant.ends_with(letter);
        let left_over = match letter {
            // VNI's tones and marks; its đ is d9.
            '0'..='9' => has_vowel || (letter == '9' && meant == "d"),
            's' | 'f' | 'r' | 'x' | 'j' | 'z' => has_vowel,
            'w' => true,
            'd' => repeats || (has_vowel && meant.starts_with('d')),
            // A circumflex, beside its vowel or after the syllable.
            'a' | 'e' | 'o' => {
                repeats || (has_vowel && !ends_in_vowel(&meant) && meant.contains(letter))
            }
            _ => false,
        };
        // What ends in a stop has the tones sắc and nặng alone: `viert` is a slip, no keyboard's.
        is_closed_tone &= !matches!(letter, 'f' | 'r' | 'x' | '2'..='4') || !left_over;
        if letter == 'w' && !ends_in_vowel(&meant) && !has_vowel {
            // Alone it is ư.
            meant.push('u');
            has_vowel = true;
        } else if !left_over {
            meant.push(letter);
            has_vowel |= is_vowel(letter);
        }
    }
    let is_stop = meant.ends_with(['c', 'p', 't']) || meant.ends_with("ch");
    let is_word = is_syllable(&meant) && (is_closed_tone || !is_stop);
    (meant != key && is_word).then_some(meant)
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(is_vowel)
}

/// Whether a key without marks can be a Vietnamese syllable.
fn is_syllable(key: &str) -> bool {
    INITIALS.iter().any(|initial| {
        let Some(rest) = key.strip_prefix(initial) else {
            return false;
        };
        let vowels = rest.chars().take_while(|letter| is_vowel(*letter)).count();
        (1..=VOWELS).contains(&vowels) && FINALS.contains(&&rest[vowels..])
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_of_both_ways_of_typing() {
        for (typed, word) in [
            ("traang", "trang"),
            ("trangs", "trang"),
            ("trasng", "trang"),
            ("vieejt", "viet"),
            ("vietej", "viet"),
            ("vieetj", "viet"),
            ("viejt", "viet"),
            ("trang1", "trang"),
            ("tra1ng", "trang"),
            ("viet6", "viet"),
            ("vie65t", "viet"),
            ("hoaf", "hoa"),
            ("lacj", "lac"),
            ("ddoong", "dong"),
            ("d9o6ng", "dong"),
            ("dongd", "dong"),
            ("thuwowngf", "thuong"),
            ("thuong72", "thuong"),
            ("tw", "tu"),
            ("kyf", "ky"),
            ("quoocs", "quoc"),
            ("khuyeens", "khuyen"),
            ("giaos", "giao"),
            ("meef", "me"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(word), "{typed}");
        }
    }

    #[test]
    fn what_is_no_syllable_stays() {
        for word in [
            "", "viet", "trang", "2025", "05", "qh16", "ocop", "cntt", "148a", "xq", "s", "viert",
            "viet3", "products", "đắk",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_makes_trouble(word in any::<String>()) {
            let key = super::super::fold::search_key(&word);
            if let Some(meant) = meant(&key) {
                prop_assert!(is_syllable(&meant));
            }
        }
    }
}
