//! A small page for a frame on another site: the answer, its drawing, where it comes from, and the
//! way back. No cookie, no program, no form.

use leptos::prelude::*;

use super::{Thing, markup, told::Told};
use crate::{
    page::reading::Reading,
    part::{
        icon::Sprite, passage::written, ruler::Ruler, state::StateBadge, waffle, waffle::Legend,
    },
};

/// So many squares in a row fit the narrowest frame at their full size.
const IN_A_ROW: usize = 9;

/// The whole document.
#[must_use]
pub fn document(thing: &Thing, told: Told, root: &str, reading: &Reading) -> String {
    let words = reading.words;
    let page = format!("{root}{}", reading.address.to(&thing.path));
    let eyebrow = told.eyebrow();
    let state = told
        .state
        .map(|(tone, word)| view! { <p><StateBadge tone word/></p> });
    let squares = (!told.squares.is_empty()).then(|| {
        // Many squares are drawn smaller rather than in many rows.
        let in_a_row = IN_A_ROW.max(told.squares.len() / 6);
        let (wide, high) = waffle::extent(told.squares.len(), in_a_row);
        view! {
            <svg class="widget-squares" role="img" aria-label=words.each_square() width=wide height=high viewBox=format!("0 0 {wide} {high}")>
                {waffle::drawing(&told.squares, in_a_row)}
            </svg>
            <Legend entries=told.legend/>
        }
    });
    let source = told
        .source
        .map(|source| view! { {words.source()} ": " {written(&source, reading.language)} ". " });
    let title = format!("{} · {}", told.title, words.site());
    let content = view! {
        <html lang=reading.language.code()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                <title>{title}</title>
                <link rel="canonical" href=page.clone()/>
                <link rel="stylesheet" href=reading.door.assets.css.clone()/>
                <link rel="icon" href=reading.door.assets.icon.clone() r#type="image/svg+xml"/>
            </head>
            <body>
                <Sprite/>
                <main class="widget stack-s">
                    <p class="eyebrow">{eyebrow}</p>
                    <h1><a href=page.clone() target="_blank" rel="noopener">{told.title}</a></h1>
                    {state}
                    <p>{told.sentence}</p>
                    {told.ruler.map(|view| view! { <Ruler view/> })}
                    {squares}
                    <p class="small">
                        {source} {words.as_of_day(reading.on)} ". "
                        <a href=page target="_blank" rel="noopener">{words.site()} ": " {words.source_and_history()}</a>
                    </p>
                </main>
            </body>
        </html>
    };
    // In a title the framework's marks would be read as words.
    format!("<!DOCTYPE html>{}", markup(content.into_any()))
}
