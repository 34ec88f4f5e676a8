//! What can be wrong with a quantity, and what is only odd about it.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::{Quantity, percent_text};
use crate::language::Language;

/// Why a text is not taken as a quantity.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityProblem {
    #[error("nothing was entered")]
    Empty,
    #[error("not a number")]
    NotANumber,
    /// Two readings: in the form of the page's language, then in the other one. Offer the
    /// [`entry`](Quantity::entry) of each.
    #[error("the number has two readings")]
    Ambiguous { readings: Box<[Quantity; 2]> },
    /// Only the form of the other language can read it.
    #[error("the number is written in the form of the other language")]
    OtherForm { reading: Box<Quantity> },
    #[error("a share of nothing")]
    ZeroDenominator,
    #[error("more digits than can be kept exactly")]
    TooLarge,
}

impl QuantityProblem {
    /// The readings to choose from, where there are any.
    #[must_use]
    pub fn readings(&self) -> &[Quantity] {
        match self {
            Self::Ambiguous { readings } => &readings[..],
            Self::OtherForm { reading } => std::slice::from_ref(reading),
            _ => &[],
        }
    }

    /// What is wrong and what to do, in plain words.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let text = match (self, language) {
            (Self::Empty, Language::Vi) => "Chưa nhập số.",
            (Self::Empty, Language::En) => "Please enter a number.",
            (Self::NotANumber, Language::Vi) => {
                "Không đọc được số này. Cách ghi: 9.080; 53,12%; 2,87 tỷ; 34/64; hơn 300; hầu hết."
            }
            (Self::NotANumber, Language::En) => {
                "This is not a number. Ways to write it: 9,080; 53.12%; 2.87 billion; 34/64; more than 300; most."
            }
            (Self::ZeroDenominator, Language::Vi) => "Số sau dấu gạch chéo phải lớn hơn 0.",
            (Self::ZeroDenominator, Language::En) => {
                "The number after the slash must be more than 0."
            }
            (Self::TooLarge, Language::Vi) => {
                "Số quá dài: tối đa 18 chữ số phần nguyên và 8 chữ số thập phân."
            }
            (Self::TooLarge, Language::En) => {
                "The number is too long: at most 18 digits and 8 decimal places."
            }
            (Self::Ambiguous { readings }, _) => {
                let [decimal, whole] = [&readings[0], &readings[1]].map(|it| it.format(language));
                return match language {
                    Language::Vi => format!(
                        "Số này có hai cách đọc: {decimal} (có phần thập phân) hoặc {whole} (số nguyên). Hãy chọn một."
                    ),
                    Language::En => format!(
                        "This number can be read in two ways: {decimal} (with decimals) or {whole} (a whole number). Please choose one."
                    ),
                };
            }
            (Self::OtherForm { reading }, _) => {
                let reading = reading.format(language);
                return match language {
                    Language::Vi => format!(
                        "Số này viết theo kiểu tiếng Anh. Có phải {reading} không? Dấu phẩy dùng cho phần thập phân, dấu chấm ngăn hàng nghìn."
                    ),
                    Language::En => format!(
                        "This number is written the Vietnamese way. Do you mean {reading}? Decimals follow a point, commas separate thousands."
                    ),
                };
            }
        };
        text.to_owned()
    }
}

/// What is shown beside a quantity that is kept as it is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuantityWarning {
    PartAboveWhole,
    PublishedDiffers {
        published: Decimal,
        computed: Decimal,
    },
}

impl QuantityWarning {
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::PartAboveWhole => language
                .pick(
                    "Số trước dấu gạch chéo lớn hơn số sau. Hãy kiểm tra lại.",
                    "The number before the slash is more than the one after it. Please check.",
                )
                .to_owned(),
            Self::PublishedDiffers {
                published,
                computed,
            } => {
                // One place more than was published is enough to see the difference.
                let places = published.scale() + 1;
                let computed =
                    computed.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
                let [published, computed] =
                    [*published, computed].map(|it| percent_text(it, places, language));
                match language {
                    Language::Vi => {
                        format!(
                            "Tỷ lệ đã công bố là {published}; tính từ hai số này được {computed}."
                        )
                    }
                    Language::En => {
                        format!(
                            "The published share is {published}; computed from the two numbers it is {computed}."
                        )
                    }
                }
            }
        }
    }
}
