//! Vietnamese alphabetical order, small enough for the browser.
//!
//! Letters decide first (a ă â b c d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng),
//! then case, small before capital: the order of CLDR for `vi`.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

/// Everything that has a place of its own, in order. What is missing here comes after it, by code
/// point.
const ALPHABET: &str =
    " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Stands before the code point of a character outside the alphabet.
const OUTSIDE: u8 = 0xff;

/// The places of the ASCII letters, counted from one; 0 for what has none.
const PLACES: [u8; 128] = {
    let mut places = [0; 128];
    let (mut at, mut place) = (0, 1);
    while at < ALPHABET.len() {
        let byte = ALPHABET.as_bytes()[at];
        if byte.is_ascii() {
            places[byte as usize] = place;
        }
        // A letter of two bytes is counted once.
        if byte & 0xc0 != 0x80 {
            place += 1;
        }
        at += 1;
    }
    places
};

/// The place of a letter in the alphabet, counted from one; 0 for what has none.
fn place(letter: char) -> u8 {
    let after = |base: char| PLACES[base as usize] + 1;
    match letter {
        'ă' => after('a'),
        'â' => after('a') + 1,
        'đ' => after('d'),
        'ê' => after('e'),
        'ô' => after('o'),
        'ơ' => after('o') + 1,
        'ư' => after('u'),
        _ if letter.is_ascii() => PLACES[letter as usize],
        _ => 0,
    }
}

/// Bytes that compare as the texts do, for sorting many of them.
#[must_use]
pub fn order_key(text: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(text.len());
    let mut tones = Vec::with_capacity(text.len());
    let mut cases = Vec::with_capacity(text.len());
    for character in text.nfd() {
        if let Some(tone) = tone(character) {
            // More than one tone on a letter is no Vietnamese; the last one counts.
            if let Some(last) = tones.last_mut() {
                *last = tone;
            }
            continue;
        }
        if let Some(last) = letters.last_mut()
            && let Some(marked) = with_shape(*last, character)
        {
            *last = marked;
            continue;
        }
        let small = character.to_lowercase().next().unwrap_or(character);
        letters.push(small);
        tones.push(1);
        cases.push(if small == character { 1 } else { 2 });
    }
    let mut key = Vec::with_capacity(letters.len() * 3 + 2);
    for letter in letters {
        match place(letter) {
            0 => {
                key.push(OUTSIDE);
                key.extend_from_slice(&u32::from(letter).to_be_bytes());
            }
            place => key.push(place),
        }
    }
    key.push(0);
    key.append(&mut tones);
    key.push(0);
    key.append(&mut cases);
    key
}

/// Which of two texts comes first.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    order_key(a).cmp(&order_key(b))
}

/// The place of a tone; ngang, without a mark, is 1.
const fn tone(mark: char) -> Option<u8> {
    Some(match mark {
        '\u{300}' => 2,
        '\u{309}' => 3,
        '\u{303}' => 4,
        '\u{301}' => 5,
        '\u{323}' => 6,
        _ => return None,
    })
}

/// The letter that a base becomes with its breve, circumflex or horn: letters of their own.
const fn with_shape(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31b}') => 'ơ',
        ('u', '\u{31b}') => 'ư',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use icu_collator::{Collator, options::CollatorOptions};
    use icu_locale_core::locale;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_letter_has_the_place_that_the_alphabet_says() {
        for (at, letter) in ALPHABET.chars().enumerate() {
            assert_eq!(usize::from(place(letter)), at + 1, "{letter}");
        }
        for letter in ['é', 'ß', '–', '\n', '\u{7f}', 'A'] {
            assert_eq!(place(letter), 0, "{letter}");
        }
    }

    const NAMES: &str = "An Thanh|Bát Tràng|Bình Điền|Chí Minh|Chương Dương|Duyên Thái|Đa Phúc|\
        Đại Sơn|Đại Thịnh|Đông Anh|Đông Cao|Gia Lâm|Hà Nội|Hạ Bằng|Hải Dương|Hải Phòng|Hòa Lạc|\
        Hoà Lạc|Hóa Châu|Hồng Vân|Huế|Hương An|Hương Chữ|Hương Hồ|Hương Phong|Hương Thọ|Hương Toàn|\
        Hương Trà|Hương Văn|Hương Vân|Hương Vinh|Hương Xuân|Khánh Hà|Kim Anh|Kim Hoa|Kim Long|\
        Kim Trà|Lạc Phượng|Liên Minh|Long Hồ|Mê Linh|Minh Cường|Nam Phù|Ngọc Hồi|Nguyên Giáp|\
        Nguyễn Trãi|Ninh Sở|Nội Bài|Phù Đổng|Phú Xuyên|Phù Trì|Phúc Thịnh|Quang Minh|Quang Trung|\
        Quảng Nghiệp|Quốc Oai|Sóc Sơn|Tam Đồng|Tân Kỳ|Tây Phương|Thạch Đà|Thạch Thất|Thiên Lộc|\
        Thuận An|Thư Lâm|Thừa Thiên Huế|Thượng Phúc|Thường Tín|Tiên Phong|Tiền Phong|Tiến Thắng|\
        Tiến Thịnh|Trang Viet|Tráng Việt|Trung Giã|Tứ Hạ|Tứ Kỳ|Văn Tự|Vân Cù|Vân Tảo|Vĩnh Thanh|\
        Xước Dũ|Yên Lãng|Yên Xuân|ma|mà|mả|mã|má|mạ|mẹ|me|mê|Ma|MA|xã 2|xã 10|Xã 1|ƯU|ưu|ƠN|ơn";

    const SYLLABLES: &[&str] = &[
        "a", "ă", "â", "an", "ân", "ăn", "ba", "bà", "bả", "bã", "bá", "bạ", "ca", "da", "đa",
        "đà", "Đã", "e", "ê", "ệ", "ẹ", "ế", "hoà", "hòa", "hoa", "i", "lý", "lí", "nga", "ngà",
        "o", "ô", "ơ", "ờ", "ớ", "ợ", "ộ", "u", "ư", "ừ", "ự", "ụ", "Quý", "thơ", "Thổ", "y", "ỷ",
    ];

    fn names() -> Vec<String> {
        let pairs = SYLLABLES
            .iter()
            .flat_map(|a| SYLLABLES.iter().map(move |b| format!("{a} {b}")));
        let joined = SYLLABLES
            .iter()
            .flat_map(|a| SYLLABLES.iter().map(move |b| format!("{a}n{b}")));
        NAMES
            .split('|')
            .map(str::to_owned)
            .chain(pairs.step_by(3))
            .chain(joined.step_by(7))
            .collect()
    }

    #[test]
    fn the_same_order_as_icu() {
        let icu = Collator::try_new(locale!("vi").into(), {
            let mut options = CollatorOptions::default();
            options.strength = Some(icu_collator::options::Strength::Tertiary);
            options
        })
        .unwrap();
        let mut names = names();
        assert!(names.len() >= 500, "{}", names.len());
        names.sort_by(|a, b| icu.compare(a, b));
        for pair in names.windows(2) {
            let (a, b) = (&pair[0], &pair[1]);
            assert_eq!(compare(a, b), icu.compare(a, b), "{a} ? {b}");
        }
    }

    #[test]
    fn as_a_reader_expects() {
        let mut words = vec![
            "mạ", "má", "mã", "mả", "mà", "ma", "Mê Linh", "đa", "da", "Ân", "Ăn", "An",
        ];
        words.sort_by(|a, b| compare(a, b));
        assert_eq!(
            words,
            [
                "An", "Ăn", "Ân", "da", "đa", "ma", "mà", "mả", "mã", "má", "mạ", "Mê Linh"
            ]
        );
    }

    proptest! {
        #[test]
        fn spelling_of_marks_does_not_matter(text in "[a-yđĂâêôơưàảãáạếệộờỷ ]{0,20}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(order_key(&decomposed), order_key(&text));
        }
    }
}
