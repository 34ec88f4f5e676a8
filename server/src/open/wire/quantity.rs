//! Amounts: what was published, exactly as it was, and beside it what is computed from that.

use domain::quantity as of;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    code::{Qualifier, Scale},
    text::{Number, Text},
};

/// An amount as it was published: its words, its qualifier, its digits. Nothing here is computed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Published {
    /// The whole amount as it is read, in the form of each language.
    pub text: Text,
    pub qualifier: Option<Qualifier>,
    /// Where one number was given.
    pub number: Option<WrittenNumber>,
    /// Where it was given as so many of so many.
    pub share: Option<Share>,
}

/// A number with what was written behind it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WrittenNumber {
    /// The digits that were given, without the scale: 2.87 of "2,87 tỷ".
    pub digits: Number,
    pub scale: Option<Scale>,
    pub percent: bool,
}

/// So many of so many.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Share {
    pub part: Number,
    pub whole: Number,
    /// The percentage that was published with it, right or not.
    pub published_percent: Option<Number>,
}

/// What follows from an amount by arithmetic.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Computed {
    /// The one number to draw and compare: with its scale, of a percentage the number before the
    /// sign, of a share its percentage. None where no number was said.
    pub value: Option<Number>,
    /// The percentage of a share, to ten places.
    pub percent: Option<Number>,
    /// By how much the published percentage differs from that, where it does.
    pub published_percent_differs_by: Option<Number>,
}

impl From<&of::Quantity> for Published {
    fn from(quantity: &of::Quantity) -> Self {
        let number = match quantity.amount() {
            of::Amount::Number(number) => Some(WrittenNumber {
                digits: number.written.value().into(),
                scale: number.scale.map(Scale::from),
                percent: number.percent,
            }),
            of::Amount::Share(_) | of::Amount::Unstated => None,
        };
        Self {
            text: Text::said(|language| quantity.format(language)),
            qualifier: quantity.qualifier().map(Qualifier::from),
            number,
            share: quantity.share().map(|share| Share {
                part: share.part().into(),
                whole: share.whole().into(),
                published_percent: share.published_percent().map(Number::from),
            }),
        }
    }
}

impl From<&of::Quantity> for Computed {
    fn from(quantity: &of::Quantity) -> Self {
        let share = quantity.share();
        Self {
            value: quantity.number().map(Number::from),
            percent: share
                .and_then(of::Share::computed_percent)
                .map(Number::from),
            published_percent_differs_by: share.and_then(of::Share::difference).map(Number::from),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{Language, quantity::Quantity};

    use super::*;

    #[test]
    fn what_was_published_and_what_is_computed_stand_apart() {
        let shown = |text: &str| {
            let quantity = Quantity::parse(text, Language::Vi).unwrap();
            serde_json::to_string(&(Published::from(&quantity), Computed::from(&quantity))).unwrap()
        };
        insta::assert_snapshot!(shown("gần 2,87 tỷ"), @r#"[{"text":{"vi":"gần 2,87 tỷ","en":"nearly 2.87 billion"},"qualifier":"nearly","number":{"digits":"2.87","scale":"billion","percent":false},"share":null},{"value":"2870000000.00","percent":null,"published_percent_differs_by":null}]"#);
        insta::assert_snapshot!(shown("34/64 (53,2%)"), @r#"[{"text":{"vi":"34/64 (53,2%)","en":"34/64 (53.2%)"},"qualifier":null,"number":null,"share":{"part":"34","whole":"64","published_percent":"53.2"}},{"value":"53.125","percent":"53.125","published_percent_differs_by":"0.075"}]"#);
        insta::assert_snapshot!(shown("hầu hết"), @r#"[{"text":{"vi":"hầu hết","en":"most"},"qualifier":"most","number":null,"share":null},{"value":null,"percent":null,"published_percent_differs_by":null}]"#);
    }
}
