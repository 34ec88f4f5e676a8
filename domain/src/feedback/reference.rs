//! What its sender keeps: a reference that can be read out on the telephone and tells a slip of the
//! pen, and a secret of which only the hash is kept.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::journal::Hash;

/// Crockford's base 32: no I, L, O, U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The value of a digit as people write it: small or large, O for 0, I and L for 1.
fn digit(character: char) -> Option<u8> {
    let character = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    DIGITS
        .iter()
        .position(|digit| char::from(*digit) == character)
        .and_then(|at| u8::try_from(at).ok())
}

fn written(value: u8) -> char {
    char::from(DIGITS[usize::from(value & 31)])
}

/// Digits from what somebody typed, without the hyphens and blanks between them; none when
/// anything else is in it.
fn digits(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .filter(|character| !matches!(character, '-' | ' ' | '\u{a0}'))
        .map(digit)
        .collect()
}

/// `PA-7K3M-2Q9G`: seven random digits and one that checks them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference([u8; 7]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a reference such as PA-7K3M-2Q9G")]
pub struct NotAReference;

impl Reference {
    /// From random bytes.
    #[must_use]
    pub fn of(random: [u8; 7]) -> Self {
        Self(random.map(|byte| byte & 31))
    }

    /// The sum of the digits, each times another power of a generator of the field of 32: any one
    /// wrong digit and any two exchanged ones make it another.
    fn check(self) -> u8 {
        self.0.iter().fold(0, |sum, digit| times_two(sum ^ digit))
    }
}

/// In the field of 32 elements, by x⁵ + x² + 1.
const fn times_two(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 {
        doubled
    } else {
        (doubled ^ 0b10_0101) & 31
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits: String = self.0.map(written).iter().collect();
        let (first, last) = digits.split_at(4);
        write!(f, "PA-{first}-{last}{}", written(self.check()))
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for Reference {
    type Err = NotAReference;
    fn from_str(text: &str) -> Result<Self, NotAReference> {
        // No reference that people write is longer.
        if text.len() > 40 {
            return Err(NotAReference);
        }
        let text = text.trim();
        let rest = text
            .get(..2)
            .filter(|start| start.eq_ignore_ascii_case("PA"))
            .map_or(text, |_| &text[2..]);
        let digits = digits(rest).ok_or(NotAReference)?;
        let (check, own) = digits.split_last().ok_or(NotAReference)?;
        let reference = Self(own.try_into().map_err(|_| NotAReference)?);
        if reference.check() == *check {
            Ok(reference)
        } else {
            Err(NotAReference)
        }
    }
}

impl TryFrom<String> for Reference {
    type Error = NotAReference;
    fn try_from(text: String) -> Result<Self, NotAReference> {
        text.parse()
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

/// Eighty bits that only the sender has: sixteen digits in groups of four.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; Self::DIGITS]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not sixteen digits of a secret")]
pub struct NotASecret;

impl Secret {
    const DIGITS: usize = 16;

    /// From bytes that nobody can guess.
    #[must_use]
    pub fn of(random: [u8; 16]) -> Self {
        Self(random.map(|byte| byte & 31))
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&self.0)
    }

    /// As its sender sees it: the one place where it is written out.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.0
            .chunks(4)
            .map(|group| group.iter().copied().map(written).collect::<String>())
            .collect::<Vec<_>>()
            .join("-")
    }
}

impl FromStr for Secret {
    type Err = NotASecret;
    fn from_str(text: &str) -> Result<Self, NotASecret> {
        if text.len() > 64 {
            return Err(NotASecret);
        }
        digits(text.trim())
            .and_then(|digits| digits.try_into().ok())
            .map(Self)
            .ok_or(NotASecret)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reference_is_read_as_people_write_it() {
        let reference = Reference::of([7, 19, 3, 20, 2, 23, 9]);
        let text = reference.to_string();
        assert_eq!(text, "PA-7K3M-2Q9G");
        for written in [
            text.clone(),
            text.to_lowercase(),
            text.replace('-', ""),
            text.replace('-', " "),
            text[3..].to_owned(),
            format!("  {text} "),
        ] {
            assert_eq!(written.parse(), Ok(reference), "{written}");
        }
        for bad in [
            "",
            "PA",
            "PA-7K3M-2Q9",
            "PA-7K3M-2Q9GD",
            "PA-7K3U-2Q9G",
            "Đà Nẵng",
        ] {
            assert_eq!(bad.parse::<Reference>(), Err(NotAReference), "{bad}");
        }
    }

    #[test]
    fn a_secret_is_written_in_groups_and_shown_to_nobody_else() {
        let secret = Secret::of([31; 16]);
        assert_eq!(secret.reveal(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(secret.reveal().to_lowercase().parse(), Ok(secret.clone()));
        assert_eq!(format!("{secret:?}"), "Secret");
        assert_eq!("ZZZZ-ZZZZ".parse::<Secret>(), Err(NotASecret));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_noticed(random: [u8; 7], at in 0_usize..8, by in 1_u8..32) {
            let reference = Reference::of(random);
            let mut all: Vec<u8> = digits(&reference.to_string()[3..]).unwrap();
            all[at] ^= by;
            let wrong: String = all.into_iter().map(written).collect();
            prop_assert_eq!(wrong.parse::<Reference>(), Err(NotAReference));
        }

        #[test]
        fn two_exchanged_digits_are_noticed(random: [u8; 7], a in 0_usize..8, b in 0_usize..8) {
            let reference = Reference::of(random);
            let mut all: Vec<u8> = digits(&reference.to_string()[3..]).unwrap();
            prop_assume!(all[a] != all[b]);
            all.swap(a, b);
            let wrong: String = all.into_iter().map(written).collect();
            prop_assert_eq!(wrong.parse::<Reference>(), Err(NotAReference));
        }

        #[test]
        fn references_round_trip(random: [u8; 7]) {
            let reference = Reference::of(random);
            prop_assert_eq!(reference.to_string().parse(), Ok(reference));
        }
    }
}
