//! The ruler (thước): a track, the target as a notch or a dashed band, the value as a fill that simply goes
//! on past it, and hatching where nothing can be judged.
//!
//! Positions are per cent and heights em, so one drawing fits a phone, a table cell and a sheet of A4 with
//! its lettering at full size; where it is narrow the finer marks give way.

use domain::Decimal;
use leptos::prelude::*;

use super::scale::{Scale, gives_way};
use super::state::Tone;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulerView {
    /// The promise: a range has both ends, "at least" the low one, "at most" the high one, "exactly" the
    /// same number twice, a promise without a number neither.
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub value: Option<Decimal>,
    pub scale: Scale,
    /// The words for `scale.marks()`, in the same order.
    pub marks: Vec<String>,
    /// Such as "mục tiêu 3–5".
    pub target_label: String,
    /// Such as "kết quả 23", or that there is none.
    pub value_label: String,
    pub tone: Tone,
    /// The whole drawing in one sentence, for those who do not see it.
    pub sentence: String,
}

impl RulerView {
    /// The number beyond which more is excess.
    fn bound(&self) -> Option<Decimal> {
        self.high.or(self.low)
    }

    /// Where the target's label hangs: the middle of what it names.
    fn target_place(&self) -> Option<Decimal> {
        let ends: Vec<Decimal> = [self.low, self.high]
            .into_iter()
            .flatten()
            .map(|end| self.scale.along(end))
            .collect();
        let count = Decimal::from(ends.len());
        (!ends.is_empty()).then(|| {
            (ends.into_iter().sum::<Decimal>() / count)
                .round_dp(2)
                .normalize()
        })
    }

    /// Labels this near would run into each other: the value's then takes a line of its own.
    fn crowded(&self) -> bool {
        let value = self.scale.along(self.value.unwrap_or_default());
        self.target_place()
            .is_some_and(|target| (value - target).abs() < Decimal::from(45))
    }
}

/// Anchors a label so that it stays on the drawing wherever its mark is.
fn anchor(place: Decimal) -> &'static str {
    if place < Decimal::from(30) {
        "start"
    } else if place > Decimal::from(70) {
        "end"
    } else {
        "middle"
    }
}

fn percent(place: Decimal) -> String {
    format!("{place}%")
}

#[component]
pub fn Ruler(view: RulerView) -> impl IntoView {
    let class = if view.crowded() {
        "ruler crowded"
    } else {
        "ruler"
    };
    let parts = parts(&view, "1em");
    view! {
        <div class=format!("{class} {}", view.tone.class())>
            <svg role="img" aria-label=view.sentence height="5.6em">
                {parts}
            </svg>
        </div>
    }
    .into_any()
}

/// The drawing alone, for a picture: of a height of 7.1em from 1.5em above it, as the value's label
/// has a line of its own there.
pub fn drawing(view: &RulerView) -> AnyView {
    parts(view, "-.5em")
}

/// All of it, with the value's label on a line.
fn parts(view: &RulerView, line: &'static str) -> AnyView {
    let parts = [fill(view), target(view), marks(view), labels(view, line)];
    view! {
        <rect class="track" x="0" y="1.9em" width="100%" height="1.9em" rx="3"></rect>
        {parts.into_iter().collect_view()}
    }
    .into_any()
}

fn fill(view: &RulerView) -> AnyView {
    let bar = |class: &'static str, from: Decimal, to: Decimal| {
        let paint = (class == "judgeless").then_some("url(#hatch)");
        view! {
            <rect class=class fill=paint x=percent(from) y="2.2em" width=percent(to - from) height="1.3em"></rect>
        }
        .into_any()
    };
    let Some(value) = view.value else {
        return bar("judgeless", Decimal::ZERO, Decimal::ONE_HUNDRED);
    };
    let end = view.scale.along(value);
    if view.tone == Tone::Unknown {
        return bar("judgeless", Decimal::ZERO, end);
    }
    match view.bound().map(|bound| view.scale.along(bound)) {
        Some(bound) if bound < end => [
            bar("value", Decimal::ZERO, bound),
            bar("excess", bound, end),
        ]
        .into_iter()
        .collect_view()
        .into_any(),
        _ => bar("value", Decimal::ZERO, end),
    }
}

fn target(view: &RulerView) -> AnyView {
    match (view.low, view.high) {
        (Some(low), Some(high)) if low < high => {
            band(view.scale.along(low), view.scale.along(high))
        }
        // A small flag points to the side that keeps the promise.
        (Some(low), None) => notch(view.scale.along(low), Some("M0-.5 7 3 0 6.5z")),
        (None, Some(high)) => notch(view.scale.along(high), Some("M0-.5-7 3 0 6.5z")),
        (Some(exactly), Some(_)) => notch(view.scale.along(exactly), None),
        (None, None) => ().into_any(),
    }
}

fn band(low: Decimal, high: Decimal) -> AnyView {
    ["halo", "band"]
        .map(|class| {
            view! {
                <rect class=class x=percent(low) y="1.6em" width=percent(high - low) height="2.5em" rx="2"></rect>
            }
        })
        .into_iter()
        .collect_view()
        .into_any()
}

fn notch(place: Decimal, flag: Option<&'static str>) -> AnyView {
    let lines = ["halo", "notch"]
        .map(|class| {
            view! { <line class=class x1=percent(place) x2=percent(place) y1="1.4em" y2="4.1em"></line> }
        })
        .into_iter()
        .collect_view();
    let flag = flag.map(|shape| {
        view! {
            <svg x=percent(place) y="1.4em" overflow="visible">
                <path class="toward" d=shape></path>
            </svg>
        }
    });
    view! { {lines} {flag} }.into_any()
}

fn marks(view: &RulerView) -> AnyView {
    let numbers = view.scale.marks();
    let count = numbers.len();
    numbers
        .into_iter()
        .zip(&view.marks)
        .enumerate()
        .map(|(index, (number, label))| {
            let place = percent(view.scale.along(number));
            let side = match index {
                0 => "start",
                last if last + 1 == count => "end",
                _ => "middle",
            };
            view! {
                <g class=gives_way(index, count).then_some("fine")>
                    <line class="tick" x1=place.clone() x2=place.clone() y1="3.8em" y2="4.2em"></line>
                    <text x=place y="5.3em" text-anchor=side>{label.clone()}</text>
                </g>
            }
        })
        .collect_view()
        .into_any()
}

fn labels(view: &RulerView, line: &'static str) -> AnyView {
    let target = view.target_place().map(|place| {
        let side = anchor(place);
        // Beside a mark near the edge, the label starts or ends where the mark does.
        let at = match side {
            "start" => view
                .low
                .or(view.high)
                .map_or(place, |low| view.scale.along(low)),
            "end" => view
                .high
                .or(view.low)
                .map_or(place, |high| view.scale.along(high)),
            _ => place,
        };
        view! { <text x=percent(at) y="1em" text-anchor=side>{view.target_label.clone()}</text> }
    });
    let end = view.scale.along(view.value.unwrap_or_default());
    let value = view! {
        <text class="result" x=percent(end) y=line text-anchor=anchor(end)>{view.value_label.clone()}</text>
    };
    view! { {target} {value} }.into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    /// 3 to 5 promised, 23 done.
    fn exceeded() -> RulerView {
        let scale = Scale::holding(Decimal::from(23));
        RulerView {
            low: Some(Decimal::from(3)),
            high: Some(Decimal::from(5)),
            value: Some(Decimal::from(23)),
            scale,
            marks: scale.marks().iter().map(ToString::to_string).collect(),
            target_label: "mục tiêu 3–5".to_owned(),
            value_label: "kết quả 23".to_owned(),
            tone: Tone::Over,
            sentence: "Mục tiêu 3 đến 5, kết quả 23".to_owned(),
        }
    }

    fn html(view: RulerView) -> String {
        view! { <Ruler view/> }.to_html()
    }

    #[test]
    fn excess_goes_on_past_the_upper_end_of_the_band() {
        let html = html(exceeded());
        assert!(
            html.contains(r#"x="0%" y="2.2em" width="20%" height="1.3em" class="value""#),
            "{html}"
        );
        assert!(
            html.contains(r#"x="20%" y="2.2em" width="72%" height="1.3em" class="excess""#),
            "{html}"
        );
        assert!(
            html.contains(r#"x="12%" y="1.6em" width="8%" height="2.5em" rx="2" class="band""#),
            "{html}"
        );
    }

    #[test]
    fn what_cannot_be_judged_is_hatched_and_never_filled() {
        for value in [None, Some(Decimal::from(23))] {
            let html = html(RulerView {
                value,
                low: None,
                high: None,
                tone: Tone::Unknown,
                ..exceeded()
            });
            assert!(html.contains("url(#hatch)"), "{html}");
            assert!(!html.contains(r#"class="value""#), "{html}");
            assert!(!html.contains("mục tiêu 3–5"), "{html}");
        }
    }

    #[test]
    fn a_promise_with_one_end_is_a_notch_with_a_flag() {
        let html = html(RulerView {
            high: None,
            ..exceeded()
        });
        assert!(
            html.contains(r#"x1="12%" x2="12%" y1="1.4em" y2="4.1em" class="notch""#),
            "{html}"
        );
        assert!(html.contains("toward"), "{html}");
        assert!(!html.contains(r#"class="band""#), "{html}");
    }

    #[test]
    fn the_sentence_is_its_name_and_cannot_break_out() {
        let html = html(RulerView {
            sentence: "\"><script>".to_owned(),
            ..exceeded()
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains(r#"role="img""#), "{html}");
    }

    #[test]
    fn labels_that_would_meet_take_two_lines() {
        assert!(!exceeded().crowded());
        assert!(
            RulerView {
                value: Some(Decimal::from(7)),
                ..exceeded()
            }
            .crowded()
        );
        assert!(
            !RulerView {
                low: None,
                high: None,
                ..exceeded()
            }
            .crowded()
        );
    }
}
