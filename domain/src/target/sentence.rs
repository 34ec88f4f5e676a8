//! A judgement in one plain sentence.

use rust_decimal::Decimal;

use super::{Basis, Judgement, Target, Verdict, with_measure};
use crate::{
    language::Language,
    quantity::{Qualifier, percent_text},
};

impl Target {
    /// Says a judgement of this target: `Vượt 18 sản phẩm so với mức cao của mục tiêu 3–5 sản phẩm.`
    #[must_use]
    pub fn sentence(&self, judgement: &Judgement, measure: &str, language: Language) -> String {
        let target = self.measured(measure, language);
        let gap = judgement
            .difference
            .filter(|difference| !difference.is_zero())
            .map(|difference| gap(judgement, difference, measure, language));
        let from = self.from(judgement, &target, language);
        let limit = matches!(self, Self::AtMost(_));
        match (judgement.verdict, gap, language) {
            (Verdict::Exceeded, Some(gap), Language::Vi) => format!("Vượt {gap} so với {from}."),
            (Verdict::Exceeded, Some(gap), Language::En) => format!("{gap} above {from}."),
            (Verdict::Exceeded, None, Language::Vi) => format!("Vượt mục tiêu {target}."),
            (Verdict::Exceeded, None, Language::En) => format!("Above the target of {target}."),
            (Verdict::Met, Some(gap), Language::Vi) if limit => {
                format!("Đạt mục tiêu {target}: thấp hơn mức này {gap}.")
            }
            (Verdict::Met, Some(gap), Language::En) if limit => {
                format!("Meets the target of {target}: {gap} below it.")
            }
            (Verdict::Met, _, Language::Vi) => format!("Đạt mục tiêu {target}."),
            (Verdict::Met, _, Language::En) => format!("Meets the target of {target}."),
            (Verdict::Short, Some(gap), Language::Vi) if limit => {
                format!("Cao hơn {gap} so với {from}.")
            }
            (Verdict::Short, Some(gap), Language::En) if limit => format!("{gap} above {from}."),
            (Verdict::Short, Some(gap), Language::Vi) => format!("Còn thiếu {gap} so với {from}."),
            (Verdict::Short, Some(gap), Language::En) => format!("{gap} short of {from}."),
            (Verdict::Short, None, Language::Vi) => format!("Chưa đạt mục tiêu {target}."),
            (Verdict::Short, None, Language::En) => {
                format!("Does not meet the target of {target}.")
            }
            (Verdict::CannotJudge, ..) => unjudged(judgement.basis, &target, language),
        }
    }

    /// What a difference is measured from, in words.
    fn from(&self, judgement: &Judgement, target: &str, language: Language) -> String {
        let Self::Range(range) = self else {
            return format!("{}{target}", language.pick("mục tiêu ", "the target of "));
        };
        let bound = if judgement.reference == Some(range.high()) {
            language.pick("mức cao", "the upper bound")
        } else {
            language.pick("mức thấp", "the lower bound")
        };
        match language {
            Language::Vi => format!("{bound} của mục tiêu {target}"),
            Language::En => format!("{bound} of the target of {target}"),
        }
    }
}

/// The size of a difference: `hơn 10 ha (10%)`.
///
/// The percentage is left out beyond 100, where the count says more, and for percentage points.
fn gap(judgement: &Judgement, difference: Decimal, measure: &str, language: Language) -> String {
    let measure = if judgement.in_points {
        language.pick("điểm phần trăm", "percentage points")
    } else {
        measure
    };
    let size = with_measure(difference.abs(), measure, language);
    let size = match qualifier(judgement.basis, difference) {
        Some(qualifier) => qualifier.before(&size, language),
        None => size,
    };
    match judgement.percent.map(|percent| percent.abs()) {
        Some(percent) if !judgement.in_points && percent <= Decimal::ONE_HUNDRED => {
            format!("{size} ({})", percent_text(percent, 2, language))
        }
        _ => size,
    }
}

/// How a qualified result qualifies its difference: less than 5 is more than 5 short of 10.
fn qualifier(basis: Basis, difference: Decimal) -> Option<Qualifier> {
    let Basis::Qualified(qualifier) = basis else {
        return None;
    };
    let below = difference.is_sign_negative();
    Some(match qualifier {
        Qualifier::About => Qualifier::About,
        Qualifier::MoreThan | Qualifier::Above if below => Qualifier::Below,
        Qualifier::MoreThan | Qualifier::Above => Qualifier::MoreThan,
        Qualifier::Nearly | Qualifier::Below | Qualifier::Most if below => Qualifier::MoreThan,
        Qualifier::Nearly => Qualifier::Nearly,
        Qualifier::Below | Qualifier::Most => Qualifier::Below,
    })
}

fn unjudged(basis: Basis, target: &str, language: Language) -> String {
    match (basis, language) {
        (Basis::Qualified(qualifier), Language::Vi) => format!(
            "Chưa thể đánh giá: kết quả chỉ ghi “{}”, chưa đủ chính xác để so với mục tiêu {target}.",
            qualifier.word(language)
        ),
        (Basis::Qualified(qualifier), Language::En) => format!(
            "Cannot be judged: the result says only “{}”, which is not exact enough for the target of {target}.",
            qualifier.word(language)
        ),
        (basis, _) => {
            let (vi, en) = match basis {
                Basis::TargetInWords => (
                    "Chưa thể đánh giá bằng số: mục tiêu không nêu con số.",
                    "Cannot be judged by a number: the target does not name one.",
                ),
                Basis::WholeUnknown => (
                    "Chưa thể đánh giá: chưa biết toàn bộ là bao nhiêu.",
                    "Cannot be judged: how many there are in all is not known.",
                ),
                Basis::MeasureDiffers => (
                    "Chưa thể đánh giá: kết quả là tỷ lệ phần trăm, mục tiêu thì không.",
                    "Cannot be judged: the result is a percentage, the target is not.",
                ),
                _ => (
                    "Chưa thể đánh giá: kết quả không nêu con số.",
                    "Cannot be judged: the result does not name a number.",
                ),
            };
            language.pick(vi, en).to_owned()
        }
    }
}
