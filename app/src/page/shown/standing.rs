//! The state of a promise or a task, as a tone and in a few words.

use domain::{
    Language,
    status::{Counts, Outlook, Standing, Timing},
};
use leptos::prelude::*;

use crate::{
    part::{
        state::{StateBadge, Tone},
        waffle::LegendEntry,
    },
    words::Words,
};

/// The tone of an outlook.
#[must_use]
pub const fn tone(outlook: Outlook) -> Tone {
    match outlook {
        Outlook::Exceeded => Tone::Over,
        Outlook::Achieved => Tone::Kept,
        Outlook::OnTheWay => Tone::Going,
        Outlook::AtRisk | Outlook::Unlikely => Tone::Risk,
        Outlook::Missed => Tone::Late,
        Outlook::CannotJudge => Tone::Unknown,
    }
}

/// The tone of the time axis.
#[must_use]
pub const fn timing_tone(timing: Timing) -> Tone {
    match timing {
        Timing::DoneInTime | Timing::DoneUndated => Tone::Kept,
        Timing::DoneLate => Tone::Risk,
        Timing::OpenInTime => Tone::Going,
        Timing::OpenLate => Tone::Late,
        Timing::OpenUndated | Timing::Paused | Timing::NotAssigned => Tone::Unknown,
    }
}

/// The state of a place in a few words: "Vượt 18 sản phẩm", "Đạt", "Chưa thể đánh giá".
#[must_use]
pub fn state_words(standing: &Standing, measure: &str, language: Language) -> String {
    let exceeded = standing
        .judgement
        .as_ref()
        .filter(|_| standing.outlook == Outlook::Exceeded);
    if let Some(difference) = exceeded.and_then(|judgement| judgement.difference) {
        let amount = domain::quantity::format_decimal(difference, language);
        let measure = if standing
            .judgement
            .as_ref()
            .is_some_and(|judgement| judgement.in_points)
        {
            language.pick("điểm %", "points").to_owned()
        } else {
            measure.to_owned()
        };
        return match language {
            Language::Vi => format!("Vượt {amount} {measure}"),
            Language::En => format!("Exceeded by {amount} {measure}"),
        };
    }
    standing.outlook.name(language).to_owned()
}

/// A badge for a place.
pub fn badge(standing: &Standing, measure: &str, language: Language) -> AnyView {
    view! { <StateBadge tone=tone(standing.outlook) word=state_words(standing, measure, language)/> }.into_any()
}

/// The legend of a waffle: only what is there, each state with its count.
#[must_use]
pub fn legend(counts: Counts, language: Language) -> Vec<LegendEntry> {
    Outlook::ALL
        .into_iter()
        .filter(|outlook| counts.with(*outlook) > 0)
        .map(|outlook| LegendEntry {
            tone: tone(outlook),
            word: format!(
                "{} {}",
                outlook.name(language),
                Words(language).counted(counts.with(outlook))
            ),
            href: None,
        })
        .collect()
}

/// The state that says most about many promises: what is wrong before what is well, and what is well
/// before what is unknown.
#[must_use]
pub fn leading(counts: Counts) -> Outlook {
    [
        Outlook::Missed,
        Outlook::Unlikely,
        Outlook::AtRisk,
        Outlook::Exceeded,
        Outlook::Achieved,
        Outlook::OnTheWay,
    ]
    .into_iter()
    .find(|outlook| counts.with(*outlook) > 0)
    .unwrap_or(Outlook::CannotJudge)
}

/// The same with its count: "2 không đạt".
#[must_use]
pub fn leading_words(counts: Counts, language: Language) -> String {
    let state = leading(counts);
    match state {
        Outlook::CannotJudge => state.name(language).to_owned(),
        _ => format!("{} {}", counts.with(state), lower(state.name(language))),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
