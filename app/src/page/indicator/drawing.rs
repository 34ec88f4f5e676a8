//! The figure, large, with its ruler; and the chart, once there is more than one period.

use domain::{
    Decimal,
    quantity::{Quantity, format_decimal},
    status::Standing,
    target::Target,
};
use leptos::prelude::*;
use service::book::indicator::{Followed, Row};

use crate::{
    page::{
        reading::Reading,
        shown::{tone, value_text},
    },
    part::{
        chart::{Chart, ChartPoint, ChartView, ChartWords},
        ruler::{Ruler, RulerView},
        scale::Scale,
    },
};

/// The figure, large, with its ruler.
pub fn amount(row: &Row, followed: &Followed, reading: &Reading) -> AnyView {
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
    view! {
        <section class="stack">
            {big}
            {reach(row, measure).map(|reach| ruler(row, measure, reach, reading))}
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
    let view = RulerView {
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
    };
    view! { <Ruler view=view/> }.into_any()
}

/// The number that is drawn: of n/N, what the target is compared with.
fn drawn(actual: &Quantity, standing: &Standing, measure: &str) -> Option<Decimal> {
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

/// A chart over the periods of the headline's unit, once there are at least two figures.
pub fn chart(followed: &Followed, reading: &Reading) -> Option<AnyView> {
    let (words, language) = (reading.words, reading.language);
    let unit = followed.headline()?.unit;
    let measure = followed.indicator.measure.get(language);
    let mut rows: Vec<_> = followed
        .rows
        .iter()
        .filter(|row| row.unit == unit)
        .collect();
    rows.sort_by_key(|row| row.period);
    if rows.iter().filter(|row| row.published.is_some()).count() < 2 {
        return None;
    }
    let points: Vec<_> = rows
        .iter()
        .map(|row| ChartPoint {
            period: row.period.name(language),
            value: row
                .standing
                .actual
                .as_ref()
                .and_then(|actual| drawn(actual, &row.standing, measure)),
            value_text: value_text(row, measure, reading),
            target: row.standing.target.as_ref().and_then(Target::goal),
            target_text: row
                .standing
                .target
                .as_ref()
                .map_or_else(|| words.none().to_owned(), |target| target.text(language)),
            tone: tone(row.standing.outlook),
            word: row.standing.outlook.name(language).to_owned(),
        })
        .collect();
    let largest = points
        .iter()
        .flat_map(|point| [point.value, point.target])
        .flatten()
        .max()?;
    let scale = Scale::holding(largest);
    let view = ChartView {
        marks: scale
            .marks()
            .into_iter()
            .map(|mark| format_decimal(mark, language))
            .collect(),
        scale,
        sentence: followed.indicator.name.get(language).to_owned(),
        points,
        words: ChartWords {
            period: words.period().into(),
            target: words.target().into(),
            value: words.result().into(),
            state: words.state().into(),
            table: words.chart_table().into(),
        },
    };
    Some(view! { <Chart view=view/> }.into_any())
}
