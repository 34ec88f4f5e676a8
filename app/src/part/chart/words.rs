//! What a chart says beside its drawing: the key of its lines, and the same numbers as a table.

use leptos::prelude::*;

use super::ChartView;
use crate::part::state::StateBadge;

pub(super) fn key(view: &ChartView) -> AnyView {
    let words = &view.words;
    let line = |class: &'static str, word: &str| {
        view! {
            <li>
                <svg><line class=class x1="0" x2="100%" y1="50%" y2="50%"></line></svg>
                {word.to_owned()}
            </li>
        }
    };
    let promised = if view.has_path() {
        Some(&words.path)
    } else {
        let has_target = view.points.iter().any(|point| point.target.is_some());
        has_target.then_some(&words.target)
    };
    view! {
        <ul class="key" aria-hidden="true">
            {line("line", &words.value)}
            {promised.map(|word| line("path", word))}
            {view.has_forecast().then(|| line("ahead", &words.forecast))}
        </ul>
    }
    .into_any()
}

pub(super) fn table(view: ChartView) -> AnyView {
    let (has_path, has_forecast) = (view.has_path(), view.has_forecast());
    let ChartView { points, words, .. } = view;
    let rows = points
        .into_iter()
        .map(|point| {
            let path = has_path.then(
                || view! { <td class="num" data-label=words.path.clone()>{point.path_text}</td> },
            );
            let foreseen = has_forecast.then(|| {
                let text = point.expected.map(|expected| expected.text);
                view! { <td class="num" data-label=words.forecast.clone()>{text}</td> }
            });
            let state = point
                .state
                .map(|(tone, word)| view! { <StateBadge tone word/> });
            view! {
                <tr>
                    <th scope="row" data-label=words.period.clone()>{point.period}</th>
                    <td class="num" data-label=words.target.clone()>{point.target_text}</td>
                    {path}
                    <td class="num" data-label=words.value.clone()>{point.value_text}</td>
                    {foreseen}
                    <td data-label=words.state.clone()>{state}</td>
                </tr>
            }
        })
        .collect_view();
    let column = |word: &str| view! { <th scope="col" class="num">{word.to_owned()}</th> };
    view! {
        <details>
            <summary>{words.table.clone()}</summary>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.period.clone()}</th>
                        {column(&words.target)}
                        {has_path.then(|| column(&words.path))}
                        {column(&words.value)}
                        {has_forecast.then(|| column(&words.forecast))}
                        <th scope="col">{words.state.clone()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
