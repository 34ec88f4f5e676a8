//! Values over periods against the promised path, and the same numbers as a table.
//!
//! Like the ruler it is placed in per cent and lettered in em. The lines live in an inner drawing that is
//! stretched to the plot, the dots and words outside it, so that nothing but distances is stretched.

use domain::Decimal;
use leptos::prelude::*;

use super::scale::{Scale, gives_way};
use super::state::{StateBadge, Tone};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPoint {
    pub period: String,
    pub value: Option<Decimal>,
    /// As published, qualifier included; for a period without a value, the words that say so.
    pub value_text: String,
    pub target: Option<Decimal>,
    pub target_text: String,
    pub tone: Tone,
    pub word: String,
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
    pub value: String,
    pub state: String,
    /// What opens the table, such as "Xem bảng số liệu".
    pub table: String,
}

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

    /// The promise holds for its whole period, so its path goes in steps.
    fn path(&self) -> Vec<String> {
        self.runs(
            |point| point.target,
            |[left, _, right], down| format!("{left},{down} {right},{down}"),
        )
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
            <figcaption class="stack-s">{key(&view.words)} <p>{view.sentence.clone()}</p></figcaption>
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
    let path = view
        .path()
        .into_iter()
        .map(|points| view! { <polyline class="path" points=points></polyline> });
    let lines = view
        .lines()
        .into_iter()
        .map(|points| view! { <polyline class="line" points=points></polyline> });
    view! {
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
            {path.collect_view()} {lines.collect_view()}
        </svg>
    }
    .into_any()
}

fn dots(view: &ChartView) -> AnyView {
    let count = view.points.len();
    view.points
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let x = format!("{}%", view.across(index)[1]);
            let fine = gives_way(index, count).then_some("fine");
            let dot = point.value.map(|value| {
                let y = format!("{}%", view.down(value));
                view! {
                    <circle class=format!("dot {}", point.tone.class()) cx=x.clone() cy=y.clone() r="5"></circle>
                    <text class=format!("reading {}", fine.unwrap_or_default()) x=x.clone() y=y dy="-.9em" text-anchor="middle">
                        {point.value_text.clone()}
                    </text>
                }
            });
            view! {
                {dot}
                <text class=fine x=x y="100%" dy="1.6em" text-anchor="middle">{point.period.clone()}</text>
            }
        })
        .collect_view()
        .into_any()
}

fn key(words: &ChartWords) -> AnyView {
    view! {
        <ul class="key" aria-hidden="true">
            <li>
                <svg><line class="line" x1="0" x2="100%" y1="50%" y2="50%"></line></svg>
                {words.value.clone()}
            </li>
            <li>
                <svg><line class="path" x1="0" x2="100%" y1="50%" y2="50%"></line></svg>
                {words.target.clone()}
            </li>
        </ul>
    }
    .into_any()
}

fn table(ChartView { points, words, .. }: ChartView) -> AnyView {
    let rows = points
        .into_iter()
        .map(|point| {
            view! {
                <tr>
                    <th scope="row" data-label=words.period.clone()>{point.period}</th>
                    <td class="num" data-label=words.target.clone()>{point.target_text}</td>
                    <td class="num" data-label=words.value.clone()>{point.value_text}</td>
                    <td data-label=words.state.clone()><StateBadge tone=point.tone word=point.word/></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{words.table}</summary>
            <table class="cards">
                <thead>
                    <tr>
                        <th scope="col">{words.period.clone()}</th>
                        <th scope="col" class="num">{words.target.clone()}</th>
                        <th scope="col" class="num">{words.value.clone()}</th>
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
            value: value.map(Decimal::from),
            value_text: value.map_or_else(|| "chưa báo cáo".to_owned(), |value| value.to_string()),
            target: target.map(Decimal::from),
            target_text: String::new(),
            tone: Tone::Going,
            word: "Đang tiến triển".to_owned(),
        }
    }

    fn four_periods() -> ChartView {
        let scale = Scale::holding(Decimal::from(10));
        ChartView {
            points: vec![
                point(Some(2), Some(5)),
                point(Some(4), Some(5)),
                point(None, Some(10)),
                point(Some(10), None),
            ],
            scale,
            marks: scale.marks().iter().map(ToString::to_string).collect(),
            sentence: "Tăng từ 2 lên 10".to_owned(),
            words: ChartWords {
                period: "Kỳ".to_owned(),
                target: "Mục tiêu".to_owned(),
                value: "Kết quả".to_owned(),
                state: "Tình trạng".to_owned(),
                table: "Xem bảng".to_owned(),
            },
        }
    }

    #[test]
    fn a_period_without_a_value_leaves_a_gap() {
        assert_eq!(four_periods().lines(), ["12.5,80 37.5,60", "87.5,0"]);
    }

    #[test]
    fn the_promise_goes_in_steps_over_whole_periods() {
        assert_eq!(four_periods().path(), ["0,50 25,50 25,50 50,50 50,0 75,0"]);
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn every_point_is_also_a_row() {
        let html = view! { <Chart view=four_periods()/> }.to_html();
        assert_eq!(html.matches("<tr>").count(), 5);
        assert_eq!(html.matches("<circle").count(), 3);
        assert!(html.contains("chưa báo cáo"));
    }
}
