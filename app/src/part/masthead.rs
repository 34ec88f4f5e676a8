//! The head of every page: the way past it, the name, the other language, the ways in. A narrow window
//! breaks the line before the ways in, so that the keyboard goes as the eye does on every screen.

use leptos::prelude::*;

use super::icon::{Glyph, Icon, Mark};
use super::link::Link;
use crate::island::palette::id;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MastheadView {
    /// Leads to `#main`.
    pub skip: String,
    pub home: Link,
    /// What the list of ways in is called.
    pub label: String,
    pub ways: Vec<Way>,
    /// For the signed-in only: everywhere they can go.
    pub go: Option<Link>,
    /// For the signed-in only.
    pub bell: Option<Bell>,
    pub language: LanguageLink,
}

/// The way to one's notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bell {
    pub way: Way,
    pub unread: usize,
    /// What the number counts.
    pub counted: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub link: Link,
    /// Whether the page shown is this one or beneath it.
    pub current: bool,
}

/// The same page in the other language, named in that language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageLink {
    pub link: Link,
    pub code: &'static str,
}

#[component]
pub fn Masthead(view: MastheadView) -> impl IntoView {
    let MastheadView {
        skip,
        home,
        label,
        ways,
        go,
        bell,
        language,
    } = view;
    let go = go.map(|link| {
        view! {
            <a class="go" href=link.href data-opens=id::PLACES>
                {link.text}
                <kbd aria-hidden="true">"Ctrl K"</kbd>
            </a>
        }
    });
    let ways = ways
        .into_iter()
        .map(|Way { link, current }| {
            view! { <a href=link.href aria-current=current.then_some("true")>{link.text}</a> }
        })
        .collect_view();
    let bell = bell.map(
        |Bell {
             way,
             unread,
             counted,
         }| {
            let count = (unread > 0).then(|| {
                view! {
                    <span class="count" aria-hidden="true">{unread}</span>
                    <span class="hidden">{counted}</span>
                }
            });
            view! {
                <a class="bell" href=way.link.href aria-current=way.current.then_some("true")>
                    <Glyph icon=Icon::Bell/>
                    {way.link.text}
                    {count}
                </a>
            }
        },
    );
    view! {
        <a class="skip" href="#main">{skip}</a>
        <header class="mast">
            <div class="page">
                <a class="brand" href=home.href>
                    <Mark/>
                    {home.text}
                </a>
                {bell}
                <a class="language" href=language.link.href hreflang=language.code lang=language.code>
                    {language.link.text}
                </a>
                <nav aria-label=label>{ways} {go}</nav>
            </div>
        </header>
    }
    .into_any()
}
