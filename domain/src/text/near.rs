//! Names that are nearly the same, so that a slip of the finger still finds the unit.

use strsim::damerau_levenshtein;

/// How far `candidate` is from what was typed, in wrong, missing, extra or swapped letters; none
/// when that is too far. Both are [search keys](super::fold::search_key).
///
/// Two letters may be wrong, one in a query of up to five, none in a query of one or two: there
/// every slip is another word. A query still being typed is compared with the beginning of the
/// candidate.
#[must_use]
pub fn near(query: &str, candidate: &str) -> Option<u32> {
    let typed = query.chars().count();
    let allowed = match query.chars().filter(|letter| *letter != ' ').count() {
        0 => return None,
        1..=2 => 0,
        3..=5 => 1,
        _ => 2_usize,
    };
    let length = candidate.chars().count();
    let shortest = typed.saturating_sub(allowed);
    if length < shortest {
        return None;
    }
    // The beginnings of the candidate that are long enough, and not too long, to be what was meant.
    (shortest..=length.min(typed + allowed))
        .map(|letters| {
            let end = candidate
                .char_indices()
                .nth(letters)
                .map_or(candidate.len(), |(end, _)| end);
            damerau_levenshtein(query, &candidate[..end])
        })
        .min()
        .filter(|distance| *distance <= allowed)
        .and_then(|distance| u32::try_from(distance).ok())
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
    }
}
