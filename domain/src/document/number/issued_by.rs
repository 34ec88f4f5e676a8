//! Which body a number's code stands for, by who issued the document and when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    DocumentNumber, IssuerReading,
    issuer::{DISTRICTS_ENDED, readings},
};
use crate::{
    language::Language,
    period::date_text,
    unit::{Unit, UnitKind, tree::UnitTree},
};

/// Who issued a document, as far as its number can tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct IssuedBy {
    pub kind: UnitKind,
    /// The kind of the place that it is or, for a body, that it serves; where that is known.
    pub of: Option<UnitKind>,
}

impl IssuedBy {
    #[must_use]
    pub fn unit(unit: &Unit, tree: &UnitTree) -> Self {
        let above = unit.parents.last().map(|parent| parent.value);
        let of = if unit.kind.is_place() {
            Some(unit.kind)
        } else {
            unit.serves
                .or(above)
                .and_then(|place| tree.get(place))
                .map(|place| place.kind)
                .filter(|kind| kind.is_place())
        };
        Self {
            kind: unit.kind,
            of,
        }
    }

    /// Whether a unit of this kind is, or issues for, such a body. A place that is named as the
    /// issuer itself stands for its own bodies.
    fn can_be(self, reading: IssuerReading) -> bool {
        use IssuerReading as R;
        use UnitKind as K;
        let of = |kinds: &[K]| self.of.is_none_or(|of| kinds.contains(&of));
        let of_the_party = self.kind == K::Party || self.kind.is_place();
        // How a State body was entered says little: a committee may stand there as an agency.
        let of_the_state = matches!(self.kind, K::Council | K::Agency) || self.kind.is_place();
        match reading {
            R::CentralCommittee | R::CentralOffice => of_the_party && of(&[K::Country]),
            R::CityPartyCommittee => of_the_party && of(&[K::City]),
            R::ProvincePartyCommittee => of_the_party && of(&[K::Province]),
            R::TownPartyCommittee => of_the_party && of(&[K::Town]),
            R::DistrictPartyCommittee | R::UrbanDistrictPartyCommittee => {
                of_the_party && of(&[K::District])
            }
            // Agencies of every level have a Party committee or a cell of their own.
            R::PartyCommittee => matches!(self.kind, K::Party | K::Commune | K::Ward | K::Township),
            R::PartyCell => matches!(self.kind, K::Party | K::Village),
            R::NationalAssembly
            | R::NationalAssemblyStandingCommittee
            | R::Government
            | R::PrimeMinister
            | R::GovernmentOffice
            | R::Ministry => of_the_state && of(&[K::Country]),
            R::PeoplesCouncil | R::PeoplesCommittee => {
                of_the_state
                    && self
                        .of
                        .is_none_or(|of| !matches!(of, K::Country | K::Village))
            }
        }
    }
}

/// Why a number is not one that the issuer can have given.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum WrongIssuer {
    #[error("{code} is the code of another kind of body")]
    Another { code: String },
    #[error("there was no such body any more")]
    Over { reading: IssuerReading },
}

impl WrongIssuer {
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Another { code }, language) => {
                let bodies: Vec<_> = readings(code)
                    .iter()
                    .map(|reading| reading.name(language))
                    .collect();
                let bodies = bodies.join(", ");
                match language {
                    Language::Vi => format!(
                        "“{code}” là ký hiệu của: {bodies}. Cơ quan ban hành đã chọn không phải cơ quan như vậy."
                    ),
                    Language::En => format!(
                        "“{code}” stands for: {bodies}. The issuer that was chosen is no such body."
                    ),
                }
            }
            (Self::Over { reading }, Language::Vi) => format!(
                "Từ ngày {} không còn {}; hãy xem lại số hoặc ngày ban hành.",
                date_text(DISTRICTS_ENDED, language),
                reading.name(language)
            ),
            (Self::Over { reading }, Language::En) => format!(
                "Since {} there has been no {}; check the number or the date.",
                date_text(DISTRICTS_ENDED, language),
                reading.name(language)
            ),
        }
    }
}

impl DocumentNumber {
    /// Who the issuer's code stands for on a document of this issuer and day. Nothing where the
    /// code is not a usual one, or what is known of the issuer leaves it open.
    ///
    /// # Errors
    /// No such unit gives out numbers with this code, or none did any more on that day.
    pub fn issued_by(
        &self,
        by: IssuedBy,
        date: Option<Date>,
    ) -> Result<Option<IssuerReading>, WrongIssuer> {
        let all = self.issuer_readings();
        let fitting: Vec<_> = all
            .iter()
            .copied()
            .filter(|reading| by.can_be(*reading))
            .collect();
        match fitting[..] {
            [] if all.is_empty() => Ok(None),
            [] => Err(WrongIssuer::Another {
                code: self.issuer_code().to_owned(),
            }),
            [reading]
                if reading.is_of_districts() && date.is_some_and(|on| on >= DISTRICTS_ENDED) =>
            {
                Err(WrongIssuer::Over { reading })
            }
            [reading] => Ok(Some(reading)),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use IssuerReading as R;
    use UnitKind as K;

    fn read(
        number: &str,
        kind: K,
        of: Option<K>,
        on: Option<Date>,
    ) -> Result<Option<IssuerReading>, WrongIssuer> {
        let number: DocumentNumber = number.parse().unwrap();
        number.issued_by(IssuedBy { kind, of }, on)
    }

    #[test]
    #[rustfmt::skip] // a table is read in rows
    fn the_issuer_decides_what_a_code_means() {
        for (number, kind, of, reading) in [
            // Thành ủy Hà Nội, Thị ủy Hương Trà, a Tỉnh ủy.
            ("07-CTr/TU", K::Party, Some(K::City), Some(R::CityPartyCommittee)),
            ("05-CTHĐ/TU", K::Party, Some(K::Town), Some(R::TownPartyCommittee)),
            ("05-CTHĐ/TU", K::Party, Some(K::Province), Some(R::ProvincePartyCommittee)),
            // The place itself as the issuer.
            ("07-CTr/TU", K::City, Some(K::City), Some(R::CityPartyCommittee)),
            ("05-CTr/HU", K::Party, Some(K::District), Some(R::DistrictPartyCommittee)),
            ("12-NQ/ĐU", K::Commune, Some(K::Commune), Some(R::PartyCommittee)),
            ("12-NQ/ĐU", K::Party, Some(K::City), Some(R::PartyCommittee)),
            ("20-NQ/TW", K::Party, Some(K::Country), Some(R::CentralCommittee)),
            ("30/2026/QH16", K::Council, Some(K::Country), Some(R::NationalAssembly)),
            ("42/2022/NĐ-CP", K::Agency, Some(K::Country), Some(R::Government)),
            ("148/KH-UBND-VX", K::Council, Some(K::Commune), Some(R::PeoplesCommittee)),
            ("9/KH-UBND", K::Agency, Some(K::Ward), Some(R::PeoplesCommittee)),
            // What a Party body serves is not known: it may be any of three.
            ("07-CTr/TU", K::Party, None, None),
            ("05-CTr/HU", K::Party, None, Some(R::DistrictPartyCommittee)),
            // Not a usual code: nothing is known against it.
            ("3/KH-ABC", K::Hospital, None, None),
        ] {
            assert_eq!(read(number, kind, of, None), Ok(reading), "{number} of {kind:?}");
        }
    }

    #[test]
    fn nobody_gives_out_a_number_of_another_body() {
        for (number, kind, of) in [
            ("09-CTr/TU", K::Commune, Some(K::Commune)),
            ("09-CTr/TU", K::Party, Some(K::Commune)),
            ("09-CTr/TU", K::Party, Some(K::District)),
            ("05-CTr/HU", K::Party, Some(K::City)),
            ("12-NQ/ĐU", K::City, Some(K::City)),
            ("20-NQ/TW", K::Party, Some(K::City)),
            ("726/KH-UBND", K::Party, Some(K::Commune)),
            ("726/KH-UBND", K::Organisation, Some(K::Commune)),
            ("42/2022/NĐ-CP", K::Council, Some(K::Commune)),
            ("30/2026/QH16", K::Council, Some(K::City)),
        ] {
            let code = number.parse::<DocumentNumber>().unwrap();
            let code = code.issuer_code().to_owned();
            assert_eq!(
                read(number, kind, of, None),
                Err(WrongIssuer::Another { code }),
                "{number} of {kind:?}"
            );
        }
    }

    #[test]
    fn districts_and_towns_gave_out_numbers_until_the_reform() {
        let town = |on| read("05-CTHĐ/TU", K::Party, Some(K::Town), Some(on));
        assert_eq!(town(date(2025, 6, 30)), Ok(Some(R::TownPartyCommittee)));
        let reading = R::TownPartyCommittee;
        assert_eq!(town(date(2025, 7, 1)), Err(WrongIssuer::Over { reading }));
        assert_eq!(
            WrongIssuer::Over { reading }.message(Language::Vi),
            "Từ ngày 1/7/2025 không còn Thị ủy; hãy xem lại số hoặc ngày ban hành."
        );
        // Thành ủy stayed.
        let city = read("07-CTr/TU", K::Party, Some(K::City), Some(date(2026, 1, 1)));
        assert_eq!(city, Ok(Some(R::CityPartyCommittee)));
    }

    #[test]
    fn a_wrong_issuer_is_told_whose_code_it_is() {
        let wrong = WrongIssuer::Another { code: "TU".into() };
        assert_eq!(
            wrong.message(Language::Vi),
            "“TU” là ký hiệu của: Thành ủy, Tỉnh ủy, Thị ủy. Cơ quan ban hành đã chọn không phải cơ quan như vậy."
        );
    }
}
