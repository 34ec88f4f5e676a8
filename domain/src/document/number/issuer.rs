//! The codes of issuers and who they can stand for.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::{language::Language, text::fold::search_key};

/// Since then there are no districts and towns, nor committees of theirs.
pub(super) const DISTRICTS_ENDED: Date = date(2025, 7, 1);

/// A body that an issuer's code can stand for.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssuerReading {
    CentralCommittee,
    CentralOffice,
    /// Thành ủy, of a centrally-run city or of a city in a province.
    CityPartyCommittee,
    /// Tỉnh ủy.
    ProvincePartyCommittee,
    /// Thị ủy, of a town; there have been none since 1 July 2025.
    TownPartyCommittee,
    /// Huyện ủy, of a district; there have been none since 1 July 2025.
    DistrictPartyCommittee,
    /// Quận ủy, of an urban district; there have been none since 1 July 2025.
    UrbanDistrictPartyCommittee,
    /// Đảng ủy, of a commune or of an agency.
    PartyCommittee,
    /// Chi bộ.
    PartyCell,
    NationalAssembly,
    NationalAssemblyStandingCommittee,
    Government,
    PrimeMinister,
    GovernmentOffice,
    PeoplesCouncil,
    PeoplesCommittee,
    Ministry,
}

impl IssuerReading {
    /// A committee of a district or of a town.
    pub(super) const fn is_of_districts(self) -> bool {
        matches!(
            self,
            Self::TownPartyCommittee
                | Self::DistrictPartyCommittee
                | Self::UrbanDistrictPartyCommittee
        )
    }

    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match self {
            Self::CentralCommittee => {
                language.pick("Ban Chấp hành Trung ương", "Central Committee")
            }
            Self::CentralOffice => language.pick(
                "Văn phòng Trung ương Đảng",
                "Office of the Central Committee",
            ),
            Self::CityPartyCommittee => language.pick("Thành ủy", "City Party Committee"),
            Self::ProvincePartyCommittee => language.pick("Tỉnh ủy", "Provincial Party Committee"),
            Self::TownPartyCommittee => language.pick("Thị ủy", "Town Party Committee"),
            Self::DistrictPartyCommittee => language.pick("Huyện ủy", "District Party Committee"),
            Self::UrbanDistrictPartyCommittee => {
                language.pick("Quận ủy", "Urban District Party Committee")
            }
            Self::PartyCommittee => language.pick("Đảng ủy", "Party Committee"),
            Self::PartyCell => language.pick("Chi bộ", "Party cell"),
            Self::NationalAssembly => language.pick("Quốc hội", "National Assembly"),
            Self::NationalAssemblyStandingCommittee => language.pick(
                "Ủy ban Thường vụ Quốc hội",
                "Standing Committee of the National Assembly",
            ),
            Self::Government => language.pick("Chính phủ", "Government"),
            Self::PrimeMinister => language.pick("Thủ tướng Chính phủ", "Prime Minister"),
            Self::GovernmentOffice => language.pick("Văn phòng Chính phủ", "Government Office"),
            Self::PeoplesCouncil => language.pick("Hội đồng nhân dân", "People's Council"),
            Self::PeoplesCommittee => language.pick("Ủy ban nhân dân", "People's Committee"),
            Self::Ministry => language.pick("Bộ", "Ministry"),
        }
    }
}

/// Canonical code and its readings.
const ISSUERS: &[(&str, &[IssuerReading])] = &[
    ("TW", &[IssuerReading::CentralCommittee]),
    ("VPTW", &[IssuerReading::CentralOffice]),
    (
        "TU",
        &[
            IssuerReading::CityPartyCommittee,
            IssuerReading::ProvincePartyCommittee,
            IssuerReading::TownPartyCommittee,
        ],
    ),
    ("HU", &[IssuerReading::DistrictPartyCommittee]),
    ("QU", &[IssuerReading::UrbanDistrictPartyCommittee]),
    ("ĐU", &[IssuerReading::PartyCommittee]),
    ("CB", &[IssuerReading::PartyCell]),
    ("CP", &[IssuerReading::Government]),
    ("TTg", &[IssuerReading::PrimeMinister]),
    ("TCTTTg", &[IssuerReading::PrimeMinister]),
    ("VPCP", &[IssuerReading::GovernmentOffice]),
    ("HĐND", &[IssuerReading::PeoplesCouncil]),
    ("UBND", &[IssuerReading::PeoplesCommittee]),
    ("BTTTT", &[IssuerReading::Ministry]),
    ("BKHCN", &[IssuerReading::Ministry]),
    ("BTC", &[IssuerReading::Ministry]),
    ("BNV", &[IssuerReading::Ministry]),
    ("BTP", &[IssuerReading::Ministry]),
    ("BCA", &[IssuerReading::Ministry]),
];

/// Codes that are followed by the number of the assembly's term.
const WITH_TERM: &[(&str, &[IssuerReading])] = &[
    (
        "UBTVQH",
        &[IssuerReading::NationalAssemblyStandingCommittee],
    ),
    ("QH", &[IssuerReading::NationalAssembly]),
];

/// The usual spelling of a code; an unusual one as typed.
pub(super) fn canonical(code: &str) -> String {
    let folded = search_key(code);
    let usual = ISSUERS
        .iter()
        .find(|(known, _)| search_key(known) == folded);
    match usual {
        Some((known, _)) => (*known).to_owned(),
        None if assembly(&code.to_uppercase()).is_some() => code.to_uppercase(),
        None => code.to_owned(),
    }
}

/// Who a canonical code can stand for. What follows a `-` is the department that drafted.
pub(super) fn readings(code: &str) -> &'static [IssuerReading] {
    let body = code.split('-').next().unwrap_or(code);
    ISSUERS
        .iter()
        .find(|(known, _)| *known == body)
        .map(|(_, readings)| *readings)
        .or_else(|| assembly(body))
        .unwrap_or_default()
}

fn assembly(code: &str) -> Option<&'static [IssuerReading]> {
    WITH_TERM.iter().find_map(|(known, readings)| {
        let term = code.strip_prefix(known)?;
        (!term.is_empty() && term.bytes().all(|byte| byte.is_ascii_digit())).then_some(*readings)
    })
}
