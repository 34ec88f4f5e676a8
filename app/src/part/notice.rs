//! What just happened, said once at the top of the page it led to.

use leptos::prelude::*;

use super::icon::Glyph;
use super::state::Tone;

#[component]
pub fn Notice(tone: Tone, children: Children) -> impl IntoView {
    view! {
        <div class=format!("notice {}", tone.class()) role="status">
            <Glyph icon=tone.icon()/>
            <div class="stack-s">{children()}</div>
        </div>
    }
    .into_any()
}
