//! A state as everyone sees it: icon, word, colour.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What a state sounds like, whatever the axis it was judged on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Kept,
    Over,
    Going,
    Risk,
    Late,
    /// Nothing can be judged, which is not bad news: never red, always hatched.
    Unknown,
}

impl Tone {
    /// The class that gives whatever is drawn this tone's colour.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Over => "over",
            Self::Going => "going",
            Self::Risk => "risk",
            Self::Late => "late",
            Self::Unknown => "unknown",
        }
    }

    #[must_use]
    pub const fn icon(self) -> Icon {
        match self {
            Self::Kept => Icon::Kept,
            Self::Over => Icon::Over,
            Self::Going => Icon::Going,
            Self::Risk => Icon::Risk,
            Self::Late => Icon::Late,
            Self::Unknown => Icon::Unknown,
        }
    }
}

#[component]
pub fn StateBadge(tone: Tone, #[prop(into)] word: String) -> impl IntoView {
    view! {
        <span class=format!("state {}", tone.class())>
            <Glyph icon=tone.icon()/>
            {word}
        </span>
    }
    .into_any()
}
