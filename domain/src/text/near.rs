//! Names that are nearly the same, so that a slip of the finger still finds what was meant.

/// Nothing that is typed by heart is longer; more is a text, and a text has no slips.
const LONGEST: usize = 40;
/// So many letters may be wrong at most.
const MOST: usize = 2;
/// A row of the table below.
type Row = [u8; LONGEST + MOST + 1];

/// How far `candidate` is from what was typed, in wrong, missing, extra or swapped letters; none
/// when that is too far. Both are [search keys](super::fold::search_key).
///
/// Two letters may be wrong, one in a query of up to five, none in a query of one or two: there
/// every slip is another word. A query still being typed is compared with the beginning of the
/// candidate.
#[must_use]
pub fn near(query: &str, candidate: &str) -> Option<u32> {
    let letters = query.chars().filter(|letter| *letter != ' ').count();
    let allowed = match letters {
        0 => return None,
        1..=2 => 0,
        3..=5 => 1,
        _ => MOST,
    };
    slips(query.as_bytes(), candidate.as_bytes(), allowed, true)
}

/// How many letters of one word may be wrong. Vietnamese words are short, and many differ by a
/// letter, so a word alone is forgiven less than a whole name. A number has no slips.
#[must_use]
pub fn forgiven(word: &str) -> usize {
    match word.len() {
        _ if word.contains(|letter: char| letter.is_ascii_digit()) => 0,
        0..=2 => 0,
        3..=6 => 1,
        _ => MOST,
    }
}

/// The least number of wrong, missing, extra and swapped letters between two keys, or between
/// the first and some beginning of the second; none when there are more than `allowed`. Letters
/// that are not Latin count by their bytes.
///
/// One table gives the distance to every beginning at once, which no library does; a search
/// looks at thousands of names in a millisecond.
#[must_use]
pub fn slips(typed: &[u8], candidate: &[u8], allowed: usize, is_beginning: bool) -> Option<u32> {
    let allowed = allowed.min(MOST);
    let shortest = typed.len().saturating_sub(allowed);
    let longest = typed.len() + allowed;
    if typed.len() > LONGEST
        || candidate.len() < shortest
        || (!is_beginning && candidate.len() > longest)
    {
        return None;
    }
    let candidate = &candidate[..candidate.len().min(longest)];
    let least = |row: &Row| row.iter().take(candidate.len() + 1).min().copied();
    let mut before: Row = [0; LONGEST + MOST + 1];
    let mut above = before;
    for (column, cell) in (0..).zip(above.iter_mut()) {
        *cell = column;
    }
    let mut here = before;
    for (row, letter) in typed.iter().enumerate() {
        here[0] = above[0] + 1;
        for (column, other) in candidate.iter().enumerate() {
            let replaced = above[column] + u8::from(letter != other);
            let mut best = replaced.min(above[column + 1] + 1).min(here[column] + 1);
            if row > 0 && column > 0 && *letter == candidate[column - 1] && typed[row - 1] == *other
            {
                best = best.min(before[column - 1] + 1);
            }
            here[column + 1] = best;
        }
        // A later row is never below the least of this one.
        if least(&here).is_none_or(|least| usize::from(least) > allowed) {
            return None;
        }
        (before, above, here) = (above, here, before);
    }
    let distance = if is_beginning {
        above[shortest..=candidate.len()].iter().min().copied()?
    } else {
        above[candidate.len()]
    };
    (usize::from(distance) <= allowed).then_some(distance.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_of_the_finger() {
        for (query, candidate, distance) in [
            ("thuong tin", "thuong tin", Some(0)),
            ("thuong tni", "thuong tin", Some(1)),
            ("tuong tin", "thuong tin", Some(1)),
            ("thuongtin", "thuong tin", Some(1)),
            ("huong tra", "huong tra", Some(0)),
            ("huogn tar", "huong tra", Some(2)),
            ("tien thing", "tien thinh", Some(1)),
            ("hoa lax", "hoa lac", Some(1)),
            ("tuong", "thuong tin", Some(1)),
            ("thach th", "thach that", Some(0)),
            ("me lnih", "me linh", Some(1)),
            ("tu ky", "tu ky", Some(0)),
            ("tu kyy", "tu ky", Some(1)),
            ("ti ky", "ta kn", None),
            ("tu", "ta", None),
            ("soc son", "dong anh", None),
            ("thuong tin", "thuong", None),
            ("", "thuong tin", None),
            ("tien phong thuong tin", "tien phong", None),
        ] {
            assert_eq!(near(query, candidate), distance, "{query} → {candidate}");
        }
    }

    proptest! {
        #[test]
        fn what_is_typed_so_far_is_near(name in "[a-z]{2,8}( [a-z]{2,8}){0,3}", cut in 1_usize..8) {
            let typed: String = name.chars().take(cut).collect();
            prop_assert_eq!(near(typed.trim_end(), &name), Some(0));
        }

        #[test]
        fn the_distance_is_the_known_one(typed in "[abc ]{1,9}", other in "[abc ]{0,9}", allowed in 0_usize..=2) {
            let known = strsim::osa_distance(&typed, &other);
            let expected = (known <= allowed).then(|| u32::try_from(known).unwrap());
            prop_assert_eq!(slips(typed.as_bytes(), other.as_bytes(), allowed, false), expected);
            let beginnings = (0..=other.len()).map(|end| strsim::osa_distance(&typed, &other[..end]));
            let known = beginnings.min().filter(|known| *known <= allowed);
            let expected = known.map(|known| u32::try_from(known).unwrap());
            prop_assert_eq!(slips(typed.as_bytes(), other.as_bytes(), allowed, true), expected);
        }

        #[test]
        fn nothing_that_is_typed_makes_trouble(typed in any::<String>(), other in any::<String>()) {
            let _ = near(&typed, &other);
        }
    }
}
