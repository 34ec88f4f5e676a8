//! The icons: drawn once a page in a sprite, used by reference.
//!
//! An icon never stands without its word, so it is always hidden from assistive technology.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Kept,
    Over,
    Going,
    Risk,
    Late,
    Unknown,
    Refused,
    Search,
    Bell,
    Waiting,
    Locked,
    /// An answer that there is nothing.
    Nothing,
}

impl Icon {
    /// Where the sprite keeps it.
    #[must_use]
    pub const fn href(self) -> &'static str {
        match self {
            Self::Kept => "#i-kept",
            Self::Over => "#i-over",
            Self::Going => "#i-going",
            Self::Risk => "#i-risk",
            Self::Late => "#i-late",
            Self::Unknown => "#i-unknown",
            Self::Refused => "#i-refused",
            Self::Search => "#i-search",
            Self::Bell => "#i-bell",
            Self::Waiting => "#i-waiting",
            Self::Locked => "#i-locked",
            Self::Nothing => "#i-nothing",
        }
    }

    /// The drawing itself, on sixteen by sixteen: for the sprite, and for pictures that have none.
    pub fn shape(self) -> AnyView {
        let path = |stroke: Option<&'static str>, line: &'static str| {
            view! { <path stroke-width=stroke d=line></path> }.into_any()
        };
        let heavy = Some("2.4");
        match self {
            Self::Kept => path(heavy, "m2.5 8.5 3.7 3.7L13.5 4"),
            Self::Over => path(heavy, "M8 14V3M3.5 7.5 8 3l4.5 4.5"),
            Self::Going => path(heavy, "M2 8h11M9 3.5 13.5 8 9 12.5"),
            Self::Risk => path(None, "M8 2 15 14H1zM8 6.5v4M8 12v.6"),
            Self::Late => view! {
                <circle cx="8" cy="8" r="6.3"></circle>
                <path d="M8 4v4.3l3 1.8"></path>
            }
            .into_any(),
            Self::Unknown => {
                view! { <circle cx="8" cy="8" r="6.3" stroke-dasharray="2.6 2"></circle> }
                    .into_any()
            }
            Self::Waiting => path(
                None,
                "M3.5 2h9M3.5 14h9M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14",
            ),
            Self::Refused => path(heavy, "m3.5 3.5 9 9M12.5 3.5l-9 9"),
            Self::Search => view! {
                <circle cx="6.8" cy="6.8" r="4.8"></circle>
                <path d="m10.4 10.4 4.3 4.3"></path>
            }
            .into_any(),
            Self::Bell => path(
                None,
                "M2.5 12h11c-1.4-1.2-1.8-2.6-1.8-5a3.7 3.7 0 0 0-7.4 0c0 2.4-.4 3.8-1.8 5ZM6.6 14.4h2.8",
            ),
            Self::Locked => path(None, "M3 7.5h10v6.5H3zM5 7.5V5a3 3 0 0 1 6 0v2.5"),
            Self::Nothing => view! {
                <circle cx="8" cy="8" r="6.3"></circle>
                <path stroke-width="2.4" d="M5 8h6"></path>
            }
            .into_any(),
        }
    }
}

/// In the order in which the sprite has them.
const ALL: [Icon; 12] = [
    Icon::Kept,
    Icon::Over,
    Icon::Going,
    Icon::Risk,
    Icon::Late,
    Icon::Unknown,
    Icon::Waiting,
    Icon::Refused,
    Icon::Search,
    Icon::Bell,
    Icon::Locked,
    Icon::Nothing,
];

/// One icon, as tall as the text beside it.
#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use_ href=icon.href()></use_>
        </svg>
    }
    .into_any()
}

/// The drawings themselves and the hatching; once, before anything that uses them.
#[component]
pub fn Sprite() -> impl IntoView {
    let symbols = ALL.map(|icon| {
        let id = icon.href().trim_start_matches('#');
        view! { <symbol id=id viewBox="0 0 16 16">{icon.shape()}</symbol> }.into_any()
    });
    let symbols = symbols.into_iter().collect_view();
    view! {
        <svg class="sprite" aria-hidden="true">
            <defs>
                <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch" x1="0" y1="0" x2="0" y2="5"></line>
                </pattern>
            </defs>
            {symbols}
            <symbol id="i-conflict" viewBox="0 0 16 16">
                <path d="M1 5.5h5.5M4 2.5l3 3-3 3M15 10.5H9.5M12 7.5l-3 3 3 3"></path>
            </symbol>
            <symbol id="i-mark" viewBox="0 0 32 32">
                <rect x="2" y="9" width="28" height="14" rx="2"></rect>
                <rect class="mark-fill" stroke="none" x="5" y="12" width="15" height="8"></rect>
                <path stroke-width="2.4" d="M25 4v24"></path>
            </symbol>
        </svg>
    }
    .into_any()
}

/// The mark of the product.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" aria-hidden="true">
            <use_ href="#i-mark"></use_>
        </svg>
    }
    .into_any()
}
