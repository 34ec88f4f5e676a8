//! Values over periods against the promised path, with what is foreseen where something is, and the
//! same numbers as a table.
//!
//! Like the ruler it is placed in per cent and lettered in em. The lines live in an inner drawing that is
//! stretched to the plot, the dots and words outside it, so that nothing but distances is stretched.

mod place;
mod words;

use domain::Decimal;
use leptos::prelude::*;

use self::{
    place::{SPOKEN, named},
    words::{key, table},
};
use super::{scale::Scale, state::Tone};

/// Up to so many periods a dot carries the icon of its state as well as its colour. Among more there is no
/// room for icons, so dots say nothing of a state at all: colour alone never does.
const WITH_STATES: usize = 12;

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

/// A value, with its state where it has one.
fn dot(tone: Option<Tone>, x: &str, y: &str) -> AnyView {
    let class = format!("dot {}", tone.map_or("", Tone::class));
    let icon = tone.filter(|tone| *tone != Tone::Unknown).map(|tone| {
        view! { <use_ href=tone.icon().href() x=x.to_owned() y=y.to_owned() width="9" height="9"></use_> }
    });
    let size = if icon.is_some() { "8" } else { "5" };
    view! {
        <circle class=class cx=x.to_owned() cy=y.to_owned() r=size></circle>
        {icon}
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
            let tone = point.state.as_ref().map(|(tone, _)| *tone).filter(|_| count <= WITH_STATES);
            let dot = point.value.map(|value| {
                let y = format!("{}%", view.down(value));
                let reading = speaks(index).then(|| {
                    let class = if is_last(index) { "reading" } else { "reading fine" };
                    view! { <text class=class x=x.clone() y=y.clone() dy="-.9em" text-anchor="middle">{point.label.clone()}</text> }
                });
                view! { {dot(tone, &x, &y)} {reading} }
            });
            let name = named(index, count).map(|gives_way| {
                let class = gives_way.then_some("fine");
                // Of many columns the last is too narrow to hold its name.
                let (at, side) = if index + 1 == count && count > SPOKEN {
                    ("100%".to_owned(), "end")
                } else {
                    (x, "middle")
                };
                view! { <text class=class x=at y="100%" dy="1.6em" text-anchor=side>{point.short.clone()}</text> }
            });
            view! { {dot} {name} }
        })
        .collect_view()
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
            let all: Vec<_> = (0..count)
                .filter(|at| named(*at, count).is_some())
                .collect();
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
    fn a_state_is_an_icon_too_or_is_not_drawn() {
        let html = view! { <Chart view=four_periods()/> }.to_html();
        assert_eq!(html.matches("#i-going").count(), 3 + 4, "{html}");
        let many = (0..13).map(|value| point(Some(value), None)).collect();
        let html = view! { <Chart view=chart(many)/> }.to_html();
        assert_eq!(html.matches("dot going").count(), 0, "{html}");
        assert_eq!(html.matches("#i-going").count(), 13, "{html}");
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
