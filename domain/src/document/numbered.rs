//! What a number is unique in: a Party committee counts within its term, the State within a year.

use jiff::civil::Date;

use super::{
    Document,
    number::{CountedWithin, DocumentNumber, Grammar},
};
use crate::{id::UnitId, text::fold::search_key};

/// A number with everything that makes it one of its kind. Two documents with the same key cannot
/// both be right; what neither of them says does not tell them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberKey {
    grammar: Grammar,
    kind: Option<String>,
    issuer: UnitId,
    issuer_code: String,
    serial: String,
    within: Within,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Within {
    Term(Option<String>),
    Year(Option<i16>),
}

impl NumberKey {
    #[must_use]
    pub fn of(
        number: &DocumentNumber,
        issuer: UnitId,
        date: Option<Date>,
        term: Option<&str>,
    ) -> Self {
        let within = match number.counted_within() {
            CountedWithin::Term => Within::Term(term.map(search_key)),
            CountedWithin::Year(year) => Within::Year(year.or(date.map(Date::year))),
        };
        Self {
            grammar: number.grammar(),
            kind: number.type_code().map(str::to_owned),
            issuer,
            issuer_code: number.issuer_code().to_owned(),
            serial: number.serial_key().to_owned(),
            within,
        }
    }
}

impl Document {
    /// None where it has no number.
    #[must_use]
    pub fn number_key(&self) -> Option<NumberKey> {
        let number = self.number.as_ref()?;
        Some(NumberKey::of(
            number,
            self.issuer,
            self.date,
            self.term.as_deref(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use ulid::Ulid;

    use super::*;

    #[test]
    #[rustfmt::skip] // a table is read in rows
    fn a_number_comes_again_with_another_term_year_or_issuer() {
        type Side = (&'static str, u128, Option<i16>, Option<&'static str>);
        let key = |(number, issuer, year, term): Side| {
            NumberKey::of(
                &number.parse().unwrap(),
                UnitId::new(Ulid(issuer)),
                year.map(|year| date(year, 3, 1)),
                term,
            )
        };
        let table: [(Side, Side, bool); 11] = [
            (("05-CTr/HU", 1, Some(2020), None), ("5-CTr/HU", 1, Some(2022), None), true),
            (("05-CTr/HU", 1, None, Some("2020–2025")), ("05-CTr/HU", 1, None, Some("2020-2025")), true),
            (("05-CTr/HU", 1, None, Some("XXIII")), ("05-CTr/HU", 1, None, Some("XXIV")), false),
            (("05-CTr/HU", 1, None, Some("XXIII")), ("05-CTr/HU", 1, None, None), false),
            (("05-CTr/HU", 1, None, None), ("05-CTr/HU", 2, None, None), false),
            (("05-CTr/HU", 1, None, None), ("05-NQ/HU", 1, None, None), false),
            (("726/KH-UBND", 1, Some(2025), None), ("726/KH-UBND", 1, Some(2026), None), false),
            // The Party's term tells no number of the State apart.
            (("726/KH-UBND", 1, Some(2026), Some("XIV")), ("726/KH-UBND", 1, Some(2026), None), true),
            (("42/2022/NĐ-CP", 1, None, None), ("42/NĐ-CP", 1, Some(2022), None), true),
            (("42/2022/NĐ-CP", 1, None, None), ("42/2023/NĐ-CP", 1, None, None), false),
            (("148/KH-UBND", 1, Some(2026), None), ("148a/KH-UBND", 1, Some(2026), None), false),
        ];
        for (one, other, same) in table {
            assert_eq!(key(one) == key(other), same, "{one:?} and {other:?}");
        }
    }
}
