//! How much of a whole is there, such as 4 of 18 declared targets entered.

use domain::Decimal;
use leptos::prelude::*;

use super::state::Tone;

/// Up to this many, a whole is drawn as its parts, each one countable.
const COUNTABLE: u32 = 24;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareView {
    pub label: String,
    pub part: u32,
    pub whole: u32,
    /// Such as "4/18".
    pub count: String,
    pub tone: Option<Tone>,
    pub note: Option<String>,
}

#[component]
pub fn ShareBar(view: ShareView) -> impl IntoView {
    let ShareView {
        label,
        part,
        whole,
        count,
        tone,
        note,
    } = view;
    // The words say the same, so the drawing stays silent.
    view! {
        <div class=format!("share {}", tone.map_or("", Tone::class))>
            <span>{label}</span>
            <span class="tally">{count}</span>
            <svg height=".7em" aria-hidden="true">{bars(part, whole)}</svg>
            {note.map(|note| view! { <p class="small">{note}</p> })}
        </div>
    }
    .into_any()
}

fn bars(part: u32, whole: u32) -> AnyView {
    if whole == 0 || whole > COUNTABLE {
        let filled = percent(part.min(whole), whole.max(1));
        return view! {
            <rect class="rest" width="100%" height="100%" rx="2"></rect>
            <rect class="part" width=format!("{filled}%") height="100%" rx="2"></rect>
        }
        .into_any();
    }
    // A hundredth of the width, or a fifth of a cell where cells are narrow, keeps neighbours apart.
    let cell = percent(1, whole);
    let width = (cell - (cell / Decimal::from(5)).min(Decimal::ONE))
        .round_dp(2)
        .normalize();
    (0..whole)
        .map(|index| {
            let class = if index < part { "part" } else { "rest" };
            let x = format!("{}%", percent(index, whole));
            view! { <rect class=class x=x width=format!("{width}%") height="100%" rx="1.5"></rect> }
        })
        .collect_view()
        .into_any()
}

fn percent(part: u32, whole: u32) -> Decimal {
    (Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole))
        .round_dp(2)
        .normalize()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(part: u32, whole: u32) -> String {
        let view = ShareView {
            label: "Chỉ tiêu".to_owned(),
            part,
            whole,
            count: format!("{part}/{whole}"),
            tone: None,
            note: None,
        };
        view! { <ShareBar view/> }.to_html()
    }

    #[test]
    fn a_countable_whole_shows_every_part() {
        let html = html(4, 18);
        assert_eq!(html.matches(r#"class="part""#).count(), 4);
        assert_eq!(html.matches(r#"class="rest""#).count(), 14);
    }

    #[test]
    fn a_large_whole_is_one_bar_that_never_overflows() {
        assert!(html(34, 64).contains(r#"width="53.12%" height="100%" rx="2" class="part""#));
        assert!(html(70, 64).contains(r#"width="100%" height="100%" rx="2" class="part""#));
        assert!(html(0, 0).contains(r#"width="0%" height="100%" rx="2" class="part""#));
    }
}
