//! The figure, large, with how it came about and its ruler.

use domain::{
    Decimal,
    quantity::{Quantity, format_decimal},
    status::Standing,
    target::Target,
};
use leptos::prelude::*;
use service::book::{
    Book,
    indicator::{Followed, Row},
};

use crate::{
    page::{
        reading::Reading,
        shown::{came_about, tone},
    },
    part::{
        ruler::{Ruler, RulerView},
        scale::Scale,
    },
};

/// The figure, large, with its ruler and the sentence of where it is from.
pub fn amount(row: &Row, followed: &Followed, book: &Book, reading: &Reading) -> AnyView {
    let language = reading.language;
    let measure = followed.indicator.measure.get(language);
    let period = row.period.name(language);
    let big = match &row.published {
        Some(published) => {
            let quantity = &published.value.quantity;
            let measure = if quantity.is_percent() { measure.trim_start_matches('%').trim() } else { measure };
            let measure = if measure.is_empty() { period.clone() } else { format!("{measure}, {period}") };
            view! { <p class="big">{quantity.format(language)} " " <small>{measure}</small></p> }.into_any()
        }
        None => view! { <p class="big"><small>{reading.words.no_figure()} ", " {period.clone()}</small></p> }.into_any(),
    };
    let came = row.published.as_ref().map(|published| {
        let sentence = came_about(published, row.corrected.as_ref(), measure, book, reading);
        view! { <p class="came">{sentence}</p> }
    });
    view! {
        <section class="stack">
            {big}
            {reach(row, measure).map(|reach| ruler(row, measure, reach, reading))}
            {came}
        </section>
    }
    .into_any()
}

/// How far the ruler of a place has to go; none where there is nothing to draw. The farthest of several
/// gives them one scale.
pub fn reach(row: &Row, measure: &str) -> Option<Decimal> {
    let standing = &row.standing;
    let value = standing
        .actual
        .as_ref()
        .and_then(|actual| drawn(actual, standing, measure));
    let (low, high) = bounds(standing);
    let largest = [low, high, value]
        .into_iter()
        .flatten()
        .max()
        .filter(|largest| *largest > Decimal::ZERO)?;
    // A share of the whole is drawn on the whole.
    let is_percent = standing.actual.as_ref().is_some_and(Quantity::is_percent)
        || (standing
            .actual
            .as_ref()
            .is_some_and(|actual| actual.share().is_some())
            && low.is_none()
            && high.is_none());
    Some(if is_percent {
        largest.max(Decimal::ONE_HUNDRED)
    } else {
        largest
    })
}

/// The ruler of a place, as far as `reach`.
pub fn ruler(row: &Row, measure: &str, reach: Decimal, reading: &Reading) -> AnyView {
    let view = ruler_view(row, measure, reach, reading);
    view! { <Ruler view=view/> }.into_any()
}

/// What that ruler shows.
pub fn ruler_view(row: &Row, measure: &str, reach: Decimal, reading: &Reading) -> RulerView {
    let language = reading.language;
    let standing = &row.standing;
    let value = standing
        .actual
        .as_ref()
        .and_then(|actual| drawn(actual, standing, measure));
    let (low, high) = bounds(standing);
    let scale = Scale::holding(reach);
    let target_label = standing
        .target
        .as_ref()
        .map(|target| {
            format!(
                "{} {}",
                language.pick("mục tiêu", "target"),
                target.text(language)
            )
        })
        .unwrap_or_default();
    let value_label = standing.actual.as_ref().map_or_else(
        || reading.words.no_figure().to_owned(),
        |actual| {
            format!(
                "{} {}",
                language.pick("kết quả", "result"),
                actual.format(language)
            )
        },
    );
    RulerView {
        low,
        high,
        value,
        marks: scale
            .marks()
            .into_iter()
            .map(|mark| format_decimal(mark, language))
            .collect(),
        scale,
        sentence: [target_label.clone(), value_label.clone()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        target_label,
        value_label,
        tone: tone(standing.outlook),
    }
}

/// The number that is drawn: of n/N, what the target is compared with.
pub(super) fn drawn(actual: &Quantity, standing: &Standing, measure: &str) -> Option<Decimal> {
    let counts = standing.target.is_some() && !measure.trim_start().starts_with('%');
    match actual.share() {
        Some(share) if counts => Some(share.part()),
        _ => actual.number(),
    }
}

fn bounds(standing: &Standing) -> (Option<Decimal>, Option<Decimal>) {
    let whole = || {
        standing
            .actual
            .as_ref()
            .and_then(Quantity::share)
            .map_or(Decimal::ONE_HUNDRED, domain::quantity::Share::whole)
    };
    match &standing.target {
        Some(Target::AtLeast(low)) => (Some(*low), None),
        Some(Target::AtMost(high)) => (None, Some(*high)),
        Some(Target::Exactly(value)) => (Some(*value), Some(*value)),
        Some(Target::Range(range)) => (Some(range.low()), Some(range.high())),
        Some(Target::All { of }) => {
            let all = of.unwrap_or_else(whole);
            (Some(all), Some(all))
        }
        _ => (None, None),
    }
}
