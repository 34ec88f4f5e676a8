//! Short names of things, for addresses that are printed, read out and typed: a letter for the
//! kind and twelve signs of the id, such as `c7zk3m9q2x4t`. Nothing is kept: the code follows from
//! the id, which never changes, while slugs may.

use std::{fmt, str::FromStr};

use ulid::Ulid;

/// What a code leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShortKind {
    Document,
    Indicator,
    Task,
    Unit,
    Obstacle,
    Meeting,
}

impl ShortKind {
    pub const ALL: [Self; 6] = [
        Self::Document,
        Self::Indicator,
        Self::Task,
        Self::Unit,
        Self::Obstacle,
        Self::Meeting,
    ];

    /// The first letter of the thing's Vietnamese name. Printed codes live on: a letter is never
    /// given to another kind.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Document => 'v',
            Self::Indicator => 'c',
            Self::Task => 'n',
            Self::Unit => 'd',
            Self::Obstacle => 'm',
            Self::Meeting => 'h',
        }
    }
}

/// The last sixty bits of an id, which are random wherever ids are made. Two things of one kind in
/// a hundred thousand share a code with a chance of one in two hundred million; then it is
/// nobody's, as whoever looks it up has to see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Short {
    kind: ShortKind,
    tail: u64,
}

/// Text that is no short code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a letter of a kind and twelve signs")]
pub struct NotShort;

/// Crockford's, which leaves out what is mistaken for something else.
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: u32 = 12;
const BITS: u32 = 5;

impl Short {
    #[must_use]
    pub const fn of(kind: ShortKind, id: Ulid) -> Self {
        // The cast keeps the low half.
        #[expect(clippy::cast_possible_truncation, reason = "the low bits are meant")]
        let low = id.0 as u64;
        Self {
            kind,
            tail: low & ((1 << (BITS * LENGTH)) - 1),
        }
    }

    #[must_use]
    pub const fn kind(self) -> ShortKind {
        self.kind
    }

    /// Whether this is the code of a thing of its kind.
    #[must_use]
    pub fn is_of(self, id: Ulid) -> bool {
        Self::of(self.kind, id) == self
    }
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind.letter())?;
        for place in (0..LENGTH).rev() {
            let sign = (self.tail >> (BITS * place)) & 31;
            let sign = usize::try_from(sign).unwrap_or_default();
            write!(f, "{}", char::from(SIGNS[sign]))?;
        }
        Ok(())
    }
}

impl FromStr for Short {
    type Err = NotShort;

    /// As it is typed from paper: capitals or not, and O, I and L for the digits they look like.
    fn from_str(text: &str) -> Result<Self, NotShort> {
        let text = text.to_ascii_lowercase();
        let mut signs = text.chars();
        let letter = signs.next().ok_or(NotShort)?;
        let kind = ShortKind::ALL
            .into_iter()
            .find(|kind| kind.letter() == letter)
            .ok_or(NotShort)?;
        let rest = signs.as_str();
        if rest.len() != LENGTH as usize {
            return Err(NotShort);
        }
        let tail = rest.bytes().try_fold(0_u64, |tail, sign| {
            let sign = match sign {
                b'o' => b'0',
                b'i' | b'l' => b'1',
                sign => sign,
            };
            let digit = SIGNS.iter().position(|known| *known == sign)?;
            Some(tail << BITS | u64::try_from(digit).ok()?)
        });
        tail.map(|tail| Self { kind, tail }).ok_or(NotShort)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_a_letter_and_the_end_of_the_id() {
        let id = Ulid::from_string("01J9ZQ3V6W8T4R2N7C5XKMD0GH").unwrap();
        let code = Short::of(ShortKind::Indicator, id);
        assert_eq!(code.to_string(), "c2n7c5xkmd0gh");
    }

    #[test]
    fn what_is_typed_from_paper_is_understood() {
        let code: Short = "c01n7c5xkmd0g".parse().unwrap();
        for typed in [
            "C01N7C5XKMD0G",
            "cO1N7C5XKMDoG",
            "c0ln7c5xkmd0g",
            "c0In7c5xkmd0g",
        ] {
            assert_eq!(typed.parse(), Ok(code), "{typed}");
        }
        for bad in [
            "",
            "c",
            "c01n7c5xkmd0",
            "c01n7c5xkmd0gg",
            "x01n7c5xkmd0g",
            "c01n7c5xkmdug",
            "c01n7c5xkmd g",
            "đ01n7c5xkmd0g",
            "c01n7c5xkmd0đ",
        ] {
            assert_eq!(bad.parse::<Short>(), Err(NotShort), "{bad}");
        }
    }

    #[test]
    fn letters_differ() {
        let mut letters = ShortKind::ALL.map(ShortKind::letter).to_vec();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), ShortKind::ALL.len());
    }

    proptest! {
        #[test]
        fn a_code_comes_back_from_its_text_and_is_of_its_id(id: u128, kind in 0..ShortKind::ALL.len()) {
            let (id, kind) = (Ulid::from(id), ShortKind::ALL[kind]);
            let code = Short::of(kind, id);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
            prop_assert!(code.is_of(id));
            prop_assert_eq!(code.kind(), kind);
        }
    }
}
