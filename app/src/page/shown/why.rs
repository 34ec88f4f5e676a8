//! A state that says on a tap how it came about: the rule, what went into it, and the day. It is a
//! `<details>`, so it opens without a program, and prints open.

use domain::{
    Language,
    indicator::Indicator,
    period::date_text,
    status::{Outlook, Standing, Timing},
    target::Target,
    task::Task,
};
use leptos::prelude::*;
use service::book::indicator::Row;

use super::{badge, heading, timing_tone, tone, with_measure};
use crate::{page::reading::Reading, part::state::StateBadge};

/// One input, by its name.
type Input = (&'static str, String);

/// The state of a place, explained.
pub fn explained(row: &Row, indicator: &Indicator, reading: &Reading) -> AnyView {
    let language = reading.language;
    let measure = indicator.measure.get(language);
    let state = badge(&row.standing, measure, language);
    unfolding(
        state,
        rule(row, reading),
        inputs(row, indicator, reading),
        reading,
    )
}

/// How far a task is in time, explained.
pub fn explained_timing(task: &Task, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let timing = Timing::of(task, reading.on);
    let state = view! { <StateBadge tone=timing_tone(timing) word=timing.name(language)/> };
    let mut inputs = words.timing_inputs(task);
    inputs.push((words.judged_on(), date_text(reading.on, language)));
    unfolding(
        state.into_any(),
        heading(words.timing_means(timing)) + ".",
        inputs,
        reading,
    )
}

fn unfolding(state: AnyView, rule: String, inputs: Vec<Input>, reading: &Reading) -> AnyView {
    view! {
        <details class="why">
            <summary>{state}</summary>
            <dl>
                <div><dt>{reading.words.rule_label()}</dt><dd>{rule}</dd></div>
                {inputs.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view()}
            </dl>
        </details>
    }
    .into_any()
}

/// By which rule a place was judged, in one sentence or two.
#[must_use]
pub fn rule(row: &Row, reading: &Reading) -> String {
    let standing = &row.standing;
    let why = reading
        .words
        .rule(standing.rule, row.period, standing.on, standing.pace);
    let is_range = matches!(standing.target, Some(Target::Range(_)));
    let from = reading.language.pick(
        "Với mục tiêu dạng khoảng, phần vượt tính từ mức cao.",
        "For a range, excess is counted from its upper end.",
    );
    if is_range && standing.judgement.is_some() {
        format!("{why} {from}")
    } else {
        why
    }
}

fn inputs(row: &Row, indicator: &Indicator, reading: &Reading) -> Vec<Input> {
    let (words, language) = (reading.words, reading.language);
    let measure = indicator.measure.get(language);
    let target = row.promise.as_ref().map_or_else(
        || words.none().to_owned(),
        |promise| promise.target.measured(measure, language),
    );
    let result = row.published.as_ref().map_or_else(
        || words.no_figure().to_owned(),
        |published| {
            format!(
                "{}, {} {}",
                with_measure(&published.value.quantity, measure, language),
                words.known_since(),
                date_text(published.since, language)
            )
        },
    );
    vec![
        (words.target(), target),
        (words.result(), result),
        (words.period(), row.period.name(language)),
        (words.judged_on(), date_text(row.standing.on, language)),
    ]
}

/// How a place stands in one sentence: from the comparison where there is one, or else why there
/// is none.
#[must_use]
pub fn stands(row: &Row, indicator: &Indicator, reading: &Reading) -> String {
    let language = reading.language;
    let standing = &row.standing;
    let why = reading
        .words
        .rule(standing.rule, row.period, standing.on, standing.pace);
    match compared(standing, indicator.measure.get(language), language) {
        Some(compared) if standing.pace.is_some() => format!("{compared} {why}"),
        Some(compared) => compared,
        None => why,
    }
}

fn compared(standing: &Standing, measure: &str, language: Language) -> Option<String> {
    let (target, judgement) = standing.target.as_ref().zip(standing.judgement.as_ref())?;
    (standing.outlook != Outlook::CannotJudge)
        .then(|| target.sentence(judgement, measure, language))
}

/// What every state of both axes means, for those who meet the badges for the first time.
pub fn states_explained(outlooks: &[Outlook], timings: &[Timing], reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let axis = |name: &'static str, lines: Vec<AnyView>| {
        (!lines.is_empty()).then(|| view! { <h2>{name}</h2> <dl>{lines}</dl> })
    };
    let outlooks = outlooks
        .iter()
        .map(|one| {
            let state = view! { <StateBadge tone=tone(*one) word=one.name(language)/> };
            view! { <div><dt>{state}</dt><dd>{heading(&words.outlook_means(*one))} "."</dd></div> }
                .into_any()
        })
        .collect();
    let timings = timings
        .iter()
        .map(|one| {
            let state = view! { <StateBadge tone=timing_tone(*one) word=one.name(language)/> };
            view! { <div><dt>{state}</dt><dd>{heading(words.timing_means(*one))} "."</dd></div> }
                .into_any()
        })
        .collect();
    view! {
        <details class="why states">
            <summary>{words.states_mean()}</summary>
            {axis(words.outlook_axis(), outlooks)}
            {axis(words.time_axis(), timings)}
        </details>
    }
    .into_any()
}
