//! The waffle: one square a promise, each leading to its item, so that a share is a count of real things.

use leptos::prelude::*;

use super::icon::Glyph;
use super::state::{StateBadge, Tone};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    pub href: String,
    pub tone: Tone,
    /// The item and its state in words, such as "Sản phẩm OCOP: vượt".
    pub name: String,
}

/// `label` says what is counted. Squares stand in the order given: group them by tone before.
#[component]
pub fn Waffle(#[prop(into)] label: String, squares: Vec<Square>) -> impl IntoView {
    let squares = squares
        .into_iter()
        .map(|square| {
            view! {
                <li>
                    <a class=square.tone.class() href=square.href>
                        <Glyph icon=square.tone.icon()/>
                        <span class="hidden">{square.name}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="waffle" aria-label=label>{squares}</ul> }.into_any()
}

/// The side of a square in a drawing, and how far the next one is.
const SIDE: usize = 24;
const STEP: usize = 28;

/// The squares alone, for where none of them leads anywhere: so many in a row, in an SVG of their own.
pub fn drawing(tones: &[Tone], in_a_row: usize) -> AnyView {
    let squares: Vec<_> = tones
        .iter()
        .enumerate()
        .map(|(index, tone)| {
            let (x, y) = (index % in_a_row * STEP, index / in_a_row * STEP);
            let paint = (*tone == Tone::Unknown).then_some("url(#hatch)");
            let icon = (*tone != Tone::Unknown).then(|| {
                view! { <use_ href=tone.icon().href() x=x + 6 y=y + 6 width="12" height="12"></use_> }
            });
            view! {
                <g class=tone.class()>
                    <rect class="square" fill=paint x=x y=y width=SIDE height=SIDE rx="3"></rect>
                    {icon}
                </g>
            }
        })
        .collect();
    squares.into_any()
}

/// The width and height of such a drawing.
#[must_use]
pub fn extent(squares: usize, in_a_row: usize) -> (usize, usize) {
    let gap = STEP - SIDE;
    (
        (squares.min(in_a_row) * STEP).saturating_sub(gap),
        (squares.div_ceil(in_a_row.max(1)) * STEP).saturating_sub(gap),
    )
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    pub tone: Tone,
    /// Word and count, such as "Vượt 3".
    pub word: String,
    /// Where the items in this state are listed, if they are anywhere.
    pub href: Option<String>,
}

/// What the tones of a waffle mean, and how many there are of each.
#[component]
pub fn Legend(entries: Vec<LegendEntry>) -> impl IntoView {
    let entries = entries
        .into_iter()
        .map(|LegendEntry { tone, word, href }| {
            let badge = view! { <StateBadge tone word/> }.into_any();
            match href {
                Some(href) => view! { <li><a href=href>{badge}</a></li> }.into_any(),
                None => view! { <li>{badge}</li> }.into_any(),
            }
        })
        .collect_view();
    view! { <ul class="legend">{entries}</ul> }.into_any()
}
