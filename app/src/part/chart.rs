//! Values over periods against the promised path, with what is foreseen where something is, and the
//! same numbers as a table.
//!
//! Like the ruler it is placed in per cent and lettered in em. The lines live in an inner drawing that is
//! stretched to the plot, the dots and words outside it, so that nothing but distances is stretched.

use domain::Decimal;
use leptos::prelude::*;

use super::scale::Scale;
use super::state::{StateBadge, Tone};

/// One period. What is foreseen has no value: a forecast is never drawn as a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartPoint {
    pub period: String,
    /// The period as it fits below the axis, such as "7/2025".
    pub short: String,
    pub value: Option<Decimal>,
    /// As published, qualifier included; for a period without a value, the words that say so.
    pub value_text: String,
    /// The number alone, to stand at its dot.
    pub label: String,
    /// What was promised for this very period.
    pub target: Option<Decimal>,
    pub target_text: String,
    /// Where the path to a promise is at the end of the period.
    pub path: Option<Decimal>,
    pub path_text: String,
    pub expected: Option<ChartExpected>,
    /// How the period stands; none where there is nothing to say.
    pub state: Option<(Tone, String)>,
}

/// What is foreseen of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartExpected {
    pub low: Decimal,
    pub middle: Decimal,
    pub high: Decimal,
    /// Such as "16 (14–18)".
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartView {
    /// In order of time.
    pub points: Vec<ChartPoint>,
    pub scale: Scale,
    /// The words for `scale.marks()`, in the same order.
    pub marks: Vec<String>,
    /// What the chart shows, in one sentence.
    pub sentence: String,
    pub words: ChartWords,
}

/// The names of the columns, which are also the key of the drawing, and of the table itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartWords {
    pub period: String,
    pub target: String,
    pub path: String,
    pub value: String,
    pub forecast: String,
    pub state: String,
    /// What opens the table, such as "Xem bảng số liệu".
    pub table: String,
}

/// So many periods are named below the axis on a wide screen, and half as many on a narrow one.
const NAMED: usize = 8;
/// Up to so many values each stand at their dot.
const SPOKEN: usize = 5;

impl ChartView {
    /// Per cent across, of the middle of a period's column and of its two sides.
    fn across(&self, index: usize) -> [Decimal; 3] {
        let half = Decimal::from(50) / Decimal::from(self.points.len().max(1));
        let left = half * Decimal::from(2 * index);
        [left, left + half, left + half + half].map(|place| place.round_dp(2).normalize())
    }

    /// Per cent down from the top.
    fn down(&self, number: Decimal) -> Decimal {
        (Decimal::ONE_HUNDRED - self.scale.along(number)).normalize()
    }

    /// A line for each run of periods that have a value: a gap is left open, never bridged.
    fn lines(&self) -> Vec<String> {
        self.runs(
            |point| point.value,
            |[_, middle, _], down| format!("{middle},{down}"),
        )
    }

    /// The path to a promise; where there is none, what was promised for each period, which holds
    /// for the whole of it and so goes in steps.
    fn promised(&self) -> Vec<String> {
        if self.has_path() {
            return self.runs(
                |point| point.path,
                |[_, middle, _], down| format!("{middle},{down}"),
            );
        }
        self.runs(
            |point| point.target,
            |[left, _, right], down| format!("{left},{down} {right},{down}"),
        )
    }

    fn has_path(&self) -> bool {
        self.points.iter().any(|point| point.path.is_some())
    }

    fn has_forecast(&self) -> bool {
        self.points.iter().any(|point| point.expected.is_some())
    }

    /// Where the last value is, from which the foreseen goes on.
    fn last_value(&self) -> Option<(usize, Decimal)> {
        self.points
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, point)| point.value.map(|value| (at, value)))
    }

    /// What is foreseen: its middle as a line, and the corners of the range around it.
    fn ahead(&self) -> Option<(String, String)> {
        let (at, value) = self.last_value()?;
        let corner = |at: usize, number: Decimal| {
            let [_, middle, _] = self.across(at);
            format!("{middle},{}", self.down(number))
        };
        let expected: Vec<_> = self
            .points
            .iter()
            .enumerate()
            .filter_map(|(at, point)| point.expected.as_ref().map(|one| (at, one)))
            .collect();
        if expected.is_empty() {
            return None;
        }
        let start = corner(at, value);
        let line = expected.iter().map(|(at, one)| corner(*at, one.middle));
        let above = expected.iter().map(|(at, one)| corner(*at, one.high));
        let below = expected.iter().rev().map(|(at, one)| corner(*at, one.low));
        let joined = |corners: Vec<String>| corners.join(" ");
        Some((
            joined(std::iter::once(start.clone()).chain(line).collect()),
            joined(std::iter::once(start).chain(above).chain(below).collect()),
        ))
    }

    fn runs(
        &self,
        number: impl Fn(&ChartPoint) -> Option<Decimal>,
        corner: impl Fn([Decimal; 3], Decimal) -> String,
    ) -> Vec<String> {
        let corners: Vec<Option<String>> = self
            .points
            .iter()
            .enumerate()
            .map(|(index, point)| {
                number(point).map(|number| corner(self.across(index), self.down(number)))
            })
            .collect();
        corners
            .split(Option::is_none)
            .filter(|run| !run.is_empty())
            .map(|run| run.iter().flatten().cloned().collect::<Vec<_>>().join(" "))
            .collect()
    }
}

/// Whether a period is named below the axis, and whether its name gives way on a narrow screen; the
/// last one always is.
fn named(index: usize, count: usize) -> Option<bool> {
    let step = count.div_ceil(NAMED).max(1);
    let back = count - 1 - index;
    let is_crowded = count.div_ceil(step) > NAMED / 2;
    (back % step == 0).then(|| is_crowded && back % (step * 2) != 0)
}

#[component]
pub fn Chart(view: ChartView) -> impl IntoView {
    // The numbers up the side need room that grows with the longest of them.
    let longest = view
        .marks
        .iter()
        .map(|mark| mark.chars().count())
        .max()
        .unwrap_or_default();
    let side = match longest {
        0..=3 => "plot",
        4..=6 => "plot wide",
        _ => "plot widest",
    };
    view! {
        <figure class="chart">
            <svg class=side role="img" aria-label=view.sentence.clone() height="15em">
                <svg y="1.6em" width="100%" height="11em" overflow="visible">
                    {grid(&view)} {curves(&view)} {dots(&view)}
                </svg>
            </svg>
            <figcaption class="stack-s">{key(&view)} <p>{view.sentence.clone()}</p></figcaption>
            {table(view)}
        </figure>
    }
    .into_any()
}

fn grid(view: &ChartView) -> AnyView {
    view.scale
        .marks()
        .into_iter()
        .zip(&view.marks)
        .enumerate()
        .map(|(index, (number, label))| {
            let y = format!("{}%", view.down(number));
            let class = if index == 0 { "axis" } else { "grid" };
            view! {
                <line class=class x1="0" x2="100%" y1=y.clone() y2=y.clone()></line>
                <text x="-.7em" y=y dy=".35em" text-anchor="end">{label.clone()}</text>
            }
        })
        .collect_view()
        .into_any()
}

fn curves(view: &ChartView) -> AnyView {
    let ahead = view.ahead().map(|(line, range)| {
        view! {
            <polygon class="range" points=range></polygon>
            <polyline class="ahead" points=line></polyline>
        }
    });
    let path = view
        .promised()
        .into_iter()
        .map(|points| view! { <polyline class="path" points=points></polyline> });
    let lines = view
        .lines()
        .into_iter()
        .map(|points| view! { <polyline class="line" points=points></polyline> });
    view! {
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
            {ahead} {path.collect_view()} {lines.collect_view()}
        </svg>
    }
    .into_any()
}

fn dots(view: &ChartView) -> AnyView {
    let count = view.points.len();
    let known: Vec<usize> = (0..count)
        .filter(|at| view.points[*at].value.is_some())
        .collect();
    let is_last = |index: usize| known.last() == Some(&index);
    // Of many values only the first and the last speak at their dots: the table has them all.
    let speaks =
        |index: usize| known.len() <= SPOKEN || is_last(index) || known.first() == Some(&index);
    view.points
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let x = format!("{}%", view.across(index)[1]);
            let tone = point.state.as_ref().map_or("", |(tone, _)| tone.class());
            let dot = point.value.map(|value| {
                let y = format!("{}%", view.down(value));
                let reading = speaks(index).then(|| {
                    let class = if is_last(index) { "reading" } else { "reading fine" };
                    view! { <text class=class x=x.clone() y=y.clone() dy="-.9em" text-anchor="middle">{point.label.clone()}</text> }
                });
                view! {
                    <circle class=format!("dot {tone}") cx=x.clone() cy=y.clone() r="5"></circle>
                    {reading}
                }
            });
            let name = named(index, count).map(|gives_way| {
                let class = gives_way.then_some("fine");
                view! { <text class=class x=x y="100%" dy="1.6em" text-anchor="middle">{point.short.clone()}</text> }
            });
            view! { {dot} {name} }
        })
        .collect_view()
        .into_any()
}

fn key(view: &ChartView) -> AnyView {
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

fn table(view: ChartView) -> AnyView {
    let (has_path, has_forecast) = (view.has_path(), view.has_forecast());
    let ChartView { points, words, .. } = view;
    let rows = points
        .into_iter()
        .map(|point| {
            let path = has_path.then(|| view! { <td class="num" data-label=words.path.clone()>{point.path_text}</td> });
            let foreseen = has_forecast.then(|| {
                let text = point.expected.map(|expected| expected.text);
                view! { <td class="num" data-label=words.forecast.clone()>{text}</td> }
            });
            let state = point.state.map(|(tone, word)| view! { <StateBadge tone word/> });
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

#[cfg(test)]
mod tests {
    use super::*;

    fn point(value: Option<i64>, target: Option<i64>) -> ChartPoint {
        ChartPoint {
            period: "2023".to_owned(),
            short: "2023".to_owned(),
            value: value.map(Decimal::from),
            value_text: value.map_or_else(|| "chưa báo cáo".to_owned(), |value| value.to_string()),
            target: target.map(Decimal::from),
            state: Some((Tone::Going, "Đang tiến triển".to_owned())),
            ..ChartPoint::default()
        }
    }

    fn chart(points: Vec<ChartPoint>) -> ChartView {
        let scale = Scale::holding(Decimal::from(10));
        ChartView {
            points,
            scale,
            marks: scale.marks().iter().map(ToString::to_string).collect(),
            sentence: "Tăng từ 2 lên 10".to_owned(),
            words: ChartWords {
                period: "Kỳ".to_owned(),
                target: "Mục tiêu".to_owned(),
                path: "Đường đi".to_owned(),
                value: "Kết quả".to_owned(),
                forecast: "Dự báo".to_owned(),
                state: "Tình trạng".to_owned(),
                table: "Xem bảng".to_owned(),
            },
        }
    }

    fn four_periods() -> ChartView {
        chart(vec![
            point(Some(2), Some(5)),
            point(Some(4), Some(5)),
            point(None, Some(10)),
            point(Some(10), None),
        ])
    }

    /// Two figures, then two periods foreseen, on a path to ten.
    fn foreseen() -> ChartView {
        let ahead = |path: i64, low: i64, middle: i64, high: i64| ChartPoint {
            path: Some(Decimal::from(path)),
            expected: Some(ChartExpected {
                low: Decimal::from(low),
                middle: Decimal::from(middle),
                high: Decimal::from(high),
                text: format!("{middle} ({low}–{high})"),
            }),
            ..point(None, None)
        };
        chart(vec![
            point(Some(2), None),
            ChartPoint {
                path: Some(Decimal::from(4)),
                ..point(Some(4), None)
            },
            ahead(7, 5, 6, 7),
            ahead(10, 6, 8, 10),
        ])
    }

    #[test]
    fn a_period_without_a_value_leaves_a_gap() {
        assert_eq!(four_periods().lines(), ["12.5,80 37.5,60", "87.5,0"]);
    }

    #[test]
    fn the_promise_goes_in_steps_over_whole_periods() {
        assert_eq!(
            four_periods().promised(),
            ["0,50 25,50 25,50 50,50 50,0 75,0"]
        );
    }

    #[test]
    fn a_path_goes_straight_and_what_is_foreseen_goes_on_from_the_last_value() {
        let view = foreseen();
        assert_eq!(view.promised(), ["37.5,60 62.5,30 87.5,0"]);
        assert_eq!(
            view.ahead(),
            Some((
                "37.5,60 62.5,40 87.5,20".to_owned(),
                "37.5,60 62.5,30 87.5,0 87.5,40 62.5,50".to_owned()
            ))
        );
        assert_eq!(four_periods().ahead(), None);
    }

    #[test]
    fn names_below_the_axis_thin_out_and_the_last_stays() {
        let shown = |count: usize| {
            let all: Vec<_> = (0..count).filter(|at| named(*at, count).is_some()).collect();
            let narrow = all
                .iter()
                .filter(|at| named(**at, count) == Some(false))
                .count();
            (all.len(), narrow, all.last().copied())
        };
        assert_eq!(shown(1), (1, 1, Some(0)));
        assert_eq!(shown(4), (4, 4, Some(3)));
        assert_eq!(shown(8), (8, 4, Some(7)));
        assert_eq!(shown(9), (5, 3, Some(8)));
        assert_eq!(shown(60), (8, 4, Some(59)));
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn every_point_is_also_a_row() {
        let html = view! { <Chart view=four_periods()/> }.to_html();
        assert_eq!(html.matches("<tr>").count(), 5);
        assert_eq!(html.matches("<circle").count(), 3);
        assert!(html.contains("chưa báo cáo"));
        assert!(!html.contains("Dự báo"), "{html}");
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn what_is_foreseen_is_no_dot_and_has_a_column_of_its_own() {
        let html = view! { <Chart view=foreseen()/> }.to_html();
        assert_eq!(html.matches("<circle").count(), 2, "{html}");
        assert!(html.contains("8 (6–10)"), "{html}");
        assert!(html.contains(r#"class="ahead""#), "{html}");
        assert!(html.contains("Dự báo"), "{html}");
    }
}
